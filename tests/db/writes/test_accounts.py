"""Accounts: only the administrator keeps them, every change bites at once, and one administrator always remains."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.account_list import account_list, member_coded, one_account
from db.reads.accounts import actor_of, doorstep
from db.rules.rights import Actor, stranger
from db.tables.accounts import Account
from db.tables.base import HOME_ORG
from db.tables.keeping import Bureau, JournalLine
from db.tables.people import Branch
from db.terms import AccountId, Language, Role
from db.work import perform, reading, writing
from db.writes import accounts, setup
from tests.builders import a_town, at
from tests.builders import actor_of as somebody
from tests.builders.accounts import PASSWORD, a_try, an_account

NOW = at(hour=2)
NEW = SecretStr("lantern-orbit-sycamore")
HOUSE: dict[str, Any] = {
    "bureau": "江城市机关事务局",
    "city": "江城市",
    "login": "admin",
    "name": "王管",
    "password": PASSWORD,
}


def signed_in(engine: Engine, login: str = "wang.li") -> tuple[str, Actor]:
    """Sign in; give the token and who it is."""
    token = a_try(engine, login, now=NOW).token
    with reading(engine) as session:
        actor = actor_of(session, token, NOW)
    assert actor is not None
    return token, actor


def still_in(engine: Engine, token: str) -> bool:
    """Whether the session lives a second later."""
    with reading(engine) as session:
        return actor_of(session, token, NOW + timedelta(seconds=1)) is not None


def test_a_clerk_s_account_reaches_its_communities(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    perform(
        sqlite_engine, somebody(Role.ADMIN), accounts.create_account, now=NOW, login="Clerk", name="刘芳",
        role=Role.CLERK, password=PASSWORD, community_ids=[town.wanghu],
    )  # fmt: skip

    _, actor = signed_in(sqlite_engine, "clerk")

    assert actor.community_ids == frozenset({town.wanghu})
    assert actor.reaches(community_id=town.tingsong) is False


def test_a_unit_s_secretary_reaches_all_its_branches(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    with reading(sqlite_engine) as session:
        unit_id = session.exec(select(Branch.unit_id)).first()
    perform(
        sqlite_engine, somebody(Role.ADMIN), accounts.create_account, now=NOW, login="sec", name="陈立",
        role=Role.SECRETARY, password=PASSWORD, unit_id=unit_id,
    )  # fmt: skip

    _, actor = signed_in(sqlite_engine, "sec")

    assert actor.branch_ids == frozenset({town.branch_a, town.branch_b})


def test_a_login_is_given_once(engine: Engine) -> None:
    an_account(engine)

    with pytest.raises(Refusal) as refused:
        an_account(engine, "WANG.LI")

    assert refused.value.code is Code.LOGIN_TAKEN


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMIN, Role.SECURITY}])
def test_nobody_but_the_administrator_keeps_accounts(sqlite_engine: Engine, role: Role) -> None:
    account = an_account(sqlite_engine)

    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, somebody(role), accounts.close_account, now=NOW, account_id=AccountId(account.id))

    assert refused.value.code is Code.NOT_ALLOWED


def test_a_changed_role_ends_all_sessions(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine)
    token, _ = signed_in(sqlite_engine)

    perform(
        sqlite_engine, somebody(Role.ADMIN), accounts.change_account, now=NOW + timedelta(seconds=1),
        account_id=AccountId(account.id), name="王丽", role=Role.LEADER,
    )  # fmt: skip

    assert still_in(sqlite_engine, token) is False


def test_a_password_set_by_the_administrator_ends_all_sessions_and_is_not_in_the_journal(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine)
    token, _ = signed_in(sqlite_engine)

    perform(
        sqlite_engine, somebody(Role.ADMIN), accounts.set_password, now=NOW + timedelta(seconds=1),
        account_id=AccountId(account.id), password=NEW,
    )  # fmt: skip

    assert still_in(sqlite_engine, token) is False
    assert a_try(sqlite_engine, password=NEW, now=NOW + timedelta(seconds=2)).refusal is None
    with reading(sqlite_engine) as session:
        lines = str([line.model_dump() for line in session.exec(select(JournalLine))])
    assert "argon2" not in lines
    assert NEW.get_secret_value() not in lines


def test_one_s_own_password_needs_the_old_one(engine: Engine) -> None:
    an_account(engine)
    token, actor = signed_in(engine)

    with pytest.raises(Refusal) as refused:
        perform(engine, actor, accounts.change_own_password, now=NOW, old=NEW, new=NEW)
    perform(engine, actor, accounts.change_own_password, now=NOW + timedelta(seconds=1), old=PASSWORD, new=NEW)

    assert refused.value.code is Code.WRONG_LOGIN
    assert still_in(engine, token) is False


def test_the_language_is_remembered(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)
    _, actor = signed_in(sqlite_engine)

    perform(sqlite_engine, actor, accounts.set_language, now=NOW, language=Language.EN)

    assert signed_in(sqlite_engine)[1].language is Language.EN


def test_the_last_administrator_cannot_be_closed_or_demoted(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine, "admin", Role.ADMIN)
    admin, account_id = somebody(Role.ADMIN), AccountId(account.id)

    with pytest.raises(Refusal) as closing:
        perform(sqlite_engine, admin, accounts.close_account, now=NOW, account_id=account_id)
    with pytest.raises(Refusal) as demoting:
        perform(
            sqlite_engine, admin, accounts.change_account, now=NOW, account_id=account_id, name="王丽", role=Role.STAFF
        )

    assert (closing.value.code, demoting.value.code) == (Code.LAST_ADMIN, Code.LAST_ADMIN)


def test_a_closed_account_opens_again_without_its_old_sessions(sqlite_engine: Engine) -> None:
    account = an_account(sqlite_engine)
    token, _ = signed_in(sqlite_engine)
    admin, account_id = somebody(Role.ADMIN), AccountId(account.id)
    perform(sqlite_engine, admin, accounts.close_account, now=NOW + timedelta(seconds=1), account_id=account_id)

    perform(sqlite_engine, admin, accounts.reopen_account, now=NOW + timedelta(seconds=1), account_id=account_id)

    assert still_in(sqlite_engine, token) is False
    assert a_try(sqlite_engine, now=NOW + timedelta(seconds=2)).refusal is None


def test_the_list_of_accounts_is_for_those_who_may_see_it(sqlite_engine: Engine) -> None:
    an_account(sqlite_engine)
    an_account(sqlite_engine, "ping_an", Role.LEADER)

    with reading(sqlite_engine) as session:
        found = account_list(session, somebody(Role.AUDITOR), text="WANG")
        literal = account_list(session, somebody(Role.AUDITOR), text="g_a")
        leaders = account_list(session, somebody(Role.AUDITOR), role=Role.LEADER)
        closed = account_list(session, somebody(Role.AUDITOR), closed=True)
        with pytest.raises(Refusal) as refused:
            account_list(session, somebody(Role.STAFF))

    assert [(line.login, line.name, line.role, line.closed) for line in found.lines] == [
        ("wang.li", "王丽", Role.STAFF, False)
    ]
    assert [line.login for line in literal.lines] == [line.login for line in leaders.lines] == ["ping_an"]
    assert closed.total == 0
    assert refused.value.code is Code.NOT_ALLOWED


def test_one_account_shows_its_reach_and_its_last_sign_of_life(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    both = [town.wanghu, town.tingsong]
    perform(
        sqlite_engine, somebody(Role.ADMIN), accounts.create_account, now=NOW, login="clerk", name="刘芳",
        role=Role.CLERK, password=PASSWORD, community_ids=both,
    )  # fmt: skip
    a_try(sqlite_engine, "clerk", now=NOW)

    with reading(sqlite_engine) as session:
        view = one_account(session, somebody(Role.ADMIN), login="CLERK")
        with pytest.raises(Refusal) as refused:
            one_account(session, somebody(Role.ADMIN), login="nobody")

    assert view.community_ids == frozenset(both)
    assert set(view.line.place.split(" · ")) == {"望湖社区", "听松社区"}
    assert view.line.seen_at == NOW
    assert refused.value.code is Code.NOT_FOUND


def test_a_member_is_found_by_code_to_be_given_an_account(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    with reading(sqlite_engine) as session:
        found = member_coded(session, somebody(Role.ADMIN), code=" dy0001")
        nobody = member_coded(session, somebody(Role.ADMIN), code="DY9999")

    assert found == (town.zhang_a, "张三 · 甲党支部")
    assert nobody is None


def test_the_first_day_needs_the_code_from_the_console(sqlite_engine: Engine) -> None:
    door = stranger(HOME_ORG)
    perform(sqlite_engine, door, setup.offer_setup, now=NOW, code="an-old-code")
    perform(sqlite_engine, door, setup.offer_setup, now=NOW, code="the-code")

    for code in ("an-old-code", "", "the-cod"):
        with pytest.raises(Refusal) as refused:
            perform(sqlite_engine, door, setup.set_up, now=NOW, code=code, **HOUSE)
        assert refused.value.code is Code.SETUP_CODE_WRONG
    account = perform(sqlite_engine, door, setup.set_up, now=NOW, code="the-code", **HOUSE)

    assert (account.role, account.login) == (Role.ADMIN, "admin")
    with reading(sqlite_engine) as session:
        step = doorstep(session)
    assert (step.bureau, step.city, step.demo, step.empty) == ("江城市机关事务局", "江城市", False, False)


def test_a_house_is_set_up_once(engine: Engine) -> None:
    door = stranger(HOME_ORG)
    perform(engine, door, setup.offer_setup, now=NOW, code="the-code")
    perform(engine, door, setup.set_up, now=NOW, code="the-code", **HOUSE)

    with pytest.raises(Refusal) as again:
        perform(engine, door, setup.set_up, now=NOW, code="the-code", **HOUSE)
    with pytest.raises(Refusal) as offered:
        perform(engine, door, setup.offer_setup, now=NOW, code="another")

    assert (again.value.code, offered.value.code) == (Code.SETUP_DONE, Code.SETUP_DONE)


def test_without_an_offer_no_code_opens_the_set_up(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine, somebody(Role.ADMIN), now=NOW) as work:
        assert work.session.get_one(Bureau, HOME_ORG).setup_hash == ""

    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, stranger(HOME_ORG), setup.set_up, now=NOW, code="", **HOUSE)

    assert refused.value.code is Code.SETUP_CODE_WRONG
    with reading(sqlite_engine) as session:
        assert session.exec(select(Account)).all() == []
