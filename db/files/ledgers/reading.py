"""From files to typed lines: which ledger a sheet is, its rows read, and its doubles marked across all sheets."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from db.errors import Refusal
from db.files.headers import Column, Table, find_table
from db.files.ledgers import activities, agreements, members, needs, wishes
from db.files.ledgers.lines import Cursor, Line
from db.files.raw import RawSheet
from db.files.sheets import open_sheets, shown_name

AnyLine = TypeVar("AnyLine", bound=Line)


class Ledger(StrEnum):
    """The five ledgers, in the order in which they build on each other."""

    MEMBERS = "members"
    AGREEMENTS = "agreements"
    NEEDS = "needs"
    WISHES = "wishes"
    ACTIVITIES = "activities"


@dataclass(frozen=True, slots=True)
class Spec:
    """How one ledger is read: its columns, one line, and what makes two lines the same."""

    columns: tuple[Column, ...]
    read_line: Callable[[Cursor], Line]
    mark_doubles: Callable[[Sequence[Any]], tuple[Line, ...]]


SPECS: Final = {
    Ledger.MEMBERS: Spec(members.COLUMNS, members.read_line, members.mark_doubles),
    Ledger.AGREEMENTS: Spec(agreements.COLUMNS, agreements.read_line, agreements.mark_doubles),
    Ledger.NEEDS: Spec(needs.COLUMNS, needs.read_line, needs.mark_doubles),
    Ledger.WISHES: Spec(wishes.COLUMNS, wishes.read_line, wishes.mark_doubles),
    Ledger.ACTIVITIES: Spec(activities.COLUMNS, activities.read_line, activities.mark_doubles),
}


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """One sheet of a file: what it was recognised as, how its columns were understood, and its typed lines.

    Without a ledger, or with a required column missing, there are no lines; the table still tells why.
    """

    file: str
    digest: str
    sheet: str
    hidden: bool
    ledger: Ledger | None
    table: Table | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not opened, and why."""

    file: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder of files holds: the sheets in the order of the ledgers, and the files that were refused."""

    sheets: tuple[LedgerSheet, ...]
    refused: tuple[RefusedFile, ...]

    def lines(self, kind: type[AnyLine]) -> tuple[AnyLine, ...]:
        """Give all lines of one kind, good and bad, in the order of files, sheets and rows."""
        return tuple(line for sheet in self.sheets for line in sheet.lines if isinstance(line, kind))


def recognise(sheet: RawSheet) -> tuple[Ledger, Table] | None:
    """Tell which ledger a sheet is by its header, with the table as that ledger reads it; None for anything else."""
    found = [(ledger, table) for ledger, spec in SPECS.items() if (table := find_table(sheet, spec.columns))]
    best = max(found, key=lambda pair: _likeness(SPECS[pair[0]], pair[1]), default=None)
    return best if best and _likeness(SPECS[best[0]], best[1])[0] > _HALF else None


def read_book(content: bytes, name: str) -> tuple[LedgerSheet, ...]:
    """Read one file, given as bytes with its name; raise a Refusal when it cannot be opened."""
    digest = hashlib.sha256(content).hexdigest()
    sheets = (_read_sheet(sheet, shown_name(name), digest) for sheet in open_sheets(content, name) if sheet.rows)
    return with_doubles_marked(sheets)


def read_folder(path: Path) -> Folder:
    """Read every workbook and CSV of a folder; doubles are found across files and sheets."""
    sheets: list[LedgerSheet] = []
    refused: list[RefusedFile] = []
    for file in sorted(path.iterdir()):
        if not _is_ours(file):
            continue
        try:
            sheets += read_book(file.read_bytes(), file.name)
        except Refusal as refusal:
            refused.append(RefusedFile(shown_name(file.name), refusal))
    return Folder(with_doubles_marked(sheets), tuple(refused))


def with_doubles_marked(sheets: Iterable[LedgerSheet]) -> tuple[LedgerSheet, ...]:
    """Give the sheets in the order of the ledgers, with the lines that repeat an earlier one marked."""
    order = list(Ledger)
    arranged = sorted(sheets, key=lambda sheet: order.index(sheet.ledger) if sheet.ledger else len(order))
    marked: list[LedgerSheet] = []
    for ledger in (*order, None):
        group = [sheet for sheet in arranged if sheet.ledger is ledger]
        lines = [line for sheet in group for line in sheet.lines]
        told = iter(SPECS[ledger].mark_doubles(lines) if ledger else ())
        marked += [replace(sheet, lines=tuple(next(told) for _ in sheet.lines)) for sheet in group]
    return tuple(marked)


_HALF: Final = 0.5
_SUFFIXES: Final = frozenset({".xlsx", ".csv", ".tsv", ".xls", ".xlsm", ".xlsb", ".et", ".ods"})


def _is_ours(file: Path) -> bool:
    hidden = file.name.startswith((".", "~$"))
    return file.is_file() and not hidden and file.suffix.lower() in _SUFFIXES


def _likeness(spec: Spec, table: Table) -> tuple[float, int]:
    required = sum(column.required for column in spec.columns)
    return (required - len(table.missing)) / required, table.matched


def _read_sheet(sheet: RawSheet, file: str, digest: str) -> LedgerSheet:
    found = recognise(sheet)
    if found is None:
        return LedgerSheet(file, digest, sheet.name, sheet.hidden, None, None, ())
    ledger, table = found
    rows = () if table.missing else table.rows
    lines = tuple(SPECS[ledger].read_line(Cursor(table, row, file)) for row in rows)
    return LedgerSheet(file, digest, sheet.name, sheet.hidden, ledger, table, lines)
