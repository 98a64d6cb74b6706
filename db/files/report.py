"""The half-year report as a file: in the fonts of official papers, or as plain text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Pt

from db.files.papers import (
    BODY_FONT,
    HEAD_FONT,
    blank_document,
    font_of,
    heading,
    outline,
    saved,
    stay_together,
    words,
)
from db.rules.half_year import Style

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_TITLE: Final = Style.TITLE
_SMALL: Final = Pt(11)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a paragraph; those in the place of a field have its code."""

    text: str
    code: str = ""
    #: nobody knows, or nobody has written it yet
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in words."""

    style: Style
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(span.text for span in self.spans)


def write_report(blocks: Iterable[Block], mark: str = "") -> bytes:
    """Write a report as a document; what is unknown is marked yellow."""
    document = blank_document()
    last: list[Paragraph] = []
    for block in blocks:
        if block.style is _TITLE:
            heading(document, block.text)
            if mark:
                words(document, mark, size=_SMALL, align=WD_ALIGN_PARAGRAPH.CENTER)
            continue
        face = HEAD_FONT if block.style is Style.HEADING else BODY_FONT
        right = block.style is Style.RIGHT
        align = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.JUSTIFY
        indented = block.style is Style.TEXT
        paragraph = words(document, "", font=face, align=align, indented=indented)
        last = [*last, paragraph] if right else [paragraph]
        if block.style is Style.HEADING:
            paragraph.paragraph_format.keep_with_next = True
            outline(paragraph)
        for span in block.spans:
            run = paragraph.add_run(span.text)
            font_of(run, face)
            if span.unknown:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    stay_together(last)
    return saved(document)


def write_text(blocks: Iterable[Block], mark: str = "") -> bytes:
    """Write a report as plain text, which every program opens."""
    lines = []
    for block in blocks:
        lines.append(block.text)
        if block.style is _TITLE and mark:
            lines.append(mark)
    # the mark at the beginning lets Notepad and WPS know that it is UTF-8
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
