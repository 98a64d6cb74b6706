"""Questions before an appraisal: all that a branch or a member did, row by row. Evidence, never a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, null, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.metrics.people import CLAIMED
from db.rules.calendar import Period
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause, Fulfilment
from db.tables.attendance import Attendance
from db.tables.claims import Claim
from db.tables.keeping import JournalLine
from db.tables.lists import Post, Project
from db.tables.needs import Need
from db.tables.places import Community
from db.tables.points import PointLine
from db.tables.wishes import Wish
from db.terms import (
    ActivityStatus,
    AttendanceStatus,
    BranchId,
    ClaimStatus,
    ClaimTarget,
    Deed,
    Grade,
    MemberId,
    NeedStatus,
    PointReason,
    ProjectStatus,
    Satisfaction,
    Side,
    WishStatus,
)

_LEFT: Final = "post.withdrawn"
"""What only a post that was held comes to: a claim that was not approved yet ends without it."""


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One thing that was done: the day that counts, what, where, and what was said of it."""

    kind: Deed
    day: date
    code: str
    what: str
    where: str
    #: the grade that the community gave, or the answer of whoever was asked afterwards
    said: Grade | Satisfaction | None
    #: in the words of whoever recorded it; a wish has none
    note: str
    #: the day it was taken on, of a wish
    taken_on: date | None = None


def branch_evidence(session: Session, actor: Actor, *, branch_id: BranchId, period: Period) -> list[DeedLine]:
    """Give what stands behind a branch's period within reach: confirmed activities, deeds, promises kept; by day."""
    return _gathered(
        session,
        (Deed.ACTIVITY, _activities(actor).where(col(Activity.branch_id) == branch_id), _on(Activity.day, period)),
        (Deed.NEED, _needs(actor).where(col(Need.branch_id) == branch_id), _on(Need.solved_on, period)),
        (Deed.WISH, _wishes(actor).where(col(Wish.branch_id) == branch_id), _on(Wish.fulfilled_on, period)),
        (Deed.PROJECT, _projects(actor).where(col(Project.branch_id) == branch_id), _on(Project.finished_on, period)),
        (Deed.PROMISE, _promises(actor).where(col(Agreement.branch_id) == branch_id), _on(Fulfilment.day, period)),
    )


def member_evidence(session: Session, actor: Actor, *, member_id: MemberId, period: Period) -> list[DeedLine]:
    """Give what stands behind a member's period within reach: confirmed services, deeds, posts; by day."""
    return _gathered(
        session,
        (Deed.SERVICE, _services(actor).where(col(Attendance.member_id) == member_id), _on(Attendance.day, period)),
        (Deed.NEED, _needs(actor).where(col(Need.member_id) == member_id), _on(Need.solved_on, period)),
        (Deed.NEED, _helped(actor, member_id), _on(Need.solved_on, period)),
        (Deed.WISH, _wishes(actor).where(col(Wish.member_id) == member_id), _on(Wish.fulfilled_on, period)),
        (Deed.POST, _posts(actor).where(col(Claim.member_id) == member_id), _held(period)),
    )


def _on(day: Any, period: Period) -> ColumnElement[bool]:  # noqa: ANN401 - a column
    return col(day).between(period.first, period.last)


def _held(period: Period) -> ColumnElement[bool]:
    """Hold for claims that were alive on any day of a period."""
    ended = or_(col(Claim.ended_on).is_(None), col(Claim.ended_on) >= period.first)
    return and_(col(Claim.claimed_on) <= period.last, ended)


def _gathered(session: Session, *parts: tuple[Deed, Select[*tuple[Any, ...]], ColumnElement[bool]]) -> list[DeedLine]:
    found = [
        _line(kind, row) for kind, statement, counted in parts for row in session.execute(statement.where(counted))
    ]
    return sorted(found, key=lambda line: (line.day, line.code))


def _line(kind: Deed, row: Iterable[Any]) -> DeedLine:
    day, code, what, where, said, note, *more = row
    return DeedLine(kind, day, code, what, where, said, note or "", *more)


def _said(*columns: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - day, code, what, said, note
    day, code, what, said, note = columns
    return select(col(day), col(code), col(what), col(Community.name), said, note)


def _activities(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        _said(Activity.day, Activity.code, Activity.name, col(Activity.grade), col(Activity.effect))
        .join(Community, on(Community, Activity.community_id))
        .where(scope.own(Activity, actor), col(Activity.status) == ActivityStatus.CONFIRMED)
    )


def _services(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        _said(Attendance.day, Activity.code, Activity.name, col(Activity.grade), col(Activity.effect))
        .join(Activity, on(Activity, Attendance.activity_id))
        .join(Community, on(Community, Attendance.community_id))
        .where(scope.own(Attendance, actor), col(Attendance.status) == AttendanceStatus.CONFIRMED)
    )


def _needs(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        _said(Need.solved_on, Need.code, Need.text, col(Need.satisfaction), col(Need.measures))
        .join(Community, on(Community, Need.community_id))
        .where(scope.own(Need, actor), col(Need.status).in_((NeedStatus.SOLVED, NeedStatus.EVALUATED)))
    )


def _helped(actor: Actor, member_id: MemberId) -> Select[*tuple[Any, ...]]:
    """Give the statement of the needs that a member helped to solve beside whoever led.

    A claim stays completed when its need is opened again: it counts by the points that were not taken back. Service at
    an activity earns none by the claim; after a need was opened again it counts as service alone.
    """
    paid = exists().where(
        on(Claim, PointLine.source_id),
        col(PointLine.reversed).is_(False),
        col(PointLine.reason) != PointReason.REVERSAL,
    )
    return (
        _said(Need.solved_on, Need.code, Need.text, col(Need.satisfaction), col(Need.measures))
        .join(Claim, on(Need, Claim.target_id))
        .join(Community, on(Community, Need.community_id))
        .where(
            scope.own(Claim, actor),
            col(Claim.member_id) == member_id,
            col(Claim.target) == ClaimTarget.NEED,
            col(Claim.status) == ClaimStatus.COMPLETED,
            col(Need.member_id).is_distinct_from(member_id),
            col(Need.status).in_((NeedStatus.SOLVED, NeedStatus.EVALUATED)),
            or_(paid, and_(col(Need.activity_id).is_not(None), col(Need.reopened) == 0)),
        )
    )


def _wishes(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        _said(Wish.fulfilled_on, Wish.code, Wish.thing, col(Wish.rating), null())
        .add_columns(col(Wish.claimed_on))
        .join(Community, on(Community, Wish.community_id))
        .where(scope.own(Wish, actor), col(Wish.status).in_((WishStatus.FULFILLED, WishStatus.RATED)))
    )


def _projects(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        _said(Project.finished_on, Project.code, Project.name, col(Project.satisfaction), col(Project.effect))
        .join(Community, on(Community, Project.community_id))
        # one that carried a need is one deed with it
        .where(scope.own(Project, actor), col(Project.status) == ProjectStatus.FINISHED, col(Project.need_id).is_(None))
    )


def _promises(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Fulfilment.day), col(Agreement.code), col(Clause.text), col(Community.name), null(),
            col(Fulfilment.evidence),
        )
        .join(Clause, on(Clause, Fulfilment.clause_id))
        .join(Agreement, on(Agreement, Clause.agreement_id))
        .join(Community, on(Community, Agreement.community_id))
        .where(scope.own(Agreement, actor), col(Clause.party) == Side.BRANCH)
    )  # fmt: skip


def _posts(actor: Actor) -> Select[*tuple[Any, ...]]:
    """Give the statement of the posts that the community has agreed to, also those left since with its word."""
    left = exists().where(
        col(JournalLine.org_id) == col(Claim.org_id),
        col(JournalLine.subject_id) == col(Claim.id),
        col(JournalLine.event) == _LEFT,
    )
    return (
        select(col(Claim.claimed_on), col(Post.code), col(Post.name), col(Community.name), null(), col(Claim.reason))
        .join(Post, on(Post, Claim.target_id))
        .join(Community, on(Community, Claim.community_id))
        .where(
            scope.own(Claim, actor),
            col(Claim.target) == ClaimTarget.POST,
            or_(col(Claim.status).in_(CLAIMED), and_(col(Claim.status) == ClaimStatus.WITHDRAWN, left)),
        )
    )
