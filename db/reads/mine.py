"""What waits for whoever asks: the first thing each role sees, the soonest due first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, union_all
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from db.reads import mine_papers, scope
from db.reads.confirmations import recorded_by, served_by_oneself
from db.reads.joins import on
from db.reads.matches import facts
from db.reads.oneself import by_oneself
from db.reads.pairs import LAST_VISIT
from db.reads.waiting import Said, Waiting, When, listed
from db.rules.calendar import day_in_shanghai
from db.rules.holding import TASKS, WITHIN, Task
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.keeping import JournalLine
from db.tables.lists import Post, Project
from db.tables.needs import Need
from db.tables.pairs import Pair
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import ActivityStatus, ClaimStatus, ClaimTarget, NeedStatus, PairStatus, ProjectStatus, Role, WishStatus

SHOWN: Final = 5
"""Lines shown of each kind; the count says how many there are."""

ALL: Final = 200
"""Lines shown of the one kind of which somebody wants to see all."""

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
    #: until when: its own day, or so many days after it began to wait, whichever is later
    due_on: date | None
    overdue_days: int


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """All that waits of one kind: how many, and the first of them."""

    task: Task
    total: int
    lines: tuple[TaskLine, ...]


def mine_now(session: Session, actor: Actor, *, today: date, whole: Task | None = None) -> list[TaskGroup]:
    """Give what waits for the actor, kind by kind, the most pressing first; kinds with nothing waiting are left out.

    Of each kind the first lines are given, of the one that is named as a whole as many as a page holds.
    """
    tasks = TASKS.get(actor.role, ())
    if not tasks:
        return []
    found = union_all(*(_waiting(actor, task, today) for task in tasks)).subquery()
    most = SHOWN if whole is None else case((found.c.task == whole.value, ALL), else_=SHOWN)
    rows = session.execute(select(found).where(found.c.turn <= most).order_by(found.c.task, found.c.turn)).all()
    return [
        TaskGroup(task, lines[0].total, tuple(_line(row, today) for row in lines))
        for task in Task
        if (lines := [row for row in rows if row.task == task])
    ]


def _waiting(actor: Actor, task: Task, today: date) -> Waiting:
    if task in _NEEDS:
        return _need_tasks(actor, task, today)
    if task in _ACTIVITIES:
        return _activity_tasks(actor, task, today)
    return _OTHERS[task](actor, today)


def _wishes(actor: Actor, _: date) -> Waiting:
    held = [scope.wishes(actor), col(Wish.status) == WishStatus.CLAIMED]
    if actor.role is Role.MEMBER:
        held.append(col(Wish.member_id) == actor.member_id)
    return _numbered(Task.FULFIL_WISH, Wish, col(Wish.thing), When(col(Wish.due_on)), held)


def _wishes_due(actor: Actor, today: date) -> Waiting:
    # whoever brings a wish does not confirm that it came true
    held = [scope.wishes(actor), col(Wish.status) == WishStatus.CLAIMED, col(Wish.due_on) <= today]
    held.append(~by_oneself(actor, col(Wish.served_by)))
    return _numbered(Task.CONFIRM_WISH, Wish, col(Wish.thing), When(col(Wish.due_on)), held)


def _pairs(actor: Actor, _: date) -> Waiting:
    held = [scope.pairs(actor), col(Pair.status) == PairStatus.RUNNING]
    if actor.role is Role.MEMBER:
        held.append(col(Pair.member_id) == actor.member_id)
    when = When(since=func.coalesce(LAST_VISIT, col(Pair.started_on)), days=col(Pair.every_days))
    return _numbered(Task.VISIT_PAIR, Pair, col(Pair.alias), when, held)


def _reports(actor: Actor, today: date) -> Waiting:
    return (mine_papers.own_reports if actor.role is Role.STAFF else mine_papers.reports)(actor, today)


def _projects(actor: Actor, _: date) -> Waiting:
    held = [scope.projects(actor), col(Project.status).in_((ProjectStatus.CLAIMED, ProjectStatus.RUNNING))]
    # without a day to end on it is asked after so long after it began, or was to begin
    begun = case((col(Project.ends_on).is_(None), func.coalesce(col(Project.starts_on), col(Project.proposed_on))))
    return _numbered(Task.MOVE_PROJECT, Project, col(Project.name), When(col(Project.ends_on), since=begun), held)


def _free_wishes(actor: Actor, _: date) -> Waiting:
    held = [scope.wishes(actor), col(Wish.status) == WishStatus.POSTED]
    return _numbered(Task.GIVE_WISH, Wish, col(Wish.thing), When(col(Wish.due_on)), held)


def _followups(actor: Actor, _: date) -> Waiting:
    # whoever served is not who asks how it went
    served_by = func.coalesce(col(Need.served_by), col(Wish.served_by))
    said = Said(
        func.coalesce(col(Need.code), col(Wish.code), col(Project.code)),
        func.coalesce(col(Need.text), col(Wish.thing), col(Project.name)),
        col(Community.name),
    )
    due = col(Followup.due_on)
    return (
        listed(Task.FOLLOW_UP, Followup, said, When(due), (due, col(Followup.id)))
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


def _posts(actor: Actor, _: date) -> Waiting:
    # a post once, however many ask for a place at it; since when whoever asked first has waited
    asked = (
        col(Claim.org_id) == Post.org_id,
        col(Claim.target) == ClaimTarget.POST,
        col(Claim.target_id) == Post.id,
        col(Claim.status).in_((ClaimStatus.ASKED, ClaimStatus.WITHDRAWING)),
        ~facts.unanswered(),
    )
    # a claim does not say when its member moved up in the queue or asked to leave: the journal does
    told = (col(JournalLine.org_id) == Claim.org_id, col(JournalLine.subject_id) == Claim.id)
    moved = and_(col(Claim.status) == ClaimStatus.ASKED, col(JournalLine.event) == "post.moved_up")
    leaves = and_(col(Claim.status) == ClaimStatus.WITHDRAWING, col(JournalLine.event) == "post.withdrawal_asked")
    first = select(func.min(col(Claim.claimed_on))).where(
        *asked, col(Claim.status) == ClaimStatus.ASKED, ~exists().where(*told, moved).correlate(Claim)
    )
    later = select(func.max(col(JournalLine.at))).where(*asked, *told, or_(moved, leaves))
    when = When(since=first.correlate(Post).scalar_subquery(), since_at=later.correlate(Post).scalar_subquery())
    held = [scope.posts(actor), col(Post.community_id).in_(actor.community_ids), exists().where(*asked)]
    return _numbered(Task.APPROVE_POST, Post, col(Post.name), when, held)


_OTHERS: Final[Mapping[Task, Callable[[Actor, date], Waiting]]] = {
    Task.FULFIL_WISH: _wishes,
    Task.CONFIRM_WISH: _wishes_due,
    Task.VISIT_PAIR: _pairs,
    Task.MOVE_PROJECT: _projects,
    Task.RECEIVE_SLIP: mine_papers.slips,
    Task.RECEIVE_MEMBER: mine_papers.arrivals,
    Task.ANSWER_FORM: mine_papers.door_forms,
    Task.APPROVE_POST: _posts,
    Task.FOLLOW_UP: _followups,
    Task.KEEP_PROMISE: mine_papers.promises,
    Task.MEND: mine_papers.findings,
    Task.GIVE_WISH: _free_wishes,
    Task.RUN_CENSUS: mine_papers.censuses,
    Task.CLOSE_QUARTER: mine_papers.quarters,
    Task.ANSWER_DISPUTE: mine_papers.disputes,
    Task.ANSWER_SUGGESTION: mine_papers.suggestions,
    Task.JOINT: mine_papers.joint,
    Task.RENEW_AGREEMENT: mine_papers.renewals,
    Task.SIGN_AGREEMENT: mine_papers.drafts,
    Task.SIGN_REPORT: _reports,
    Task.SIGN_HALF_YEAR: mine_papers.half_year,
}


def _need_tasks(actor: Actor, task: Task, today: date) -> Waiting:
    held = [scope.needs(actor), col(Need.status) == _NEEDS[task]]
    if task in {Task.MATCH, Task.SERVE}:
        held.append(~facts.carried())
    if actor.role is Role.MEMBER:
        held.append(col(Need.member_id) == actor.member_id)
    if task is Task.CONFIRM_NEED:
        held += [col(Need.activity_id).is_(None), ~served_by_oneself(actor)]
    if task is Task.ASK_ANOTHER:
        held.append(col(Need.due_on) < today)
    return _numbered(task, Need, col(Need.text), When(col(Need.due_on)), held)


def _activity_tasks(actor: Actor, task: Task, today: date) -> Waiting:
    held = [scope.activities(actor), col(Activity.status) == _ACTIVITIES[task], col(Activity.day) <= today]
    if task is Task.CONFIRM_ACTIVITY:
        held.append(~recorded_by(actor))
    return _numbered(task, Activity, col(Activity.name), When(since=col(Activity.day)), held)


def _numbered(
    task: Task,
    table: type[Need | Activity | Wish | Project | Post | Pair],
    title: Mapped[str],
    when: When,
    held: list[ColumnElement[bool]],
) -> Waiting:
    day = when.since if when.due is None else when.due
    found = listed(
        task,
        table,
        Said(col(table.code), title, col(Community.name)),
        when,
        (day.is_(None), day, col(table.id)),
    )
    return found.join(Community, on(Community, table.community_id)).where(*held)


def _line(row: Any, today: date) -> TaskLine:  # noqa: ANN401 - a row of the union
    since = row.since or (day_in_shanghai(row.since_at) if row.since_at else None)
    days = WITHIN.get(row.task, 0) if row.days is None else row.days
    # what began after its own day, such as an agreement drafted in June, has the days of whatever has none
    due_on = max((day for day in (row.due_on, since and since + timedelta(days=days)) if day), default=None)
    late = max(0, (today - due_on).days) if due_on else 0
    return TaskLine(row.id, row.code, row.title, row.place, due_on, late)
