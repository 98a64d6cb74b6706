"""The workbook of rows that were not taken: each as it was, with where it stood and the reason, ready to be mended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import IO, TYPE_CHECKING, Final

import xlsxwriter

from db.files.cells import Raw, written
from db.files.exports import ROW_BY_ROW, SHEET_NAME, sheet_name
from db.files.ledgers.lines import Place
from db.terms import Language

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WHERE: Final = {Language.ZH: ("工作表", "行号"), Language.EN: ("Sheet", "Row")}
_WHY: Final = {Language.ZH: "原因", Language.EN: "Reason"}
_LONGEST: Final = 32_767
_LAST_EXACT: Final = 10**15


@dataclass(frozen=True, slots=True)
class Return:
    """One row that goes back: its place, the headings and cells of its sheet, and the reason as a sentence."""

    place: Place
    headings: tuple[str, ...]
    cells: tuple[Raw, ...]
    reason: str


def write_returns(to: IO[bytes], returns: Iterable[Return], language: Language = Language.ZH) -> None:
    """Write the rows into a file as an .xlsx, a sheet for each sheet they came from; no cell is a formula or a link."""
    with xlsxwriter.Workbook(to, ROW_BY_ROW) as book:
        formats = {"day": book.add_format({"num_format": "yyyy-mm-dd"}), "bold": book.add_format({"bold": True})}
        names: set[str] = set()
        for (file, sheet), group in groupby(returns, key=lambda one: (one.place.file, one.place.sheet)):
            _write_sheet(book.add_worksheet(_free_name(file, sheet, names)), list(group), language, formats)
        if not names:
            book.add_worksheet(_WHY[language])


def _write_sheet(sheet: "Worksheet", group: Sequence[Return], language: Language, formats: dict[str, "Format"]) -> None:
    width = max(max(len(one.headings), len(one.cells)) for one in group)
    headings = [*group[0].headings, *[""] * (width - len(group[0].headings))]
    for column, heading in enumerate((*headings, *_WHERE[language], _WHY[language])):
        sheet.write_string(0, column, heading, formats["bold"])
    for row, one in enumerate(group, start=1):
        cells = (*one.cells, *[None] * (width - len(one.cells)))
        for column, cell in enumerate((*cells, one.place.sheet, one.place.row, one.reason)):
            _write_cell(sheet, row, column, cell, formats["day"])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, width - 1, 14)
    sheet.set_column(width, width + 1, 8)
    sheet.set_column(width + 2, width + 2, 60)


def _write_cell(sheet: "Worksheet", row: int, column: int, cell: Raw, day: "Format") -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, datetime | date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < _LAST_EXACT:
        sheet.write_number(row, column, cell)
    elif isinstance(cell, bool | int | float | time | timedelta):
        sheet.write_string(row, column, written(cell))
    else:
        sheet.write_string(row, column, cell[:_LONGEST])


def _free_name(file: str, sheet: str, taken: set[str]) -> str:
    """Make a sheet name that Excel allows and that is not yet taken in this workbook."""
    wish = sheet_name(sheet or file)
    found, number = wish, 2
    while found.lower() in taken:
        mark = f" {number}"
        found, number = wish[: SHEET_NAME - len(mark)] + mark, number + 1
    taken.add(found.lower())
    return found
