"""What waits for whoever asks: the first thing each role sees, the soonest due first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, null, select, union_all
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from db.reads import scope
from db.reads.confirmations import recorded_by
from db.reads.joins import on
from db.rules.holding import TASKS, Task
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.needs import Need
from db.tables.places import Community
from db.terms import ActivityStatus, NeedStatus, Role

SHOWN: Final = 5
"""Lines shown of each kind; the count says how many there are."""


_NEEDS: Final[Mapping[Task, NeedStatus]] = {
    Task.ANSWER: NeedStatus.OFFERED,
    Task.SERVE: NeedStatus.CLAIMED,
    Task.SCREEN: NeedStatus.PROPOSED,
    Task.CONFIRM_NEED: NeedStatus.SERVED,
    Task.MATCH: NeedStatus.OPEN,
    Task.ASK_ANOTHER: NeedStatus.OFFERED,
    Task.FOLLOW_UP: NeedStatus.SOLVED,
}

_ACTIVITIES: Final[Mapping[Task, ActivityStatus]] = {
    Task.CONFIRM_ACTIVITY: ActivityStatus.CLOSED,
    Task.HOLD: ActivityStatus.PLANNED,
    Task.CLOSE: ActivityStatus.HELD,
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One thing that waits for the actor."""

    subject_id: UUID
    code: str
    title: str
    place: str
    due_on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """All that waits of one kind: how many, and the first of them."""

    task: Task
    total: int
    lines: tuple[TaskLine, ...]


def mine_now(session: Session, actor: Actor, *, today: date) -> list[TaskGroup]:
    """Give what waits for the actor, kind by kind, the most pressing first; kinds with nothing waiting are left out."""
    tasks = TASKS.get(actor.role, ())
    if not tasks:
        return []
    found = union_all(*(_waiting(actor, task, today) for task in tasks)).subquery()
    rows = session.execute(select(found).where(found.c.turn <= SHOWN).order_by(found.c.task, found.c.turn)).all()
    return [
        TaskGroup(task, lines[0].total, tuple(_line(row, today) for row in lines))
        for task in Task
        if (lines := [row for row in rows if row.task == task])
    ]


def _waiting(actor: Actor, task: Task, today: date) -> Select[*tuple[Any, ...]]:
    return _need_tasks(actor, task, today) if task in _NEEDS else _activity_tasks(actor, task, today)


def _need_tasks(actor: Actor, task: Task, today: date) -> Select[*tuple[Any, ...]]:
    held = [scope.needs(actor), col(Need.status) == _NEEDS[task]]
    if actor.role is Role.MEMBER:
        held.append(col(Need.member_id) == actor.member_id)
    if task is Task.CONFIRM_NEED:
        held += [col(Need.activity_id).is_(None), col(Need.served_by).is_distinct_from(actor.account_id)]
    if task is Task.ASK_ANOTHER:
        held.append(col(Need.due_on) < today)
    return _numbered(task, Need, col(Need.text), col(Need.due_on), held)


def _activity_tasks(actor: Actor, task: Task, today: date) -> Select[*tuple[Any, ...]]:
    held = [scope.activities(actor), col(Activity.status) == _ACTIVITIES[task], col(Activity.day) <= today]
    if task is Task.CONFIRM_ACTIVITY:
        held.append(~recorded_by(actor))
    return _numbered(task, Activity, col(Activity.name), col(Activity.day), held)


def _numbered(
    task: Task,
    table: type[Need | Activity],
    title: Mapped[str],
    due: Mapped[date] | Mapped[date | None],
    held: list[ColumnElement[bool]],
) -> Select[*tuple[Any, ...]]:
    turn = func.row_number().over(order_by=(due.is_(None), due, col(table.id)))
    # an activity's day is no deadline: nothing of it is overdue
    due_on = due if table is Need else null()
    return (
        select(
            literal(task.value).label("task"),
            col(table.id).label("id"),
            col(table.code).label("code"),
            title.label("title"),
            col(Community.name).label("place"),
            due_on.label("due_on"),
            turn.label("turn"),
            func.count().over().label("total"),
        )
        .join(Community, on(Community, table.community_id))
        .where(*held)
    )


def _line(row: Any, today: date) -> TaskLine:  # noqa: ANN401 - a row of the union
    return TaskLine(
        subject_id=row.id,
        code=row.code,
        title=row.title,
        place=row.place,
        due_on=row.due_on,
        overdue=row.due_on is not None and row.due_on < today,
    )
