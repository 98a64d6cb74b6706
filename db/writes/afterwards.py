"""Service that is written down once it is over: planned, attended and closed in one write, confirmed as any other."""

from collections.abc import Sequence
from datetime import date

from db.rules import entries
from db.tables.activities import Activity
from db.terms import ActivityId, ActivityKind, AttendanceWay, Beneficiary, BranchId, CommunityId, Grade, MemberId
from db.work import Work
from db.writes import activities, attendance


def write_down(
    work: Work,
    *,
    branch_id: BranchId,
    community_id: CommunityId,
    kind: ActivityKind,
    name: str,
    day: date,
    member_ids: Sequence[MemberId],
    effect: str,
    minutes: int | None,
    grade: Grade,
    beneficiaries: int | None,
    beneficiary: Beneficiary | None = None,
) -> Activity:
    """Write down for an intent, which requires, what a branch did on a past day and who was there.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, OUT_OF_RANGE, OVERLAPS, NOT_ALLOWED.
    """
    entries.past_day(day, work.today, "day")
    activity = activities.plan_activity(
        work, branch_id=branch_id, community_id=community_id, kind=kind, name=name, day=day, minutes=minutes
    )
    known = ActivityId(activity.id)
    attendance.record_arrivals(work, activity_id=known, member_ids=member_ids, way=AttendanceWay.SHEET)
    return activities.close_activity(
        work, activity_id=known, effect=effect, grade=grade, beneficiaries=beneficiaries, beneficiary=beneficiary
    )
