"""An account reaches what its role works in, whatever else is written on it."""

from uuid import UUID

import pytest
from sqlalchemy import Engine

from db.reads.accounts import actor_for
from db.tables.accounts import Account, AccountCommunity
from db.terms import Role
from db.work import reading, writing
from tests.builders import Town, a_town, actor_of, at


def _reach(engine: Engine, town: Town, role: Role) -> tuple[set[UUID], set[UUID]]:
    """Give the branches and communities that an account of a role reaches when everything is written on it."""
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        account = work.add(
            Account(
                login="somebody",
                name="某人",
                role=role,
                branch_id=town.branch_a,
                member_id=town.zhang_a,
                sessions_since=at(),
                created_at=at(),
            )
        )
        work.add(AccountCommunity(account_id=account.id, community_id=town.wanghu))
    with reading(engine) as session:
        actor = actor_for(session, account)
    return set(actor.branch_ids), set(actor.community_ids)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CLERK, Role.HELPER, Role.SECRETARY])
def test_a_role_reaches_only_what_it_works_in(sqlite_engine: Engine, role: Role) -> None:
    town = a_town(sqlite_engine)

    branches, communities = _reach(sqlite_engine, town, role)

    assert branches == ({town.branch_a} if role is Role.SECRETARY else set())
    assert communities == ({town.wanghu} if role in {Role.CLERK, Role.HELPER} else set())
