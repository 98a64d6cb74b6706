"""Asking for figures: one or many for a period and a part of the scheme, or one told apart by branch, place or kind.

value(session, actor, metric=Metric.DEEDS, period=quarter, today=today, unit=unit_id) -> Answer
values(session, actor, metrics=(…), periods=(quarter, before), today=today, area=street_id) -> {(metric, period): …}
split(session, actor, metric=Metric.PERSON_TIMES, along=Along.BRANCH, period=quarter, today=today).of(branch_id)
cross(session, actor, metric=Metric.ACTIVITIES, along=(Along.KIND, Along.MONTH), period=half, today=today)

`area` is a district, a street, a community, or several of them; `unit` a unit or one of its
branches; `kind` one of the figure's kinds.
What cannot be known is None and never 0: what cannot be told apart as asked, days before records began, days to come.
Whole months come from the tallies where a figure has one; everything else is counted in one statement.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute
from sqlmodel import Session, col

from db.reads import scope
from db.reads.areas import Part
from db.reads.metrics.counted import Asked, Counted, looked_for_by_others
from db.reads.metrics.registry import counted
from db.reads.metrics.tallied import apart, cells, tallied, total, whole_months
from db.rules.calendar import Period
from db.rules.classes import is_grouped
from db.rules.metrics import KINDS, VEILED, Along, Answer, Metric, Timing, added, bases
from db.rules.rights import Actor
from db.rules.small import veiled
from db.settings import settings

Key = UUID | str
"""A branch, a community, a kind, or a month."""


@dataclass(frozen=True, slots=True)
class Split:
    """One figure told apart; `parts` is None where it cannot be, and who is not among them has nothing."""

    parts: Mapping[Any, int | None] | None
    #: of what they are parts, where the figure is a part of something
    wholes: Mapping[Any, int | None] | None = None
    #: parts that are known and not told, because so few people are behind them
    veiled: frozenset[Any] = frozenset()

    def of(self, key: object) -> Answer:
        """Give the figure of one branch, community, kind or month."""
        if self.parts is None:
            return Answer(None)
        if key in self.veiled:
            return VEILED
        return Answer(self.parts.get(key, 0), None if self.wholes is None else self.wholes.get(key, 0))


def value(
    session: Session,
    actor: Actor,
    *,
    metric: Metric,
    period: Period,
    today: date,
    area: Part | None = None,
    unit: UUID | None = None,
    kind: str = "",
) -> Answer:
    """Give one figure of a period within the actor's reach, or within an area, a unit, or one of its kinds."""
    if kind and _by_people(metric, Asked(actor, period, today, area, unit)):
        apart = Along.KIND
        return split(session, actor, metric=metric, along=apart, period=period, today=today, area=area, unit=unit).of(
            kind
        )
    asked = Asked(actor, period, today, area, unit, kind)
    return _answers(session, [metric], [asked])[metric, period]


def values(
    session: Session,
    actor: Actor,
    *,
    metrics: tuple[Metric, ...],
    periods: tuple[Period, ...],
    today: date,
    area: Part | None = None,
    unit: UUID | None = None,
) -> Mapping[tuple[Metric, Period], Answer]:
    """Give many figures of several periods; all that the tallies hold comes in one statement."""
    return _answers(session, metrics, [Asked(actor, period, today, area, unit) for period in periods])


def split(
    session: Session,
    actor: Actor,
    *,
    metric: Metric,
    along: Along,
    period: Period,
    today: date,
    area: Part | None = None,
    unit: UUID | None = None,
    kind: str = "",
) -> Split:
    """Give one figure by branch, community, kind or month ("2026-03"): a column of a form in one statement."""
    found = cross(
        session, actor, metric=metric, along=(along,), period=period, today=today, area=area, unit=unit, kind=kind
    )
    parts, wholes = (None if of is None else {key: n for (key,), n in of.items()} for of in (found.parts, found.wholes))
    return Split(parts, wholes, frozenset(key for (key,) in found.veiled))


def cross(
    session: Session,
    actor: Actor,
    *,
    metric: Metric,
    along: tuple[Along, ...],
    period: Period,
    today: date,
    area: Part | None = None,
    unit: UUID | None = None,
    kind: str = "",
) -> Split:
    """Give one figure told apart by several things at once, under their keys in that order.

    Where it is told apart by the class of people, small groups are not told, and none of them can be worked out.
    """
    asked = Asked(actor, period, today, area, unit, kind)
    people = _by_people(metric, asked)
    if kind and people and Along.KIND not in along:
        wider = cross(
            session, actor, metric=metric, along=(*along, Along.KIND), period=period, today=today, area=area, unit=unit
        )
        return _of_kind(wider, kind)
    begun = _begun(session, [asked], bases(metric))
    of = KINDS[metric].whole
    parts = _parts(session, metric, asked, along, begun)
    wholes = _parts(session, of, asked, along, begun) if of else None
    if not people or parts is None or Along.KIND not in along:
        return Split(parts, wholes)
    hidden = veiled(parts, along.index(Along.KIND), settings().smallest_group)
    return Split({**parts, **dict.fromkeys(hidden)}, wholes, hidden)


def _by_people(metric: Metric, asked: Asked) -> bool:
    """Whether a figure's kinds are classes of people, of whom small groups are not told."""
    kinds = [counted(base, asked).kind for base in bases(metric)]
    columns = [column for column in kinds if isinstance(column, InstrumentedAttribute)]
    return any(is_grouped(str(column.class_.__tablename__), column.key) for column in columns)


def _of_kind(found: Split, kind: str) -> Split:
    """Give of what is told apart by kind, too, the parts of one kind."""
    parts, wholes = (
        None if of is None else {key[:-1]: n for key, n in of.items() if key[-1] == kind}
        for of in (found.parts, found.wholes)
    )
    return Split(parts, wholes, frozenset(key[:-1] for key in found.veiled if key[-1] == kind))


def _answers(
    session: Session, metrics: Iterable[Metric], asked: Sequence[Asked]
) -> dict[tuple[Metric, Period], Answer]:
    named = tuple(metrics)
    wanted = {base for metric in named for base in _made_of(metric)}
    begun = _begun(session, asked, wanted)
    held = cells(session, asked, wanted)
    found: dict[tuple[Metric, Period], int | None] = {}
    left: list[tuple[Metric, Asked, Counted]] = []
    for base in sorted(wanted):
        # what stands now is the same whatever the period
        for one in asked[:1] if _now(base) else asked:
            rows = _rows(base, one, begun)
            if rows is None or tallied(base, one):
                found[base, one.period] = None if rows is None else total(held, base, one)
            else:
                left.append((base, one, rows if KINDS[base].rule else rows.narrowed(one)))
    found |= _counted(session, left)
    found |= {(base, one.period): found[base, asked[0].period] for base in wanted for one in asked if _now(base)}
    return {
        (metric, one.period): Answer(
            added([found[base, one.period] for base in bases(metric)]),
            found[of, one.period] if (of := KINDS[metric].whole) else None,
        )
        for metric in named
        for one in asked
    }


def _made_of(metric: Metric) -> Iterator[Metric]:
    yield from bases(metric)
    if (of := KINDS[metric].whole) is not None:
        yield of


Begun = Mapping[Any, date | None]
"""For each column of days, when records began; None when there are none."""


def _begun(session: Session, asked: Sequence[Asked], metrics: Iterable[Metric]) -> Begun:
    """Find when records began, where a period that is over asks for it, and where somebody has to begin them."""
    past = any(one.past for one in asked)
    rows = [row for row in (counted(metric, asked[0]) for metric in metrics) if past or row.marked]
    columns = list({row.began for row in rows if row.began is not None})
    if not columns:
        return {}
    firsts = session.execute(select(*(_first(column, asked[0].actor) for column in columns))).one()
    return dict(zip(columns, firsts, strict=True))


@lru_cache(maxsize=256)
def _first(column: Any, actor: Actor) -> Any:  # noqa: ANN401 - a column of days, and a statement
    day = col(column)
    return (
        select(day)
        .where(looked_for_by_others(scope.everybody(column.class_, actor), column.class_), day.is_not(None))
        .order_by(day)
        .limit(1)
        .scalar_subquery()
    )


def _rows(metric: Metric, asked: Asked, begun: Begun) -> Counted | None:
    """Give the rows of a figure; None where it cannot be known as it is asked for."""
    if asked.period.first > asked.today:
        return None
    rows = counted(metric, asked)
    if KINDS[metric].rule:
        return rows
    if (asked.past or rows.marked) and rows.began is not None:
        first = begun.get(rows.began)
        if first is None or asked.period.last < first:
            return None
    return rows if rows.known_to(asked) else None


def _now(metric: Metric) -> bool:
    return KINDS[metric].timing is Timing.NOW


def _counted(session: Session, left: list[tuple[Metric, Asked, Counted]]) -> dict[tuple[Metric, Period], int | None]:
    """Count rows: what is read whole in one pass, many months of a figure in one statement, and the others alone."""
    found: dict[tuple[Metric, Period], int | None] = {}
    passes: defaultdict[int, list[tuple[Metric, Asked, Counted]]] = defaultdict(list)
    months: defaultdict[Metric, list[tuple[Metric, Asked, Counted]]] = defaultdict(list)
    for one in left:
        metric, asked, rows = one
        if rows.together:
            passes[id(rows.source)].append(one)
        elif KINDS[metric].timing is Timing.PERIOD and len(asked.period.months) == 1 and whole_months(asked.period):
            months[metric].append(one)
        else:
            found[metric, asked.period] = _alone(session, metric, rows)
    for them in passes.values():
        numbers = session.execute(select(*(rows.number() for *_, rows in them)).select_from(them[0][2].source)).one()
        found |= {(metric, asked.period): n for (metric, asked, _), n in zip(them, numbers, strict=True)}
    for metric, them in months.items():
        found |= _by_month(session, metric, [asked for _, asked, _ in them])
    return found


def _by_month(session: Session, metric: Metric, asked: Sequence[Asked]) -> dict[tuple[Metric, Period], int | None]:
    """Count a figure of several calendar months."""
    days = [one.period.first for one in asked] + [one.period.last for one in asked]
    together = replace(asked[0], period=Period(min(days), max(days)))
    parts = _counted_by(session, counted(metric, together).narrowed(together), (Along.MONTH,))
    return {(metric, one.period): parts.get((one.period.months[0],), 0) for one in asked}


def _alone(session: Session, metric: Metric, rows: Counted) -> int | None:
    number, added_up = session.execute(select(*rows.sums()).select_from(rows.source).where(*rows.where)).one()
    return _told(number, added_up, rule=KINDS[metric].rule)


def _told(number: int, added_up: int | None, *, rule: bool = False) -> int | None:
    """Tell a sum: of nothing it is nothing, of what nobody wrote down it is unknown."""
    if not number:
        return None if rule else 0
    return None if added_up is None else int(added_up)


def _parts(
    session: Session, metric: Metric, asked: Asked, along: tuple[Along, ...], begun: Begun
) -> dict[tuple[Key, ...], int | None] | None:
    found = {base: _grouped(session, base, asked, along, begun) for base in bases(metric)}
    known = {base: parts for base, parts in found.items() if parts is not None}
    if not known:
        return None
    if KINDS[metric].sums and along == (Along.KIND,):
        return {(base.value,): added(parts.values()) or 0 for base, parts in known.items()}
    together: defaultdict[tuple[Key, ...], list[int | None]] = defaultdict(list)
    for parts in known.values():
        for key, number in parts.items():
            together[key].append(number)
    return {key: added(numbers) for key, numbers in together.items()}


def _grouped(
    session: Session, metric: Metric, asked: Asked, along: tuple[Along, ...], begun: Begun
) -> dict[tuple[Key, ...], int | None] | None:
    rows = _rows(metric, asked, begun)
    if rows is None or KINDS[metric].rule:
        return None
    if any(rows.column(one) is None for one in along):
        return None
    if tallied(metric, asked, along):
        return dict(apart(cells(session, [asked], {metric}, along), metric, asked, along))
    return _counted_by(session, rows.narrowed(asked), along)


def _counted_by(session: Session, rows: Counted, along: tuple[Along, ...]) -> dict[tuple[Key, ...], int | None]:
    columns = [rows.column(one) for one in along]
    found = session.execute(
        select(*columns, *rows.sums()).select_from(rows.source).where(*rows.where).group_by(*columns)
    )
    return {tuple(map(_key, along, row[:-2])): _told(row[-2], row[-1]) for row in found if None not in row[:-2]}


def _key(along: Along, key: Any) -> Key:  # noqa: ANN401 - whatever the column holds
    if along is Along.MONTH:
        return f"{int(key) // 100:04d}-{int(key) % 100:02d}"
    return str(key) if along is Along.KIND else UUID(str(key))
