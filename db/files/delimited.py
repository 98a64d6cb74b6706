"""Text tables (CSV): the encoding by its mark, else UTF-8, else GB18030; the separator by the first lines."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from db.files import limits
from db.files.cells import is_blank
from db.files.flaws import Fault
from db.files.raw import PassingSheet, RawRow
from db.files.sniffing import refuse

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(content: bytes) -> PassingSheet:
    """Read a text table as one sheet without a name; raise a Refusal when it is none, at the latest at its last row."""
    return PassingSheet("", hidden=False, rows=_rows(decode(content)))


def _rows(text: str) -> Iterator[RawRow]:
    letters = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    csv.field_size_limit(limits.CELL_LETTERS)
    try:
        for number, cells in enumerate(reader, start=1):
            letters += sum(map(len, cells))
            _weigh(number, len(cells), letters)
            if not all(map(is_blank, cells)):
                yield RawRow(number, hidden=False, cells=tuple(cell or None for cell in cells))
    except csv.Error as error:
        why = Fault.LONG_CELL if "limit" in str(error) else Fault.QUOTES
        raise refuse(why, row=reader.line_num, limit=limits.CELL_LETTERS) from None


def decode(content: bytes) -> str:
    """Give the text of a file: by its byte order mark, else strict UTF-8, else strict GB18030; else a Refusal."""
    encodings = [name for mark, name in _MARKS if content.startswith(mark)][:1] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise refuse(Fault.OTHER_KIND)
        return text
    raise refuse(Fault.ENCODING)


def _separator(text: str) -> str:
    head = "".join(text.splitlines(keepends=True)[:10]) if len(text) < limits.CELL_LETTERS else text[:4000]
    return max(",\t;", key=head.count)


def _weigh(rows: int, columns: int, letters: int) -> None:
    if rows > limits.ROWS:
        raise refuse(Fault.ROWS, limit=limits.ROWS)
    if columns > limits.COLUMNS:
        raise refuse(Fault.COLUMNS, limit=limits.COLUMNS)
    if letters > limits.LETTERS:
        raise refuse(Fault.TEXT, limit=limits.LETTERS)
