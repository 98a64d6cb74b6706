"""What a quarter still lacks before its forms are signed: said in time, and nothing of it is lost by signing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.calendar import Period
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.tables.people import Branch
from db.terms import ActivityStatus, AttendanceStatus, NeedStatus

MOST: Final = 50
"""How many activities that wait are named at most."""


@dataclass(frozen=True, slots=True)
class WaitingActivity:
    """An activity that is not closed, not confirmed, or has people that nobody has confirmed."""

    code: str
    name: str
    branch: str
    day: date
    status: ActivityStatus
    #: person-times of it that no community has confirmed
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class Missing:
    """What is still open of a quarter."""

    #: person-times that no community has confirmed
    unconfirmed: int
    #: activities that were held and not closed, or closed and not confirmed
    activities: int
    #: needs that were served and not confirmed as solved
    served: int
    #: follow-ups that were due in the quarter and not made
    followups: int
    #: branches without a single activity
    idle: tuple[str, ...]
    #: behind the first two, the latest first
    waiting: tuple[WaitingActivity, ...] = ()


def missing(session: Session, actor: Actor, *, period: Period, today: date) -> Missing:
    """Give what a quarter still lacks within the actor's reach."""

    def count(table: Any, *conditions: Any) -> int:  # noqa: ANN401 - a table and conditions
        own = scope.own(table, actor)
        return session.scalar(select(func.count()).select_from(table).where(own, *conditions)) or 0

    within = (period.first, min(period.last, today))
    held = (
        col(Activity.day).between(*within),
        col(Activity.status).not_in((ActivityStatus.PLANNED, ActivityStatus.CANCELLED)),
    )
    busy = select(col(Activity.branch_id)).where(scope.own(Activity, actor), *held)
    idle = session.scalars(
        select(col(Branch.name))
        .where(scope.branches(actor), col(Branch.retired).is_(False), col(Branch.id).not_in(busy))
        .order_by(col(Branch.code))
    )
    recorded = col(Attendance.status) == AttendanceStatus.RECORDED
    return Missing(
        unconfirmed=count(Attendance, recorded, col(Attendance.day).between(*within)),
        activities=count(Activity, *held, col(Activity.status) != ActivityStatus.CONFIRMED),
        served=count(Need, col(Need.status) == NeedStatus.SERVED, col(Need.served_on) <= within[1]),
        followups=count(Followup, col(Followup.asked_on).is_(None), col(Followup.due_on).between(*within)),
        idle=tuple(idle),
        waiting=_waiting(session, actor, within, (*held, col(Activity.status) != ActivityStatus.CONFIRMED)),
    )


def _waiting(
    session: Session, actor: Actor, within: tuple[date, date], not_closed: Sequence[ColumnElement[bool]]
) -> tuple[WaitingActivity, ...]:
    recorded = (
        select(col(Attendance.activity_id).label("activity_id"), func.count().label("people"))
        .where(
            scope.own(Attendance, actor),
            col(Attendance.status) == AttendanceStatus.RECORDED,
            col(Attendance.day).between(*within),
        )
        .group_by(col(Attendance.activity_id))
        .subquery()
    )
    rows = session.execute(
        select(Activity, col(Branch.name), func.coalesce(recorded.c.people, 0))
        .join(Branch, on(Branch, Activity.branch_id))
        .outerjoin(recorded, recorded.c.activity_id == Activity.id)
        .where(scope.own(Activity, actor), or_(and_(*not_closed), recorded.c.people > 0))
        .order_by(col(Activity.day).desc(), col(Activity.code))
        .limit(MOST)
    )
    return tuple(
        WaitingActivity(one.code, one.name, branch, one.day, one.status, people) for one, branch, people in rows
    )
