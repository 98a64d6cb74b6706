"""What an Excel workbook (.xlsx) weighs: every part streams by, and what is too much goes no further.

A part is weighed by its bytes, whatever it is called, when it reads as XML with one byte for each sign of the language.
An image does not, nor does a text in UTF-16, in which an entity or a million cells would pass by unseen: such a part
weighs nothing and is given to nobody.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Final

from db.files import limits
from db.files.flaws import Fault
from db.files.sniffing import open_parts, refuse

_ROW: Final = re.compile(rb"<(?:\w+:)?row(\s[^>]*)?/?>")
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s>/]")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NUMBER: Final = re.compile(rb'\sr="(\d{1,9})"')
_HIDDEN: Final = re.compile(rb'\shidden="(?:1|true)"')
_BEGINS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<|\Z)")
_HEAD: Final = 256
_CHUNK: Final = 1024 * 1024
_SHEET_PARTS: Final = "xl/worksheets/"
_LARGE_PARTS: Final = (_SHEET_PARTS, "xl/sharedStrings")


@dataclass(slots=True)
class Weight:
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


class Weighed(zipfile.ZipFile):
    """The parts of a workbook that were weighed: no other can be opened."""

    def __init__(self, content: bytes, weights: Mapping[str, Weight]) -> None:
        """Open a workbook with what weigh() gave of it."""
        super().__init__(io.BytesIO(content))
        self.weights = weights

    def open(self, name: str | zipfile.ZipInfo, *how: Any, **more: Any) -> IO[bytes]:  # noqa: ANN401 - as they are passed on
        """Open a part. Raises OSError for one that was not weighed."""
        part = name if isinstance(name, str) else name.filename
        if part not in self.weights:
            raise OSError(part)
        return super().open(name, *how, **more)


def weigh(content: bytes) -> Mapping[str, Weight]:
    """Weigh every part of a workbook that reads as XML, by its name; raise a Refusal when it is too much or broken."""
    with open_parts(content) as archive:
        return _weigh(archive)


def _weigh(archive: zipfile.ZipFile) -> dict[str, Weight]:
    try:
        weighed = ((part, _weigh_part(archive, part)) for part in archive.namelist())
        weights = {part: weight for part, weight in weighed if weight}
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, zlib.error):
        raise refuse(Fault.BROKEN) from None
    if sum(part.startswith(_SHEET_PARTS) for part in weights) > limits.SHEETS:
        raise refuse(Fault.SHEETS, limit=limits.SHEETS)
    whole = weights.values()
    if sum(part.cells for part in whole) > limits.CELLS or sum(part.tags for part in whole) > limits.TAGS:
        raise refuse(Fault.CELLS, limit=limits.CELLS)
    return weights


def _weigh_part(archive: zipfile.ZipFile, part: str) -> Weight | None:
    """Stream a part by, if it reads as XML to its end; no honest workbook defines its own document type."""
    weight = Weight()
    with archive.open(part) as source:
        if not _BEGINS.match(source.read(_HEAD)):
            return None
        source.seek(0)
        for piece in _pieces(source):
            if b"\0" in piece:
                return None
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


def _weigh_piece(weight: Weight, piece: bytes) -> None:
    weight.cells += len(_CELL.findall(piece))
    weight.formulas = weight.formulas or bool(_FORMULA.search(piece))
    for match in _ROW.finditer(piece):
        _weigh_row(weight, match[1] or b"")
    if weight.cells > limits.CELLS:
        raise refuse(Fault.CELLS, limit=limits.CELLS)


def _weigh_row(weight: Weight, attributes: bytes) -> None:
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
