"""Tables on their way out: an .xlsx whose cells are text, numbers and days, never formulas or links."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Final

import xlsxwriter

from db.rules.calendar import SHANGHAI
from db.rules.classes import may_leave

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What browsers call a workbook."""

SHEET_NAME: Final = 31
"""Letters that the name of a sheet may have."""

ROW_BY_ROW: Final = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
"""How workbooks are written: rows go to the disk as they come, and no cell is ever more than text, number or day."""

_LONGEST: Final = 32_767
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_WIDTHS: Final = (12, 40)


@dataclass(frozen=True, slots=True)
class About:
    """A second sheet that says what the first one holds: its name, and facts by their names."""

    name: str
    facts: Sequence[tuple[str, object]]


def write_table(
    to: IO[bytes],
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    holds: Iterable[tuple[str, str]],
    about: About | None = None,
) -> None:
    """Write rows into a file as the sheet of a workbook, row by row: a long table needs no more room than a short one.

    `holds` names the columns of our tables that its cells come from; one that never leaves raises ValueError.
    What it is about stands on a sheet behind. Moments are written in Shanghai's time; what is unknown stays empty.
    """
    kept = [f"{table}.{column}" for table, column in holds if not may_leave(table, column)]
    if kept:
        msg = f"these never leave in a file: {', '.join(kept)}"
        raise ValueError(msg)
    with xlsxwriter.Workbook(to, ROW_BY_ROW) as book:
        sheet = book.add_worksheet(sheet_name(name))
        bold = book.add_format({"bold": True})
        formats: dict[type, Format] = {
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, _WIDTHS[column + 1 == len(headings)] + len(heading))
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, (number, column), cell, formats)
        if about is not None:
            beside = book.add_worksheet(sheet_name(about.name))
            beside.set_column(0, 1, _WIDTHS[1])
            for number, (fact, value) in enumerate(about.facts):
                beside.write_string(number, 0, fact, bold)
                _write(beside, (number, 1), value, formats)


def sheet_name(wish: str) -> str:
    """Give a name that spreadsheets allow for a sheet: without their signs, and no longer than they bear."""
    return " ".join(_NOT_IN_A_NAME.sub(" ", wish).split())[:SHEET_NAME] or "1"


def _write(sheet: "Worksheet", place: tuple[int, int], cell: object, formats: dict[type, "Format"]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, datetime):
        sheet.write_datetime(*place, cell.astimezone(SHANGHAI).replace(tzinfo=None), formats[datetime])
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, formats[date])
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(*place, cell)
    else:
        sheet.write_string(*place, str(cell)[:_LONGEST])
