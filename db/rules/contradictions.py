"""Where what was typed into a quarterly form does not go together with the rest of it: said, never forbidden."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from db.errors import Refusal
from db.rules.cells import Asked, asked_of, read_cell
from db.rules.metrics import KINDS, Metric, Unit
from db.rules.quarterly import NOT_ADDED, TOTAL, Line, Sheet, Value, cell_of
from db.terms import FormKind


class Clash(StrEnum):
    """In what way a cell does not go together with others."""

    #: words where a number or a day belongs
    UNREADABLE = "unreadable"
    #: a total that is not the sum of its lines
    NOT_THE_SUM = "not_the_sum"
    #: a share that does not follow from the two numbers beside it
    NOT_THE_SHARE = "not_the_share"
    #: a part that is larger than what it is a part of
    MORE_THAN_WHOLE = "more_than_whole"
    #: a day before the one that comes first
    BACKWARDS = "backwards"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One cell that does not go together with what stands beside it."""

    clash: Clash
    code: str
    column: str
    says: Value
    #: what it would have to be, or what stands in the other column
    other: Value = None
    beside: str = ""


_PARTS: Final = {Metric.IN_SERVICE: Metric.MEMBERS} | {
    metric: kind.whole for metric, kind in KINDS.items() if kind.whole and not kind.part
}
_NEAR: Final = {Unit.PERCENT: 0.001, Unit.EACH: 0.005}
"""How far a share may be from its numbers and still be written alike."""

_DAYS: Final = (("solved_on", "asked_on"), ("followed_on", "solved_on"))
_METRICS: Final = frozenset(Metric)


def contradictions(sheet: Sheet) -> tuple[Contradiction, ...]:
    """Give what hands brought into a form that does not go together; without hands there is nothing."""
    return tuple(one for line in sheet.all_lines() for one in _of_line(sheet, line)) if sheet.hands else ()


def _of_line(sheet: Sheet, line: Line) -> Iterator[Contradiction]:
    for column, value in line.cells.items():
        typed = _typed(sheet, line, column)
        if typed and not _is_read(column, value):
            yield Contradiction(Clash.UNREADABLE, line.code, column, value)
        elif column in _METRICS:
            yield from _of_figure(sheet, line, Metric(column))
    for later, earlier in _DAYS:
        then, before = _day(line, later), _day(line, earlier)
        if then and before and then < before and (_typed(sheet, line, later) or _typed(sheet, line, earlier)):
            yield Contradiction(Clash.BACKWARDS, line.code, later, then.isoformat(), before.isoformat(), earlier)


def _of_figure(sheet: Sheet, line: Line, metric: Metric) -> Iterator[Contradiction]:
    value, typed = line.cells[metric], _typed(sheet, line, metric)
    if typed and line.code == TOTAL and sheet.form is FormKind.QA and isinstance(value, int):
        added = _sum(sheet, metric)
        if added is not None and added != value:
            yield Contradiction(Clash.NOT_THE_SUM, line.code, metric, value, added)
    if typed and isinstance(value, tuple):
        follows = _share(line, metric)
        if follows and abs(value[0] / value[1] - follows[0] / follows[1]) > _NEAR[KINDS[metric].unit] + 1e-9:
            yield Contradiction(Clash.NOT_THE_SHARE, line.code, metric, value, follows)
    whole = _PARTS.get(metric)
    other = line.cells.get(whole) if whole else None
    if whole is None or not (isinstance(value, int) and isinstance(other, int)):
        return
    if value > other and (typed or _typed(sheet, line, whole)):
        yield Contradiction(Clash.MORE_THAN_WHOLE, line.code, metric, value, other, whole)


def _typed(sheet: Sheet, line: Line, column: str) -> bool:
    return cell_of(line.code, column) in sheet.hands


def _is_read(column: str, value: Value) -> bool:
    """Tell whether a typed cell became what its column asks for: cells of earlier days may hold any words."""
    if not isinstance(value, str) or asked_of(column) is Asked.WORDS:
        return True
    try:
        read_cell(column, value)
    except Refusal:
        return False
    return True


def _sum(sheet: Sheet, metric: Metric) -> int | None:
    """Add the lines up, where the total is their sum at all and every line is known."""
    now = [line.cells.get(metric) for line in sheet.lines]
    then = [_worked(sheet, line, metric) for line in sheet.lines]
    worked = _worked(sheet, sheet.total, metric)
    known = [one for one in now if isinstance(one, int)]
    if metric in NOT_ADDED or len(known) < len(now):
        return None
    return None if worked is not None and worked != _added(then) else sum(known)


def _worked(sheet: Sheet, line: Line, column: str) -> Value:
    hand = sheet.hands.get(cell_of(line.code, column))
    return hand.worked_out if hand else line.cells.get(column)


def _added(values: list[Value]) -> int:
    return sum(one for one in values if isinstance(one, int))


def _share(line: Line, metric: Metric) -> tuple[int, int] | None:
    kind = KINDS[metric]
    part, whole = (line.cells.get(one) if one else None for one in (kind.part, kind.whole))
    return (part, whole) if isinstance(part, int) and isinstance(whole, int) and whole else None


def _day(line: Line, column: str) -> date | None:
    try:
        return date.fromisoformat(str(line.cells.get(column)))
    except ValueError:
        return None
