"""A quarterly form on its way out: a workbook that is printed, signed and sealed as it stands, without formulas."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import IO, Final

import xlsxwriter
from xlsxwriter.format import Format

from db.files.exports import ROW_BY_ROW, sheet_name

_NARROWEST: Final = 6
_A_WORD: Final = 8
_WIDEST: Final = 26
_ROOM: Final = 160
"""Halves of a Chinese character beside which a page can still be read once it is as wide as A4."""

_TIGHT: Final = 15
"""How wide a column of a wider form is at most; a date fits."""

_WHOLE: Final = "#,##0"
_WORDS: Final = "@"
_LINE: Final = 15  # points
_HEAD: Final = 44
_A4: Final = 9


@dataclass(frozen=True, slots=True)
class Measured:
    """A cell that is read as something else than a whole number: its number, as a sheet shows it, and its words."""

    number: float
    #: of a spreadsheet, such as 0.0%
    pattern: str
    words: str

    def __str__(self) -> str:
        """Give its words, for a paper."""
        return self.words


Cell = str | int | Measured | None


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A form in words: its title, what stands above and below the table, its headings and its rows."""

    name: str
    title: str
    head: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell]
    #: what was filled by hand and why, a line each
    notes: Sequence[str]
    foot: str


def write_form(to: IO[bytes], form: PrintedForm) -> None:
    """Write a form into a file as a workbook of one sheet: A4 across, one page wide, its heading on every page."""
    with xlsxwriter.Workbook(to, ROW_BY_ROW) as book:
        sheet = book.add_worksheet(sheet_name(form.name))
        font = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter", "text_wrap": True}
        title = book.add_format({**font, "font_name": "黑体", "font_size": 16, "align": "center"})
        plain = book.add_format(font)
        framed = {**font, "border": 1, "align": "center"}
        looks = {"": framed, "total": {**framed, "font_name": "黑体"}}
        bold = book.add_format(looks["total"])

        @cache
        def look(of: str, pattern: str) -> Format:
            return book.add_format({**looks[of], "num_format": pattern})

        last = len(form.headings) - 1
        sheet.set_row(0, 30)
        sheet.merge_range(0, 0, 0, last, form.title, title)
        sheet.merge_range(1, 0, 1, last, form.head, plain)
        for column, heading in enumerate(form.headings):
            sheet.write_string(2, column, heading, bold)
        row = 3
        widths = _widths(form)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_row(2, _HEAD)
        for cells, of in chain(((one, "") for one in form.rows), [(form.total, "total")]):
            sheet.set_row(row, _height(cells, widths))
            for column, value in enumerate(cells):
                if isinstance(value, int):
                    sheet.write_number(row, column, value, look(of, _WHOLE))
                elif isinstance(value, Measured):
                    sheet.write_number(row, column, value.number, look(of, value.pattern))
                else:
                    sheet.write_string(row, column, value or "", look(of, _WORDS))
            row += 1
        for note in form.notes:
            sheet.merge_range(row, 0, row, last, note, plain)
            sheet.set_row(row, _height([note], [sum(widths)]))
            row += 1
        sheet.merge_range(row + 1, 0, row + 1, last, form.foot, plain)
        sheet.set_row(row + 1, 28)
        sheet.freeze_panes(3, 2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.8, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.set_footer("&C&P / &N")


def _widths(form: PrintedForm) -> list[int]:
    widths = [_width(form, column) for column in range(len(form.headings))]
    return widths if sum(widths) <= _ROOM else [min(width, _TIGHT) for width in widths]


def _width(form: PrintedForm, column: int) -> int:
    longest = max((_wide(row[column]) for row in chain(form.rows, [form.total])), default=0)
    # an English heading wraps between words, a Chinese one anywhere; one of four characters stands on one line
    heading = form.headings[column]
    word = max((len(word) + 1 for word in heading.split() if word.isascii()), default=0)
    return min(max(longest + 1, word, min(_wide(heading), _A_WORD) + 1, _NARROWEST), _WIDEST)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    # neither program works out the height of a wrapped row that it has not been shown yet
    return _LINE * max(math.ceil((_wide(cell) or 1) / width) for cell, width in zip(cells, widths, strict=True)) + 4


def _wide(cell: Cell) -> int:
    """Tell how wide a cell is in halves of a Chinese character."""
    return sum(1 if letter.isascii() else 2 for letter in str("" if cell is None else cell))
