"""The key figures of one community or of one branch."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import and_
from sqlmodel import Session, col

from db.reads import scope
from db.reads.overview import rows
from db.reads.overview.figures import FigureLine, counts_of, line_of
from db.rules.calendar import Period
from db.rules.metrics import SOURCES, Metric
from db.rules.rights import Actor
from db.tables.keeping import Tally
from db.terms import TallyOf

SHOWN: Final[Mapping[TallyOf, tuple[Metric, ...]]] = {
    TallyOf.COMMUNITY: (
        Metric.CHECKED_IN, Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED,
        Metric.ACTIVITIES, Metric.PERSON_TIMES, Metric.WISHES_FULFILLED,
    ),
    TallyOf.BRANCH: (
        Metric.IN_SERVICE, Metric.CHECKED_IN, Metric.NEEDS_SOLVED, Metric.ACTIVITIES,
        Metric.PERSON_TIMES, Metric.WISHES_FULFILLED, Metric.BRANCH_POINTS, Metric.MEMBER_POINTS,
    ),
}  # fmt: skip
"""Of a community and of a branch, the figures that lead."""


def figures_of(
    session: Session, actor: Actor, *, by: TallyOf, of_id: UUID, period: Period, before: Period
) -> tuple[FigureLine, ...]:
    """Give the figures of a community or a branch, as far as they lie within the actor's reach.

    Who reaches it sees its tallies. Who only meets it there (a branch at a community, a community's branch) sees what
    both share, counted from the rows; what cannot be counted so is unknown.
    """
    reached = actor.community_ids if by is TallyOf.COMMUNITY else actor.branch_ids
    if actor.reaches_all or of_id in reached:
        whose = and_(scope.tallies(actor), col(Tally.by) == by, col(Tally.of_id) == of_id)
        counts = counts_of(session, actor, whose, {"", *period.months, *before.months})
        lines = tuple(line_of(metric, by, counts, period, before) for metric in SHOWN[by])
    else:
        place = {"community_id" if by is TallyOf.COMMUNITY else "branch_id": of_id}
        lines = tuple(_shared(session, actor, metric, place, (period, before)) for metric in SHOWN[by])
    return tuple(_with_whole(line, lines) for line in lines)


def _with_whole(line: FigureLine, among: tuple[FigureLine, ...]) -> FigureLine:
    if line.metric is not Metric.CHECKED_IN:
        return line
    whole = next((other.value for other in among if other.metric is Metric.IN_SERVICE), None)
    return replace(line, whole=whole)


def _shared(
    session: Session, actor: Actor, metric: Metric, place: Mapping[str, UUID], periods: tuple[Period, Period]
) -> FigureLine:
    if metric in _NOT_SHARED:
        return FigureLine(metric, None)
    value, before = (rows.of(metric, actor, period).at(**place).count(session) for period in periods)
    return FigureLine(metric, value, before if SOURCES[metric].monthly else None)


_NOT_SHARED: Final = {Metric.IN_SERVICE, Metric.BRANCH_POINTS, Metric.MEMBER_POINTS}
