"""Questions about what the two sides of an agreement do together: the year's plan, the meetings, how much is done."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause, JointMeeting, JointTask
from db.terms import AgreementId, ClauseStatus, Side


@dataclass(frozen=True, slots=True)
class JointTaskLine:
    """Something to be done: what, by which side, until when, and what came of it."""

    id: UUID
    meeting_id: UUID | None
    text: str
    holder: Side
    due_on: date
    #: days since it was due while it waits; 0 otherwise
    late: int
    status: ClauseStatus
    done_on: date | None
    outcome: str
    #: the promise it keeps, and the activity by which it was done
    promise: str
    activity: str
    activity_code: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A joint meeting, with what it decided."""

    id: UUID
    day: date
    place: str
    branch_side: str
    community_side: str
    notes: str
    decisions: tuple[JointTaskLine, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """All that the two sides do together under an agreement; what was dropped is not counted."""

    plan: tuple[JointTaskLine, ...]
    meetings: tuple[MeetingLine, ...]
    done: int
    planned: int


def together(session: Session, actor: Actor, *, agreement_id: AgreementId, today: date) -> Together:
    """Give the year's plan, what is due first, and the meetings, the newest first, of an agreement within reach."""
    tasks = _tasks(session, actor, agreement_id, today)
    meetings = session.scalars(
        select(JointMeeting)
        .join(Agreement, on(Agreement, JointMeeting.agreement_id))
        .where(scope.narrowed(Agreement, actor), col(JointMeeting.agreement_id) == agreement_id)
        .order_by(col(JointMeeting.day).desc(), col(JointMeeting.id).desc())
    )
    plan = tuple(task for task in tasks if task.meeting_id is None)
    counted = [task for task in plan if task.status is not ClauseStatus.DROPPED]
    return Together(
        plan=plan,
        meetings=tuple(_meeting(actor, meeting, tasks) for meeting in meetings),
        done=sum(task.status is ClauseStatus.KEPT for task in counted),
        planned=len(counted),
    )


def _tasks(session: Session, actor: Actor, agreement_id: AgreementId, today: date) -> tuple[JointTaskLine, ...]:
    rows = session.execute(
        select(
            JointTask, col(Clause.text).label("promise"), col(Activity.name).label("activity"),
            col(Activity.code).label("activity_code"),
        )
        .join(Agreement, on(Agreement, JointTask.agreement_id))
        .outerjoin(Clause, on(Clause, JointTask.clause_id))
        .outerjoin(Activity, on(Activity, JointTask.activity_id))
        .where(scope.narrowed(Agreement, actor), col(JointTask.agreement_id) == agreement_id)
        .order_by(col(JointTask.due_on), col(JointTask.id))
    )  # fmt: skip
    return tuple(_task(row, today) for row in rows)


def _task(row: Any, today: date) -> JointTaskLine:  # noqa: ANN401 - a row of the statement above
    task: JointTask = row.JointTask
    waits = task.status is ClauseStatus.PROMISED
    return JointTaskLine(
        id=task.id,
        meeting_id=task.meeting_id,
        text=task.text,
        holder=task.holder,
        due_on=task.due_on,
        late=max(0, (today - task.due_on).days) if waits else 0,
        status=task.status,
        done_on=task.done_on,
        outcome=task.outcome,
        promise=row.promise or "",
        activity=row.activity or "",
        activity_code=row.activity_code or "",
    )


def _meeting(actor: Actor, meeting: JointMeeting, tasks: tuple[JointTaskLine, ...]) -> MeetingLine:
    return MeetingLine(
        id=meeting.id,
        day=meeting.day,
        place=meeting.place,
        branch_side=scope.shown(actor, "joint_meeting", "branch_side", meeting.branch_side),
        community_side=scope.shown(actor, "joint_meeting", "community_side", meeting.community_side),
        notes=meeting.notes,
        decisions=tuple(task for task in tasks if task.meeting_id == meeting.id),
    )
