"""A file as it lies there: sheets of numbered rows of raw cells, and their form as JSON between two processes."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from db.files.cells import Raw

if TYPE_CHECKING:
    from db.work import Spool


class RawRow(NamedTuple):
    """One row that holds something: its number counted from 1, whether it is hidden, its cells from column A on."""

    number: int
    hidden: bool
    cells: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet with its name, whether it is hidden, and its rows that hold something."""

    name: str
    hidden: bool
    rows: "Spool[RawRow]"


@dataclass(frozen=True, slots=True)
class PassingSheet:
    """A sheet in the process that reads it: its rows pass by once."""

    name: str
    hidden: bool
    rows: Iterator[RawRow]


def to_lines(sheets: Iterable[PassingSheet]) -> Iterator[str]:
    """Write sheets as lines of JSON, one for each sheet and one for each row; moments in time become tagged pairs."""
    for sheet in sheets:
        yield _ENCODER.encode({"sheet": sheet.name, "hidden": sheet.hidden})
        for row in sheet.rows:
            yield _ENCODER.encode([row.number, row.hidden, row.cells])


def row_of(plain: list[Any]) -> RawRow:
    """Take the decoded line of a row; anything else raises ValueError, TypeError or KeyError."""
    number, hidden, cells = plain
    return RawRow(number, hidden, tuple(map(_untagged, cells)))


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


_ENCODER: Final = json.JSONEncoder(default=_tagged)
_MOMENTS: Final[Mapping[str, Callable[[str], Raw]]] = {
    "instant": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
}


def _alien(value: object) -> Raw:
    raise TypeError(type(value).__name__)
