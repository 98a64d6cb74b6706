"""The service path find → match → solve → evaluate: where everything that is not finished stands."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from db.terms import NeedStatus, PathStage, ProjectStatus, WishStatus

S = TypeVar("S", bound=StrEnum)

NEEDS: Final[Mapping[NeedStatus, PathStage]] = {
    NeedStatus.PROPOSED: PathStage.FIND,
    NeedStatus.OPEN: PathStage.MATCH,
    NeedStatus.OFFERED: PathStage.MATCH,
    NeedStatus.CLAIMED: PathStage.SOLVE,
    NeedStatus.SERVED: PathStage.SOLVE,
    NeedStatus.SOLVED: PathStage.EVALUATE,
}

WISHES: Final[Mapping[WishStatus, PathStage]] = {
    WishStatus.POSTED: PathStage.MATCH,
    WishStatus.CLAIMED: PathStage.SOLVE,
    WishStatus.FULFILLED: PathStage.EVALUATE,
}

PROJECTS: Final[Mapping[ProjectStatus, PathStage]] = {
    ProjectStatus.PROPOSED: PathStage.MATCH,
    ProjectStatus.CLAIMED: PathStage.SOLVE,
    ProjectStatus.RUNNING: PathStage.SOLVE,
}
"""A status without a stage is finished: nobody has the ball any more."""

LONG_LATE: Final = timedelta(days=90)
"""From when on something late is marked on the map."""

SOON: Final = timedelta(days=30)
"""Within which a need should be solved from the day it was asked; its due day moves on with whoever has the ball."""


def at(stages: Mapping[S, PathStage], stage: PathStage) -> list[S]:
    """Give the statuses that stand at a stage."""
    return [status for status, its in stages.items() if its is stage]


def on_time(wanted_by: date | None, solved_on: date | None) -> bool | None:
    """Whether a need was solved by the day it was wanted by; None where that is unknown, or it is not solved."""
    return None if wanted_by is None or solved_on is None else solved_on <= wanted_by


def solved_soon(asked_on: date, solved_on: date | None) -> bool:
    """Whether a need was solved, and within thirty days of being asked."""
    return solved_on is not None and solved_on - asked_on <= SOON
