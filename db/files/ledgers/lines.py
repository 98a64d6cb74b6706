"""What the lines of all ledgers share: where they stand, what was written, what is wrong; the cursor that reads."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from sys import intern
from typing import Final, NamedTuple, TypeVar

from db.files.cells import Raw, is_blank, plain
from db.files.flaws import BadCell, Flaw, Problem
from db.files.headers import Row, Table
from db.files.kinds import BUILT_IN, Kinds, entry

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)
AnyLine = TypeVar("AnyLine", bound="Line")


class Place(NamedTuple):
    """Where a line stands: file, sheet, row as the spreadsheet counts it."""

    file: str
    sheet: str
    row: int


# without slots, as every line: one that waits on the disk is put together again in a fraction of the time
@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of any ledger: its place, its cells as they were, and its problems; with any problem it is not taken."""

    place: Place
    cells: tuple[Raw, ...]
    problems: tuple[Problem, ...]

    @property
    def good(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.problems


class Cursor:
    """Reads one row cell by cell; what cannot be read becomes a problem, so that all of them are told at once."""

    def __init__(self, table: Table, row: Row, file: str, kinds: Kinds = BUILT_IN) -> None:
        """Stand on a row of a table of a file, and know how the bureau's lists are written."""
        self.place: Final = Place(file, row.sheet, row.number)
        self.cells: Final = row.cells
        self.titles: Final = table.titles
        self._row = row
        self._table = table
        self._kinds = kinds
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What has been found wrong so far."""
        return tuple(self._problems)

    def blank(self, code: str) -> bool:
        """Tell whether the cell is empty or its column missing."""
        return is_blank(self._row.values.get(code))

    def words(self, code: str) -> str:
        """Give a cell's text for reading between the lines; never a problem."""
        return plain(self._row.values.get(code))

    def maybe(self, code: str, kind: Callable[[Raw], Value]) -> Value | None:
        """Read a cell that may be empty: None then, and None with a problem when it cannot be read."""
        if self.blank(code):
            return None
        try:
            return kind(self._row.values[code])
        except BadCell as bad:
            self.wrong(bad.flaw, code, **bad.facts)
            return None

    def need(self, code: str, kind: Callable[[Raw], Value], otherwise: Value) -> Value:
        """Read a cell that must hold something; a problem, and the stand-in value, when it does not."""
        if self.blank(code):
            self.wrong(Flaw.MISSING, code)
        found = self.maybe(code, kind)
        return otherwise if found is None else found

    def entry(self, of: type[Word]) -> Callable[[Raw], Word]:
        """Give how a cell of one of the bureau's lists is read."""
        return partial(entry, of=of, kinds=self._kinds)

    def wrong(self, flaw: Flaw, code: str = "", **facts: str) -> None:
        """Note a problem of the row or of one of its cells."""
        heading = self._table.heading(code) if code else ""
        self._problems.append(Problem(flaw, heading or code, facts))


def with_problem(line: AnyLine, flaw: Flaw, **facts: str) -> AnyLine:
    """Give the line with one more problem of the whole row."""
    return replace(line, problems=(*line.problems, Problem(flaw, "", facts)))


def mark_repeats(
    lines: Iterable[AnyLine], key: Callable[[AnyLine], object], flaw: Flaw = Flaw.DOUBLE
) -> Iterator[AnyLine]:
    """Mark every good line whose key a good line before it already has; a key of None never repeats.

    Of a line that went by only its key's digest and its place are remembered.
    """
    first: dict[bytes, tuple[str, int]] = {}
    for line in lines:
        found = key(line) if line.good else None
        digest = None if found is None else digest_of(found)
        before = first.get(digest) if digest else None
        if digest and before is None:
            first[digest] = intern(line.place.sheet), line.place.row
        yield with_problem(line, flaw, sheet=before[0], row=str(before[1])) if before else line


def digest_of(key: object) -> bytes:
    """Give what stands for a key in a set of many: sixteen bytes, whatever the key holds."""
    return hashlib.blake2b(repr(key).encode(), digest_size=16).digest()
