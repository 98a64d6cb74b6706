"""Taking back what oneself entered within the last hour, as long as nobody has gone on with it.

Arrivals and guests are taken back in db.writes.attendance. What was changed, the journal still knows as it was before.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, exists, or_, select

from db.errors import Code, Refusal
from db.rules.moves import back, move
from db.rules.rights import Right
from db.tables.activities import Activity, ActivityNeed, Signup
from db.tables.attendance import Attendance, Guest, Knock
from db.tables.base import Row
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.keeping import JournalLine
from db.tables.needs import Need
from db.tables.wishes import Wish, WishPerson
from db.terms import (
    ActivityId,
    ActivityStatus,
    AttendanceId,
    AttendanceStatus,
    AttendanceWay,
    Beneficiary,
    ClaimTarget,
    FollowupSubject,
    Grade,
    KnockId,
    KnockStatus,
    NeedId,
    NeedStatus,
    SignupStatus,
    WishId,
)
from db.work import Work
from db.writes import needs, points
from db.writes.attendance import UNDO_TIME, undo_arrival, undo_guest

_PRESENT: Final = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)
_BATCHES: Final = (AttendanceWay.RELAY, AttendanceWay.SHEET)


def undo_need(work: Work, *, need_id: NeedId) -> None:
    """Take back a need that oneself wrote down. Raises UNDO_TOO_LATE, GONE_ON, NOT_ALLOWED."""
    need = work.get(Need, need_id, lock=True)
    work.require(Right.WRITE_NEED, community_id=need.community_id)
    _just_done(work, need, "need.written")
    _drop(work, need)
    work.record("need.undone", need)


def undo_wish(work: Work, *, wish_id: WishId) -> None:
    """Take back a wish that oneself posted, and the sealed person behind it. Raises UNDO_TOO_LATE, GONE_ON."""
    wish = work.get(Wish, wish_id, lock=True)
    work.require(Right.WRITE_WISH, community_id=wish.community_id)
    _just_done(work, wish, "wish.posted")
    for person in work.session.exec(select(WishPerson).where(WishPerson.wish_id == wish.id)):
        work.session.delete(person)
    work.session.flush()
    _drop(work, wish)
    work.record("wish.undone", wish)


def undo_residents(work: Work, *, activity_id: ActivityId) -> Activity:
    """Let the residents served stand as they did before oneself counted them. Raises UNDO_TOO_LATE, GONE_ON."""
    activity = _held(work, activity_id)
    before = _just_done(work, activity, "activity.residents_counted", among="activity.residents_%").before
    if "beneficiaries" in before:
        activity.beneficiaries = before["beneficiaries"]
    if "beneficiary" in before:
        activity.beneficiary = Beneficiary(before["beneficiary"]) if before["beneficiary"] else None
    work.record("activity.residents_undone", activity)
    return activity


def undo_relay(work: Work, *, activity_id: ActivityId, line: int) -> Activity:
    """Take back all that oneself entered by one relay or sheet; the number is that of its line in the journal.

    Who was taken back, struck or matched since then stays so. Raises UNDO_TOO_LATE, ALREADY_UNDONE, NOT_ALLOWED.
    """
    activity = _held(work, activity_id)
    said = work.session.get(JournalLine, (work.actor.org_id, line))
    if said is None or (said.event, said.subject_id) != ("relay.recorded", activity.id):
        raise Refusal(Code.NOT_FOUND, table="journal_line")
    _own_and_new(work, said)
    mine = {"activity_id": activity.id, "recorded_by": work.actor.account_id, "recorded_at": said.at}
    arrivals = work.session.exec(
        select(Attendance.id)
        .filter_by(**mine, status=AttendanceStatus.RECORDED)
        .where(col(Attendance.way).in_(_BATCHES))
        .order_by(col(Attendance.id))
    ).all()
    guests = work.session.exec(select(Guest.id).filter_by(**mine, member_id=None).order_by(col(Guest.id))).all()
    declared = "declared" in said.after and activity.declared == said.after["declared"]
    if not (arrivals or guests or declared):
        raise Refusal(Code.ALREADY_UNDONE)
    for arrival_id in arrivals:
        undo_arrival(work, attendance_id=AttendanceId(arrival_id))
    for guest_id in guests:
        undo_guest(work, guest_id=guest_id)
    if declared:
        activity.declared = said.before.get("declared")
    work.record("relay.undone", activity, line=line)
    return activity


def undo_plan(work: Work, *, activity_id: ActivityId) -> Activity:
    """Call off an activity that oneself began or planned, while nobody is there or signed up.

    Raises UNDO_TOO_LATE, GONE_ON, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    _just_done(work, activity, "activity.planned", among="activity.planned")
    if _anybody(work, activity.id):
        raise Refusal(Code.GONE_ON)
    activity.status = move(activity.status, ActivityStatus.CANCELLED)
    activity.version += 1
    work.record("activity.plan_undone", activity)
    return activity


def undo_close(work: Work, *, activity_id: ActivityId) -> Activity:
    """Open an activity again that oneself closed, before the community has answered; the effect stays as written.

    Needs that were served with it are claimed again. Raises UNDO_TOO_LATE, GONE_ON, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.CLOSE_ACTIVITY, branch_id=activity.branch_id)
    said = _just_done(work, activity, "activity.closed")
    activity.status = move(activity.status, ActivityStatus.HELD, only=frozenset({ActivityStatus.CLOSED}))
    activity.version += 1
    activity.closed_by = None
    served = select(Need).where(
        Need.activity_id == activity.id, Need.served_by == work.actor.account_id, Need.status == NeedStatus.SERVED
    )
    for need in work.session.exec(served.order_by(col(Need.id))).all():
        if _newest(work, need, "need.%").at == said.at:
            needs.take_up_again(work, need)
            work.record("need.service_undone", need)
    work.record("activity.close_undone", activity)
    return activity


def undo_confirm(work: Work, *, activity_id: ActivityId) -> Activity:
    """Let a service wait for the community again that oneself confirmed for it, as the branch had closed it.

    Its arrivals are only recorded again, its points go back by their opposites, needs solved with it are served again.
    Raises UNDO_TOO_LATE, GONE_ON, NOT_ALLOWED.
    """
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.CONFIRM_SERVICE, community_id=activity.community_id)
    said = _just_done(work, activity, "activity.confirmed")
    arrivals = work.bare(
        Attendance,
        col(Attendance.org_id) == work.actor.org_id,
        col(Attendance.activity_id) == activity.id,
        col(Attendance.confirmed_at) == activity.confirmed_at,
    )
    recorded = {"status": AttendanceStatus.RECORDED, "confirmed_by": None, "confirmed_at": None}
    for arrival in arrivals:
        back(arrival["status"])
    work.change_all(Attendance, [one for one in arrivals if one["minutes"] != activity.minutes], **recorded)
    # whoever stayed as long as it lasted had no time of their own
    alike = [one for one in arrivals if one["minutes"] == activity.minutes]
    work.change_all(Attendance, alike, minutes=None, **recorded)
    beside = [
        source
        for need in _solved_with(work, activity, said)
        for source in _serve_again(work, need, _just_solved(work, need))
    ]
    points.take_back_confirmed(work, at=said.at, sources=beside, activity_id=activity_id)
    activity.status = back(activity.status)
    activity.version += 1
    activity.grade = Grade(said.before["grade"]) if said.before.get("grade") else activity.grade
    activity.confirmed_by, activity.confirmed_at = None, None
    work.record("activity.confirm_undone", activity)
    return activity


def undo_solve(work: Work, *, need_id: NeedId) -> Need:
    """Let a need wait for the community again that oneself confirmed as solved; its points go back by their opposites.

    Raises UNDO_TOO_LATE, GONE_ON, NOT_ALLOWED.
    """
    need = work.get(Need, need_id, lock=True)
    work.require(Right.SOLVE_NEED, community_id=need.community_id)
    said = _just_solved(work, need)
    points.take_back_confirmed(work, at=said.at, sources=_serve_again(work, need, said))
    return need


def undo_strike(work: Work, *, attendance_id: AttendanceId) -> Attendance:
    """Let an arrival stand again that oneself struck. Raises UNDO_TOO_LATE, GONE_ON, ILLEGAL_MOVE, NOT_ALLOWED."""
    arrival = work.get(Attendance, attendance_id, lock=True)
    _held(work, ActivityId(arrival.activity_id))
    _just_done(work, arrival, "attendance.refused")
    arrival.status = move(arrival.status, AttendanceStatus.RECORDED)
    work.record("attendance.strike_undone", arrival)
    return arrival


def undo_turning_away(work: Work, *, knock_id: KnockId) -> Knock:
    """Let somebody wait for a yes again whom oneself turned away. Raises UNDO_TOO_LATE, GONE_ON, NOT_ALLOWED."""
    knock = work.get(Knock, knock_id, lock=True)
    _held(work, ActivityId(knock.activity_id))
    _just_done(work, knock, "knock.turned_away")
    knock.status, knock.answered_by, knock.answered_at = KnockStatus.WAITING, None, None
    work.record("knock.waits_again", knock)
    return knock


def _solved_with(work: Work, activity: Activity, said: JournalLine) -> Sequence[Need]:
    """Give the needs of an activity that were solved in the write that confirmed it, as far as they still are."""
    written = (col(JournalLine.org_id) == Need.org_id) & (col(JournalLine.subject_id) == Need.id)
    solved = (
        select(Need)
        .join(ActivityNeed, col(ActivityNeed.need_id) == Need.id)
        .join(JournalLine, written)
        .where(ActivityNeed.activity_id == activity.id, JournalLine.event == "need.solved", JournalLine.at == said.at)
    )
    return work.session.exec(solved.where(col(Need.solved_on).is_not(None)).order_by(col(Need.id))).all()


def _just_solved(work: Work, need: Need) -> JournalLine:
    return _just_done(work, need, "need.solved", among="need.%")


def _serve_again(work: Work, need: Need, said: JournalLine) -> list[UUID]:
    """Let a need wait for the community again, and its helpers be at it; gives what may have earned with it."""
    asked = select(Followup).where(Followup.subject == FollowupSubject.NEED, Followup.subject_id == need.id)
    waiting = work.session.exec(asked.where(col(Followup.asked_on).is_(None))).all()
    # somebody plans to ask once more; or a project solved it, or a version that did not say whose claims ended with it
    if len(waiting) != 1 or "helpers" not in said.after:
        raise Refusal(Code.GONE_ON)
    _drop(work, waiting[0])
    claims = [_last_claim(work, need, UUID(member)) for member in said.after["helpers"]]
    for claim in claims:
        claim.status, claim.ended_on = back(claim.status), None
    need.status, need.solved_on = back(need.status), None
    need.version += 1
    need.due_on = date.fromisoformat(said.before["due_on"]) if said.before.get("due_on") else need.due_on
    work.record("need.solution_undone", need)
    return [need.id, *(claim.id for claim in claims)]


def _last_claim(work: Work, need: Need, member_id: UUID) -> Claim:
    theirs = select(Claim).where(
        Claim.target == ClaimTarget.NEED, Claim.target_id == need.id, Claim.member_id == member_id
    )
    return work.session.exec(theirs.order_by(col(Claim.id).desc()).limit(1).with_for_update()).one()


def _held(work: Work, activity_id: ActivityId) -> Activity:
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    if activity.status not in {ActivityStatus.PLANNED, ActivityStatus.HELD}:
        raise Refusal(Code.ILLEGAL_MOVE, now=activity.status, to=ActivityStatus.HELD)
    return activity


def _just_done(work: Work, row: Row, event: str, *, among: str = "%") -> JournalLine:
    """Give the journal's line of what oneself did to a row, when it is the newest among the lines that matter."""
    line = _newest(work, row, among)
    if line.event != event:
        raise Refusal(Code.GONE_ON)
    return _own_and_new(work, line)


def _newest(work: Work, row: Row, among: str) -> JournalLine:
    newest = (
        select(JournalLine)
        .where(
            JournalLine.org_id == work.actor.org_id,
            JournalLine.subject_id == row.id,
            col(JournalLine.event).like(among),
        )
        .order_by(col(JournalLine.seq).desc())
        .limit(1)
    )
    line = work.session.exec(newest).first()
    if line is None:  # written without us, as by an import
        raise Refusal(Code.UNDO_TOO_LATE)
    return line


def _own_and_new(work: Work, line: JournalLine) -> JournalLine:
    if line.account_id != work.actor.account_id or work.now - line.at > UNDO_TIME:
        raise Refusal(Code.UNDO_TOO_LATE)
    return line


def _drop(work: Work, row: Row) -> None:
    work.session.delete(row)
    try:
        work.session.flush()
    except IntegrityError as error:
        raise Refusal(Code.GONE_ON) from error


def _anybody(work: Work, activity_id: UUID) -> bool:
    there = exists().where(col(Attendance.activity_id) == activity_id, col(Attendance.status).in_(_PRESENT))
    guests = exists().where(col(Guest.activity_id) == activity_id)
    coming = exists().where(col(Signup.activity_id) == activity_id, col(Signup.status) != SignupStatus.CANCELLED)
    waiting = exists().where(col(Knock.activity_id) == activity_id, col(Knock.status) == KnockStatus.WAITING)
    return bool(work.session.exec(select(or_(there, guests, coming, waiting))).one())
