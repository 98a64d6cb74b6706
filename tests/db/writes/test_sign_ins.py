"""The door: sessions begin, live and end; tries in vain slow down and are never forgotten by a restart."""

from datetime import timedelta
from uuid import uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import select

from db.engine import make_engine
from db.errors import Code, Refusal
from db.reads.accounts import actor_of, own_sessions, personas, visitor_of, wait_for
from db.reads.revision import revision
from db.rules.accounts import Proof, digest
from db.rules.rights import Actor, Right, stranger
from db.tables.accounts import SignIn, SignInTry
from db.tables.base import HOME_ORG
from db.tables.keeping import JournalLine
from db.terms import AccountId, JournalKind, Language, Role
from db.work import perform, reading
from db.writes import accounts, sign_ins
from tests.builders import actor_of as somebody
from tests.builders import at
from tests.builders.accounts import PASSWORD, a_demo, a_try, an_account

NOW = at(hour=2)
WRONG = SecretStr("pear railway thursday")


def whoever(engine: Engine, token: str, minutes: int = 0) -> Actor | None:
    """Who stands behind a token, some minutes later."""
    with reading(engine) as session:
        return actor_of(session, token, NOW + timedelta(minutes=minutes))


def test_the_right_password_begins_a_session(engine: Engine) -> None:
    account = an_account(engine)

    token = a_try(engine, now=NOW).token

    actor = whoever(engine, token)
    assert actor is not None
    assert (actor.account_id, actor.role, actor.name) == (account.id, Role.STAFF, "王丽")


def test_only_the_token_s_digest_is_kept(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)

    token = a_try(sqlite_engine, now=NOW).token

    with reading(sqlite_engine) as session:
        kept = session.exec(select(SignIn)).one()
    assert kept.token_hash == digest(token)
    assert token not in str(kept.model_dump())


@pytest.mark.parametrize("login", ["wang.li", "nobody"])
def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(sqlite_engine: Engine, login: str) -> None:
    an_account(sqlite_engine)

    admission = a_try(sqlite_engine, login, WRONG, now=NOW)

    assert admission.token == ""
    assert admission.refusal is not None
    assert admission.refusal.code is Code.WRONG_LOGIN


def test_tries_in_vain_slow_one_login_and_no_other(engine: Engine) -> None:
    an_account(engine)
    an_account(engine, "zhao")
    for _ in range(4):
        a_try(engine, password=WRONG, now=NOW)

    slowed = a_try(engine, now=NOW)
    other = a_try(engine, "zhao", now=NOW)

    assert slowed.refusal is not None
    assert (slowed.refusal.code, slowed.refusal.facts) == (Code.LOGIN_DELAYED, {"seconds": 1})
    assert other.refusal is None


def test_even_the_right_password_waits_and_then_forgives(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)
    for _ in range(3):
        a_try(sqlite_engine, password=WRONG, now=NOW)

    later = a_try(sqlite_engine, now=NOW + timedelta(seconds=1))

    assert later.refusal is None
    with reading(sqlite_engine) as session:
        assert wait_for(session, "wang.li", NOW + timedelta(seconds=1)) == timedelta()


def test_a_restart_forgets_no_try(sqlite_url: str) -> None:
    before = make_engine(sqlite_url)
    an_account(before)
    for minutes in range(8):
        a_try(before, password=WRONG, now=NOW + timedelta(minutes=minutes))
    before.dispose()

    after = make_engine(sqlite_url)
    admission = a_try(after, now=NOW + timedelta(minutes=7))
    after.dispose()

    assert admission.refusal is not None
    assert admission.refusal.facts == {"seconds": 32}


def test_what_was_typed_in_vain_is_not_kept(sqlite_engine: Engine) -> None:
    a_try(sqlite_engine, "my password by mistake", WRONG, now=NOW)

    with reading(sqlite_engine) as session:
        tried = session.exec(select(SignInTry)).one()
        line = session.exec(select(JournalLine)).one()
    assert tried.login_hash == digest("my password by mistake")
    assert (line.kind, line.event, line.account_id, line.role) == (JournalKind.SIGN_IN, "sign_in.failed", None, "")
    assert "mistake" not in str(line.model_dump())
    assert "account_id" not in line.after


def test_the_journal_says_whose_password_was_tried_in_vain(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine)

    a_try(sqlite_engine, password=WRONG, now=NOW)

    with reading(sqlite_engine) as session:
        line = session.exec(select(JournalLine).where(JournalLine.event == "sign_in.failed")).one()
    assert line.after["account_id"] == str(account.id)


def test_tries_at_the_door_wake_no_open_page(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)
    with reading(sqlite_engine) as session:
        before = revision(session)

    a_try(sqlite_engine, password=WRONG, now=NOW)
    a_try(sqlite_engine, now=NOW)

    with reading(sqlite_engine) as session:
        assert revision(session) == before


def test_each_sign_in_has_a_token_of_its_own(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)

    tokens = {a_try(sqlite_engine, now=NOW).token for _ in range(3)}

    assert len(tokens) == 3


@pytest.mark.parametrize(("minutes", "alive"), [(119, True), (120, False), (720, False)])
def test_a_session_without_a_sign_of_life_ends(sqlite_engine: Engine, minutes: int, *, alive: bool) -> None:
    an_account(sqlite_engine)
    token = a_try(sqlite_engine, now=NOW).token

    assert (whoever(sqlite_engine, token, minutes) is not None) == alive


def test_signs_of_life_carry_a_session_to_its_end_and_not_beyond(engine: Engine) -> None:
    an_account(engine)
    token = a_try(engine, now=NOW).token
    for minutes in range(60, 720, 60):
        moment = NOW + timedelta(minutes=minutes)
        with reading(engine) as session:
            visitor = visitor_of(session, token, moment)
        assert visitor is not None
        assert visitor.sign_due is True
        perform(engine, visitor.actor, sign_ins.note_sign_of_life, now=moment, sign_in_id=visitor.sign_in_id)

    assert whoever(engine, token, 719) is not None
    assert whoever(engine, token, 720) is None


def test_nobody_keeps_another_s_session_alive_or_ends_it(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine)
    a_try(sqlite_engine, now=NOW)
    with reading(sqlite_engine) as session:
        theirs = session.exec(select(SignIn).where(SignIn.account_id == account.id)).one()
    stranger_to_them = somebody(Role.STAFF, name="another")

    perform(sqlite_engine, stranger_to_them, sign_ins.note_sign_of_life, now=at(hour=3), sign_in_id=theirs.id)
    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, stranger_to_them, sign_ins.end_session, now=at(hour=3), sign_in_id=theirs.id)

    assert refused.value.code is Code.NOT_FOUND
    with reading(sqlite_engine) as session:
        assert session.get_one(SignIn, (theirs.id, HOME_ORG)).seen_at == NOW


def test_signing_out_ends_this_session_only(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)
    here, there = a_try(sqlite_engine, now=NOW).token, a_try(sqlite_engine, now=NOW).token
    actor = whoever(sqlite_engine, here)
    assert actor is not None

    perform(sqlite_engine, actor, sign_ins.sign_out, now=NOW, token=here)

    assert whoever(sqlite_engine, here) is None
    assert whoever(sqlite_engine, there) is not None


def test_a_wall_lasts_for_days_untouched_and_may_do_nothing_but_show(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)
    person = whoever(sqlite_engine, a_try(sqlite_engine, now=NOW).token)
    assert person is not None

    token = perform(sqlite_engine, person, sign_ins.begin_wall, now=NOW).token

    screen = whoever(sqlite_engine, token, minutes=29 * 24 * 60)
    assert screen is not None
    assert [right for right in Right if screen.may(right)] == [Right.SEE_OVERVIEW]
    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, screen, sign_ins.begin_wall, now=NOW)
    assert refused.value.code is Code.NOT_ALLOWED
    assert whoever(sqlite_engine, token, minutes=30 * 24 * 60) is None
    perform(sqlite_engine, screen, sign_ins.sign_out, now=NOW, token=token)
    assert whoever(sqlite_engine, token) is None


def test_other_sessions_can_be_ended_from_here(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)
    here, there = a_try(sqlite_engine, now=NOW).token, a_try(sqlite_engine, now=NOW).token
    actor = whoever(sqlite_engine, here)
    assert actor is not None

    perform(sqlite_engine, actor, sign_ins.end_other_sessions, now=NOW, token=here)

    assert whoever(sqlite_engine, there) is None
    with reading(sqlite_engine) as session:
        lines = own_sessions(session, actor, now=NOW, token=here)
    assert [line.this_one for line in lines] == [True]


def test_a_closed_account_is_out_at_once_and_stays_out(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine)
    token = a_try(sqlite_engine, now=NOW).token

    perform(sqlite_engine, somebody(Role.ADMIN), accounts.close_account, now=NOW, account_id=AccountId(account.id))

    assert whoever(sqlite_engine, token) is None
    again = a_try(sqlite_engine, now=NOW)
    assert again.refusal is not None
    assert again.refusal.code is Code.WRONG_LOGIN


def test_a_password_changed_between_proof_and_sign_in_opens_nothing(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine)
    stale = Proof("wang.li", AccountId(account.id), "an older seal")

    admission = perform(sqlite_engine, stranger(HOME_ORG), sign_ins.sign_in, now=NOW, proof=stale)

    assert admission.refusal is not None
    assert admission.refusal.code is Code.WRONG_LOGIN


def test_a_persona_signs_in_with_one_tap_in_a_demo(sqlite_engine: Engine) -> None:
    account_id = a_demo(sqlite_engine)

    admission = perform(
        sqlite_engine,
        stranger(HOME_ORG),
        sign_ins.sign_in_as_persona,
        now=NOW,
        account_id=account_id,
        language=Language.EN,
    )

    actor = whoever(sqlite_engine, admission.token)
    assert actor is not None
    assert (actor.role, actor.language) == (Role.LEADER, Language.EN)
    with reading(sqlite_engine) as session:
        assert [(card.role, card.account_id) for card in personas(session)] == [(Role.LEADER, account_id)]


def test_there_are_no_personas_where_data_is_real(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine, password=None)

    with pytest.raises(Refusal) as refused:
        perform(
            sqlite_engine,
            stranger(HOME_ORG),
            sign_ins.sign_in_as_persona,
            now=NOW,
            account_id=AccountId(account.id),
            language=Language.ZH,
        )

    assert refused.value.code is Code.NOT_ALLOWED
    with reading(sqlite_engine) as session:
        assert personas(session) == []


def test_in_a_demo_an_account_with_a_password_is_no_persona(sqlite_engine: Engine) -> None:
    a_demo(sqlite_engine)
    account = an_account(sqlite_engine)

    with pytest.raises(Refusal) as refused:
        perform(
            sqlite_engine,
            stranger(HOME_ORG),
            sign_ins.sign_in_as_persona,
            now=NOW,
            account_id=AccountId(account.id),
            language=Language.ZH,
        )

    assert refused.value.code is Code.NOT_ALLOWED


def by_organisation(engine: Engine, subject: str, login: str) -> str:
    """Sign in as the organisation vouches."""
    return perform(
        engine, stranger(HOME_ORG), sign_ins.sign_in_by_organisation, now=NOW, subject=subject, login=login
    ).token


def test_the_organisation_s_subject_is_remembered_at_the_first_sign_in(engine: Engine) -> None:
    account = an_account(engine)

    by_organisation(engine, "subject-1", "Wang.Li")
    token = by_organisation(engine, "subject-1", "renamed")

    actor = whoever(engine, token)
    assert actor is not None
    assert actor.account_id == account.id


@pytest.mark.parametrize(("subject", "login"), [("subject-2", "wang.li"), ("", "wang.li"), ("subject-3", "nobody")])
def test_nobody_takes_an_account_that_is_not_opened_for_them(sqlite_engine: Engine, subject: str, login: str) -> None:
    an_account(sqlite_engine)
    by_organisation(sqlite_engine, "subject-1", "wang.li")

    with pytest.raises(Refusal) as refused:
        by_organisation(sqlite_engine, subject, login)

    assert refused.value.code is Code.NOT_ALLOWED


def test_an_unknown_token_is_nobody(sqlite_engine: Engine) -> None:
    assert whoever(sqlite_engine, "") is None
    assert whoever(sqlite_engine, uuid4().hex) is None


def test_the_door_has_no_rights() -> None:
    door = stranger(HOME_ORG)

    assert door.reaches_all is False
    assert door.sees_names is False
    assert PASSWORD.get_secret_value() not in repr(door)
