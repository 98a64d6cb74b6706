"""Arrivals at an activity, recorded once for each person however often they are tapped; sign-ups and walk-ins."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.moves import move
from db.rules.rights import Right
from db.tables.activities import Activity, Signup
from db.tables.attendance import Attendance, Guest
from db.tables.people import Member
from db.terms import (
    ActivityId,
    ActivityStatus,
    AttendanceId,
    AttendanceStatus,
    AttendanceWay,
    Beneficiary,
    MemberId,
    SignupStatus,
)
from db.work import Work
from db.writes.overlaps import accounted_for, at_another, promised_to_another

UNDO_TIME: Final = timedelta(hours=1)
_PRESENT: Final = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)
_ATTENDANCE: Final = select(Attendance).where(
    col(Attendance.activity_id) == bindparam("activity_id"), col(Attendance.member_id) == bindparam("member_id")
)
_SIGNUP: Final = select(Signup).where(
    col(Signup.activity_id) == bindparam("activity_id"), col(Signup.member_id) == bindparam("member_id")
)


def record_arrival(
    work: Work,
    *,
    activity_id: ActivityId,
    member_id: MemberId,
    way: AttendanceWay = AttendanceWay.DESK,
    minutes: int | None = None,
    reason: str = "",
) -> Attendance:
    """Record that a member is there; a second time gives the first record back. The first arrival holds the activity.

    Raises IN_THE_FUTURE, ILLEGAL_MOVE when the activity is closed, NOT_ALLOWED; unless a reason is given, OVERLAPS for
    somebody who is at another activity at that time, and STRUCK for whose arrival was struck before.
    """
    activity, member = _open_activity(work, activity_id), work.get(Member, member_id)
    arrival = _arrival_of(work, activity.id, member.id)
    if arrival is not None and arrival.status in _PRESENT:
        return arrival
    if arrival is not None and arrival.status is AttendanceStatus.REFUSED:
        why = _in_spite_of_striking(member, reason)
    else:
        why = accounted_for(at_another(work, activity, member.id), reason or _planned_so(work, activity, member))
    if arrival is None:
        return arrive_first(work, activity, member, way, minutes=minutes, reason=why)
    arrival.status = move(arrival.status, AttendanceStatus.RECORDED)
    arrival.recorded_by, arrival.recorded_at, arrival.way = work.actor.account_id, work.now, way
    work.record("attendance.recorded", arrival, **_said(why))
    return arrival


def arrive_first(
    work: Work, activity: Activity, member: Member, way: AttendanceWay, *, minutes: int | None = None, reason: str = ""
) -> Attendance:
    """Write that a member is at an activity at which nothing is known of them yet. Raises ALREADY_RECORDED."""
    arrival = work.add(
        Attendance(
            activity_id=activity.id,
            member_id=member.id,
            branch_id=member.branch_id,
            community_id=activity.community_id,
            day=activity.day,
            minutes=minutes,
            way=way,
            recorded_by=work.actor.account_id,
            recorded_at=work.now,
        )
    )
    work.record("attendance.recorded", arrival, **_said(reason))
    return arrival


def record_arrivals(
    work: Work, *, activity_id: ActivityId, member_ids: Sequence[MemberId], way: AttendanceWay = AttendanceWay.RELAY
) -> list[Attendance]:
    """Record that several members are there, all or none; who is there already stays as recorded. Raises EMPTY."""
    if not member_ids:
        raise Refusal(Code.EMPTY, field="member_ids")
    return [record_arrival(work, activity_id=activity_id, member_id=member_id, way=way) for member_id in member_ids]


def undo_arrival(work: Work, *, attendance_id: AttendanceId) -> Attendance:
    """Take back an arrival that oneself recorded within the last hour. Raises UNDO_TOO_LATE, ILLEGAL_MOVE."""
    arrival = work.get(Attendance, attendance_id, lock=True)
    activity = work.get(Activity, arrival.activity_id)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    if arrival.recorded_by != work.actor.account_id or work.now - arrival.recorded_at > UNDO_TIME:
        raise Refusal(Code.UNDO_TOO_LATE)
    arrival.status = move(arrival.status, AttendanceStatus.UNDONE)
    work.record("attendance.undone", arrival)
    _is_a_guest_again(work, arrival)
    return arrival


def undo_arrival_of(work: Work, *, activity_id: ActivityId, member_id: MemberId) -> Attendance:
    """Take back a member's arrival, for whoever tapped where no network told of it. Raises as undo_arrival."""
    arrival = _arrival_of(work, activity_id, member_id)
    if arrival is None:
        raise Refusal(Code.NOT_FOUND, table="attendance")
    return undo_arrival(work, attendance_id=AttendanceId(arrival.id))


def refuse_arrival(work: Work, *, attendance_id: AttendanceId, reason: str) -> Attendance:
    """Strike a person from an activity before it is confirmed, with a reason, as the community or the branch."""
    arrival = work.get(Attendance, attendance_id, lock=True)
    activity = work.get(Activity, arrival.activity_id)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    if arrival.status is not AttendanceStatus.RECORDED:
        raise Refusal(Code.ILLEGAL_MOVE, now=arrival.status, to=AttendanceStatus.REFUSED)
    why = entries.words(reason, "reason", 200)
    arrival.status = move(arrival.status, AttendanceStatus.REFUSED)
    work.record("attendance.refused", arrival, reason=why)
    return arrival


def record_guest(work: Work, *, activity_id: ActivityId, name: str, come_from: str = "") -> Guest:
    """Write a walk-in down by name and origin, to be matched to a member later. Raises EMPTY, TOO_LONG."""
    activity = _open_activity(work, activity_id)
    guest = work.add(
        Guest(
            activity_id=activity.id,
            name=entries.words(name, "name", 20),
            origin=entries.maybe_words(come_from, "come_from", 60),
            recorded_by=work.actor.account_id,
            recorded_at=work.now,
        )
    )
    work.record("guest.recorded", guest)
    return guest


def undo_guest(work: Work, *, guest_id: UUID) -> None:
    """Take back a walk-in that oneself wrote down within the last hour. Raises UNDO_TOO_LATE, ALREADY_RECORDED."""
    guest = work.get(Guest, guest_id, lock=True)
    _open_activity(work, guest.activity_id)
    if guest.member_id is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    if guest.recorded_by != work.actor.account_id or work.now - guest.recorded_at > UNDO_TIME:
        raise Refusal(Code.UNDO_TOO_LATE)
    work.session.delete(guest)
    work.record("guest.undone", guest)


def strike_guest(work: Work, *, guest_id: UUID, reason: str) -> None:
    """Strike a walk-in who was not there, with a reason, whoever wrote them down. Raises EMPTY, ALREADY_RECORDED."""
    guest = work.get(Guest, guest_id, lock=True)
    _open_activity(work, guest.activity_id)
    if guest.member_id is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    why = entries.words(reason, "reason", 200)
    work.session.delete(guest)
    work.record("guest.struck", guest, reason=why)


def match_guest(work: Work, *, guest_id: UUID, member_id: MemberId, reason: str = "") -> Attendance:
    """Say which member a walk-in was; the arrival is recorded then. Raises ALREADY_RECORDED, OVERLAPS, NOT_ALLOWED."""
    guest = work.get(Guest, guest_id, lock=True)
    activity = _open_activity(work, ActivityId(guest.activity_id))
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    if guest.member_id is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    arrival = record_arrival(work, activity_id=ActivityId(activity.id), member_id=member_id, reason=reason)
    guest.member_id = arrival.member_id
    work.record("guest.matched", guest)
    return arrival


def count_residents(
    work: Work, *, activity_id: ActivityId, beneficiaries: int, beneficiary: Beneficiary | None = None
) -> Activity:
    """Keep how many residents an activity serves, and of which class; who counts later puts it right.

    Raises OUT_OF_RANGE, IN_THE_FUTURE, ILLEGAL_MOVE when the activity is closed, NOT_ALLOWED.
    """
    activity = _open_activity(work, activity_id)
    activity.beneficiaries = entries.number(beneficiaries, "beneficiaries", 0, 100_000)
    activity.beneficiary = beneficiary
    work.record("activity.residents_counted", activity)
    return activity


def sign_up(work: Work, *, activity_id: ActivityId, member_id: MemberId, reason: str = "") -> Signup:
    """Take a place at a planned activity, or a place in its queue when it is full.

    Raises ALREADY_SIGNED_UP; OVERLAPS for whoever has a place elsewhere at that time, unless a reason is given.
    """
    activity = work.get(Activity, activity_id, lock=True)
    member = work.get(Member, member_id)
    work.require(Right.SIGN_UP, branch_id=member.branch_id, member_id=member.id)
    if activity.status is not ActivityStatus.PLANNED:
        raise Refusal(Code.ILLEGAL_MOVE, now=activity.status, to=SignupStatus.PLACED)
    signup = _signup_of(work, activity.id, member.id)
    if signup is not None and signup.status is not SignupStatus.CANCELLED:
        raise Refusal(Code.ALREADY_SIGNED_UP)
    why = accounted_for(promised_to_another(work, activity, member.id), reason)
    status = _place_or_queue(work, activity)
    if signup is None:
        signup = work.add(
            Signup(activity_id=activity.id, member_id=member.id, status=status, asked_at=work.now, reason=why),
            Code.ALREADY_SIGNED_UP,
        )
    else:
        signup.status, signup.asked_at, signup.reason = status, work.now, why
    work.record("signup.made", signup)
    return signup


def cancel_signup(work: Work, *, activity_id: ActivityId, member_id: MemberId) -> Signup:
    """Give a place up; the first in the queue gets it. Raises NOT_FOUND, NOT_ALLOWED."""
    activity = work.get(Activity, activity_id, lock=True)
    member = work.get(Member, member_id)
    work.require(Right.SIGN_UP, branch_id=member.branch_id, member_id=member.id)
    signup = _signup_of(work, activity.id, member.id)
    if signup is None or signup.status is SignupStatus.CANCELLED:
        raise Refusal(Code.NOT_FOUND, table="signup")
    was_placed, signup.status = signup.status is SignupStatus.PLACED, SignupStatus.CANCELLED
    work.record("signup.cancelled", signup)
    if was_placed:
        move_queue_up(work, activity)
    return signup


def _in_spite_of_striking(member: Member, reason: str) -> str:
    why = entries.maybe_words(reason, "reason", 200)
    if not why:
        raise Refusal(Code.STRUCK, name=member.name)
    return why


def _planned_so(work: Work, activity: Activity, member: Member) -> str:
    # whoever said why when signing up is not asked again at the desk
    signup = _signup_of(work, activity.id, member.id)
    return signup.reason if signup is not None and signup.status is not SignupStatus.CANCELLED else ""


def _is_a_guest_again(work: Work, arrival: Attendance) -> None:
    # whoever was written down as a walk-in and then matched is there all the same
    whose = select(Guest).where(Guest.activity_id == arrival.activity_id, Guest.member_id == arrival.member_id)
    for guest in work.session.exec(whose):
        guest.member_id = None
        work.record("guest.unmatched", guest)


def _said(reason: str) -> dict[str, Any]:
    return {"reason": reason} if reason else {}


def _open_activity(work: Work, activity_id: UUID) -> Activity:
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    entries.past_day(activity.day, work.today, "day")
    if activity.status is ActivityStatus.PLANNED:
        activity.status = move(activity.status, ActivityStatus.HELD)
    if activity.status is not ActivityStatus.HELD:
        raise Refusal(Code.ILLEGAL_MOVE, now=activity.status, to=ActivityStatus.HELD)
    return activity


def _arrival_of(work: Work, activity_id: UUID, member_id: UUID) -> Attendance | None:
    return work.session.exec(_ATTENDANCE, params={"activity_id": activity_id, "member_id": member_id}).first()


def _signup_of(work: Work, activity_id: UUID, member_id: UUID) -> Signup | None:
    return work.session.exec(_SIGNUP, params={"activity_id": activity_id, "member_id": member_id}).first()


def _place_or_queue(work: Work, activity: Activity) -> SignupStatus:
    if activity.places is not None and activity.taken >= activity.places:
        return SignupStatus.WAITING
    work.seize(activity, Code.FULL, expected={"taken": activity.taken}, taken=activity.taken + 1)
    return SignupStatus.PLACED


def move_queue_up(work: Work, activity: Activity) -> None:
    """Give a place that became free to the first in the queue; nobody there, it stays free."""
    first = work.session.exec(
        select(Signup)
        .where(Signup.activity_id == activity.id, Signup.status == SignupStatus.WAITING)
        .order_by(col(Signup.asked_at), col(Signup.id))
        .limit(1)
    ).first()
    if first is None:
        activity.taken -= 1
    else:
        first.status = SignupStatus.PLACED
        work.record("signup.moved_up", first)
