"""Figures counted from the rows themselves: for a reach that cuts across the tallies, and small enough to count."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.rules import path
from db.rules.calendar import Period
from db.rules.metrics import Metric
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.wishes import Wish
from db.terms import ActivityStatus, AttendanceStatus, MemberStatus, Satisfaction


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows that are counted: their conditions, and the column that names their community and their branch."""

    conditions: tuple[ColumnElement[bool], ...]
    community: Any
    branch: Any

    def at(self, community_id: UUID | None = None, branch_id: UUID | None = None) -> "Counted":
        """Keep those of one community, or of one branch."""
        more = [
            *([col(self.community) == community_id] if community_id else []),
            *([col(self.branch) == branch_id] if branch_id else []),
        ]
        return replace(self, conditions=(*self.conditions, *more))

    def count(self, session: Session) -> int:
        """Count them."""
        return session.scalar(select(func.count(self.community.class_.id)).where(*self.conditions)) or 0

    def by_community(self, session: Session) -> dict[UUID, int]:
        """Count them for each community."""
        found = session.execute(
            select(col(self.community), func.count()).where(*self.conditions).group_by(col(self.community))
        )
        return {community_id: number for community_id, number in found if community_id}


def of(metric: Metric, actor: Actor, period: Period) -> Counted:
    """Give the rows behind a figure within the actor's own reach; a figure not counted so raises KeyError."""
    return {
        Metric.CHECKED_IN: _checked_in,
        Metric.NEEDS_ASKED: _asked,
        Metric.NEEDS_SOLVED: _solved,
        Metric.PERSON_TIMES: _person_times,
        Metric.ACTIVITIES: _activities,
        Metric.WISHES_FULFILLED: _fulfilled,
    }[metric](actor, period)


def solved_soon(session: Session, actor: Actor, period: Period) -> dict[UUID, int]:
    """Count for each community the needs solved in a period within thirty days of being asked."""
    them = _solved(actor, period)
    found = session.execute(
        select(col(Need.community_id), col(Need.asked_on), col(Need.solved_on)).where(*them.conditions)
    )
    return Counter(place for place, asked_on, solved_on in found if path.solved_soon(asked_on, solved_on))


def rated(actor: Actor, period: Period, words: Iterable[Satisfaction] = Satisfaction) -> Counted:
    """Give the needs solved in a period of which the resident said one of these words."""
    said = col(Need.satisfaction).in_(set(words))
    return _needs(actor, col(Need.solved_on).between(period.first, period.last), said)


def open_needs(actor: Actor) -> Counted:
    """Give the needs that somebody still has to move."""
    return _needs(actor, col(Need.status).in_(path.NEEDS))


def _needs(actor: Actor, *conditions: ColumnElement[bool]) -> Counted:
    return Counted((scope.own(Need, actor), *conditions), Need.community_id, Need.branch_id)


def _asked(actor: Actor, period: Period) -> Counted:
    return _needs(actor, col(Need.asked_on).between(period.first, period.last))


def _solved(actor: Actor, period: Period) -> Counted:
    return _needs(actor, col(Need.solved_on).between(period.first, period.last))


def _checked_in(actor: Actor, _period: Period) -> Counted:
    here = (
        scope.members(actor),
        col(Member.status) == MemberStatus.IN_SERVICE,
        col(Member.checked_in_on).is_not(None),
        # whom a community may meet at its door is not checked in there for that
        *([col(Member.serves_community_id).in_(actor.community_ids)] if actor.community_ids else []),
    )
    return Counted(here, Member.serves_community_id, Member.branch_id)


def _person_times(actor: Actor, period: Period) -> Counted:
    there = (
        scope.attendances(actor),
        col(Attendance.status).in_({AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED}),
        col(Attendance.day).between(period.first, period.last),
    )
    return Counted(there, Attendance.community_id, Attendance.branch_id)


def _activities(actor: Actor, period: Period) -> Counted:
    held = (
        scope.own(Activity, actor),
        col(Activity.status).not_in({ActivityStatus.PLANNED, ActivityStatus.CANCELLED}),
        col(Activity.day).between(period.first, period.last),
    )
    return Counted(held, Activity.community_id, Activity.branch_id)


def _fulfilled(actor: Actor, period: Period) -> Counted:
    done = (scope.own(Wish, actor), col(Wish.fulfilled_on).between(period.first, period.last))
    return Counted(done, Wish.community_id, Wish.branch_id)
