"""What waits for whoever asks: the first thing each role sees, the soonest due first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, cast, exists, func, literal, null, or_, select, union_all
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from db.reads import scope
from db.reads.confirmations import recorded_by, served_by_oneself
from db.reads.joins import another, on
from db.reads.matches import facts
from db.reads.oneself import by_oneself
from db.rules.calendar import Span
from db.rules.holding import TASKS, Task
from db.rules.periods import current
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause, JointTask
from db.tables.base import Row
from db.tables.checkins import BranchCheckin, Census, CensusFinding
from db.tables.claims import Claim
from db.tables.evaluation import Followup, Suggestion
from db.tables.lists import Post, Project
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.points import PointDispute
from db.tables.reports import Quarter
from db.tables.wishes import Wish
from db.terms import (
    ActivityStatus,
    AgreementStatus,
    CensusStatus,
    CheckinStatus,
    ClaimStatus,
    ClaimTarget,
    ClauseStatus,
    NeedStatus,
    ProjectStatus,
    QuarterStatus,
    Role,
    Side,
    SuggestionStatus,
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
    if task is Task.CLOSE_QUARTER:
        return _quarters(actor, today)
    return _OTHERS[task](actor)


def _wishes(actor: Actor) -> Select[*tuple[Any, ...]]:
    held = [scope.wishes(actor), col(Wish.status) == WishStatus.CLAIMED]
    if actor.role is Role.MEMBER:
        held.append(col(Wish.member_id) == actor.member_id)
    return _numbered(Task.FULFIL_WISH, Wish, col(Wish.thing), col(Wish.due_on), held)


def _projects(actor: Actor) -> Select[*tuple[Any, ...]]:
    held = [scope.projects(actor), col(Project.status).in_((ProjectStatus.CLAIMED, ProjectStatus.RUNNING))]
    return _numbered(Task.MOVE_PROJECT, Project, col(Project.name), col(Project.ends_on), held)


def _free_wishes(actor: Actor) -> Select[*tuple[Any, ...]]:
    held = [scope.wishes(actor), col(Wish.status) == WishStatus.POSTED]
    return _numbered(Task.GIVE_WISH, Wish, col(Wish.thing), col(Wish.due_on), held)


def _followups(actor: Actor) -> Select[*tuple[Any, ...]]:
    # whoever served is not who asks how it went
    served_by = func.coalesce(col(Need.served_by), col(Wish.served_by))
    said = Said(
        func.coalesce(col(Need.code), col(Wish.code), col(Project.code)),
        func.coalesce(col(Need.text), col(Wish.thing), col(Project.name)),
        col(Community.name),
    )
    due = col(Followup.due_on)
    return (
        _listed(Task.FOLLOW_UP, Followup, said, due, (due, col(Followup.id)))
        .join(Community, on(Community, Followup.community_id))
        .outerjoin(Need, on(Need, Followup.subject_id))
        .outerjoin(Wish, on(Wish, Followup.subject_id))
        .outerjoin(Project, on(Project, Followup.subject_id))
        .where(
            scope.narrowed(Followup, actor),
            col(Followup.asked_on).is_(None),
            ~by_oneself(actor, served_by),
        )
    )


def _promises(actor: Actor) -> Select[*tuple[Any, ...]]:
    said, due = Said(col(Agreement.code), col(Clause.text), col(Community.name)), col(Clause.due_on)
    return (
        _listed(Task.KEEP_PROMISE, Clause, said, due, (due, col(Clause.id)))
        .join(Agreement, on(Agreement, Clause.agreement_id))
        .join(Community, on(Community, Agreement.community_id))
        .where(
            scope.narrowed(Agreement, actor),
            col(Agreement.status) == AgreementStatus.SIGNED,
            col(Clause.status) == ClauseStatus.PROMISED,
            due.is_not(None),
        )
    )


def _findings(actor: Actor) -> Select[*tuple[Any, ...]]:
    said, due = Said(col(Census.name), col(Member.name), col(Branch.name)), col(Census.due_on)
    # a person once, however much was found about them
    other = another(CensusFinding)
    before = select(other.id).where(
        other.census_id == col(CensusFinding.census_id),
        other.member_id == col(CensusFinding.member_id),
        other.org_id == col(CensusFinding.org_id),
        other.mended_at.is_(None),
        other.id < col(CensusFinding.id),
    )
    return (
        _listed(Task.MEND, CensusFinding, said, due, (due, col(CensusFinding.id)))
        .join(Census, on(Census, CensusFinding.census_id))
        .join(Member, on(Member, CensusFinding.member_id))
        .join(Branch, on(Branch, CensusFinding.branch_id))
        .where(
            scope.narrowed(CensusFinding, actor),
            col(Census.status) == CensusStatus.OPEN,
            col(CensusFinding.mended_at).is_(None),
            ~exists(before),
        )
    )


def _censuses(actor: Actor) -> Select[*tuple[Any, ...]]:
    said, due = Said(literal(""), col(Census.name), literal("")), col(Census.due_on)
    found = _listed(Task.RUN_CENSUS, Census, said, due, (due, col(Census.id)))
    return found.where(scope.everybody(Census, actor), col(Census.status) == CensusStatus.OPEN)


def _quarters(actor: Actor, today: date) -> Select[*tuple[Any, ...]]:
    said, due = Said(literal(""), col(Quarter.name), literal("")), col(Quarter.due_on)
    over = and_(col(Quarter.status) == QuarterStatus.OPEN, col(Quarter.name) < current(today, Span.QUARTER).code)
    waits = or_(over, col(Quarter.correcting_by).is_not(None))
    found = _listed(Task.CLOSE_QUARTER, Quarter, said, due, (due, col(Quarter.id)))
    return found.where(scope.everybody(Quarter, actor), waits)


def _disputes(actor: Actor) -> Select[*tuple[Any, ...]]:
    said = Said(col(Branch.code), col(PointDispute.reason), col(Branch.name))
    oldest = (col(PointDispute.raised_at), col(PointDispute.id))
    return (
        _listed(Task.ANSWER_DISPUTE, PointDispute, said, None, oldest)
        .join(Branch, on(Branch, PointDispute.branch_id))
        .where(scope.narrowed(PointDispute, actor), col(PointDispute.answered_at).is_(None))
    )


def _suggestions(actor: Actor) -> Select[*tuple[Any, ...]]:
    said = Said(literal(""), col(Suggestion.text), func.coalesce(col(Community.name), ""))
    oldest = (col(Suggestion.made_on), col(Suggestion.id))
    return (
        _listed(Task.ANSWER_SUGGESTION, Suggestion, said, None, oldest)
        .outerjoin(Community, on(Community, Suggestion.community_id))
        .where(scope.narrowed(Suggestion, actor), col(Suggestion.status) == SuggestionStatus.RECEIVED)
    )


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


def _joint(actor: Actor) -> Select[*tuple[Any, ...]]:
    # what the two sides of an agreement mean to do waits for the side that has it
    side = Side.COMMUNITY if actor.role is Role.CLERK else Side.BRANCH
    said, due = Said(col(Agreement.code), col(JointTask.text), col(Community.name)), col(JointTask.due_on)
    return (
        _listed(Task.JOINT, JointTask, said, due, (due, col(JointTask.id)))
        .join(Agreement, on(Agreement, JointTask.agreement_id))
        .join(Community, on(Community, JointTask.community_id))
        .where(
            scope.own(JointTask, actor),
            col(JointTask.holder) == side,
            col(JointTask.status) == ClauseStatus.PROMISED,
            col(Agreement.status) == AgreementStatus.SIGNED,
        )
    )


_OTHERS: Final[Mapping[Task, Callable[[Actor], Select[*tuple[Any, ...]]]]] = {
    Task.FULFIL_WISH: _wishes,
    Task.MOVE_PROJECT: _projects,
    Task.RECEIVE_SLIP: _slips,
    Task.APPROVE_POST: _posts,
    Task.FOLLOW_UP: _followups,
    Task.KEEP_PROMISE: _promises,
    Task.MEND: _findings,
    Task.GIVE_WISH: _free_wishes,
    Task.RUN_CENSUS: _censuses,
    Task.ANSWER_DISPUTE: _disputes,
    Task.ANSWER_SUGGESTION: _suggestions,
    Task.JOINT: _joint,
}


def _need_tasks(actor: Actor, task: Task, today: date) -> Select[*tuple[Any, ...]]:
    held = [scope.needs(actor), col(Need.status) == _NEEDS[task]]
    if task in {Task.MATCH, Task.SERVE}:
        held.append(~facts.carried())
    if actor.role is Role.MEMBER:
        held.append(col(Need.member_id) == actor.member_id)
    if task is Task.CONFIRM_NEED:
        held += [col(Need.activity_id).is_(None), ~served_by_oneself(actor)]
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
    # an activity's day is no deadline: nothing of it is overdue
    due_on = None if table is Activity else due
    found = _listed(task, table, Said(col(table.code), title, col(Community.name)), due_on, order)
    return found.join(Community, on(Community, table.community_id)).where(*held)


@dataclass(frozen=True, slots=True)
class Said:
    """Which columns say what waits: its code, its words, and where."""

    code: Any
    title: Any
    place: Any


def _listed(
    task: Task,
    table: type[Row],
    said: Said,
    due: Any,  # noqa: ANN401 - a column of a table
    order: Sequence[Any],
) -> Select[*tuple[Any, ...]]:
    """Give the rows of a table as lines of a task, each with its turn and how many there are."""
    return select(
        literal(task.value).label("task"),
        col(table.id).label("id"),
        said.code.label("code"),
        said.title.label("title"),
        said.place.label("place"),
        (cast(null(), Date) if due is None else due).label("due_on"),
        func.row_number().over(order_by=order).label("turn"),
        func.count().over().label("total"),
    ).select_from(table)


def _line(row: Any, today: date) -> TaskLine:  # noqa: ANN401 - a row of the union
    return TaskLine(
        subject_id=row.id,
        code=row.code,
        title=row.title,
        place=row.place,
        due_on=row.due_on,
        overdue=row.due_on is not None and row.due_on < today,
    )
