"""A need that a project carries: it goes the project's way, is one deed with it, and nobody takes it on beside it."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.moves import move
from db.rules.path import PROJECTS
from db.tables.lists import Project
from db.tables.needs import Need
from db.terms import FollowupSubject, NeedStatus
from db.work import Work
from db.writes.due import ask_how_it_went, to_move
from db.writes.standing_then import with_branch

_OPEN: Final = frozenset({NeedStatus.OPEN})
_CARRIED: Final = frozenset({NeedStatus.CLAIMED})


def project_of(work: Work, need_id: UUID) -> Project | None:
    """Give the project that carries a need at this moment; None when none does."""
    return work.session.exec(
        select(Project).where(Project.need_id == need_id, col(Project.status).in_(PROJECTS))
    ).first()


def only_free(work: Work, need: Need) -> None:
    """Refuse a step on a need that a project carries: SERVED_BY_PROJECT names it."""
    if (project := project_of(work, need.id)) is not None:
        raise Refusal(Code.SERVED_BY_PROJECT, project=project.code)


def begin(work: Work, project: Project) -> None:
    """Let the need of a project go with the branch that has claimed it. Raises ILLEGAL_MOVE when it is not open."""
    if (need := _need_of(work, project)) is None:
        return
    need.status = move(need.status, NeedStatus.CLAIMED, only=_OPEN)
    with_branch(need, project.branch_id, day=work.today)
    need.version += 1
    need.due_on = project.ends_on or need.due_on
    work.record("need.carried", need, project=project.code)


def let_go(work: Work, project: Project) -> None:
    """Open the need of a project again that its branch gives back or that is dropped."""
    need = _need_of(work, project)
    if need is None or need.status is not NeedStatus.CLAIMED:
        return
    need.status = move(need.status, NeedStatus.OPEN, only=_CARRIED)
    with_branch(need, None, day=work.today)
    need.version += 1
    need.due_on = to_move(work, need.urgency)
    work.record("need.let_go", need, project=project.code)


def solve(work: Work, project: Project, day: date) -> None:
    """Solve the need of a project that is finished: one deed, and the resident is asked afterwards.

    Raises ENDS_BEFORE_START when the day is before the need was asked.
    """
    if (need := _need_of(work, project)) is None:
        return
    entries.in_order(need.asked_on, day, "day")
    need.status = move(move(need.status, NeedStatus.SERVED, only=_CARRIED), NeedStatus.SOLVED)
    need.measures, need.served_on, need.solved_on = project.effect, day, day
    need.due_on, need.version = ask_how_it_went(work, FollowupSubject.NEED, need), need.version + 1
    work.record("need.solved", need, project=project.code)


def _need_of(work: Work, project: Project) -> Need | None:
    return work.get(Need, project.need_id, lock=True) if project.need_id else None
