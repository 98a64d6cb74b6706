"""Empty sheets of the ledgers, to be filled in: headings, what each cell wants, lists to choose from, an edition.

The edition is drawn from the columns and the closed lists, so that a template that no longer fits is known by itself.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Final

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from db.files import words
from db.files.exports import sheet_name
from db.files.headers import Column
from db.files.kinds import BUILT_IN, Kinds
from db.files.raw import RawSheet
from db.files.reasons import Reason
from db.terms import ActivityKind, Beneficiary, Language, NeedKind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MARK: Final = "三双台账模板"
"""Stands in the first cell of the sheet beside the ledger; that sheet is no ledger itself."""

ROWS: Final = 2_000
"""Rows with lists and hints; more may be filled in."""

_LISTS: Final[Mapping[str, Mapping[str, StrEnum]]] = {
    "urgency": words.URGENCIES,
    "source": words.SOURCES,
    "status": words.NEED_STATUSES,
    "satisfaction": words.SATISFACTIONS,
    "grade": words.GRADES,
    "gender": words.GENDERS,
}
_BUREAUS: Final[Mapping[tuple[str, str], type[StrEnum]]] = {
    ("needs", "kind"): NeedKind,
    ("needs", "beneficiary"): Beneficiary,
    ("activities", "kind"): ActivityKind,
}
"""Columns of the lists that the bureau keeps, by ledger and column."""
_GUIDE: Final = Reason("填写说明", "How to fill in")
_HEADINGS: Final = (Reason("列", "Column"), Reason("是否必填", "Required"), Reason("怎样填写", "How"))
_REQUIRED: Final = Reason("必填", "required")
_CHOOSE: Final = Reason("从列表中选", "choose from the list")
_CHOOSE_OR_WRITE: Final = Reason("从列表中选；没有的可以写上", "choose from the list, or write what is not in it")
_DAY: Final = Reason("写成 2026-03-01", "write it like 2026-03-01")
_MONTH: Final = Reason("写成 1980-05", "write it like 1980-05")
_PHONE: Final = Reason("11 位手机号或带区号的座机", "a mobile number, or one with its area code")
_SEVERAL: Final = Reason("可写几个，用顿号隔开", "may be several, with 、 between them")
_CERTIFICATES: Final = Reason(
    "特长：证书名 有效期至2027-06，几个用分号隔开", "skill：certificate 有效期至2027-06, with ； between several"
)
_TIMES: Final = Reason("写成 周一晚、周末、工作日晚上", "write it like 周一晚、周末、工作日晚上")
_PROMISES: Final = Reason("一行一条，或用分号隔开", "one a line, or with ； between them")
_FREE: Final = Reason("照实填写", "as it is")
_REFUSED: Final = Reason("请从列表中选", "Choose from the list")
_EDITION: Final = Reason("版本 {edition} · {day}", "edition {edition} · {day}")
_KEEP: Final = Reason(
    "请保留表头，从第二行起填写；这一页可以留着，导入时不读。",
    "Keep the header and begin in the second row; this sheet may stay, it is not imported.",
)
_WRITTEN_LIKE: Final = {
    "born": _MONTH,
    "joined_party": _MONTH,
    "certificates": _CERTIFICATES,
    "times": _TIMES,
    "branch_promises": _PROMISES,
    "community_promises": _PROMISES,
}
_SEVERAL_OF: Final = frozenset({"skills", "people"})
_HEADING_ROW: Final = 3
_FIRST_LIST: Final = 4
_MARKED: Final = 3


@dataclass(frozen=True, slots=True)
class Edition:
    """Which template a file was made from."""

    ledger: str
    edition: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A ledger to be filled in: its code, its name, its columns, what the records hold by column code, the language.

    The bureau's lists are offered as they are written on the day.
    """

    ledger: str
    name: str
    columns: tuple[Column, ...]
    known: Mapping[str, Sequence[str]]
    tongue: Language
    kinds: Kinds

    def choices(self, column: Column) -> tuple[str, ...]:
        """Give what a cell of this column may be chosen from; nothing when it is written freely."""
        return self.closed(column) or tuple(self.known.get(column.code, ()))

    def closed(self, column: Column) -> tuple[str, ...]:
        """Give the only words that a cell of this column may hold; nothing where there are others."""
        return _closed(self.ledger, column.code, self.kinds)

    def how(self, column: Column) -> str:
        """Say how a cell of this column is filled in."""
        if self.closed(column):
            return self.say(_CHOOSE)
        if column.code == "phone":
            return self.say(_PHONE)
        if column.code in _SEVERAL_OF:
            return self.say(_SEVERAL)
        if self.choices(column):
            return self.say(_CHOOSE_OR_WRITE)
        if column.code in _WRITTEN_LIKE:
            return self.say(_WRITTEN_LIKE[column.code])
        return self.say(_DAY if column.code.endswith("_on") else _FREE)

    def rule(self, column: Column, listed: str | None) -> dict[str, object]:
        """Give what a sheet shows and checks while a cell is filled in; only a closed list is insisted on."""
        title = f"{column.headings[0]} · {self.say(_REQUIRED)}" if column.required else column.headings[0]
        shown = {"input_title": title, "input_message": self.how(column)}
        if listed is None:
            return {"validate": "any", **shown}
        insists = bool(self.closed(column))
        refusal = {"show_error": insists, "error_title": column.headings[0], "error_message": self.say(_REFUSED)}
        return {"validate": "list", "source": listed, **shown, **refusal}

    def say(self, reason: Reason) -> str:
        """Say it in the language of the template."""
        return reason.zh if self.tongue is Language.ZH else reason.en


def edition(ledger: str, columns: Sequence[Column], kinds: Kinds = BUILT_IN) -> str:
    """Name the present template of a ledger; another name means that columns or lists have changed."""
    held = [
        (column.code, column.headings[0], column.required, _closed(ledger, column.code, kinds)) for column in columns
    ]
    return hashlib.sha256(repr(held).encode()).hexdigest()[:6]


def edition_of(sheet: RawSheet) -> Edition | None:
    """Tell from the sheet beside a ledger which template it came with; None for any other sheet."""
    top = next(iter(sheet.rows), None)
    first = top.cells if top else ()
    if len(first) < _MARKED or first[0] != MARK:
        return None
    return Edition(str(first[1]), str(first[2]))


def write_template(to: IO[bytes], blank: Blank, *, day: date) -> None:
    """Write the empty sheet of a ledger into a file, with its guide and its lists on a sheet beside it.

    Lists are written downwards, column by column, so it is made in memory: it holds a city's names and no records.
    """
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(to, options) as book:
        sheet, guide = book.add_worksheet(sheet_name(blank.name)), book.add_worksheet(blank.say(_GUIDE))
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        must = book.add_format({"bold": True, "bg_color": "#FFF2CC"})
        _write_guide(guide, blank, bold, day)
        ranges = _write_lists(guide, blank, bold)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(blank.columns):
            # telephones as text, so that no sheet rounds or shortens them
            sheet.set_column(place, place, 16, text if column.code == "phone" else None)
            sheet.write_string(0, place, column.headings[0], must if column.required else bold)
            sheet.data_validation(1, place, ROWS, place, blank.rule(column, ranges.get(column.code)))


def _write_guide(guide: "Worksheet", blank: Blank, bold: "Format", day: date) -> None:
    """Write which template this is, and what each column wants."""
    present = edition(blank.ledger, blank.columns, blank.kinds)
    told = (MARK, blank.ledger, present, blank.say(_EDITION).format(edition=present, day=day.isoformat()))
    lines = [
        (column.headings[0], blank.say(_REQUIRED) if column.required else "", blank.how(column))
        for column in blank.columns
    ]
    for row, cells in enumerate((told, (blank.say(_KEEP),), (), tuple(map(blank.say, _HEADINGS)), *lines)):
        for place, cell in enumerate(cells):
            guide.write_string(row, place, cell, bold if row == _HEADING_ROW else None)
    guide.set_column(0, 1, 16)
    guide.set_column(2, 2, 44)
    guide.set_column(_FIRST_LIST - 1, _FIRST_LIST + len(blank.columns), 18)


def _write_lists(guide: "Worksheet", blank: Blank, bold: "Format") -> dict[str, str]:
    """Write the lists to choose from; gives where the list of each column stands."""
    ranges: dict[str, str] = {}
    for column in blank.columns:
        if choices := blank.choices(column):
            place = _FIRST_LIST + len(ranges)
            guide.write_string(_HEADING_ROW, place, column.headings[0], bold)
            guide.write_column(_HEADING_ROW + 1, place, choices)
            first = xl_rowcol_to_cell(_HEADING_ROW + 1, place, row_abs=True, col_abs=True)
            last = xl_rowcol_to_cell(_HEADING_ROW + len(choices), place, row_abs=True, col_abs=True)
            ranges[column.code] = f"='{blank.say(_GUIDE)}'!{first}:{last}"
    return ranges


def _closed(ledger: str, code: str, kinds: Kinds) -> tuple[str, ...]:
    """Give the words of a closed list, the usual one of each meaning."""
    if of := _BUREAUS.get((ledger, code)):
        return kinds[of].offered
    usual: dict[StrEnum, str] = {}
    for writing, meaning in _LISTS.get(code, {}).items():
        usual.setdefault(meaning, writing)
    return tuple(usual.values())
