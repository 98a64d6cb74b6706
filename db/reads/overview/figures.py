"""The key figures of a period against the one before and the year before, and their run over the months."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from db.reads import metrics
from db.reads.areas import Part
from db.rules.calendar import Period
from db.rules.metrics import KINDS, Metric, Timing
from db.rules.rights import Actor
from db.terms import TallyOf

KEY: Final = (
    Metric.IN_SERVICE, Metric.CHECKED_IN, Metric.AGREEMENTS, Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED,
    Metric.PERSON_TIMES, Metric.ACTIVITIES, Metric.WISHES_FULFILLED, Metric.BRANCH_POINTS, Metric.MEMBER_POINTS,
)  # fmt: skip
"""The figures that lead, in the order people read them."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: None is unknown. `whole` is what it is a part of, where it is one."""

    metric: Metric
    value: int | None
    before: int | None = None
    whole: int | None = None
    #: the same period a year earlier
    year_before: int | None = None


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month of the trend; None before records began."""

    month: str
    needs_asked: int | None
    needs_solved: int | None
    person_times: int | None
    activities: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The key figures and the months that led to them."""

    lines: tuple[FigureLine, ...]
    months: tuple[MonthLine, ...]


def figures(
    session: Session,
    actor: Actor,
    *,
    period: Period,
    trend: Period,
    against: tuple[Period, ...] = (),
    today: date,
    area: Part | None = None,
    unit: UUID | None = None,
) -> Figures:
    """Give the key figures of a period, held against the one before and the one a year earlier, and the trend's months.

    Within the actor's reach, or within an area or a unit of it.
    """
    place: Any = {"today": today, "area": area, "unit": unit}
    run = metrics.values(session, actor, metrics=_RUN, periods=trend.whole_months, **place)
    return Figures(
        lines_of(session, actor, KEY, (period, *against), **place),
        tuple(
            MonthLine(month, *(run[metric, days].value for metric in _RUN))
            for month, days in zip(trend.months, trend.whole_months, strict=True)
        ),
    )


_RUN: Final = (Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED, Metric.PERSON_TIMES, Metric.ACTIVITIES)


def lines_of(
    session: Session,
    actor: Actor,
    shown: tuple[Metric, ...],
    periods: tuple[Period, ...],
    **place: Any,  # noqa: ANN401 - today, area and unit
) -> tuple[FigureLine, ...]:
    """Give figures of a period; and of the one before and the one a year earlier, where these are asked for."""
    found = metrics.values(session, actor, metrics=shown, periods=periods, **place)

    def line(metric: Metric) -> FigureLine:
        now, *others = (found[metric, one] for one in periods)
        if KINDS[metric].timing is Timing.NOW or not others:
            return FigureLine(metric, now.value, whole=now.whole)
        before, year_before = others
        return FigureLine(metric, now.value, before.value, now.whole, year_before.value)

    return tuple(line(metric) for metric in shown)


SHOWN: Final[Mapping[TallyOf, tuple[Metric, ...]]] = {
    TallyOf.COMMUNITY: (
        Metric.CHECKED_IN, Metric.LOCAL_CHECKED_IN, Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED,
        Metric.ACTIVITIES, Metric.PERSON_TIMES, Metric.WISHES_FULFILLED,
    ),
    TallyOf.BRANCH: (
        Metric.IN_SERVICE, Metric.CHECKED_IN, Metric.NEEDS_SOLVED, Metric.ACTIVITIES,
        Metric.PERSON_TIMES, Metric.WISHES_FULFILLED, Metric.BRANCH_POINTS, Metric.MEMBER_POINTS,
    ),
}  # fmt: skip
"""Of a community and of a branch, the figures that lead."""


def figures_of(
    session: Session,
    actor: Actor,
    *,
    by: TallyOf,
    of_id: UUID,
    period: Period,
    against: tuple[Period, Period],
    today: date,
) -> tuple[FigureLine, ...]:
    """Give the figures of a community, a branch or a unit, held against the period before and the one a year earlier.

    Who only meets it there (a branch at a community, a community's branch) sees what both share; the rest is unknown.
    """
    place = {"area": of_id} if by is TallyOf.COMMUNITY else {"unit": of_id}
    return lines_of(session, actor, SHOWN[by], (period, *against), today=today, **place)
