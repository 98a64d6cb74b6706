"""Finding the table in a sheet: the header below its titles, the columns by their headings, the rows, the totals."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from db.files.cells import Raw, is_blank, plain
from db.files.raw import RawRow, RawSheet

_SEARCHED_ROWS: Final = 20
_UNIT: Final = re.compile(r"\([^()]*\)")
_MARKS: Final = re.compile(r"[\s*:★※]")
_TOTALS: Final = re.compile(r"(?:本页|本月|本季|全部)?(?:合计|总计|小计|共计|累计|汇总)(?:[:\d共(（].*)?")
_FOOTNOTE: Final = re.compile(
    r"(?:填报人|填表人|制表|审核人|负责人|经办人|联系人|填报单位|填报日期|统计截止|备注|注|说明)\s*:"
)
_FEWEST_MATCHES: Final = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger: its code, the headings it may have (the first is the default) and how it behaves.

    A required column must be in the sheet. In a column that fills down, a blank cell means the value above, as
    merged cells and tidy typists leave it. A counting column (序号) alone does not make a row.
    """

    code: str
    headings: tuple[str, ...]
    required: bool = False
    fill_down: bool = False
    counting: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: where it stands, its values by column code, and all its cells as they were."""

    sheet: str
    number: int
    hidden: bool
    values: Mapping[str, Raw]
    cells: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What was found above a sheet's rows: titles, headings as written, which column code each became."""

    sheet: str
    hidden: bool
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    codes: tuple[str | None, ...]
    missing: tuple[str, ...]
    #: how many of the sheet's rows stand above the first one below the header
    above: int

    @property
    def matched(self) -> int:
        """How many columns were recognised."""
        return sum(code is not None for code in self.codes)

    @property
    def extra(self) -> tuple[str, ...]:
        """The headings that no column claims; what stands under them is kept but not read."""
        return tuple(h for h, code in zip(self.headings, self.codes, strict=True) if code is None and h)

    def heading(self, code: str) -> str:
        """Give the heading as written in this sheet for a column code, or "" when the column is not there."""
        return self.headings[self.codes.index(code)] if code in self.codes else ""


@dataclass(frozen=True, slots=True)
class _Header:
    first: int
    last: int
    headings: tuple[str, ...]
    codes: tuple[str | None, ...]

    @property
    def score(self) -> tuple[int, int]:
        return sum(code is not None for code in self.codes), self.first - self.last


def find_table(sheet: RawSheet, columns: Sequence[Column]) -> Table | None:
    """Give the sheet as a table of these columns, or None when no row looks like their header."""
    names = {_heading_key(heading): column.code for column in columns for heading in column.headings}
    first = list(islice(sheet.rows, _SEARCHED_ROWS))
    header = max(_candidates(first, names), key=lambda found: found.score, default=None)
    if header is None or header.score[0] < _FEWEST_MATCHES:
        return None
    titles = tuple(plain(cell) for row in first[: header.first] for cell in row.cells if not is_blank(cell))
    missing = tuple(c.headings[0] for c in columns if c.required and c.code not in header.codes)
    return Table(sheet.name, sheet.hidden, titles, header.headings, header.codes, missing, header.last + 1)


def rows_of(sheet: RawSheet, table: Table, columns: Sequence[Column]) -> Iterator[Row]:
    """Give the rows of a table that was found in a sheet; totals, footnotes and repeated headers are none."""
    places = {code: index for index, code in enumerate(table.codes) if code is not None}
    filled = [column.code for column in columns if column.fill_down and column.code in places]
    quiet = {column.code for column in columns if column.counting or column.fill_down}
    above: dict[str, Raw] = {}
    for row in islice(sheet.rows, table.above, None):
        if _is_totals(row.cells):
            continue
        values = {code: row.cells[i] if i < len(row.cells) else None for code, i in places.items()}
        above |= {code: values[code] for code in filled if not is_blank(values[code])}
        speaks = any(not is_blank(value) for code, value in values.items() if code not in quiet)
        if speaks and not _is_aside(row.cells, values, table.headings, places):
            yield Row(sheet.name, row.number, row.hidden, values | {c: above.get(c) for c in filled}, row.cells)


def _candidates(rows: Sequence[RawRow], names: Mapping[str, str]) -> Iterator[_Header]:
    for index, row in enumerate(rows):
        yield _header(index, index, [[cell] for cell in row.cells], names)
        if index + 1 < len(rows) and rows[index + 1].number == row.number + 1:
            yield _header(index, index + 1, list(_stacked(row.cells, rows[index + 1].cells)), names)


def _stacked(upper: Sequence[Raw], lower: Sequence[Raw]) -> Iterator[list[Raw]]:
    """Pair two header rows; a group's heading, merged over its columns, stands only in the first of them."""
    group: Raw = None
    for index in range(max(len(upper), len(lower))):
        above = upper[index] if index < len(upper) else None
        below = lower[index] if index < len(lower) else None
        group = group if is_blank(above) else above
        yield [above] if is_blank(below) else [f"{plain(group)}{plain(below)}", below]


def _header(first: int, last: int, readings: Sequence[Sequence[Raw]], names: Mapping[str, str]) -> _Header:
    codes: list[str | None] = []
    headings: list[str] = []
    for reading in readings:
        code, heading = _match(reading, names)
        codes.append(None if code in codes else code)
        headings.append(heading)
    return _Header(first, last, tuple(headings), tuple(codes))


def _match(reading: Sequence[Raw], names: Mapping[str, str]) -> tuple[str | None, str]:
    for cell in reading:
        written = plain(cell)
        for heading in (written, _UNIT.sub("", written)):
            if (key := _MARKS.sub("", heading)) in names:
                return names[key], _shown(cell)
    return None, _shown(reading[-1]) if reading else ""


def _shown(cell: Raw) -> str:
    return re.sub(r"\s+", "", plain(cell))


def _heading_key(heading: str) -> str:
    return _MARKS.sub("", plain(heading))


def _is_totals(cells: Sequence[Raw]) -> bool:
    first = next((_shown(cell) for cell in cells if not is_blank(cell)), "")
    return bool(_TOTALS.fullmatch(first))


def _is_aside(
    cells: Sequence[Raw], values: Mapping[str, Raw], headings: Sequence[str], places: Mapping[str, int]
) -> bool:
    """Tell a footnote, or the header repeated on a new page, from a row."""
    first = next((plain(cell) for cell in cells if not is_blank(cell)), "")
    again = all(_shown(values[code]) == headings[index] for code, index in places.items())
    return again or bool(_FOOTNOTE.match(first))
