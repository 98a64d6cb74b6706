"""From files to typed lines: which ledger a sheet is, its rows read, and its doubles marked across all sheets."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, TypeVar

from db.errors import Refusal
from db.files.headers import Column, Table, find_table, rows_of
from db.files.kinds import BUILT_IN, Kinds
from db.files.ledgers import activities, agreements, members, needs, wishes
from db.files.ledgers.lines import Cursor, Line
from db.files.raw import RawSheet
from db.files.sheets import open_sheets, shown_name
from db.files.templates import Edition, edition, edition_of
from db.work import Spool, Stage, Tell, in_silence, told

AnyLine = TypeVar("AnyLine", bound=Line)
Means = Mapping[tuple[str, str], str]
"""What a column is, by its sheet and its heading as written: a column's code."""
NOTHING_TOLD: Final[Means] = {}


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
    mark_doubles: Callable[[Iterable[Any]], Iterator[Line]]


SPECS: Final = {
    Ledger.MEMBERS: Spec(members.COLUMNS, members.read_line, members.mark_doubles),
    Ledger.AGREEMENTS: Spec(agreements.COLUMNS, agreements.read_line, agreements.mark_doubles),
    Ledger.NEEDS: Spec(needs.COLUMNS, needs.read_line, needs.mark_doubles),
    Ledger.WISHES: Spec(wishes.COLUMNS, wishes.read_line, wishes.mark_doubles),
    Ledger.ACTIVITIES: Spec(activities.COLUMNS, activities.read_line, activities.mark_doubles),
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that is being read: its name, its content's digest, and how the bureau's lists are written."""

    name: str
    digest: str
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """One sheet of a file: what it was recognised as, how its columns were understood, and its typed lines.

    Without a ledger, or with a required column missing, there are no lines; the table still tells why. A file made
    from a template of former columns or lists is outdated: it is read all the same. The lines of a long sheet wait on
    the disk.
    """

    file: str
    digest: str
    sheet: str
    hidden: bool
    ledger: Ledger | None
    table: Table | None
    lines: Spool[Line]
    outdated: bool = False


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


def recognise(sheet: RawSheet, means: Means = NOTHING_TOLD) -> tuple[Ledger, Table] | None:
    """Tell which ledger a sheet is by its header, with the table as that ledger reads it; None for anything else."""
    said = {heading: code for (name, heading), code in means.items() if name == sheet.name}
    found = [(ledger, table) for ledger, spec in SPECS.items() if (table := find_table(sheet, _known_as(spec, said)))]
    best = max(found, key=lambda pair: _likeness(SPECS[pair[0]], pair[1]), default=None)
    return best if best and _likeness(SPECS[best[0]], best[1])[0] > _HALF else None


def lines_of(sheet: RawSheet, table: Table, ledger: Ledger, file: str, kinds: Kinds = BUILT_IN) -> Iterator[Line]:
    """Give the typed lines of a sheet of a ledger; none when a required column is missing."""
    rows = () if table.missing else rows_of(sheet, table, SPECS[ledger].columns)
    return (SPECS[ledger].read_line(Cursor(table, row, file, kinds)) for row in rows)


def read_book(
    content: bytes, name: str, means: Means = NOTHING_TOLD, kinds: Kinds = BUILT_IN, tell: Tell = in_silence
) -> tuple[LedgerSheet, ...]:
    """Read one file, given as bytes with its name; raise a Refusal when it cannot be opened.

    `means` tells what somebody said of columns that no ledger knows by their heading, `kinds` how the bureau's lists
    are written; `tell` hears how far it is.
    """
    digest = hashlib.sha256(content).hexdigest()
    written = [sheet for sheet in open_sheets(content, name, tell) if sheet.rows]
    former = {found.ledger for sheet in written if (found := edition_of(sheet)) and not _is_present(found, kinds)}
    ours = [sheet for sheet in written if edition_of(sheet) is None]
    file = File(shown_name(name), digest, kinds)
    sheets = (_read_sheet(sheet, file, means, tell) for sheet in ours)
    return with_doubles_marked((replace(sheet, outdated=sheet.ledger in former) for sheet in sheets), tell)


def read_folder(path: Path, kinds: Kinds = BUILT_IN) -> Folder:
    """Read every workbook and CSV of a folder; doubles are found across files and sheets."""
    sheets: list[LedgerSheet] = []
    refused: list[RefusedFile] = []
    for file in sorted(path.iterdir()):
        if not _is_ours(file):
            continue
        try:
            sheets += read_book(file.read_bytes(), file.name, kinds=kinds)
        except Refusal as refusal:
            refused.append(RefusedFile(shown_name(file.name), refusal))
    return Folder(with_doubles_marked(sheets), tuple(refused))


def with_doubles_marked(sheets: Iterable[LedgerSheet], tell: Tell = in_silence) -> tuple[LedgerSheet, ...]:
    """Give the sheets in the order of the ledgers, with the lines that repeat an earlier one marked."""
    order = list(Ledger)
    arranged = sorted(sheets, key=lambda sheet: order.index(sheet.ledger) if sheet.ledger else len(order))
    marked: list[LedgerSheet] = []
    for ledger in (*order, None):
        group = [sheet for sheet in arranged if sheet.ledger is ledger]
        total = sum(len(sheet.lines) for sheet in group)
        passing = told(chain.from_iterable(sheet.lines for sheet in group), tell, Stage.COMPARING, total)
        lines = SPECS[ledger].mark_doubles(passing) if ledger else iter(())
        marked += [replace(sheet, lines=Spool(islice(lines, len(sheet.lines)))) for sheet in group]
    return tuple(marked)


_HALF: Final = 0.5
_SUFFIXES: Final = frozenset({".xlsx", ".csv", ".tsv", ".xls", ".xlsm", ".xlsb", ".et", ".ods"})


def _is_ours(file: Path) -> bool:
    hidden = file.name.startswith((".", "~$"))
    return file.is_file() and not hidden and file.suffix.lower() in _SUFFIXES


def _is_present(found: Edition, kinds: Kinds) -> bool:
    return any(found == Edition(ledger, edition(ledger, spec.columns, kinds)) for ledger, spec in SPECS.items())


def _likeness(spec: Spec, table: Table) -> tuple[float, int]:
    required = sum(column.required for column in spec.columns)
    return (required - len(table.missing)) / required, table.matched


def _known_as(spec: Spec, said: Mapping[str, str]) -> tuple[Column, ...]:
    """Give the columns of a ledger with the headings that somebody added to them."""
    return tuple(
        replace(column, headings=(*column.headings, *(heading for heading in said if said[heading] == column.code)))
        for column in spec.columns
    )


def _read_sheet(sheet: RawSheet, file: File, means: Means, tell: Tell) -> LedgerSheet:
    found = recognise(sheet, means)
    if found is None:
        return LedgerSheet(file.name, file.digest, sheet.name, sheet.hidden, None, None, Spool())
    ledger, table = found
    lines = told(lines_of(sheet, table, ledger, file.name, file.kinds), tell, Stage.UNDERSTANDING, len(sheet.rows))
    return LedgerSheet(file.name, file.digest, sheet.name, sheet.hidden, ledger, table, Spool(lines))
