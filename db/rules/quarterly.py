"""The two quarterly forms: their columns, what hands changed in them, what a correction changes, what nobody typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from db.errors import Refusal
from db.rules.cells import read_cell
from db.rules.labels import Label, Labels
from db.rules.metrics import KINDS, Metric, Unit
from db.terms import FormKind, NeedStatus

TOTAL: Final = "total"
"""Under which a form's last line stands: the bureau's total."""

REMARKS: Final = "remarks"

QA_COLUMNS: Final[tuple[str, ...]] = (
    Metric.MEMBERS, Metric.IN_SERVICE, Metric.CHECKED_IN, Metric.COVERAGE, Metric.COMMUNITIES_SERVED,
    Metric.AGREEMENTS_NEW, Metric.AGREEMENTS_SIGNED, Metric.FORMS, Metric.POSTS_CLAIMED, Metric.POSTS_PER_HEAD,
    Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED, Metric.PROJECTS_NEW, Metric.PROJECTS_FINISHED, Metric.ACTIVITIES,
    Metric.PERSON_TIMES, Metric.SERVICE_TIME, Metric.WISHES_ASKED, Metric.WISHES_CLAIMED, Metric.WISHES_FULFILLED,
    Metric.LEADER_TIMES, REMARKS,
)  # fmt: skip
"""Of Q-A, a line per branch: the named figures, and what a person may remark."""

QB_COLUMNS: Final[tuple[str, ...]] = (
    "community", "text", "asked_on", "branch", "member", "measures", "helpers", "goods", "funds", "solved_on",
    "solved", "beneficiaries", "satisfaction", "asked_by", "followed_on", REMARKS,
)  # fmt: skip
"""Of Q-B, a line per solved need."""

QB_TOTALS: Final = (Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED, Metric.NEEDS_IN_HAND, Metric.SATISFACTION)
"""What Q-B comes to."""

PERSONAL: Final = frozenset({"member", "asked_by"})
"""Columns that name people."""

COLUMNS: Final[Mapping[FormKind, tuple[str, ...]]] = {FormKind.QA: QA_COLUMNS, FormKind.QB: QB_COLUMNS}

Value = int | str | tuple[int, int] | None
"""What a cell holds: a number, words, a part of a whole, or nothing that could be known."""

_RATIOS: Final = frozenset({Unit.PERCENT, Unit.EACH})
NOT_ADDED: Final = frozenset({Metric.COMMUNITIES_SERVED})
"""Figures whose total is not the sum of the branches': a community served by two counts once."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What a person typed into a cell, why, and what the records say."""

    typed: str
    reason: str
    made_by: str
    worked_out: Value = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a form: its code, by what it is called, and its cells by column."""

    code: str
    name: str
    cells: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is filled: its lines in order, its total, the cells that hands changed, and its own labels."""

    form: FormKind
    lines: tuple[Line, ...]
    total: Line
    hands: Mapping[str, Hand]
    labels: Labels = field(default_factory=dict)

    def line(self, code: str) -> Line | None:
        """Give a line by its code."""
        return next((line for line in self.all_lines() if line.code == code), None)

    def all_lines(self) -> Iterator[Line]:
        """Give every line, the total last."""
        yield from self.lines
        yield self.total

    def count(self) -> "Typing":
        """Count the cells: filled from the records, typed by hand, and those that nobody can know."""
        cells = [(cell_of(line.code, name), value) for line in self.all_lines() for name, value in line.cells.items()]
        typed = sum(name in self.hands for name, _ in cells)
        unknown = sum(value is None and not name.endswith(f".{REMARKS}") for name, value in cells)
        empty = sum(value is None for _, value in cells)
        return Typing(len(cells) - typed - empty, typed, unknown)


@dataclass(frozen=True, slots=True)
class Typing:
    """How many cells of a form came from the records, were typed, and are unknown."""

    spared: int
    typed: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs between two versions of a form."""

    code: str
    name: str
    column: str
    before: Value
    after: Value


def cell_of(code: str, column: str) -> str:
    """Give the name of a cell, as overrides keep it."""
    return f"{code}.{column}"


def in_form(form: FormKind, cell: str) -> bool:
    """Whether a cell's column stands in a form."""
    code, _, column = cell.rpartition(".")
    known = {*COLUMNS[form], *QB_TOTALS} if form is FormKind.QB else set(COLUMNS[form])
    return bool(code) and column in known


def with_hands(sheet: Sheet, hands: Mapping[str, Hand]) -> Sheet:
    """Put into a form what people typed; sums and shares follow, and what the records say is kept beside each."""
    lines = tuple(_typed(line, hands) for line in sheet.lines)
    total = sheet.total
    if sheet.form is FormKind.QA:
        lines = tuple(_shares(line, hands) for line in lines)
        sums = {name: _sum(name, value, sheet.lines, lines) for name, value in total.cells.items()}
        total = replace(total, cells=sums)
    total = _typed(total, hands)
    if sheet.form is FormKind.QA:
        total = _shares(total, hands)
    worked = {cell_of(line.code, name): value for line in sheet.all_lines() for name, value in line.cells.items()}
    kept = {cell: replace(hand, worked_out=worked[cell]) for cell, hand in hands.items() if cell in worked}
    return replace(sheet, lines=lines, total=total, hands=kept)


def changes(before: Sheet, after: Sheet) -> tuple[Change, ...]:
    """Give the cells that differ, line by line; a line that came or went differs in all its cells."""
    former = {line.code: line for line in before.all_lines()}
    now = {line.code: line for line in after.all_lines()}
    return tuple(
        Change(code, line.name, column, _cell(former.get(code), column), _cell(now.get(code), column))
        for code, line in (former | now).items()
        for column in line.cells
        if _cell(former.get(code), column) != _cell(now.get(code), column)
    )


def to_plain(sheet: Sheet) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give a form's lines with its own labels, and what hands changed in it, as JSON knows them."""
    lines = [
        {"code": line.code, "name": line.name, "cells": {name: _plain(value) for name, value in line.cells.items()}}
        for line in sheet.all_lines()
    ]
    hands = {
        cell: {
            "typed": hand.typed, "reason": hand.reason, "made_by": hand.made_by, "worked_out": _plain(hand.worked_out)
        }
        for cell, hand in sheet.hands.items()
    }  # fmt: skip
    labels = {name: [label.zh, label.en] for name, label in sheet.labels.items()}
    return {"lines": lines} | ({"labels": labels} if labels else {}), hands


def from_plain(form: FormKind, cells: Mapping[str, Any], hands: Mapping[str, Any]) -> Sheet:
    """Give a form as it was frozen."""
    lines = [
        Line(line["code"], line["name"], {name: _value(_still(name, value)) for name, value in line["cells"].items()})
        for line in cells["lines"]
    ]
    kept = {
        cell: Hand(hand["typed"], hand["reason"], hand["made_by"], _value(hand["worked_out"]))
        for cell, hand in hands.items()
    }
    ordered = [Line(line.code, line.name, _in_order(form, line.cells)) for line in lines]
    labels = {name: Label(zh, en) for name, (zh, en) in cells.get("labels", {}).items()}
    return Sheet(form, tuple(ordered[:-1]), ordered[-1], kept, labels)


def _in_order(form: FormKind, cells: Mapping[str, Value]) -> dict[str, Value]:
    # one of the two engines keeps the keys of what it is given, the other does not
    order: Sequence[str] = (*COLUMNS[form], *QB_TOTALS)
    return {name: cells[name] for name in order if name in cells}


def _cell(line: Line | None, column: str) -> Value:
    return None if line is None else line.cells.get(column)


def _typed(line: Line, hands: Mapping[str, Hand]) -> Line:
    cells = {name: _read(name, hands[cell].typed) if (cell := cell_of(line.code, name)) in hands else value
             for name, value in line.cells.items()}  # fmt: skip
    return replace(line, cells=cells)


def _read(column: str, typed: str) -> Value:
    try:
        return read_cell(column, typed)
    except Refusal:
        # cells of earlier days may hold any words
        return typed


def _shares(line: Line, hands: Mapping[str, Hand]) -> Line:
    """Work the shares of a line out anew, unless they were typed themselves."""
    cells = dict(line.cells)
    for name in cells:
        kind = KINDS[Metric(name)] if name in set(Metric) else None
        if kind is None or kind.unit not in _RATIOS or cell_of(line.code, name) in hands:
            continue
        part, whole = (cells.get(one) if one else None for one in (kind.part, kind.whole))
        if isinstance(part, int) and isinstance(whole, int):
            cells[name] = (part, whole)
    return replace(line, cells=cells)


def _sum(name: str, total: Value, worked: Iterable[Line], typed: Iterable[Line]) -> Value:
    """Carry what was typed into the branches' lines over into the total."""
    if name in NOT_ADDED or name not in set(Metric) or isinstance(total, str | tuple):
        return total
    pairs = [
        (a.cells[name], b.cells[name]) for a, b in zip(worked, typed, strict=True) if a.cells[name] != b.cells[name]
    ]
    moved = [_number(after) - _number(before) for before, after in pairs if isinstance(after, int)]
    return total if not moved else _number(total) + sum(moved)


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _plain(value: Value) -> int | str | list[int] | None:
    return list(value) if isinstance(value, tuple) else value


def _still(name: str, plain: Any) -> Any:  # noqa: ANN401 - as JSON gives it
    # that a solved need was evaluated since changes nothing of it, in forms frozen earlier neither
    return NeedStatus.SOLVED.value if name == "solved" and plain == NeedStatus.EVALUATED.value else plain


def _value(plain: Any) -> Value:  # noqa: ANN401 - as JSON gives it
    if isinstance(plain, list):
        part, whole = plain
        return int(part), int(whole)
    value: int | str | None = plain
    return value
