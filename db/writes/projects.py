"""项目清单: proposed by a community or the bureau, taken by a branch, carried on by steps, confirmed at last."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, func, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.moves import move
from db.rules.rights import Right
from db.tables.claims import Claim
from db.tables.lists import Milestone, Project, Resource
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.places import Community
from db.terms import (
    BranchId,
    ClaimStatus,
    ClaimTarget,
    CommunityId,
    FollowupSubject,
    NeedId,
    NeedStatus,
    ProjectId,
    ProjectStatus,
    ResourceId,
    Respondent,
)
from db.work import NOTHING_SEEN, Seen, Work
from db.writes import carrying
from db.writes.due import ask_how_it_went
from db.writes.live_claims import live_claim_of
from db.writes.numbers import next_code

LONGEST_NAME: Final = 80
LONGEST_TEXT: Final = 500
_OVER: Final = frozenset({ProjectStatus.FINISHED, ProjectStatus.DROPPED})

Step = tuple[str, date | None]
"""What is to be done, and the day by which."""


def propose_project(
    work: Work,
    *,
    community_id: CommunityId,
    name: str,
    goal: str,
    proposed_on: date,
    lead: str = "",
    need_id: NeedId | None = None,
    resource_id: ResourceId | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    steps: Sequence[Step] = (),
) -> Project:
    """Put a project on the list, with its steps and the open need that it is to solve.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, ENDS_BEFORE_START, ILLEGAL_MOVE, SERVED_BY_PROJECT, NOT_ALLOWED.
    """
    community = work.get(Community, community_id)
    work.require(Right.KEEP_PROJECT, community_id=community.id)
    entries.in_order(starts_on, ends_on, "ends_on")
    project = work.add(
        Project(
            code=next_code(work, "XM", proposed_on.year),
            name=entries.words(name, "name", LONGEST_NAME),
            community_id=community.id,
            need_id=_open_need(work, need_id).id if need_id else None,
            resource_id=work.get(Resource, resource_id).id if resource_id else None,
            goal=entries.words(goal, "goal", LONGEST_TEXT),
            lead=entries.maybe_words(lead, "lead", 20),
            proposed_on=entries.past_day(proposed_on, work.today, "proposed_on"),
            starts_on=starts_on,
            ends_on=ends_on,
            recorded_by=work.actor.account_id,
        )
    )
    for step in steps:
        _add_step(work, project, step)
    work.record("project.proposed", project, steps=len(steps))
    return project


def claim_project(work: Work, *, project_id: ProjectId, branch_id: BranchId, lead: str = "") -> Project:
    """Take a project on with a branch, so that no other does. Raises ALREADY_TAKEN, TOO_LONG, NOT_ALLOWED."""
    project, branch = work.get(Project, project_id, lock=True), work.get(Branch, branch_id)
    work.require(Right.CLAIM_PROJECT, branch_id=branch.id)
    if project.branch_id is not None:
        raise Refusal(Code.ALREADY_TAKEN, holder=work.get(Branch, project.branch_id).name)
    work.seize(
        project,
        Code.ALREADY_TAKEN,
        expected={"status": project.status},
        status=move(project.status, ProjectStatus.CLAIMED),
        branch_id=branch.id,
        lead=entries.maybe_words(lead, "lead", 20) or project.lead,
    )
    work.add(
        Claim(
            target=ClaimTarget.PROJECT,
            target_id=project.id,
            branch_id=branch.id,
            community_id=project.community_id,
            status=ClaimStatus.ACTIVE,
            claimed_on=work.today,
            recorded_by=work.actor.account_id,
        ),
        Code.ALREADY_TAKEN,
    )
    carrying.begin(work, project)
    work.record("project.claimed", project)
    return project


def change_project(
    work: Work,
    *,
    project_id: ProjectId,
    name: str,
    goal: str,
    lead: str,
    ends_on: date | None,
    seen: Seen = NOTHING_SEEN,
) -> Project:
    """Correct what a project is called, means to reach, who is in charge and until when it runs, while it is not over.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    ENDS_BEFORE_START, ILLEGAL_MOVE when it is over, NOT_ALLOWED.
    """
    project = work.get(Project, project_id, lock=True)
    work.require(Right.KEEP_PROJECT, branch_id=project.branch_id, community_id=project.community_id)
    if project.status in _OVER:
        raise Refusal(Code.ILLEGAL_MOVE, now=project.status, to=ProjectStatus.RUNNING)
    work.unmoved(project, seen)
    entries.in_order(project.starts_on, ends_on, "ends_on")
    if project.status is ProjectStatus.RUNNING and ends_on is None:
        raise Refusal(Code.EMPTY, field="ends_on")
    project.name = entries.words(name, "name", LONGEST_NAME)
    project.goal = entries.words(goal, "goal", LONGEST_TEXT)
    project.lead = entries.maybe_words(lead, "lead", 20)
    project.ends_on = ends_on
    work.record("project.changed", project)
    return project


def give_back_project(work: Work, *, project_id: ProjectId, reason: str) -> Project:
    """Put a claimed project that has not begun back on the list. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    project = work.get(Project, project_id, lock=True)
    work.require(Right.CLAIM_PROJECT, branch_id=project.branch_id)
    why = entries.words(reason, "reason", 200)
    project.status = move(project.status, ProjectStatus.PROPOSED)
    _end_claim(work, project, ClaimStatus.GIVEN_BACK, why)
    project.branch_id = None
    carrying.let_go(work, project)
    work.record("project.given_back", project, reason=why)
    return project


def start_project(work: Work, *, project_id: ProjectId, starts_on: date, ends_on: date) -> Project:
    """Say that a claimed project has begun, and until when it runs. Raises IN_THE_FUTURE, ENDS_BEFORE_START."""
    project = _own_project(work, project_id)
    work.require(Right.KEEP_PROJECT, branch_id=project.branch_id)
    entries.in_order(starts_on, ends_on, "ends_on")
    project.status = move(project.status, ProjectStatus.RUNNING)
    project.starts_on, project.ends_on = entries.past_day(starts_on, work.today, "starts_on"), ends_on
    work.record("project.started", project)
    return project


def add_step(work: Work, *, project_id: ProjectId, text: str, due_on: date | None = None) -> Milestone:
    """Add a step to a project. Raises EMPTY, TOO_LONG, NOT_ALLOWED."""
    project = work.get(Project, project_id, lock=True)
    work.require(Right.KEEP_PROJECT, branch_id=project.branch_id, community_id=project.community_id)
    step = _add_step(work, project, (text, due_on))
    work.record("project.step_added", step)
    return step


def finish_step(work: Work, *, step_id: UUID, day: date) -> Milestone:
    """Say that a step is done; the progress follows from the steps. Raises ALREADY_RECORDED, IN_THE_FUTURE."""
    step = work.get(Milestone, step_id, lock=True)
    project = _own_project(work, ProjectId(step.project_id))
    work.require(Right.KEEP_PROJECT, branch_id=project.branch_id)
    _only_running(project)
    if step.done_on is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    step.done_on = entries.past_day(day, work.today, "day")
    work.session.flush()
    project.progress = _progress(work, project.id)
    work.record("project.step_done", step, progress=project.progress)
    return step


def report_progress(work: Work, *, project_id: ProjectId, progress: int) -> Project:
    """Say how far a project has come, in percent. Raises OUT_OF_RANGE, ILLEGAL_MOVE, NOT_ALLOWED."""
    project = _own_project(work, project_id)
    work.require(Right.KEEP_PROJECT, branch_id=project.branch_id)
    _only_running(project)
    project.progress = entries.number(progress, "progress", 0, 100)
    work.record("project.progressed", project)
    return project


def finish_project(work: Work, *, project_id: ProjectId, effect: str, day: date) -> Project:
    """Confirm for the community that a project is finished, and what came of it: one deed, with the need it carried.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, ENDS_BEFORE_START, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    project = work.get(Project, project_id, lock=True)
    work.require(Right.CONFIRM_SERVICE, community_id=project.community_id)
    entries.in_order(project.starts_on, day, "day")
    project.status = move(project.status, ProjectStatus.FINISHED)
    project.effect = entries.words(effect, "effect", LONGEST_TEXT)
    project.finished_on, project.progress = entries.past_day(day, work.today, "day"), 100
    _end_claim(work, project, ClaimStatus.COMPLETED)
    carrying.solve(work, project, day)
    ask_how_it_went(work, FollowupSubject.PROJECT, project, Respondent.COMMUNITY)
    work.record("project.finished", project)
    return project


def drop_project(work: Work, *, project_id: ProjectId, reason: str) -> Project:
    """Give a project up for good, with a reason. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    project = work.get(Project, project_id, lock=True)
    work.require(Right.KEEP_PROJECT, branch_id=project.branch_id, community_id=project.community_id)
    why = entries.words(reason, "reason", 200)
    project.status = move(project.status, ProjectStatus.DROPPED)
    _end_claim(work, project, ClaimStatus.CALLED_OFF, why)
    carrying.let_go(work, project)
    work.record("project.dropped", project, reason=why)
    return project


def _open_need(work: Work, need_id: NeedId) -> Need:
    need = work.get(Need, need_id, lock=True)
    if need.status is not NeedStatus.OPEN:
        raise Refusal(Code.ILLEGAL_MOVE, now=need.status, to=NeedStatus.CLAIMED)
    carrying.only_free(work, need)
    return need


def _own_project(work: Work, project_id: ProjectId) -> Project:
    project = work.get(Project, project_id, lock=True)
    if project.branch_id is None:
        raise Refusal(Code.ILLEGAL_MOVE, now=project.status, to=ProjectStatus.RUNNING)
    return project


def _only_running(project: Project) -> None:
    if project.status is not ProjectStatus.RUNNING:
        raise Refusal(Code.ILLEGAL_MOVE, now=project.status, to=ProjectStatus.RUNNING)


def _add_step(work: Work, project: Project, step: Step) -> Milestone:
    text, due_on = step
    before = work.session.exec(select(func.count()).where(Milestone.project_id == project.id)).one()
    made = Milestone(
        project_id=project.id, position=before + 1, text=entries.words(text, "text", LONGEST_TEXT), due_on=due_on
    )
    return work.add(made)


def _progress(work: Work, project_id: UUID) -> int:
    done, steps = work.session.exec(
        select(func.count(col(Milestone.done_on)), func.count()).where(Milestone.project_id == project_id)
    ).one()
    return round(100 * done / steps)


def _end_claim(work: Work, project: Project, to: ClaimStatus, reason: str = "") -> None:
    claim = live_claim_of(work, ClaimTarget.PROJECT, project.id)
    if claim is not None:
        claim.status, claim.reason, claim.ended_on = move(claim.status, to), reason, work.today
