"""Accounts with a password, and their sessions."""

from datetime import datetime
from typing import Final

import pyotp
from pydantic import SecretStr
from sqlalchemy import Engine

from db.reads.accounts import proof_of
from db.reads.second_factors import own_factor
from db.rules.rights import Actor, stranger
from db.tables.accounts import Account
from db.tables.base import HOME_ORG
from db.tables.keeping import Bureau
from db.terms import AccountId, Role
from db.work import perform, reading, writing
from db.writes.accounts import create_account
from db.writes.second_factors import begin_second_factor, confirm_second_factor
from db.writes.sign_ins import Admission, sign_in
from tests.builders.people import actor_of, at

PASSWORD: Final = SecretStr("pear railway wednesday")


def an_account(
    engine: Engine, login: str = "wang.li", role: Role = Role.STAFF, *, password: SecretStr | None = PASSWORD
) -> Account:
    """Somebody who may sign in."""
    admin = actor_of(Role.ADMIN)
    return perform(
        engine, admin, create_account, now=at(2026, 1, 5), login=login, name="王丽", role=role, password=password
    )


def a_try(engine: Engine, login: str = "wang.li", password: SecretStr = PASSWORD, *, now: datetime) -> Admission:
    """One try at the door."""
    with reading(engine) as session:
        proof = proof_of(session, login, password)
    return perform(engine, stranger(HOME_ORG), sign_in, now=now, proof=proof, device="a browser")


def code_of(secret: str, now: datetime) -> str:
    """The six digits that a telephone with this secret shows at a moment."""
    return pyotp.TOTP(secret).at(now)


def with_factor(engine: Engine, actor: Actor, *, now: datetime) -> tuple[str, tuple[str, ...]]:
    """Switch somebody's second factor on; gives the telephone's secret and the recovery codes."""
    perform(engine, actor, begin_second_factor, now=now, password=PASSWORD)
    with reading(engine) as session:
        begun = own_factor(session, actor)
    assert begun is not None
    codes = perform(engine, actor, confirm_second_factor, now=now, code=code_of(begun.secret, now))
    return begun.secret, codes


def a_demo(engine: Engine) -> AccountId:
    """A demo database with one persona, a leader; gives the persona's account."""
    with writing(engine, actor_of(Role.ADMIN), now=at(2026, 1, 5)) as work:
        work.session.get_one(Bureau, HOME_ORG).demo = True
    return AccountId(an_account(engine, "leader", Role.LEADER, password=None).id)
