"""A file as it lies there: sheets of numbered rows of raw cells, and their form as JSON between two processes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from db.files.cells import Raw


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row that holds something: its number counted from 1, whether it is hidden, its cells from column A on."""

    number: int
    hidden: bool
    cells: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet with its name, whether it is hidden, and its rows that hold something."""

    name: str
    hidden: bool
    rows: tuple[RawRow, ...]


def to_json(sheets: tuple[RawSheet, ...]) -> str:
    """Write sheets as JSON; moments in time become tagged pairs."""
    plain = [[s.name, s.hidden, [[r.number, r.hidden, r.cells] for r in s.rows]] for s in sheets]
    return json.dumps(plain, default=_tagged)


def from_plain(plain: Any) -> tuple[RawSheet, ...]:  # noqa: ANN401 - whatever JSON may hold
    """Take the decoded JSON of to_json; anything else raises ValueError, TypeError or KeyError."""
    return tuple(
        RawSheet(name, hidden, tuple(RawRow(number, dim, tuple(map(_untagged, cells))) for number, dim, cells in rows))
        for name, hidden, rows in plain
    )


def _tagged(value: object) -> list[str | float]:
    if isinstance(value, timedelta):
        return ["span", value.total_seconds()]
    if isinstance(value, datetime):
        return ["instant", value.replace(tzinfo=None).isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    raise TypeError(type(value).__name__)


def _untagged(value: Any) -> Raw:  # noqa: ANN401 - whatever JSON may hold
    if not isinstance(value, list):
        return value if value is None or isinstance(value, str | int | float) else _alien(value)
    tag, held = value
    if tag == "span":
        return timedelta(seconds=held)
    return _MOMENTS[tag](held)


_MOMENTS: Final[Mapping[str, Callable[[str], Raw]]] = {
    "instant": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
}


def _alien(value: object) -> Raw:
    raise TypeError(type(value).__name__)
