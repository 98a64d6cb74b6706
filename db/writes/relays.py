"""A pasted relay, written whole by one yes: members arrive, the unknown are guests, companions are a number."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Guest
from db.terms import ActivityId, AttendanceStatus, AttendanceWay, MemberId
from db.work import Work
from db.writes.attendance import record_arrival, record_guest


class Stranger(NamedTuple):
    """A name of a relay that is nobody's we know, and what stood behind it."""

    name: str
    come_from: str


class Written(NamedTuple):
    """What one yes wrote: members who are there now, and guests who are new."""

    members: int
    guests: int


def record_relay(
    work: Work,
    *,
    activity_id: ActivityId,
    member_ids: Sequence[MemberId] = (),
    strangers: Sequence[Stranger] = (),
    heads: int | None = None,
    way: AttendanceWay = AttendanceWay.RELAY,
    reason: str = "",
) -> Written:
    """Write all that a relay or a paper sheet says, all or none: pasted again it adds nobody a second time.

    Heads are all it says are coming; when that is more than there are names, the activity keeps the number as
    declared. Raises EMPTY, NOT_ALLOWED, IN_THE_FUTURE, ILLEGAL_MOVE.
    """
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    if not member_ids and not strangers:
        raise Refusal(Code.EMPTY, field="member_ids")
    for member_id in dict.fromkeys(member_ids):
        record_arrival(work, activity_id=activity_id, member_id=member_id, way=way, reason=reason)
    known = set(work.session.exec(select(Guest.name).where(Guest.activity_id == activity_id)))
    new = [stranger for stranger in dict.fromkeys(strangers) if stranger.name not in known]
    for stranger in new:
        record_guest(work, activity_id=activity_id, name=stranger.name, come_from=stranger.come_from)
    _declare(work, activity, heads)
    work.record("relay.recorded", activity, heads=heads)
    return Written(len(set(member_ids)), len(new))


def _declare(work: Work, activity: Activity, heads: int | None) -> None:
    if heads is None:
        return
    entries.number(heads, "heads", 0, 10_000)
    named = len(work.session.exec(select(Guest.id).where(Guest.activity_id == activity.id)).all()) + len(
        work.session.exec(
            select(Attendance.id).where(
                Attendance.activity_id == activity.id, Attendance.status == AttendanceStatus.RECORDED
            )
        ).all()
    )
    if heads > max(named, activity.declared or 0):
        activity.declared = heads
