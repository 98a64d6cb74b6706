"""Figures from the tallies: when they may be read from there, in one statement, and what they add up to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, null, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.metrics.counted import Asked, branches_of, communities_in
from db.rules.calendar import Period
from db.rules.metrics import KINDS, SOURCES, Along, Metric, Timing
from db.rules.tallies import CITY
from db.tables.keeping import Tally
from db.terms import TallyOf

_WHOSE = {Along.BRANCH: TallyOf.BRANCH, Along.COMMUNITY: TallyOf.COMMUNITY}


Held = Mapping[tuple[str, str], Mapping[tuple[str, UUID | None], int]]
"""By tally and month, what each of its parts counts; and for whom, where that is told apart."""


def total(held: Held, metric: Metric, asked: Asked) -> int:
    """Add up one figure."""
    return sum(number for _, number in _of(held, metric, asked))


def apart(held: Held, metric: Metric, asked: Asked, along: Sequence[Along]) -> dict[tuple[UUID | str, ...], int]:
    """Add up one figure for each branch, community, kind or month."""
    counts: Counter[tuple[UUID | str, ...]] = Counter()
    for (month, part, of_id), number in _of(held, metric, asked):
        keys = {Along.MONTH: month, Along.KIND: part, Along.BRANCH: of_id, Along.COMMUNITY: of_id}
        counts[tuple(key for one in along if (key := keys[one]) is not None)] += number
    return dict(counts)


def _of(held: Held, metric: Metric, asked: Asked) -> Iterator[tuple[tuple[str, str, UUID | None], int]]:
    source = SOURCES[metric]
    months = asked.period.months if KINDS[metric].timing is Timing.PERIOD else ("",)
    for month in months:
        for (part, of_id), number in held.get((source.tallied, month), {}).items():
            if (not source.parts or part in source.parts) and asked.kind in ("", part):
                yield (month, part, of_id), number


def tallied(metric: Metric, asked: Asked, along: Sequence[Along] = ()) -> bool:
    """Whether the tallies can answer: whole months, or how things stand today, and whoever keeps them is asked."""
    source = SOURCES.get(metric)
    if source is None or ((asked.kind or Along.KIND in along) and not source.kinds):
        return False
    if KINDS[metric].timing is not Timing.PERIOD and (asked.past or Along.MONTH in along):
        return False
    if KINDS[metric].timing is Timing.PERIOD and not whole_months(asked.period):
        return False
    by = _by(asked, along)
    return by is not None and (source.places or by is not TallyOf.COMMUNITY)


def cells(session: Session, asked: Sequence[Asked], metrics: Iterable[Metric], along: Sequence[Along] = ()) -> Held:
    """Read in one statement all that the tallies hold of what is asked for; nothing when they cannot answer."""
    wanted = [(metric, one) for metric in metrics for one in asked if tallied(metric, one, along)]
    if not wanted:
        return {}
    months = {month for _, one in wanted for month in one.period.months} | {""}
    whose = any(one in _WHOSE for one in along)
    of: Any = col(Tally.of_id) if whose else null()
    keys = (col(Tally.metric), col(Tally.month), col(Tally.part), *([of] if whose else []))
    found = session.execute(
        select(col(Tally.metric), col(Tally.month), col(Tally.part), of, func.sum(col(Tally.value)))
        .where(
            scope.tallies(asked[0].actor),
            _whose(asked[0], along),
            col(Tally.metric).in_({SOURCES[metric].tallied.value for metric, _ in wanted}),
            col(Tally.month).in_(months),
        )
        .group_by(*keys)
    )
    held: defaultdict[tuple[str, str], dict[tuple[str, UUID | None], int]] = defaultdict(dict)
    for metric, month, part, of_id, number in found:
        held[metric, month][part, of_id] = int(number)
    return held


def whole_months(period: Period) -> bool:
    """Whether a period is made of calendar months."""
    return period.first.day == 1 and (period.last + timedelta(days=1)).day == 1


def _by(asked: Asked, along: Sequence[Along]) -> TallyOf | None:
    """Tell by whom what is asked for is tallied; None where two ways cross and only the rows know."""
    actor = asked.actor
    ways = {_WHOSE[one] for one in along if one in _WHOSE}
    ways |= {TallyOf.BRANCH} if asked.unit or (actor.branch_ids and not actor.reaches_all) else set()
    ways |= {TallyOf.COMMUNITY} if asked.area or (actor.community_ids and not actor.reaches_all) else set()
    if len(ways) > 1:
        return None
    return next(iter(ways), TallyOf.CITY)


def _whose(asked: Asked, along: Sequence[Along]) -> ColumnElement[bool]:
    by = _by(asked, along) or TallyOf.CITY
    actor = asked.actor
    ids: list[ColumnElement[bool]] = []
    if by is TallyOf.CITY:
        ids.append(col(Tally.of_id) == CITY)
    if asked.area:
        ids.append(col(Tally.of_id).in_(communities_in(asked.area)))
    if asked.unit:
        ids.append(col(Tally.of_id).in_(branches_of(asked.unit)))
    if not actor.reaches_all:
        ids.append(or_(col(Tally.of_id).in_(actor.branch_ids), col(Tally.of_id).in_(actor.community_ids)))
    return and_(col(Tally.by) == by, *ids)
