"""三员: where the three offices are held apart, nobody holds two of them, and none is opened by one hand alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.accounts import actor_for
from db.reads.safety import circumstances
from db.rules.rights import Actor, keeper
from db.rules.safety import Danger, dangers
from db.settings import settings
from db.tables.accounts import Account
from db.tables.base import HOME_ORG
from db.terms import AccountId, Role
from db.work import perform, reading
from db.writes import accounts
from tests.builders import actor_of as somebody
from tests.builders import at
from tests.builders.accounts import PASSWORD, a_try

NOW = at()


def of(role: Role) -> Actor:
    """The holder of an office, where they are held apart."""
    return replace(somebody(role), apart=True)


def opened(engine: Engine, role: Role, name: str, by: Role = Role.ADMIN) -> Account:
    """An account that the administrator enters."""
    login = f"{role}-{name}"
    return perform(
        engine, of(by), accounts.create_account, now=NOW, login=login, name=name, role=role, password=PASSWORD
    )


def refused(engine: Engine, actor: Actor, intent: object, account: Account, **facts: object) -> Code:
    """Why somebody is refused something about an account."""
    with pytest.raises(Refusal) as why:
        perform(engine, actor, intent, now=NOW, account_id=AccountId(account.id), **facts)  # type: ignore[arg-type]  # any intent
    return why.value.code


def test_two_hands_open_an_account_but_for_the_first_security_administrator_s(engine: Engine) -> None:
    first = opened(engine, Role.SECURITY, "周安")
    second, staff = opened(engine, Role.SECURITY, "吴全"), opened(engine, Role.STAFF, "王丽")
    shut = a_try(engine, staff.login, now=NOW)

    by_one_hand = refused(engine, of(Role.ADMIN), accounts.reopen_account, staff)
    perform(engine, of(Role.SECURITY), accounts.reopen_account, now=NOW, account_id=AccountId(staff.id))

    assert (first.closed_at, second.closed_at, staff.closed_at) == (None, NOW, NOW)
    assert by_one_hand is Code.NOT_ALLOWED
    assert shut.refusal is not None
    assert a_try(engine, staff.login, now=NOW).token != ""


def test_one_person_gets_one_of_the_three_offices(sqlite_engine: Engine) -> None:
    opened(sqlite_engine, Role.SECURITY, "周安")

    with pytest.raises(Refusal) as why:
        opened(sqlite_engine, Role.AUDITOR, "周安")
    other, plain = opened(sqlite_engine, Role.AUDITOR, "郑审"), opened(sqlite_engine, Role.STAFF, "周安")
    security = of(Role.SECURITY)
    perform(sqlite_engine, security, accounts.reopen_account, now=NOW, account_id=AccountId(other.id))

    assert (why.value.code, why.value.facts) == (Code.OFFICES_APART, {"name": "周安", "role": Role.SECURITY})
    assert (
        refused(sqlite_engine, security, accounts.change_account, plain, name="周安", role=Role.ADMIN)
        is Code.OFFICES_APART
    )
    assert (
        refused(sqlite_engine, security, accounts.change_account, other, name="周安", role=Role.AUDITOR)
        is Code.OFFICES_APART
    )


def test_nobody_changes_their_own_rights_and_the_last_of_each_stays(sqlite_engine: Engine) -> None:
    first = opened(sqlite_engine, Role.SECURITY, "周安")
    self_ = replace(of(Role.SECURITY), account_id=AccountId(first.id))

    own = refused(sqlite_engine, self_, accounts.change_account, first, name="周安", role=Role.ADMIN)
    last = refused(sqlite_engine, of(Role.ADMIN), accounts.close_account, first)

    assert (own, last) == (Code.OWN_RIGHTS, Code.LAST_ADMIN)


def test_without_it_one_administrator_does_it_all_as_before(sqlite_engine: Engine) -> None:
    admin = somebody(Role.ADMIN)

    made = [
        perform(sqlite_engine, admin, accounts.create_account, now=NOW, login=role, name="李一", role=role)
        for role in (Role.ADMIN, Role.SECURITY, Role.AUDITOR)
    ]

    assert [account.closed_at for account in made] == [None, None, None]


def test_the_setting_holds_for_whoever_signs_in_and_the_doctor_names_what_is_missing(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = perform(
        sqlite_engine, somebody(Role.ADMIN), accounts.create_account, now=NOW, login="aa", name="李一", role=Role.ADMIN
    )
    perform(
        sqlite_engine,
        somebody(Role.ADMIN),
        accounts.create_account,
        now=NOW,
        login="bb",
        name="李一",
        role=Role.AUDITOR,
    )
    monkeypatch.setenv("SANSHUANG_OFFICES", "apart")
    settings.cache_clear()
    with reading(sqlite_engine) as session:
        strict = actor_for(session, admin).apart
        found = {one.danger for one in dangers(circumstances(session, keeper(HOME_ORG)), datetime.now(UTC))}
    monkeypatch.undo()
    settings.cache_clear()
    with reading(sqlite_engine) as session:
        before = {one.danger for one in dangers(circumstances(session, keeper(HOME_ORG)), datetime.now(UTC))}

    assert strict is True
    assert found - before == {Danger.OFFICE_EMPTY, Danger.OFFICES_SHARED}
