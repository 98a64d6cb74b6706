"""Documents (.docx) with fields in double braces: their text, and the same document with the fields filled.

People see {{报到率}} as one word, and their word processor keeps it in pieces: a field is found in the words of a whole
paragraph, in whatever pieces they stand. Runs in the process that reads strangers' files.
"""

import copy
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree  # type: ignore[import-untyped]  # it brings no types

from db.files import limits
from db.files.flaws import Fault
from db.files.sniffing import refuse

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BODY: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_TYPES: Final = "[Content_Types].xml"
_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BROKEN: Final = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, EOFError, NotImplementedError,
    zipfile.BadZipFile, zlib.error, etree.LxmlError,
)  # fmt: skip
_SIDES: Final = {"right": "right", "end": "right", "center": "title"}
MARK: Final = re.compile(r"(?:\{\{|｛｛|｛\{|\{｛)\s*([^{}｛｝\n]{1,60}?)\s*(?:\}\}|｝｝|｝\}|\}｝)")
"""A field, also with the wide braces that Chinese keyboards give."""


class Line(NamedTuple):
    """A paragraph or a row of a table: how it looks, and its words."""

    style: str
    text: str


class Said(NamedTuple):
    """What stands in a field's place; what nobody knows is marked yellow."""

    text: str
    known: bool


def read_document(content: bytes) -> list[Line]:
    """Give the text of a document, fields as they are written; raise a Refusal for what is none."""
    try:
        with _opened(content) as archive:
            called = _styles(archive)
            lines = [line for line in _lines(_tree(archive, _BODY), called) if line.text.strip()]
            beside = [part for part in archive.namelist() if _PARTS.fullmatch(part) and part != _BODY]
            return lines + [line for part in beside for line in _marked(_tree(archive, part), called)]
    except _BROKEN:
        raise refuse(Fault.BROKEN_DOCUMENT) from None


def fill_document(content: bytes, said: Mapping[str, Said]) -> bytes:
    """Give the document with what is said in the place of its fields; everything else stays as it was."""
    target = io.BytesIO()
    try:
        with _opened(content) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for part in archive.infolist():
                held = archive.read(part)
                made.writestr(part, _filled(held, said) if _PARTS.fullmatch(part.filename) else held)
    except _BROKEN:
        raise refuse(Fault.BROKEN_DOCUMENT) from None
    return target.getvalue()


def _opened(content: bytes) -> zipfile.ZipFile:
    """Open a document's archive after its table of contents has been weighed."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise refuse(Fault.PASSWORD)
    if len(parts) > limits.PARTS or sum(part.file_size for part in parts) > limits.UNPACKED:
        raise refuse(Fault.HEAVY_DOCUMENT)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise refuse(Fault.DOCUMENT_MACROS)
    if _BODY not in names or _TYPES not in names:
        raise refuse(Fault.NO_DOCUMENT)
    if b"macroEnabled" in archive.read(_TYPES):
        raise refuse(Fault.DOCUMENT_MACROS)
    return archive


def _tree(archive: zipfile.ZipFile, part: str) -> Any:  # noqa: ANN401 - an element
    return _parsed(archive.read(part))


def _parsed(held: bytes) -> Any:  # noqa: ANN401 - an element
    # no honest document defines its own document type
    if b"<!DOCTYPE" in held or b"<!ENTITY" in held:
        raise refuse(Fault.BROKEN_DOCUMENT)
    return etree.fromstring(held, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _styles(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Give the styles' names by their identifiers, which other programs choose as they like."""
    if _STYLES not in archive.namelist():
        return {}
    found = {}
    for style in _tree(archive, _STYLES).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            found[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "").lower()
    return found


def _lines(root: Any, called: Mapping[str, str]) -> Iterator[Line]:  # noqa: ANN401 - an element
    """Give paragraphs in order; a row of a table is one line, its cells beside each other."""
    for child in root:
        if child.tag == f"{_W}p":
            yield Line(_look(child, called), _text(child))
            boxes = (box for box in child.iter(f"{_W}txbxContent") if not _inside(box, _FALLBACK))
            for box in boxes:
                yield from _lines(box, called)
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                cells = [" ".join(_text(one) for one in cell.iter(f"{_W}p")).strip() for cell in row.iter(f"{_W}tc")]
                yield Line("cells", "　".join(cells))
        elif isinstance(child.tag, str) and child.tag != f"{_W}sectPr":
            yield from _lines(child, called)


def _marked(root: Any, called: Mapping[str, str]) -> Iterator[Line]:  # noqa: ANN401 - an element
    """Give of heads, feet and notes what has a field."""
    return (Line("text", line.text) for line in _lines(root, called) if MARK.search(line.text))


def _look(paragraph: Any, called: Mapping[str, str]) -> str:  # noqa: ANN401 - an element
    style, side = paragraph.find(f"{_W}pPr/{_W}pStyle"), paragraph.find(f"{_W}pPr/{_W}jc")
    name = "" if style is None else called.get(style.get(f"{_W}val", ""), "")
    if name in {"title", "标题"}:
        return "title"
    if name.startswith(("heading", "subtitle")) or paragraph.find(f"{_W}pPr/{_W}outlineLvl") is not None:
        return "heading"
    return _SIDES.get("" if side is None else side.get(f"{_W}val", ""), "text")


def _inside(element: Any, tag: str) -> bool:  # noqa: ANN401 - an element
    return any(parent.tag == tag for parent in element.iterancestors())


def _texts(paragraph: Any) -> list[Any]:  # noqa: ANN401 - elements
    """Give the pieces of text of a paragraph, without those of boxes inside it."""
    pieces = paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}cr", f"{_W}tab")
    return [piece for piece in pieces if next(piece.iterancestors(f"{_W}p")) is paragraph]


def _letters(piece: Any) -> str:  # noqa: ANN401 - an element
    if piece.tag == f"{_W}t":
        return piece.text or ""
    # a tab of the paragraph's own layout is none of its text
    return "" if next(piece.iterancestors()).tag != f"{_W}r" else " "


def _text(paragraph: Any) -> str:  # noqa: ANN401 - an element
    return "".join(map(_letters, _texts(paragraph)))


def _filled(held: bytes, said: Mapping[str, Said]) -> bytes:
    root = _parsed(held)
    for paragraph in root.iter(f"{_W}p"):
        found = [mark for mark in MARK.finditer(_text(paragraph)) if mark[1] in said]
        for mark in reversed(found):
            _put(paragraph, mark.start(), mark.end(), said[mark[1]])
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _put(paragraph: Any, start: int, end: int, said: Said) -> None:  # noqa: ANN401 - an element
    """Put what is said where a field begins, in its first piece's own look; the other pieces lose theirs."""
    place, first = 0, None
    for piece in _texts(paragraph):
        letters = _letters(piece)
        low, high = max(start - place, 0), min(end - place, len(letters))
        place += len(letters)
        if low >= high or piece.tag != f"{_W}t":
            continue
        before, after = letters[:low], letters[high:]
        if first is None:
            first = piece
            _split(piece, before, said, after)
        else:
            _write(piece, before + after)


def _split(piece: Any, before: str, said: Said, after: str) -> None:  # noqa: ANN401 - an element
    """Part a run into what stands before the field, what is said, and what follows."""
    run = piece.getparent()
    rest = copy.deepcopy(run)
    own = run.index(piece)
    for other in list(run)[own + 1 :]:
        run.remove(other)
    for other in [one for one in list(rest)[: own + 1] if one.tag != f"{_W}rPr"]:
        rest.remove(other)
    _write(piece, before)
    value = etree.Element(f"{_W}r")
    look = run.find(f"{_W}rPr")
    if look is not None:
        value.append(copy.deepcopy(look))
    _say(value, said)
    run.addnext(value)
    if after:
        tail = etree.Element(f"{_W}t")
        _write(tail, after)
        rest.insert(0 if rest.find(f"{_W}rPr") is None else 1, tail)
    if len(rest.findall("*")) > (rest.find(f"{_W}rPr") is not None):
        value.addnext(rest)


def _say(run: Any, said: Said) -> None:  # noqa: ANN401 - an element
    if not said.known:
        look = run.find(f"{_W}rPr")
        if look is None:
            look = etree.SubElement(run, f"{_W}rPr")
        for old in look.findall(f"{_W}highlight"):
            look.remove(old)
        _in_order(look, etree.Element(f"{_W}highlight", {f"{_W}val": "yellow"}))
    for number, line in enumerate(said.text.splitlines() or [""]):
        if number:
            etree.SubElement(run, f"{_W}br")
        _write(etree.SubElement(run, f"{_W}t"), line)


_AFTER_HIGHLIGHT: Final = frozenset(
    f"{_W}{name}" for name in (
        "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
        "oMath",
    )
)  # fmt: skip
"""What the format wants behind a highlight."""


def _in_order(look: Any, mark: Any) -> None:  # noqa: ANN401 - elements
    later = next((one for one in look if one.tag in _AFTER_HIGHLIGHT), None)
    look.append(mark) if later is None else later.addprevious(mark)


def _write(piece: Any, words: str) -> None:  # noqa: ANN401 - an element
    piece.text = words
    piece.set(_SPACE, "preserve")
