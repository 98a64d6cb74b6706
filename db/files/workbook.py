"""Excel workbooks (.xlsx), read by openpyxl, which may build nothing from one that was not weighed."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.exceptions import InvalidFileException

from db.files import limits
from db.files.cells import Raw
from db.files.flaws import Fault
from db.files.raw import PassingSheet, RawRow
from db.files.sniffing import refuse
from db.files.weighing import Weighed, Weight

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet as _Sheet

T = TypeVar("T")

# ECMA-376 (18.8.30) has looks that a workbook names by their number alone; those of Chinese Excel, which all speak of
# days and hours, openpyxl takes for plain numbers.
BUILTIN_FORMATS.update(dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd hh:mm"))


def read_workbook(content: bytes, weights: Mapping[str, Weight]) -> Iterator[PassingSheet]:
    """Read every sheet of a weighed workbook, hidden ones too, whose rows pass by once; raise a Refusal also midway."""
    return _soundly(_read(content, weights))


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


def _read(content: bytes, weights: Mapping[str, Weight]) -> Iterator[PassingSheet]:
    values = _opened(content, weights, results=True)
    has_formulas = any(weight.formulas for weight in weights.values())
    texts = _opened(content, weights, results=False) if has_formulas else None
    letters = _Letters()
    if not values.worksheets:
        raise refuse(Fault.BROKEN)
    for sheet in values.worksheets:
        path = sheet._worksheet_path.lstrip("/")  # noqa: SLF001 - the one link to the part
        weight = weights.get(path, Weight())  # without one it cannot be opened
        formulas = texts[sheet.title] if texts and weight.formulas else None
        rows = _soundly(_rows(sheet, formulas, weight.hidden, letters))
        yield PassingSheet(sheet.title, hidden=sheet.sheet_state != "visible", rows=rows)


def _opened(content: bytes, weights: Mapping[str, Weight], *, results: bool) -> Workbook:
    """Open a workbook as openpyxl does; its formulas are given as their results or as they are written."""
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=results)
    reader.archive = Weighed(content, weights)
    reader.read()
    return reader.wb


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
