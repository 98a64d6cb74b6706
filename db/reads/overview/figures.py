"""The key figures of a period against the one before, and their run over the months, from the tallies."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.overview.areas import within
from db.rules.calendar import Period
from db.rules.metrics import SOURCES, Metric, Source
from db.rules.rights import Actor
from db.rules.tallies import CITY
from db.tables.agreements import Agreement
from db.tables.keeping import Tally
from db.tables.places import Community, Street
from db.terms import AgreementStatus, TallyOf

KEY: Final = (
    Metric.IN_SERVICE, Metric.CHECKED_IN, Metric.AGREEMENTS, Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED,
    Metric.PERSON_TIMES, Metric.ACTIVITIES, Metric.WISHES_FULFILLED, Metric.BRANCH_POINTS, Metric.MEMBER_POINTS,
)  # fmt: skip
"""The figures that lead, in the order people read them."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: None is unknown. `whole` is what it is a share of, where it is one."""

    metric: Metric
    value: int | None
    before: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month of the trend."""

    month: str
    needs_asked: int
    needs_solved: int
    person_times: int
    activities: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The key figures and the months that led to them."""

    lines: tuple[FigureLine, ...]
    months: tuple[MonthLine, ...]


Counts = Mapping[tuple[str, str], int]
"""By metric and month ("" for standing counts)."""


def figures(
    session: Session, actor: Actor, *, period: Period, before: Period, trend: Period, area: UUID | None = None
) -> Figures:
    """Give the key figures of a period within the actor's reach, or within an area of it, and the trend's months."""
    by, whose = counted_by(actor, area)
    months = {"", *period.months, *before.months, *trend.months}
    counts = counts_of(session, actor, whose, months)
    lines = tuple(line_of(metric, by, counts, period, before) for metric in KEY)
    signed, communities = _signed(session, actor, period.last.year, area)
    service = next(line.value for line in lines if line.metric is Metric.IN_SERVICE)
    wholes = {Metric.CHECKED_IN: service, Metric.AGREEMENTS: communities}
    values = {Metric.AGREEMENTS: signed}
    return Figures(
        tuple(
            replace(line, value=values.get(line.metric, line.value), whole=wholes.get(line.metric)) for line in lines
        ),
        tuple(_month(counts, month) for month in trend.months),
    )


def counted_by(actor: Actor, area: UUID | None) -> tuple[TallyOf, ColumnElement[bool]]:
    """Tell by whom this actor's figures are counted, and the condition on the tallies."""
    if actor.reaches_all and area is None:
        return TallyOf.CITY, and_(col(Tally.by) == TallyOf.CITY, col(Tally.of_id) == CITY)
    if actor.branch_ids and not actor.reaches_all:
        return TallyOf.BRANCH, and_(col(Tally.by) == TallyOf.BRANCH, col(Tally.of_id).in_(actor.branch_ids))
    reached = (
        select(col(Community.id))
        .join(Street, on(Street, Community.street_id))
        .where(scope.communities(actor), *within(area))
    )
    return TallyOf.COMMUNITY, and_(col(Tally.by) == TallyOf.COMMUNITY, col(Tally.of_id).in_(reached))


def counts_of(session: Session, actor: Actor, whose: ColumnElement[bool], months: Iterable[str]) -> Counts:
    """Read the tallies of whoever is asked about, in one statement."""
    wanted = {source.tallied.value for source in SOURCES.values()}
    rows = session.execute(
        select(col(Tally.metric), col(Tally.month), col(Tally.part), func.sum(col(Tally.value)))
        .where(scope.tallies(actor), whose, col(Tally.metric).in_(wanted), col(Tally.month).in_(set(months)))
        .group_by(Tally.metric, Tally.month, Tally.part)
    )
    counts: Counter[tuple[str, str]] = Counter()
    for metric, month, part, value in rows:
        if part in _PARTS.get(metric, {part}):
            counts[metric, month] += int(value)
    return counts


_PARTS: Final = {source.tallied.value: set(source.parts) for source in SOURCES.values() if source.parts}


def line_of(metric: Metric, by: TallyOf, counts: Counts, period: Period, before: Period) -> FigureLine:
    """Add up one figure; unknown when nobody counts it by that."""
    source = SOURCES[metric]
    if by not in source.by:
        return FigureLine(metric, None)
    if not source.monthly:
        return FigureLine(metric, _in(source, counts, [""]))
    return FigureLine(metric, _in(source, counts, period.months), _in(source, counts, before.months))


def _in(source: Source, counts: Counts, months: Iterable[str]) -> int:
    return sum(counts.get((source.tallied, month), 0) for month in months)


def _month(counts: Counts, month: str) -> MonthLine:
    metrics = (Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED, Metric.PERSON_TIMES, Metric.ACTIVITIES)
    return MonthLine(month, *(_in(SOURCES[metric], counts, [month]) for metric in metrics))


def _signed(session: Session, actor: Actor, year: int, area: UUID | None) -> tuple[int, int]:
    """Count the communities within reach that have an agreement of the year in force, and all of them."""
    signed = and_(
        on(Community, Agreement.community_id),
        scope.own(Agreement, actor),
        col(Agreement.status) == AgreementStatus.SIGNED,
        col(Agreement.year) == year,
    )
    row = session.execute(
        select(
            func.count(col(Agreement.community_id).distinct()),
            func.count(col(Community.id).distinct()),
        )
        .select_from(Community)
        .join(Street, on(Street, Community.street_id))
        .outerjoin(Agreement, signed)
        .where(scope.communities(actor), col(Community.retired).is_(False), *within(area))
    ).one()
    return int(row[0]), int(row[1])
