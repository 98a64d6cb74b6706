"""Templates as word processors keep them: fields in pieces are found and filled, and what is no document is refused."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from db.errors import Refusal
from db.files import limits
from db.files.document import fill_document, read_document
from db.files.documents import Line, Said, fill_template, open_template
from db.files.flaws import Fault

SAID = {"报到率": Said("89.3%", known=True), "满意率": Said("—", known=False), "存在问题": Said("一\n二", known=True)}


def a_template() -> bytes:
    """A document whose fields stand in pieces, in a table, in the head of the page, and with wide braces."""
    made = docx.Document()
    made.add_heading("半年总结", 1)
    words = made.add_paragraph("报到率")
    for piece in ("{", "{报到", "率}", "}，满意率"):
        words.add_run(piece).bold = piece == "{报到"
    words.add_run("｛｛ 满意率 ｝｝。")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "报到率", "{{报到率}}"
    made.add_paragraph("{{存在问题}}")
    made.sections[0].header.paragraphs[0].text = "截至{{报到率}}"
    return saved(made)


def saved(document: "docx.document.Document") -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_part(content: bytes, name: str, held: bytes) -> bytes:
    """A document with a part more, or another in its place."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for part in source.namelist():
            if part != name:
                made.writestr(part, source.read(part))
        made.writestr(name, held)
    return target.getvalue()


def why(content: bytes, name: str = "模板.docx", ask: Callable[[bytes], object] | None = None) -> Fault:
    with pytest.raises(Refusal) as said:
        ask(content) if ask else open_template(content, name)
    return Fault(str(said.value.facts["why"]))


def test_fields_are_found_in_whatever_pieces_they_stand() -> None:
    assert read_document(a_template()) == [
        Line("heading", "半年总结"),
        Line("text", "报到率{{报到率}}，满意率｛｛ 满意率 ｝｝。"),
        Line("cells", "报到率　{{报到率}}"),
        Line("text", "{{存在问题}}"),
        Line("text", "截至{{报到率}}"),
    ]


def test_a_filled_document_keeps_its_looks_and_marks_the_unknown_yellow() -> None:
    filled = docx.Document(io.BytesIO(fill_document(a_template(), SAID)))

    words, asked = filled.paragraphs[1], filled.paragraphs[2]
    assert words.text == "报到率89.3%，满意率—。"
    value, unknown = (next(run for run in words.runs if run.text == said) for said in ("89.3%", "—"))
    assert (value.bold, value.font.highlight_color) == (False, None)
    assert unknown.font.highlight_color == WD_COLOR_INDEX.YELLOW
    assert filled.tables[0].cell(0, 1).text == "89.3%"
    assert filled.sections[0].header.paragraphs[0].text == "截至89.3%"
    assert asked.text == "一\n二"


@pytest.mark.process
def test_a_document_is_read_and_filled_in_the_limited_process() -> None:
    content = a_template()

    lines = open_template(content, "模板.docx")
    filled = fill_template(content, SAID)

    assert lines == read_document(content)
    assert filled == fill_document(content, SAID)


@pytest.mark.process
def test_what_is_broken_hostile_or_no_document_is_refused_with_its_reason() -> None:
    document = a_template()
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    assert why(with_part(document, "word/document.xml", bomb)) is Fault.BROKEN_DOCUMENT
    assert why(with_part(document, "word/vbaProject.bin", b"x"), ask=read_document) is Fault.DOCUMENT_MACROS
    assert why(b"PK\x03\x04 nothing", ask=read_document) is Fault.BROKEN_DOCUMENT


def test_what_is_seen_at_once_starts_no_process() -> None:
    assert why(bytes(limits.DOCUMENT_BYTES + 1)) is Fault.BYTES
    assert why(b"\xd0\xcf\x11\xe0 old", "总结.doc") is Fault.OLD_WORD
    assert why(b"\xd0\xcf\x11\xe0 " + "EncryptedPackage".encode("utf-16-le")) is Fault.PASSWORD
    assert why(a_template(), "模板.docm") is Fault.DOCUMENT_MACROS
    assert (why(b""), why(b"%PDF-1.7")) == (Fault.EMPTY, Fault.NO_DOCUMENT)


@pytest.mark.process
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_filled_document_opens_in_a_word_processor(tmp_path: Path) -> None:
    (tmp_path / "filled.docx").write_bytes(fill_document(a_template(), SAID))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, tmp_path / "filled.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert "报到率89.3%，满意率—。" in (tmp_path / "filled.txt").read_text("utf-8-sig")
