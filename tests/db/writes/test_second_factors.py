"""The second factor: a password alone opens nothing once it is on, and no code opens twice."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.accounts import actor_of, own_sessions, wait_for
from db.reads.revision import revision
from db.reads.second_factors import own_factor
from db.rules.rights import Actor, stranger
from db.tables.accounts import RecoveryCode, SecondFactor
from db.tables.base import HOME_ORG
from db.tables.keeping import JournalLine
from db.terms import AccountId, Role
from db.work import perform, reading
from db.writes import accounts, second_factors, sign_ins
from db.writes.sign_ins import Admission
from tests.builders import actor_of as somebody
from tests.builders import at
from tests.builders.accounts import PASSWORD, a_try, an_account, code_of, with_factor

NOW = at(hour=2)
LATER = NOW + timedelta(minutes=2)


def theirs(engine: Engine, login: str = "wang.li") -> Actor:
    """An account's owner, signed in by the password alone."""
    an_account(engine, login)
    with reading(engine) as session:
        actor = actor_of(session, a_try(engine, login, now=NOW).token, NOW)
    assert actor is not None
    return actor


def a_code(engine: Engine, half_way: str, code: str, now: datetime = LATER) -> Admission:
    """One try with a code."""
    return perform(engine, stranger(HOME_ORG), sign_ins.sign_in_with_code, now=now, half_way=half_way, code=code)


def why(admission: Admission) -> Code | None:
    """Why a try was in vain; None when it was not."""
    return admission.refusal.code if admission.refusal else None


def test_the_password_only_leads_half_way_and_each_code_opens_once(engine: Engine) -> None:
    actor = theirs(engine)
    secret, _ = with_factor(engine, actor, now=NOW)

    half_way = a_try(engine, now=LATER)
    first = a_code(engine, half_way.half_way, code_of(secret, LATER))
    replayed = a_code(engine, half_way.half_way, code_of(secret, LATER))
    older = a_code(engine, half_way.half_way, code_of(secret, LATER - timedelta(seconds=30)))

    assert (half_way.token, half_way.refusal) == ("", None)
    assert first.token != ""
    assert (why(replayed), why(older)) == (Code.CODE_WRONG, Code.CODE_WRONG)
    with reading(engine) as session:
        assert actor_of(session, first.token, LATER) == actor
        assert len(own_sessions(session, actor, now=LATER)) == 2


def test_the_first_code_typed_to_switch_it_on_opens_nothing_afterwards(sqlite_engine: Engine) -> None:
    secret, _ = with_factor(sqlite_engine, theirs(sqlite_engine), now=NOW)

    admission = a_code(sqlite_engine, a_try(sqlite_engine, now=NOW).half_way, code_of(secret, NOW), NOW)

    assert why(admission) is Code.CODE_WRONG


def test_wrong_codes_slow_the_login_and_a_right_password_forgives_none_of_them(sqlite_engine: Engine) -> None:
    secret, _ = with_factor(sqlite_engine, theirs(sqlite_engine), now=NOW)
    half_way = a_try(sqlite_engine, now=LATER).half_way
    for _ in range(3):
        assert why(a_code(sqlite_engine, half_way, "000000")) is Code.CODE_WRONG

    right = a_code(sqlite_engine, half_way, code_of(secret, LATER))
    again = a_try(sqlite_engine, now=LATER)

    assert (why(right), why(again)) == (Code.LOGIN_DELAYED, Code.LOGIN_DELAYED)
    with reading(sqlite_engine) as session:
        assert wait_for(session, "wang.li", LATER) == timedelta(seconds=1)


def test_a_recovery_code_opens_once_however_it_is_typed(engine: Engine) -> None:
    actor = theirs(engine)
    _, codes = with_factor(engine, actor, now=NOW)
    half_way = a_try(engine, now=LATER).half_way

    opened = a_code(engine, half_way, f" {codes[0].lower().replace('-', ' ')} ")
    again = a_code(engine, half_way, codes[0])

    assert opened.token != ""
    assert why(again) is Code.CODE_WRONG
    with reading(engine) as session:
        factor = own_factor(session, actor)
        kept = session.exec(select(RecoveryCode)).all()
    assert factor is not None
    assert (factor.codes_left, factor.secret, factor.address) == (9, "", "")
    assert not any(code.replace("-", "") in str(one.model_dump()) for code in codes for one in kept)


def test_new_recovery_codes_end_the_former_ones(engine: Engine) -> None:
    actor = theirs(engine)
    _, former = with_factor(engine, actor, now=NOW)

    new = perform(engine, actor, second_factors.renew_recovery_codes, now=NOW, password=PASSWORD)

    half_way = a_try(engine, now=LATER).half_way
    assert why(a_code(engine, half_way, former[3])) is Code.CODE_WRONG
    assert a_code(engine, half_way, new[3]).token != ""


@pytest.mark.parametrize("what", ["waited", "forged", "changed", "closed", "switched off"])
def test_half_a_way_ends_with_its_time_its_password_and_its_account(sqlite_engine: Engine, what: str) -> None:
    actor = theirs(sqlite_engine)
    secret, _ = with_factor(sqlite_engine, actor, now=NOW)
    half_way, then = a_try(sqlite_engine, now=LATER).half_way, LATER
    admin, account_id = somebody(Role.ADMIN), AccountId(actor.account_id)
    if what == "waited":
        then = LATER + timedelta(minutes=6)
    elif what == "forged":
        half_way = half_way[:-1] + ("0" if half_way[-1] != "0" else "1")
    elif what == "changed":
        perform(sqlite_engine, admin, accounts.set_password, now=LATER, account_id=account_id, password=PASSWORD)
    elif what == "closed":
        an_account(sqlite_engine, "another.admin", Role.ADMIN)
        perform(sqlite_engine, admin, accounts.close_account, now=LATER, account_id=account_id)
    else:
        perform(sqlite_engine, actor, second_factors.switch_second_factor_off, now=LATER, password=PASSWORD)

    try:
        outcome = why(a_code(sqlite_engine, half_way, code_of(secret, then), then))
    except Refusal as refusal:
        outcome = refusal.code

    assert outcome is (Code.CODE_WRONG if what == "switched off" else Code.HALF_WAY_OVER)


def test_the_secret_is_sealed_for_its_account_and_stands_in_no_journal(sqlite_engine: Engine) -> None:
    secret, codes = with_factor(sqlite_engine, theirs(sqlite_engine), now=NOW)

    with reading(sqlite_engine) as session:
        factor = session.exec(select(SecondFactor)).one()
        lines = str([line.model_dump() for line in session.exec(select(JournalLine))])
    assert secret.encode() not in factor.sealed
    assert [said for said in (secret, *codes, *(code.replace("-", "") for code in codes)) if said in lines] == []
    assert "account.second_factor_on" in lines


def test_switching_on_and_off_takes_the_password_and_a_first_code(engine: Engine) -> None:
    actor = theirs(engine)
    wrong = PASSWORD.__class__("not it at all")

    for intent, facts, expected in (
        (second_factors.begin_second_factor, {"password": wrong}, Code.WRONG_LOGIN),
        (second_factors.confirm_second_factor, {"code": "123456"}, Code.NOT_FOUND),
        (second_factors.switch_second_factor_off, {"password": PASSWORD}, Code.ILLEGAL_MOVE),
    ):
        with pytest.raises(Refusal) as refused:
            perform(engine, actor, intent, now=NOW, **facts)
        assert refused.value.code is expected
    perform(engine, actor, second_factors.begin_second_factor, now=NOW, password=PASSWORD)
    with pytest.raises(Refusal) as refused:
        perform(engine, actor, second_factors.confirm_second_factor, now=NOW, code="123456")

    assert refused.value.code is Code.CODE_WRONG
    assert a_try(engine, now=LATER).token != ""


def test_the_administrator_resets_it_and_its_sessions_end(engine: Engine) -> None:
    actor = theirs(engine)
    secret, _ = with_factor(engine, actor, now=NOW)
    token = a_code(engine, a_try(engine, now=LATER).half_way, code_of(secret, LATER)).token
    account_id, then = AccountId(actor.account_id), LATER + timedelta(minutes=1)
    reset = second_factors.reset_second_factor

    with pytest.raises(Refusal) as refused:
        perform(engine, somebody(Role.STAFF), reset, now=then, account_id=account_id)
    perform(engine, somebody(Role.ADMIN), reset, now=then, account_id=account_id)

    assert refused.value.code is Code.NOT_ALLOWED
    assert a_try(engine, now=LATER + timedelta(minutes=2)).token != ""
    with reading(engine) as session:
        assert actor_of(session, token, LATER + timedelta(minutes=2)) is None
        assert session.exec(select(RecoveryCode)).all() == []
        events = session.exec(select(JournalLine.event)).all()
    assert "account.second_factor_reset" in events


def test_half_a_way_wakes_no_open_page(sqlite_engine: Engine) -> None:
    with_factor(sqlite_engine, theirs(sqlite_engine), now=NOW)
    with reading(sqlite_engine) as session:
        before = revision(session)

    a_code(sqlite_engine, a_try(sqlite_engine, now=LATER).half_way, "000000")

    with reading(sqlite_engine) as session:
        assert revision(session) == before
