"""Questions about who is missing: who was in service on a day, who of them had checked in, by branch and community.

Today is answered from the members as they stand. A past day is answered from the history: each member's step that held
then, and the check-in in force on it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, null, or_, select
from sqlalchemy.orm import aliased, join
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables.checkins import MemberCheckin
from db.tables.people import Branch, Member, MemberStep
from db.tables.places import Community
from db.terms import BranchId, CheckinStatus, CommunityId, MemberStatus

_KEPT: Final = (CheckinStatus.RECEIVED, CheckinStatus.ENDED)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the members stood on a day; `in_service` is what the percentage is a share of."""

    in_service: int
    checked_in: int
    with_form: int
    on_leave: int
    retired: int
    transferred: int

    @property
    def missing(self) -> int:
        """Members in service who had not checked in."""
        return self.in_service - self.checked_in


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A branch or a community with its members in service; without a name, those of whom no community is known."""

    code: str
    name: str
    in_service: int
    checked_in: int

    @property
    def missing(self) -> int:
        """Members in service who had not checked in."""
        return self.in_service - self.checked_in


@dataclass(frozen=True, slots=True)
class Stood:
    """How every member stood on a day, as columns; whoever had not joined yet is not among them."""

    org_id: Any
    member_id: Any
    branch_id: Any
    status: Any
    checked_in_on: Any
    #: where checked in
    community_id: Any
    #: there, or else at home
    place_id: Any
    #: what the columns and the members are read from
    source: Any


def as_of(day: date, today: date) -> Stood:
    """Give how every member stood on a day: from the members themselves today, from the history before."""
    return _now() if day >= today else on_day(day)


def _now() -> Stood:
    # no step and no check-in begins in the future, and each keeps the member in step with it
    here = col(Member.serves_community_id)
    return Stood(
        col(Member.org_id), col(Member.id), col(Member.branch_id), col(Member.status), col(Member.checked_in_on),
        here, func.coalesce(here, col(Member.home_community_id)), Member,
    )  # fmt: skip


def on_day(day: date) -> Stood:
    """Give how every member stood on a day, from the history: the step that held, and the check-in in force."""
    step, checkin = aliased(MemberStep, name="step"), aliased(MemberCheckin, name="checkin")
    since_then = and_(col(Member.checked_in_on) <= day, col(checkin.day).is_(None))
    community = case((since_then, col(Member.serves_community_id)), else_=col(checkin.community_id))
    source = join(
        Member, step, and_(col(step.member_id) == Member.id, col(step.org_id) == Member.org_id, _held(step, day))
    ).outerjoin(checkin, and_(col(checkin.id) == _in_force(day), col(checkin.org_id) == Member.org_id))
    return Stood(
        col(Member.org_id), col(Member.id), col(step.branch_id), col(step.status),
        # a list taken over from paper may know the day and not the place
        case((since_then, col(Member.checked_in_on)), else_=col(checkin.day)),
        community, func.coalesce(community, col(Member.home_community_id)), source,
    )  # fmt: skip


def steps_on(day: date) -> Stood:
    """Give the same for whoever counts branches and statuses only: every check-in is unknown, and no member is read."""
    step, unknown = aliased(MemberStep, name="step"), null()
    source = select(step).where(_held(step, day)).subquery("step")
    c = source.c
    return Stood(c.org_id, c.member_id, c.branch_id, c.status, unknown, unknown, unknown, source)


def coverage(
    session: Session,
    actor: Actor,
    *,
    day: date,
    today: date,
    branch_id: BranchId | None = None,
    community_id: CommunityId | None = None,
) -> Coverage:
    """Give how the members within reach stood on a day, all of them or those of a branch or a community."""
    then = as_of(day, today)
    row = session.execute(
        select(
            _count(in_service(then)),
            _count(and_(in_service(then), then.checked_in_on.is_not(None))),
            _count(and_(in_service(then), col(Member.form_on) <= day)),
            *(_count(then.status == status) for status in _OUT),
        )
        .select_from(then.source)
        .where(scope.stood(then, actor), *among(then, branch_id, community_id))
    ).one()
    return Coverage(*row)


def by_branch(session: Session, actor: Actor, *, day: date, today: date) -> tuple[GroupLine, ...]:
    """Give each branch within reach with members in service on a day, those with the most missing first."""
    then = as_of(day, today)
    return _groups(session, actor, then, Branch, then.branch_id)


def by_community(session: Session, actor: Actor, *, day: date, today: date) -> tuple[GroupLine, ...]:
    """Give the same by community: where members are checked in, or, of the missing, where they live."""
    then = as_of(day, today)
    return _groups(session, actor, then, Community, then.place_id)


def in_service(then: Stood) -> ColumnElement[bool]:
    """Give the condition of the denominator."""
    serving: ColumnElement[bool] = then.status == MemberStatus.IN_SERVICE
    return serving


def missing(then: Stood) -> ColumnElement[bool]:
    """Give the condition of being in service and nowhere checked in."""
    return and_(in_service(then), then.checked_in_on.is_(None))


def among(then: Stood, branch_id: UUID | None, community_id: UUID | None) -> list[ColumnElement[bool]]:
    """Keep those of one branch, of one community."""
    return [
        *([then.branch_id == branch_id] if branch_id else []),
        *([then.place_id == community_id] if community_id else []),
    ]


_OUT: Final = (MemberStatus.ON_LEAVE, MemberStatus.RETIRED, MemberStatus.TRANSFERRED)


def _groups(session: Session, actor: Actor, then: Stood, table: Any, key: Any) -> tuple[GroupLine, ...]:  # noqa: ANN401 - a table and its reference
    here, whole = func.count(then.checked_in_on), func.count()
    rows = session.execute(
        select(func.coalesce(table.code, ""), func.coalesce(table.name, ""), whole, here)
        .select_from(then.source)
        .outerjoin(table, and_(col(table.id) == key, col(table.org_id) == then.org_id))
        .where(scope.stood(then, actor), in_service(then))
        .group_by(table.code, table.name)
        .order_by((whole - here).desc(), func.coalesce(table.code, ""))
    )
    return tuple(GroupLine(*row) for row in rows)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(cast(case((condition, 1), else_=0), Integer)), 0)


def _held(step: Any, day: date) -> ColumnElement[bool]:  # noqa: ANN401 - the history by another name
    return and_(col(step.since) <= day, or_(col(step.until).is_(None), col(step.until) > day))


def _in_force(day: date) -> Any:  # noqa: ANN401 - the id of a row
    """Look up the check-in of a member that was in force on a day, the newest of them."""
    still = or_(col(MemberCheckin.ended_on).is_(None), col(MemberCheckin.ended_on) > day)
    return (
        select(col(MemberCheckin.id))
        .where(col(MemberCheckin.member_id) == Member.id, col(MemberCheckin.org_id) == Member.org_id)
        .where(col(MemberCheckin.status).in_(_KEPT), col(MemberCheckin.day) <= day, still)
        .order_by(col(MemberCheckin.day).desc(), col(MemberCheckin.id).desc())
        .limit(1)
        .correlate(Member)
        .scalar_subquery()
    )
