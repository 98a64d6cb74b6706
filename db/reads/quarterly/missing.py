"""What a quarter still lacks before its forms are signed: said in time, and nothing of it is lost by signing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.calendar import Period
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.tables.people import Branch
from db.terms import ActivityStatus, AttendanceStatus, NeedStatus


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
    )
