"""What an actor's reach leads to: where one's branches serve, which come to one's communities, where one belongs.

Statements for conditions of db.reads.scope, which says who sees what.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, ParamSpec, TypeVar, cast

from sqlalchemy import ColumnElement, Select, and_, select
from sqlmodel import col

from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.checkins import BranchCheckin
from db.tables.people import Member
from db.terms import ActivityStatus, CheckinStatus

P = ParamSpec("P")
T = TypeVar("T")

_STANDING: Final = (CheckinStatus.SENT, CheckinStatus.RECEIVED)
_KEPT: Final = 256  # of them for everything there is: 50 MB, measured


def said_once(words: Callable[P, T]) -> Callable[P, T]:
    """Let words of a question be put together once for an actor, as long as others do not ask for theirs meanwhile.

    They are no rows, and never change: to put them together anew costs as much as to read what they ask for.
    """
    return cast("Callable[P, T]", lru_cache(maxsize=_KEPT)(words))


def mine(table: Any, actor: Actor) -> ColumnElement[bool]:  # noqa: ANN401 - any table that names a member
    """Rows of a table that are the actor's own."""
    return and_(table.org_id == actor.org_id, table.member_id == actor.member_id)


@said_once
def of_member(actor: Actor, column: Any) -> Select[Any]:  # noqa: ANN401 - a column of the member
    """Give what a column holds of the member that the actor is."""
    return select(col(column)).where(col(Member.org_id) == actor.org_id, col(Member.id) == actor.member_id)


def own_branch(actor: Actor) -> Select[Any]:
    """Give the branch of the member that the actor is."""
    return of_member(actor, Member.branch_id)


@said_once
def served(actor: Actor) -> Select[Any]:
    """Communities where the actor's branches are checked in, hold activities, or have members."""
    checked_in = select(col(BranchCheckin.community_id)).where(
        col(BranchCheckin.org_id) == actor.org_id,
        col(BranchCheckin.branch_id).in_(actor.branch_ids),
        col(BranchCheckin.status).in_(_STANDING),
    )
    holds = select(col(Activity.community_id)).where(
        col(Activity.org_id) == actor.org_id, col(Activity.branch_id).in_(actor.branch_ids)
    )
    manned = select(col(Member.serves_community_id)).where(
        col(Member.org_id) == actor.org_id,
        col(Member.branch_id).in_(actor.branch_ids),
        col(Member.serves_community_id).is_not(None),
    )
    return select(checked_in.union(holds, manned).subquery().c[0])


@said_once
def comes_here(actor: Actor) -> Select[Any]:
    """Branches that are checked in at the actor's communities or hold activities there."""
    checked_in = select(col(BranchCheckin.branch_id)).where(
        col(BranchCheckin.org_id) == actor.org_id,
        col(BranchCheckin.community_id).in_(actor.community_ids),
        col(BranchCheckin.status).in_(_STANDING),
    )
    holds = select(col(Activity.branch_id)).where(
        col(Activity.org_id) == actor.org_id,
        col(Activity.community_id).in_(actor.community_ids),
        col(Activity.status) != ActivityStatus.CANCELLED,
    )
    return select(checked_in.union(holds).subquery().c.branch_id)
