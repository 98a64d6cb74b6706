"""What hangs on a place, a unit or a branch: what still runs there, and whatever was ever recorded of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables import metadata
from db.tables.activities import Activity
from db.tables.agreements import Agreement
from db.tables.checkins import BranchCheckin, MemberCheckin
from db.tables.lists import Post, Project
from db.tables.needs import Need
from db.tables.pairs import Pair
from db.tables.people import Branch, Member
from db.tables.wishes import Wish
from db.terms import (
    ActivityStatus,
    AgreementStatus,
    BranchId,
    CheckinStatus,
    CommunityId,
    MemberStatus,
    NeedStatus,
    PairStatus,
    PostStatus,
    ProjectStatus,
    Tie,
    UnitId,
    WishStatus,
)

_RUNNING: Final[Mapping[Tie, tuple[Any, ColumnElement[bool]]]] = {
    Tie.NEEDS: (
        Need, col(Need.status).not_in({NeedStatus.SOLVED, NeedStatus.EVALUATED, NeedStatus.DECLINED})
    ),
    Tie.WISHES: (Wish, col(Wish.status).in_({WishStatus.POSTED, WishStatus.CLAIMED})),
    Tie.PAIRS: (Pair, col(Pair.status) == PairStatus.RUNNING),
    Tie.PROJECTS: (Project, col(Project.status).not_in({ProjectStatus.FINISHED, ProjectStatus.DROPPED})),
    Tie.ACTIVITIES: (Activity, col(Activity.status).not_in({ActivityStatus.CONFIRMED, ActivityStatus.CANCELLED})),
}  # fmt: skip
"""What has an end and has not reached it, by community and by branch."""

_TIES: Final[Mapping[str, Tie]] = {
    "street": Tie.STREETS, "community": Tie.COMMUNITIES, "branch": Tie.BRANCHES, "member": Tie.MEMBERS,
    "branch_checkin": Tie.SLIPS, "need": Tie.NEEDS, "wish": Tie.WISHES, "pair": Tie.PAIRS, "post": Tie.POSTS,
    "project": Tie.PROJECTS, "activity": Tie.ACTIVITIES, "agreement": Tie.AGREEMENTS,
    "account": Tie.ACCOUNTS, "account_community": Tie.ACCOUNTS,
}  # fmt: skip
"""By the table whose rows hang there; others are records of the past."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """How many of a kind hang there."""

    tie: Tie
    count: int


def at_community(session: Session, actor: Actor, *, community_id: CommunityId, today: date) -> tuple[Hanging, ...]:
    """Give what still runs in a community, its agreements of this year, and who is checked in or on the way there."""
    here = {tie: (table, and_(table.community_id == community_id, open_)) for tie, (table, open_) in _running(today)}
    posts = and_(col(Post.community_id) == community_id, col(Post.status) == PostStatus.OPEN)
    slips = and_(
        col(BranchCheckin.community_id) == community_id,
        col(BranchCheckin.status).in_({CheckinStatus.SENT, CheckinStatus.RECEIVED}),
    )
    return _counted(session, actor, {**here, Tie.POSTS: (Post, posts), Tie.SLIPS: (BranchCheckin, slips)}) + _people(
        session, actor, community_id
    )


def at_branch(session: Session, actor: Actor, *, branch_id: BranchId, today: date) -> tuple[Hanging, ...]:
    """Give what a branch has still in hand, its agreements of this year, and its members who have not left."""
    here = {tie: (table, and_(table.branch_id == branch_id, open_)) for tie, (table, open_) in _running(today)}
    staying = and_(
        col(Member.branch_id) == branch_id, col(Member.status).in_({MemberStatus.IN_SERVICE, MemberStatus.ON_LEAVE})
    )
    return _counted(session, actor, {Tie.MEMBERS: (Member, staying), **here})


def at_unit(session: Session, actor: Actor, *, unit_id: UnitId) -> tuple[Hanging, ...]:
    """Give the branches of a unit that are not closed."""
    return _counted(
        session, actor, {Tie.BRANCHES: (Branch, and_(col(Branch.unit_id) == unit_id, col(Branch.retired).is_(False)))}
    )


def ever(session: Session, actor: Actor, *, table: str, row_id: UUID) -> tuple[Tie, ...]:
    """Give of what kinds any row names this one, however long ago."""
    found = {
        _TIES.get(other.name, Tie.RECORDS)
        for other, column in _naming(table)
        if session.execute(
            select(
                select(1)
                .where(other.c.org_id == actor.org_id, column == row_id, scope.everybody(other.c, actor))
                .exists()
            )
        ).scalar_one()
    }
    return tuple(tie for tie in Tie if tie in found)


def _running(today: date) -> Iterator[tuple[Tie, tuple[Any, ColumnElement[bool]]]]:
    yield from _RUNNING.items()
    # an agreement is a year's: one of a year that is over runs no longer, whether somebody ended it or not
    signed = and_(col(Agreement.status) == AgreementStatus.SIGNED, col(Agreement.year) >= today.year)
    yield Tie.AGREEMENTS, (Agreement, signed)


def _people(session: Session, actor: Actor, community_id: CommunityId) -> tuple[Hanging, ...]:
    # whoever is on the way there and whoever serves there are one kind
    coming = select(col(MemberCheckin.member_id)).where(
        scope.everybody(MemberCheckin, actor),
        col(MemberCheckin.community_id) == community_id,
        col(MemberCheckin.status) == CheckinStatus.SENT,
    )
    here = (col(Member.serves_community_id) == community_id) | col(Member.id).in_(coming)
    return _counted(session, actor, {Tie.MEMBERS: (Member, here)})


def _counted(
    session: Session, actor: Actor, asked: Mapping[Tie, tuple[Any, ColumnElement[bool]]]
) -> tuple[Hanging, ...]:
    counts = (
        Hanging(
            tie,
            session.execute(
                select(func.count()).select_from(table).where(scope.everybody(table, actor), where)
            ).scalar_one(),
        )
        for tie, (table, where) in asked.items()
    )
    return tuple(one for one in counts if one.count)


def _naming(table: str) -> Iterable[tuple[Table, Any]]:
    for other in metadata.sorted_tables:
        for constraint in other.foreign_key_constraints:
            if constraint.referred_table.name == table:
                name = next(column for column in constraint.column_keys if column != "org_id")
                yield other, other.c[name]
