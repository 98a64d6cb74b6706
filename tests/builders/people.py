"""Actors and moments."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from db.rules.rights import Actor
from db.tables.base import HOME_ORG
from db.terms import AccountId, BranchId, CommunityId, MemberId, Role

_NAMES = UUID(int=7)


def at(year: int = 2026, month: int = 5, day: int = 20, hour: int = 2, minute: int = 0) -> datetime:
    """A moment in UTC; the default is 10 o'clock of 20 May 2026 in Shanghai."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def actor_of(
    role: Role,
    *,
    name: str = "",
    communities: tuple[UUID, ...] = (),
    branches: tuple[UUID, ...] = (),
    member: UUID | None = None,
) -> Actor:
    """Somebody with a role and a reach; the same name is the same account."""
    return Actor(
        account_id=AccountId(uuid5(_NAMES, name or role)),
        role=role,
        name=name or role,
        org_id=HOME_ORG,
        community_ids=frozenset(CommunityId(c) for c in communities),
        branch_ids=frozenset(BranchId(b) for b in branches),
        member_id=MemberId(member) if member else None,
    )
