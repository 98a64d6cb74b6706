"""The service path find → match → solve → evaluate: where everything that is not finished stands."""

from collections.abc import Mapping
from typing import Final

from db.terms import NeedStatus, PathStage, ProjectStatus, WishStatus

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
