"""Questions about projects: how each stands between its community and its branch, step by step."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, Select, case, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.areas import Part, holding
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.calendar import day_in_shanghai
from db.rules.path import PROJECTS, at
from db.rules.rights import Actor
from db.tables.evaluation import Followup
from db.tables.keeping import JournalLine
from db.tables.lists import Milestone, Project, Resource
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.places import Community
from db.terms import BranchId, CommunityId, NeedId, PathStage, ProjectId, ProjectStatus, Satisfaction


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project as a line of the list: between whom, how far, until when."""

    id: ProjectId
    code: str
    name: str
    status: ProjectStatus
    community_id: CommunityId
    community: str
    branch_id: BranchId | None
    branch: str
    progress: int
    starts_on: date | None
    ends_on: date | None
    #: days since it should have ended; 0 while it is in time
    overdue_days: int


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[ProjectLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a project."""

    id: UUID
    position: int
    text: str
    due_on: date | None
    done_on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class LetGo:
    """When a project was given back to the list, or called off for good, and why."""

    day: date
    for_good: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ProjectDetail:
    """One project with both sides it came from, its steps and what came of it."""

    line: ProjectLine
    goal: str
    lead: str
    proposed_on: date
    need_code: str
    need: str
    resource_code: str
    resource: str
    effect: str
    finished_on: date | None
    satisfaction: Satisfaction | None
    steps: tuple[Step, ...]
    #: the oldest first
    let_go: tuple[LetGo, ...]
    #: the follow-up that still waits for the community's word
    followup_id: UUID | None


def project_list(
    session: Session,
    actor: Actor,
    *,
    today: date,
    status: ProjectStatus | None = None,
    stage: PathStage | None = None,
    text: str = "",
    overdue: bool = False,
    area: Part | None = None,
    unit: UUID | None = None,
    page: int = 1,
) -> ProjectPage:
    """Give one page of the projects within reach: under way first, the soonest end first; the over sink."""
    typed = text.strip()
    wanted = [
        scope.projects(actor),
        *([col(Project.status) == status] if status else []),
        *([col(Project.status).in_(at(PROJECTS, stage))] if stage else []),
        *([or_(*(column.icontains(typed, autoescape=True) for column in _SEARCHED))] if typed else []),
        *([col(Project.status).in_(PROJECTS), col(Project.ends_on) < today] if overdue else []),
        *holding(Project, area, unit),
    ]
    counted = select(func.count()).select_from(Project).join(Community, _HERE).outerjoin(Branch, _BY)
    total = session.scalar(counted.where(*wanted)) or 0
    over = col(Project.status).in_((ProjectStatus.FINISHED, ProjectStatus.DROPPED))
    rows = session.execute(
        _lines()
        .where(*wanted)
        .order_by(over, case((over, None), else_=col(Project.ends_on)).is_(None))
        .order_by(case((over, None), else_=col(Project.ends_on)), col(Project.proposed_on).desc(), col(Project.id))
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return ProjectPage(tuple(_line(row, today) for row in rows), total)


def projects_of_need(session: Session, actor: Actor, *, need_id: NeedId, today: date) -> list[ProjectLine]:
    """Give the projects within reach that were made of a need, the newest first."""
    rows = session.execute(
        _lines().where(scope.projects(actor), col(Project.need_id) == need_id).order_by(col(Project.id).desc())
    )
    return [_line(row, today) for row in rows]


def project_detail(session: Session, actor: Actor, *, code: str, today: date) -> ProjectDetail:
    """Give one project within reach by its code, with its steps; Refusal(NOT_FOUND) for any other."""
    row = session.execute(
        _lines()
        .add_columns(col(Need.code).label("need_code"), col(Need.text).label("need"))
        .add_columns(col(Resource.code).label("resource_code"), col(Resource.text).label("resource"))
        .outerjoin(Need, on(Need, Project.need_id))
        .outerjoin(Resource, on(Resource, Project.resource_id))
        .where(scope.projects(actor), col(Project.code) == code)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="project")
    project: Project = row.Project
    due = select(col(Followup.id)).where(
        scope.narrowed(Followup, actor), col(Followup.subject_id) == project.id, col(Followup.asked_on).is_(None)
    )
    return ProjectDetail(
        line=_line(row, today),
        goal=project.goal,
        lead=scope.shown(actor, "project", "lead", project.lead),
        proposed_on=project.proposed_on,
        need_code=row.need_code or "",
        need=row.need or "",
        resource_code=row.resource_code or "",
        resource=row.resource or "",
        effect=project.effect,
        finished_on=project.finished_on,
        satisfaction=project.satisfaction,
        steps=_steps(session, actor, project, today),
        let_go=_let_go(session, actor, project.id),
        followup_id=session.scalar(due.limit(1)),
    )


_HERE: Final = on(Community, Project.community_id)
_BY: Final = on(Branch, Project.branch_id)
_SEARCHED: Final = (col(Project.name), col(Project.code), col(Community.name), col(Branch.name))


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(Project, col(Community.name).label("community"), func.coalesce(col(Branch.name), "").label("branch"))
        .join(Community, _HERE)
        .outerjoin(Branch, _BY)
    )


def _line(row: Row[*tuple[Any, ...]], today: date) -> ProjectLine:
    project: Project = row.Project
    late = project.ends_on if project.status in PROJECTS else None
    return ProjectLine(
        id=ProjectId(project.id),
        code=project.code,
        name=project.name,
        status=project.status,
        community_id=CommunityId(project.community_id),
        community=row.community,
        branch_id=BranchId(project.branch_id) if project.branch_id else None,
        branch=row.branch,
        progress=project.progress,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        overdue_days=max(0, (today - late).days) if late else 0,
    )


def _steps(session: Session, actor: Actor, project: Project, today: date) -> tuple[Step, ...]:
    rows = session.execute(
        select(Milestone)
        .where(col(Milestone.org_id) == actor.org_id, col(Milestone.project_id) == project.id)
        .order_by(col(Milestone.position))
    ).scalars()
    # of a project that is over nothing is late any more
    unfinished = project.status in PROJECTS
    return tuple(
        Step(
            id=one.id,
            position=one.position,
            text=one.text,
            due_on=one.due_on,
            done_on=one.done_on,
            overdue=unfinished and one.done_on is None and one.due_on is not None and one.due_on < today,
        )
        for one in rows
    )


_FOR_GOOD: Final = "project.dropped"
_BACK: Final = "project.given_back"


def _let_go(session: Session, actor: Actor, project_id: UUID) -> tuple[LetGo, ...]:
    rows = session.execute(
        select(col(JournalLine.at), col(JournalLine.event), col(JournalLine.after))
        .where(scope.everybody(JournalLine, actor), col(JournalLine.subject_id) == project_id)
        .where(col(JournalLine.event).in_((_FOR_GOOD, _BACK)))
        .order_by(col(JournalLine.seq))
    )
    return tuple(
        LetGo(day_in_shanghai(row.at), for_good=row.event == _FOR_GOOD, reason=str(row.after["reason"])) for row in rows
    )
