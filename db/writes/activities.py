"""An activity's way: planned with the community, held, closed by the branch, confirmed by the community's clerk."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.files.brought import Brought
from db.reads.oneself import is_oneself
from db.rules import entries
from db.rules.moves import move
from db.rules.rights import Right
from db.tables.activities import Activity, ActivityNeed
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.places import Community
from db.terms import (
    ActivityId,
    ActivityKind,
    ActivityStatus,
    AttendanceStatus,
    Beneficiary,
    BranchId,
    CommunityId,
    Grade,
    NeedId,
    NeedStatus,
    WishId,
)
from db.work import Work
from db.writes import carrying, needs, points
from db.writes.activity_plans import link, put_things
from db.writes.numbers import next_code


def plan_activity(
    work: Work,
    *,
    branch_id: BranchId,
    community_id: CommunityId,
    kind: ActivityKind,
    name: str,
    day: date,
    starts_at: datetime | None = None,
    minutes: int | None = None,
    venue: str = "",
    places: int | None = None,
    need_ids: Sequence[NeedId] = (),
    wish_ids: Sequence[WishId] = (),
    things: Sequence[Brought] = (),
) -> Activity:
    """Plan an activity of a branch in a community, with the needs and wishes it serves and what is brought.

    Raises EMPTY, TOO_LONG, OUT_OF_RANGE, NOT_ALLOWED.
    """
    branch, community = work.get(Branch, branch_id), work.get(Community, community_id)
    work.require(Right.PLAN_ACTIVITY, branch_id=branch.id, community_id=community.id)
    activity = work.add(
        Activity(
            code=next_code(work, "HD", day.year),
            name=entries.words(name, "name", 60),
            kind=kind,
            branch_id=branch.id,
            community_id=community.id,
            day=day,
            starts_at=starts_at,
            minutes=None if minutes is None else entries.number(minutes, "minutes", 1, 1440),
            venue=entries.maybe_words(venue, "venue", 60),
            places=None if places is None else entries.number(places, "places", 1, 10_000),
            recorded_by=work.actor.account_id,
        )
    )
    link(work, activity, need_ids, wish_ids)
    work.record("activity.planned", activity, needs=list(need_ids), wishes=list(wish_ids))
    if things:
        put_things(work, activity, things)
    return activity


def hold_activity(work: Work, *, activity_id: ActivityId) -> Activity:
    """Say that an activity takes place. Raises IN_THE_FUTURE, ILLEGAL_MOVE, NOT_ALLOWED."""
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    entries.past_day(activity.day, work.today, "day")
    _step(activity, ActivityStatus.HELD, only=frozenset({ActivityStatus.PLANNED}))
    work.record("activity.held", activity)
    return activity


def close_activity(
    work: Work,
    *,
    activity_id: ActivityId,
    effect: str,
    grade: Grade,
    beneficiaries: int | None = None,
    beneficiary: Beneficiary | None = None,
    minutes: int | None = None,
) -> Activity:
    """Close an activity with its effect and a proposed grade; the community's clerk has the ball.

    Claimed needs that it served stand as served with it. Raises EMPTY, OUT_OF_RANGE, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.CLOSE_ACTIVITY, branch_id=activity.branch_id)
    _step(activity, ActivityStatus.CLOSED)
    activity.effect = entries.words(effect, "effect", 500)
    activity.grade, activity.closed_by = grade, work.actor.account_id
    if beneficiaries is not None:
        activity.beneficiaries = entries.number(beneficiaries, "beneficiaries", 0, 100_000)
        activity.beneficiary = beneficiary
    if minutes is not None:
        activity.minutes = entries.number(minutes, "minutes", 1, 1440)
    for need in _needs_of(work, activity.id, NeedStatus.CLAIMED):
        if carrying.project_of(work, need.id) is not None:
            continue  # its project says when it is done
        needs.serve_need(
            work,
            need_id=NeedId(need.id),
            measures=activity.name,
            served_on=activity.day,
            activity_id=ActivityId(activity.id),
        )
    work.record("activity.closed", activity)
    return activity


def confirm_activity(
    work: Work, *, activity_id: ActivityId, grade: Grade, on_paper: points.OnPaper | None = None
) -> Activity:
    """Confirm for the community that the service took place, and its grade: person-times and points follow.

    Who came on paper is written down with it, confirmed from the first. Nobody confirms what they recorded.
    Raises RECORDER_CONFIRMS, ILLEGAL_MOVE, NO_POINT_RULES, NOT_ALLOWED.
    """
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.CONFIRM_SERVICE, community_id=activity.community_id)
    arrivals = on_paper.arrivals if on_paper else _arrivals_of(work, activity.id)
    recorders = {activity.closed_by, *(arrival["recorded_by"] for arrival in arrivals)}
    if is_oneself(work.session, work.actor, recorders):
        raise Refusal(Code.RECORDER_CONFIRMS)
    _step(activity, ActivityStatus.CONFIRMED)
    activity.grade, activity.confirmed_by, activity.confirmed_at = grade, work.actor.account_id, work.now
    for minutes in {arrival["minutes"] for arrival in arrivals}:
        alike = [arrival for arrival in arrivals if arrival["minutes"] == minutes]
        confirmed = {
            "status": move(AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED),
            "minutes": minutes or activity.minutes,
            "confirmed_by": work.actor.account_id,
            "confirmed_at": work.now,
        }
        if on_paper:
            work.pour(Attendance, ({**arrival, **confirmed} for arrival in alike))
        else:
            work.change_all(Attendance, alike, **confirmed)
    points.earn_for_activity(work, activity=activity, arrivals=arrivals, rules=on_paper.rules if on_paper else None)
    for need in () if on_paper else _needs_of(work, activity.id, NeedStatus.SERVED):
        needs.solve_need(work, need_id=NeedId(need.id))
    work.record("activity.confirmed", activity, person_times=len(arrivals))
    return activity


def send_back_activity(work: Work, *, activity_id: ActivityId, reason: str) -> Activity:
    """Give a closed activity back to its branch with what is wrong. Raises EMPTY, ILLEGAL_MOVE, NOT_ALLOWED."""
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.CONFIRM_SERVICE, community_id=activity.community_id)
    why = entries.words(reason, "reason", 200)
    _step(activity, ActivityStatus.HELD, only=frozenset({ActivityStatus.CLOSED}))
    work.record("activity.sent_back", activity, reason=why)
    return activity


def cancel_activity(work: Work, *, activity_id: ActivityId, reason: str) -> Activity:
    """Call an activity off, with a reason. Raises EMPTY, ILLEGAL_MOVE, ALREADY_RECORDED when people had arrived."""
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.PLAN_ACTIVITY, branch_id=activity.branch_id, community_id=activity.community_id)
    why = entries.words(reason, "reason", 200)
    if _arrivals_of(work, activity.id):
        raise Refusal(Code.ALREADY_RECORDED)
    _step(activity, ActivityStatus.CANCELLED)
    work.record("activity.cancelled", activity, reason=why)
    return activity


def _step(activity: Activity, to: ActivityStatus, *, only: frozenset[ActivityStatus] | None = None) -> None:
    activity.status = move(activity.status, to, only=only)
    activity.version += 1


def _arrivals_of(work: Work, activity_id: UUID) -> list[dict[str, Any]]:
    here = col(Attendance.org_id) == work.actor.org_id, col(Attendance.activity_id) == activity_id
    return work.bare(Attendance, *here, col(Attendance.status) == AttendanceStatus.RECORDED)


def _needs_of(work: Work, activity_id: UUID, status: NeedStatus) -> Sequence[Need]:
    return work.session.exec(
        select(Need)
        .join(ActivityNeed, col(ActivityNeed.need_id) == Need.id)
        .where(ActivityNeed.activity_id == activity_id, Need.status == status)
        .order_by(col(Need.id))
    ).all()
