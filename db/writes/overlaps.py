"""Who is at two places at once: another activity that keeps a member from this one."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.overlap import overlap
from db.tables.activities import Activity, Signup
from db.tables.attendance import Attendance
from db.terms import ActivityStatus, AttendanceStatus, SignupStatus
from db.work import Work

_PRESENT: Final = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)
_COMING: Final = (ActivityStatus.PLANNED, ActivityStatus.HELD)
_THERE: Final = select(Attendance.activity_id).where(
    col(Attendance.member_id) == bindparam("member_id"),
    col(Attendance.day) == bindparam("day"),
    col(Attendance.status).in_(_PRESENT),
)


def at_another(work: Work, activity: Activity, member_id: UUID) -> Activity | None:
    """Give another activity at which a member was recorded and which goes on at the same time."""
    there = work.session.exec(_THERE, params={"member_id": member_id, "day": activity.day})
    return clashing(work, activity, list(there))


def promised_to_another(work: Work, activity: Activity, member_id: UUID) -> Activity | None:
    """Give another activity for which a member has a place and which goes on at the same time."""
    places = (
        select(Signup.activity_id)
        .join(Activity, (col(Activity.id) == Signup.activity_id) & (col(Activity.org_id) == Signup.org_id))
        .where(
            Signup.member_id == member_id,
            Signup.status == SignupStatus.PLACED,
            Activity.day == activity.day,
            col(Activity.status).in_(_COMING),
        )
    )
    return clashing(work, activity, list(work.session.exec(places)))


def accounted_for(other: Activity | None, reason: str) -> str:
    """Give why somebody may be at two places at once; Refusal(OVERLAPS) when nobody says why."""
    why = entries.maybe_words(reason, "reason", 200)
    if other is not None and not why:
        raise Refusal(Code.OVERLAPS, other=other.name)
    return why if other is not None else ""


def clashing(work: Work, activity: Activity, ids: Sequence[UUID]) -> Activity | None:
    """Give the first of these activities of a day that keeps a member from being at this one."""
    if not ids:
        return None
    others = work.session.exec(select(Activity).where(col(Activity.id).in_(ids), Activity.id != activity.id))
    return next((other for other in others if overlap(activity, other)), None)
