"""What the two sides of an agreement do together: joint meetings, what they decide, and the plan of the year."""

from datetime import date
from uuid import UUID

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.agreements import Agreement, Clause, JointMeeting, JointTask
from db.terms import ActivityId, AgreementId, AgreementStatus, ClauseStatus, Side
from db.work import Work
from db.writes.agreements import LONGEST_TEXT, keep_promise, only_between

LONGEST_NOTES = 2000


def hold_meeting(
    work: Work,
    *,
    agreement_id: AgreementId,
    day: date,
    place: str,
    branch_side: str,
    community_side: str,
    notes: str = "",
) -> JointMeeting:
    """Write down a joint meeting under a signed agreement: when, where, who took part of each side, what was said.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    agreement = _signed(work, agreement_id)
    meeting = work.add(
        JointMeeting(
            agreement_id=agreement.id,
            day=entries.past_day(day, work.today, "day"),
            place=entries.words(place, "place", 80),
            branch_side=entries.words(branch_side, "branch_side", 200),
            community_side=entries.words(community_side, "community_side", 200),
            notes=entries.maybe_words(notes, "notes", LONGEST_NOTES),
            recorded_by=work.actor.account_id,
        )
    )
    work.record("joint.met", meeting)
    return meeting


def plan_joint_task(
    work: Work,
    *,
    agreement_id: AgreementId,
    text: str,
    holder: Side,
    due_on: date,
    clause_id: UUID | None = None,
    meeting_id: UUID | None = None,
) -> JointTask:
    """Say what is to be done, by whom and until when: as a meeting decided, or as an item of the year's plan.

    Doing it keeps the promise that it is tied to. Raises NOT_FOUND for another agreement's promise or meeting, EMPTY,
    TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    agreement = _signed(work, agreement_id)
    clause = work.get(Clause, clause_id) if clause_id is not None else None
    meeting = work.get(JointMeeting, meeting_id) if meeting_id is not None else None
    if any(one is not None and one.agreement_id != agreement.id for one in (clause, meeting)):
        raise Refusal(Code.NOT_FOUND, table="agreement")
    task = work.add(
        JointTask(
            agreement_id=agreement.id,
            branch_id=agreement.branch_id,
            community_id=agreement.community_id,
            meeting_id=meeting_id,
            text=entries.words(text, "text", LONGEST_TEXT),
            holder=holder,
            due_on=due_on,
            clause_id=clause_id,
            recorded_by=work.actor.account_id,
        )
    )
    work.record("joint.planned", task)
    return task


def finish_joint_task(
    work: Work, *, task_id: UUID, day: date, outcome: str, activity_id: ActivityId | None = None
) -> JointTask:
    """Say what came of a task, and by which activity; the promise that it is tied to is kept by it, too.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, ILLEGAL_MOVE when it was done or dropped, NOT_FOUND for another's activity,
    NOT_ALLOWED.
    """
    task = _open(work, task_id, ClauseStatus.KEPT)
    task.done_on = entries.past_day(day, work.today, "day")
    task.outcome = entries.words(outcome, "outcome", LONGEST_TEXT)
    task.activity_id = only_between(work, work.get(Agreement, task.agreement_id), activity_id)
    task.status = ClauseStatus.KEPT
    if task.clause_id is not None and work.get(Clause, task.clause_id).status is not ClauseStatus.DROPPED:
        keep_promise(work, clause_id=task.clause_id, day=day, evidence=outcome, activity_id=activity_id)
    work.record("joint.done", task)
    return task


def drop_joint_task(work: Work, *, task_id: UUID, reason: str) -> JointTask:
    """Give a task up, with the reason. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    task = _open(work, task_id, ClauseStatus.DROPPED)
    task.outcome = entries.words(reason, "reason", 200)
    task.status = ClauseStatus.DROPPED
    work.record("joint.dropped", task)
    return task


def _signed(work: Work, agreement_id: AgreementId) -> Agreement:
    agreement = work.get(Agreement, agreement_id, lock=True)
    work.require(Right.KEEP_PROMISE, branch_id=agreement.branch_id, community_id=agreement.community_id)
    if agreement.status is not AgreementStatus.SIGNED:
        raise Refusal(Code.ILLEGAL_MOVE, now=agreement.status, to=AgreementStatus.SIGNED)
    return agreement


def _open(work: Work, task_id: UUID, to: ClauseStatus) -> JointTask:
    task = work.get(JointTask, task_id, lock=True)
    work.require(Right.KEEP_PROMISE, branch_id=task.branch_id, community_id=task.community_id)
    _signed(work, AgreementId(task.agreement_id))
    if task.status is not ClauseStatus.PROMISED:
        raise Refusal(Code.ILLEGAL_MOVE, now=task.status, to=to)
    return task
