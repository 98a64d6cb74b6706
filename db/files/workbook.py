"""Excel workbooks (.xlsx): every part is weighed while it streams by, before openpyxl may build anything from it."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import IO, TYPE_CHECKING, Final, NamedTuple, TypeVar

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from db.files import limits
from db.files.cells import Raw
from db.files.flaws import Fault
from db.files.raw import PassingSheet, RawRow
from db.files.sniffing import open_parts, refuse

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet as _Sheet

T = TypeVar("T")

_ROW: Final = re.compile(rb"<(?:\w+:)?row(\s[^>]*)?/?>")
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s>/]")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NUMBER: Final = re.compile(rb'\sr="(\d{1,9})"')
_HIDDEN: Final = re.compile(rb'\shidden="(?:1|true)"')
_CHUNK: Final = 1024 * 1024
_SHEET_PARTS: Final = "xl/worksheets/"
_LARGE_PARTS: Final = (_SHEET_PARTS, "xl/sharedStrings")


@dataclass(slots=True)
class _Weight:
    """What streamed by of one sheet."""

    tags: int = 0
    rows: int = 0
    cells: int = 0
    formulas: bool = False
    hidden: set[int] = field(default_factory=set)

    @property
    def most_tags(self) -> int:
        """How many marks the cells and rows explain; the rest is for merges, rules and the like."""
        return limits.TAGS_PER_CELL * self.cells + 2 * self.rows + limits.TAGS_BESIDE


class Opened(NamedTuple):
    """A workbook that was weighed: how many rows it has, and its sheets, whose rows pass by once."""

    rows: int
    sheets: Iterator[PassingSheet]


def read_workbook(content: bytes) -> Opened:
    """Read every sheet of a workbook, hidden ones too; raise a Refusal when it is too much or broken, also midway."""
    with open_parts(content) as archive:
        weights = _weigh(archive)
    return Opened(sum(weight.rows for weight in weights.values()), _soundly(_read(content, weights)))


def _soundly(things: Iterator[T]) -> Iterator[T]:
    """Give what comes out of a workbook, and let whatever a broken one does be the refusal of a broken one."""
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                thing = next(things)
        except StopIteration:
            return
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, SyntaxError):
            raise refuse(Fault.BROKEN) from None
        except (InvalidFileException, zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error):
            raise refuse(Fault.BROKEN) from None
        yield thing


def _weigh(archive: zipfile.ZipFile) -> dict[str, _Weight]:
    try:
        parts = [part for part in archive.namelist() if part.endswith((".xml", ".rels"))]
        weights = {part: _weigh_part(archive, part) for part in parts}
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, zlib.error):
        raise refuse(Fault.BROKEN) from None
    if sum(part.startswith(_SHEET_PARTS) for part in weights) > limits.SHEETS:
        raise refuse(Fault.SHEETS, limit=limits.SHEETS)
    whole = weights.values()
    if sum(part.cells for part in whole) > limits.CELLS or sum(part.tags for part in whole) > limits.TAGS:
        raise refuse(Fault.CELLS, limit=limits.CELLS)
    return weights


def _weigh_part(archive: zipfile.ZipFile, part: str) -> _Weight:
    """Stream a part by; no honest workbook defines its own document type."""
    weight = _Weight()
    with archive.open(part) as source:
        for piece in _pieces(source):
            if b"<!DOCTYPE" in piece:
                raise refuse(Fault.BROKEN)
            weight.tags += piece.count(b"<")
            if weight.tags > (limits.TAGS if part.startswith(_LARGE_PARTS) else limits.TAGS_BESIDE):
                raise refuse(Fault.CELLS, limit=limits.CELLS)
            if part.startswith(_SHEET_PARTS):
                _weigh_piece(weight, piece)
    if part.startswith(_SHEET_PARTS) and weight.tags > weight.most_tags:
        raise refuse(Fault.CELLS, limit=limits.CELLS)
    return weight


def _weigh_piece(weight: _Weight, piece: bytes) -> None:
    weight.cells += len(_CELL.findall(piece))
    weight.formulas = weight.formulas or bool(_FORMULA.search(piece))
    for match in _ROW.finditer(piece):
        _weigh_row(weight, match[1] or b"")
    if weight.cells > limits.CELLS:
        raise refuse(Fault.CELLS, limit=limits.CELLS)


def _weigh_row(weight: _Weight, attributes: bytes) -> None:
    found = _NUMBER.search(attributes)
    number = int(found[1]) if found else weight.rows + 1
    weight.rows = max(weight.rows + 1, number)
    if weight.rows > limits.ROWS:
        raise refuse(Fault.ROWS, limit=limits.ROWS)
    if _HIDDEN.search(attributes):
        weight.hidden.add(number)


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    """Give the part piece by piece, never cut inside a tag."""
    rest = b""
    while chunk := source.read(_CHUNK):
        whole, mark, start = (rest + chunk).rpartition(b"<")
        if len(start) > _CHUNK:
            raise refuse(Fault.LONG_CELL, limit=limits.CELL_LETTERS)
        yield whole
        rest = mark + start
    yield rest


def _read(content: bytes, weights: dict[str, _Weight]) -> Iterator[PassingSheet]:
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    has_formulas = any(weight.formulas for weight in weights.values())
    texts = load_workbook(io.BytesIO(content), read_only=True) if has_formulas else None
    letters = _Letters()
    if not values.worksheets:
        raise refuse(Fault.BROKEN)
    for sheet in values.worksheets:
        weight = weights.get(sheet._worksheet_path.lstrip("/"), _Weight())  # noqa: SLF001 - the one link to the part
        formulas = texts[sheet.title] if texts and weight.formulas else None
        rows = _soundly(_rows(sheet, formulas, weight.hidden, letters))
        yield PassingSheet(sheet.title, hidden=sheet.sheet_state != "visible", rows=rows)


def _rows(sheet: "_Sheet", formulas: "_Sheet | None", hidden: set[int], letters: "_Letters") -> Iterator[RawRow]:
    for number, cells in enumerate(_cells(sheet, formulas), start=1):
        if number > limits.ROWS:
            raise refuse(Fault.ROWS, limit=limits.ROWS)
        if not any(cell is not None for cell in cells):
            continue
        last = max(index for index, cell in enumerate(cells, start=1) if cell is not None)
        if last > limits.COLUMNS:
            raise refuse(Fault.COLUMNS, limit=limits.COLUMNS)
        letters.count(cells)
        yield RawRow(number, hidden=number in hidden, cells=cells[:last])


def _cells(sheet: "_Sheet", formulas: "_Sheet | None") -> Iterator[tuple[Raw, ...]]:
    sheet.reset_dimensions()
    if formulas is None:
        yield from sheet.iter_rows(values_only=True)
        return
    formulas.reset_dimensions()
    for values, texts in zip_longest(sheet.iter_rows(values_only=True), formulas.iter_rows(values_only=True)):
        yield tuple(_value(*pair) for pair in zip_longest(values or (), texts or ()))


def _value(value: Raw, formula: object) -> Raw:
    """A formula whose result was never stored is kept as its text, so that nothing vanishes."""
    if value is not None or formula is None:
        return value
    return formula if isinstance(formula, str) else str(getattr(formula, "text", None) or "=")


class _Letters:
    """Counts the text of all cells, because one long string may be used by many."""

    def __init__(self) -> None:
        self.total = 0

    def count(self, cells: tuple[Raw, ...]) -> None:
        lengths = [len(cell) for cell in cells if isinstance(cell, str)]
        self.total += sum(lengths)
        if any(length > limits.CELL_LETTERS for length in lengths):
            raise refuse(Fault.LONG_CELL, limit=limits.CELL_LETTERS)
        if self.total > limits.LETTERS:
            raise refuse(Fault.TEXT, limit=limits.LETTERS)
