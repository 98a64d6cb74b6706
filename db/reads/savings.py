"""What people did not have to type: rows that the software wrote from what was recorded once, and their fields."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.patterns import FIELDS, Spared
from db.rules.quarters import period_of_quarter
from db.rules.rights import Actor
from db.tables.attendance import Attendance
from db.tables.evaluation import Followup
from db.tables.points import PointLine
from db.terms import AttendanceStatus, AttendanceWay


@dataclass(frozen=True, slots=True)
class Saving:
    """How many rows of a kind there are, and how many fields nobody had to type."""

    kind: Spared
    rows: int
    fields: int


def savings(session: Session, actor: Actor, *, quarter: str) -> list[Saving]:
    """Give what a quarter's people within reach did not have to type."""
    period = period_of_quarter(quarter)

    def count(table: Any, day: Any, *more: Any) -> int:  # noqa: ANN401 - tables, columns and conditions
        within = (scope.narrowed(table, actor), col(day).between(period.first, period.last))
        return session.scalar(select(func.count()).select_from(table).where(*within, *more)) or 0

    here = col(Attendance.status).in_((AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED))
    counts = {
        # old paper that was imported had been typed before
        Spared.ARRIVAL: count(Attendance, Attendance.day, here, col(Attendance.way) != AttendanceWay.IMPORT),
        Spared.BY_PHONE: count(Attendance, Attendance.day, here, col(Attendance.way) == AttendanceWay.CODE),
        Spared.POINTS: count(PointLine, PointLine.day),
        Spared.FOLLOWUP: count(Followup, Followup.due_on),
    }
    return [Saving(kind, rows, rows * FIELDS[kind]) for kind, rows in counts.items()]
