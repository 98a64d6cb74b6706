"""The double report 双报告: down to a community what a branch will do and did, up how it went; what each is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from db.rules.calendar import Period
from db.rules.metrics import Answer, Metric
from db.rules.quarters import DUE_DAYS
from db.terms import ClauseStatus, ReportKind

DOUBLE: Final = (ReportKind.PLAN_DOWN, ReportKind.DONE_DOWN, ReportKind.UP)
"""The papers of the double report."""

LONGEST: Final = 6_000
"""Letters of a report."""

MOST: Final = 12
"""Things of a kind that a draft names one by one."""

M = Metric  # the table below is read by eye
FIGURES: Final[Mapping[ReportKind, tuple[Metric, ...]]] = {
    ReportKind.PLAN_DOWN: (M.NEEDS_IN_HAND, M.POSTS_CLAIMED),
    ReportKind.DONE_DOWN: (
        M.ACTIVITIES, M.PEOPLE, M.PERSON_TIMES, M.NEEDS_SOLVED, M.WISHES_FULFILLED, M.PROJECTS_FINISHED, M.RATED,
        M.SATISFACTION,
    ),
    ReportKind.UP: (
        M.IN_SERVICE, M.CHECKED_IN, M.COVERAGE, M.FORMS, M.POSTS_CLAIMED, M.MINIMUM_SHARE, M.AGREEMENTS_SIGNED,
        M.NEEDS_SOLVED, M.WISHES_FULFILLED, M.PROJECTS_FINISHED, M.DEEDS, M.ACTIVITIES, M.ACTIVITY_COMMUNITIES,
        M.PEOPLE, M.PERSON_TIMES, M.SATISFACTION,
    ),
}  # fmt: skip
"""Of each paper, the figures that its draft is written from."""


def due_of(kind: ReportKind, period: Period) -> date:
    """Give the day by which a report of a period is signed: a plan soon after it has begun, others once it is over."""
    before = period.first - timedelta(days=1) if kind is ReportKind.PLAN_DOWN else period.last
    return before + timedelta(days=DUE_DAYS)


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with its day."""

    day: date | None
    name: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of this year's agreement."""

    text: str
    due_on: date | None
    status: ClauseStatus


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report is drafted from; without a branch it is the bureau's, without a community it goes up."""

    branch: str
    community: str
    figures: Mapping[str, Answer]
    activities: tuple[Dated, ...] = ()
    promises: tuple[Promise, ...] = ()
    projects: tuple[str, ...] = ()
    solved: tuple[str, ...] = ()
    #: how many activities there are, also beyond those that are named
    total: int = field(default=0)

    def figure(self, metric: Metric) -> Answer:
        """Give a figure; unknown where it was not asked for."""
        return self.figures.get(metric.value, Answer(None))


_FACTS: Final[TypeAdapter[Any]] = TypeAdapter(Facts)


def to_plain(facts: Facts) -> dict[str, Any]:
    """Give what a report was drafted from as JSON knows it."""
    plain: dict[str, Any] = _FACTS.dump_python(facts, mode="json")
    return plain


def about_of(branch_id: UUID | None, community_id: UUID | None) -> str:
    """Give by whom and for whom a report is, as one key."""
    return ":".join(owner.hex if owner else "-" for owner in (branch_id, community_id))
