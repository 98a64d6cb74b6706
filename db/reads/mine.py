"""What waits for whoever asks: the first thing each role sees, the soonest due first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, cast, exists, func, literal, null, select, union_all
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from db.reads import scope
from db.reads.confirmations import recorded_by
from db.reads.joins import on
from db.reads.matches import facts
from db.rules.holding import TASKS, Task
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.checkins import BranchCheckin
from db.tables.claims import Claim
from db.tables.lists import Post, Project
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import (
    ActivityStatus,
    CheckinStatus,
    ClaimStatus,
    ClaimTarget,
    NeedStatus,
    ProjectStatus,
    Role,
    WishStatus,
)

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
    if task in _NEEDS:
        return _need_tasks(actor, task, today)
    if task in _ACTIVITIES:
        return _activity_tasks(actor, task, today)
    return _OTHERS[task](actor)


def _wishes(actor: Actor) -> Select[*tuple[Any, ...]]:
    held = [scope.wishes(actor), col(Wish.status) == WishStatus.CLAIMED]
    if actor.role is Role.MEMBER:
        held.append(col(Wish.member_id) == actor.member_id)
    return _numbered(Task.FULFIL_WISH, Wish, col(Wish.thing), col(Wish.due_on), held)


def _projects(actor: Actor) -> Select[*tuple[Any, ...]]:
    held = [scope.projects(actor), col(Project.status).in_((ProjectStatus.CLAIMED, ProjectStatus.RUNNING))]
    return _numbered(Task.MOVE_PROJECT, Project, col(Project.name), col(Project.ends_on), held)


def _slips(actor: Actor) -> Select[*tuple[Any, ...]]:
    held = [scope.narrowed(BranchCheckin, actor), col(BranchCheckin.status) == CheckinStatus.SENT]
    found = _numbered(Task.RECEIVE_SLIP, BranchCheckin, col(Branch.name), None, held)
    return found.join(Branch, on(Branch, BranchCheckin.branch_id))


def _posts(actor: Actor) -> Select[*tuple[Any, ...]]:
    # a post once, however many ask for a place at it
    asked = exists(
        select(col(Claim.id)).where(
            col(Claim.org_id) == Post.org_id,
            col(Claim.target) == ClaimTarget.POST,
            col(Claim.target_id) == Post.id,
            col(Claim.status).in_((ClaimStatus.ASKED, ClaimStatus.WITHDRAWING)),
            ~facts.unanswered(),
        )
    )
    held = [scope.posts(actor), col(Post.community_id).in_(actor.community_ids), asked]
    return _numbered(Task.APPROVE_POST, Post, col(Post.name), None, held)


_OTHERS: Final[Mapping[Task, Callable[[Actor], Select[*tuple[Any, ...]]]]] = {
    Task.FULFIL_WISH: _wishes,
    Task.MOVE_PROJECT: _projects,
    Task.RECEIVE_SLIP: _slips,
    Task.APPROVE_POST: _posts,
}


def _need_tasks(actor: Actor, task: Task, today: date) -> Select[*tuple[Any, ...]]:
    held = [scope.needs(actor), col(Need.status) == _NEEDS[task]]
    if task in {Task.MATCH, Task.SERVE}:
        held.append(~facts.carried())
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
    table: type[Need | Activity | Wish | Project | BranchCheckin | Post],
    title: Mapped[str],
    due: Mapped[date] | Mapped[date | None] | None,
    held: list[ColumnElement[bool]],
) -> Select[*tuple[Any, ...]]:
    order = (col(table.id),) if due is None else (due.is_(None), due, col(table.id))
    turn = func.row_number().over(order_by=order)
    # an activity's day is no deadline: nothing of it is overdue
    due_on = cast(null(), Date) if due is None or table is Activity else due
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
        .select_from(table)
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
