"""Papers on their way out: letters and certificates as one .docx, a paper a page, fit to be printed and sealed."""

import gc
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

import docx
import segno
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

BODY_FONT: Final = "仿宋"
HEAD_FONT: Final = "黑体"
_LATIN: Final = "Times New Roman"
_TITLE: Final = Pt(22)
_BODY: Final = Pt(14)
_SMALL: Final = Pt(11)
_FIRST_LINE: Final = Pt(28)
_WIDTH: Final = 158  # mm between the margins


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a paper: its name, its headings, its rows; every cell is text."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    #: what stands there while there are no rows
    empty: str
    #: how wide the columns are to each other
    widths: Sequence[int]


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter or a certificate in words, before it is a file or a page."""

    title: str
    #: number and period, at the right
    mark: str
    #: to whom; empty on a certificate
    to: str
    lines: Sequence[str]
    grids: Sequence[Grid]
    closing: str
    #: who signs, and when
    signed: Sequence[str]
    #: what verifies it: a sentence, and the address behind the picture
    check: str = ""
    address: str = ""


def write_papers(papers: Iterable[Paper]) -> bytes:
    """Write papers as one document, each on a page of its own."""
    document = blank_document()
    section = document.element.body[-1]
    written: list[Any] = []
    for number, paper in enumerate(papers, start=1):
        _write(document, paper, number)
        # the library searches the whole document for each paragraph: what is written waits outside of it
        for element in document.element.body[:-1]:
            document.element.body.remove(element)
            written.append(element)
    for element in written:
        section.addprevious(element)
    return saved(document)


def write_parts(to: IO[bytes], parts: Iterable[tuple[str, bytes]]) -> None:
    """Write documents into an archive under their names, one after the other: none is kept once it is in."""
    # a document is pressed already
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as archive:
        for name, document in parts:
            archive.writestr(name, document)
            # a document's pieces name each other, so that hundreds of them would wait for the collector's turn
            gc.collect()


def blank_document() -> "Document":
    """Give an empty A4 document in the fonts of official papers, with page numbers."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(24)
    section.top_margin, section.bottom_margin = Mm(30), Mm(25)
    normal = document.styles["Normal"]
    normal.font.size = _BODY
    _font(normal.element.get_or_add_rPr(), BODY_FONT)
    _number_pages(section.footer.paragraphs[0])
    return document


def saved(document: "Document") -> bytes:
    """Give a document as a file's bytes."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def heading(document: "Document", text: str) -> "Paragraph":
    """Add a title in the middle."""
    return words(document, text, font=HEAD_FONT, size=_TITLE, align=WD_ALIGN_PARAGRAPH.CENTER)


def words(
    document: "Document",
    text: str,
    *,
    font: str = BODY_FONT,
    size: Pt = _BODY,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    indented: bool = False,
) -> "Paragraph":
    """Add a paragraph; indented as Chinese papers begin one."""
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.line_spacing = 1.3
    if indented:
        paragraph.paragraph_format.first_line_indent = _FIRST_LINE
    run = paragraph.add_run(text)
    run.font.size = size
    font_of(run, font)
    return paragraph


def outline(paragraph: "Paragraph") -> None:
    """Let a paragraph stand in the document's outline, as a heading does."""
    properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - the library has no word for it without a style
    properties.append(_element("w:outlineLvl", val="1"))


def font_of(run: "Run", font: str) -> None:
    """Write a run in a Chinese font, its Latin letters in theirs."""
    _font(run._element.get_or_add_rPr(), font)  # noqa: SLF001 - the library has no other way to an East Asian font


def stay_together(paragraphs: "Sequence[Paragraph]") -> None:
    """Keep paragraphs on one page: a seal never stands alone."""
    for paragraph in paragraphs[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _write(document: "Document", paper: Paper, number: int) -> None:
    heading(document, paper.title).paragraph_format.page_break_before = number > 1
    words(document, paper.mark, size=_SMALL, align=WD_ALIGN_PARAGRAPH.RIGHT)
    if paper.to:
        words(document, paper.to)
    for line in paper.lines:
        words(document, line, indented=True)
    for grid in paper.grids:
        name = words(document, grid.name, font=HEAD_FONT, size=_BODY)
        name.paragraph_format.space_before, name.paragraph_format.keep_with_next = Pt(10), True
        if grid.rows:
            _grid(document, grid)
        else:
            words(document, grid.empty, indented=True)
    last = []
    if paper.closing:
        last.append(words(document, paper.closing, indented=True))
        last[0].paragraph_format.space_before = Pt(10)
    last += [words(document, line, align=WD_ALIGN_PARAGRAPH.RIGHT) for line in paper.signed]
    stay_together(last)
    if paper.check:
        words(document, paper.check, size=_SMALL)
    if paper.address:
        picture = io.BytesIO()
        segno.make(paper.address, error="m", micro=False).save(picture, kind="png", scale=6, border=2)
        picture.seek(0)
        shown = document.add_paragraph().add_run().add_picture(picture, width=Mm(28))
        # the library numbers a picture by what stands in the document just then
        shown._inline.docPr.set("id", str(number))  # noqa: SLF001 - as above


def _grid(document: "Document", grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.headings), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(_WIDTH * share // sum(grid.widths))
    _fill(table, 0, grid.headings, font=HEAD_FONT)
    for cell in table.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", fill="EEF1F4"))  # noqa: SLF001 - as below
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no word for a repeated head
    head.append(_element("w:tblHeader", val="true"))
    for number, row in enumerate(grid.rows, start=1):
        table.add_row()
        _fill(table, number, row, font=BODY_FONT)
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            cell.width = column.width


def _fill(table: "Table", number: int, cells: Sequence[str], *, font: str) -> None:
    row = table.rows[number]
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))  # noqa: SLF001 - as above
    for cell, text in zip(row.cells, cells, strict=True):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.font.size = _SMALL
        font_of(run, font)


def _number_pages(paragraph: "Paragraph") -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()._element  # noqa: SLF001 - the library has no word for a field
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            asked = _element("w:instrText")
            asked.text = text
            run.append(asked)


def _font(properties: Any, east: str) -> None:  # noqa: ANN401 - an element of the document
    fonts = properties.get_or_add_rFonts()
    for place, name in (("w:ascii", _LATIN), ("w:hAnsi", _LATIN), ("w:eastAsia", east)):
        fonts.set(qn(place), name)


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - an element of the document
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
