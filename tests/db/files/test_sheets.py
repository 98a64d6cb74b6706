"""Opening files: honest ones are read, harmful and foreign ones are refused quickly with advice."""

import io
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from db.errors import Code, Refusal
from db.files import limits
from db.files.cells import Raw
from db.files.delimited import read_delimited
from db.files.flaws import Fault
from db.files.hearing import Heard, heard
from db.files.raw import RawRow
from db.files.reasons import file_sentence
from db.files.sheets import open_sheets, shown_name
from db.files.weighing import weigh
from db.files.workbook import read_workbook
from tests.db.files.books import SHEET_PART, elsewhere, sheet_xml, strings_xml, with_parts, workbook

pytestmark = pytest.mark.process

Note = Callable[[str, object], None]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ROWS = [["姓名", "支部"], ["张三", "一支部"]]


Ask = Callable[[bytes], object]
OWN_TYPE = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'


def why(content: bytes, name: str = "台账.xlsx", ask: Ask | None = None) -> Fault:
    with pytest.raises(Refusal) as caught:
        ask(content) if ask else open_sheets(content, name)
    assert file_sentence(caught.value.facts)
    return Fault(str(caught.value.facts["why"]))


def table_in(content: bytes) -> list[tuple[Raw, ...]]:
    """Read a text table as the limited process does."""
    return [row.cells for row in read_delimited(content).rows]


def book_in(content: bytes) -> list[RawRow]:
    """Read a workbook as the limited process does."""
    return [row for sheet in read_workbook(content, weigh(content)) for row in sheet.rows]


def test_a_workbook_is_read_with_its_row_numbers() -> None:
    told: list[tuple[int, int]] = []
    day = datetime(2026, 3, 1)  # noqa: DTZ001 - cells have no zone
    rows: list[list[Any]] = [["a", 1, 2.5], [], *([day] for _ in range(150))]

    (sheet,) = open_sheets(workbook(一=rows), tell=lambda _, done, total: told.append((done, total)))

    assert (sheet.name, sheet.hidden) == ("一", False)
    first, second, *_ = sheet.rows
    assert first == RawRow(1, hidden=False, cells=("a", 1, 2.5))
    assert second == RawRow(3, hidden=False, cells=(day,))
    assert told == [(100, 152)]


def test_hidden_sheets_and_rows_are_read_and_named() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        shown, other = book.add_worksheet("明"), book.add_worksheet("暗")
        shown.write_row(0, 0, ["a"])
        shown.write_row(1, 0, ["b"])
        shown.set_row(1, None, None, {"hidden": True})
        other.hide()

    sheets = open_sheets(target.getvalue())

    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("明", False), ("暗", True)]
    assert [row.hidden for row in sheets[0].rows] == [False, True]


def test_a_formula_gives_its_stored_result_and_else_stays_text() -> None:
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "x"])
    unsaved = io.BytesIO()
    book.save(unsaved)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as saved:
        saved.add_worksheet().write_formula(0, 0, "=1+1", value=2)

    assert [row.cells for row in book_in(unsaved.getvalue())] == [("=1+1", "x")]
    assert [row.cells for row in book_in(target.getvalue())] == [(2,)]


def test_the_days_of_chinese_excel_are_days() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as saved:
        sheet = saved.add_worksheet()
        for column, (number, look) in enumerate([(46204, 27), (46204.5, 31), (46204, 58), (0.5, 32), (46204, 1)]):
            sheet.write_number(0, column, number, saved.add_format({"num_format": look}))

    day, noon = datetime(2026, 7, 1), datetime(2026, 7, 1, 12)  # noqa: DTZ001 - cells have no zone
    assert [row.cells for row in book_in(target.getvalue())] == [(day, noon, day, noon.time(), 46204)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le-sig", "utf-16-be-sig"])
def test_a_text_table_is_read_in_every_usual_encoding(encoding: str) -> None:
    text = '姓名,内容\n张三,"第一行\n第二行，""引"""\n'
    marks = {"utf-16-le-sig": b"\xff\xfe", "utf-16-be-sig": b"\xfe\xff"}
    content = marks.get(encoding, b"") + text.encode(encoding.removesuffix("-sig") if encoding in marks else encoding)

    assert table_in(content) == [("姓名", "内容"), ("张三", '第一行\n第二行，"引"')]


def test_a_text_table_is_a_sheet_by_the_name_of_its_file() -> None:
    (sheet,) = open_sheets("姓名,支部\n张三,".encode("gb18030"), "名单.csv")

    assert (sheet.name, sheet.hidden) == ("名单", False)
    assert [row.cells for row in sheet.rows] == [("姓名", "支部"), ("张三", None)]


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_of_a_text_table_is_found(separator: str) -> None:
    assert table_in(separator.join(("姓名", "支部")).encode()) == [("姓名", "支部")]


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"", "a.xlsx", Fault.EMPTY),
        (b"a" * (limits.BYTES + 1), "a.csv", Fault.BYTES),
        (OLE, "a.xls", Fault.OLD_EXCEL),
        (OLE, "a.et", Fault.WPS),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", Fault.PASSWORD),
        (b"<html><table><tr><td>1", "a.xls", Fault.WEB_PAGE),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "a.xls", Fault.WEB_PAGE),
        (b"%PDF-1.7", "a.csv", Fault.OTHER_KIND),
        (b"a\x00b,c", "a.csv", Fault.OTHER_KIND),
        (with_parts({"xl/vbaProject.bin": "x"}), "a.xlsm", Fault.MACROS),
        (with_parts({"xl/workbook.xml": "<a/>"}), "a.xlsx", Fault.BROKEN),
    ],
)
def test_foreign_and_broken_files_are_refused_with_advice(
    content: bytes, name: str, fault: Fault, record_property: Note
) -> None:
    begun = time.monotonic()

    refused = why(content, name)

    record_property("refused_in", time.monotonic() - begun)
    assert refused is fault


@pytest.mark.parametrize(
    ("content", "ask", "fault"),
    [
        (bytes(range(256)) * 4, table_in, Fault.ENCODING),
        ('姓名\n"张三\n李四'.encode(), table_in, Fault.QUOTES),
        (b"PK\x03\x04" + bytes(500), book_in, Fault.BROKEN),
        (workbook(一=ROWS)[:-300], book_in, Fault.BROKEN),
        (with_parts({"xl/workbook.bin": "x"}), book_in, Fault.BINARY_EXCEL),
        (with_parts({"mimetype": "x", "content.xml": "x"}), book_in, Fault.OPEN_DOCUMENT),
        (with_parts({SHEET_PART: "<worksheet"}), book_in, Fault.BROKEN),
        (with_parts({SHEET_PART: OWN_TYPE}), book_in, Fault.BROKEN),
        # which whoever looks for it among bytes does not find
        (with_parts({SHEET_PART: OWN_TYPE.encode("utf-16")}), book_in, Fault.BROKEN),
        (with_parts({"xl/sharedStrings.xml": strings_xml("甲").encode("utf-16")}), book_in, Fault.BROKEN),
        (with_parts(elsewhere(sheet_xml("<a>" * 1_000_000), "xl/media/image1.png")), book_in, Fault.CELLS),
    ],
)
def test_what_the_limited_process_refuses_says_why(content: bytes, ask: Ask, fault: Fault) -> None:
    assert why(content, ask=ask) is fault


def test_what_else_lies_in_a_workbook_is_not_weighed() -> None:
    beside = {"xl/media/image1.bmp": b"BM" + bytes(3_000_000), "customXml/item1.xml": "<甲/>".encode("utf-16")}

    assert [row.cells for row in book_in(with_parts(beside))] == [("a",)]


def processor_time() -> float:
    """Give the seconds that this process and those it waited for have worked: a busy machine does not change them."""
    return sum(os.times()[:4])


BOMBS: dict[str, tuple[Callable[[], str], Fault]] = {
    "a million rows": (lambda: sheet_xml("<row><c><v>1</v></c></row>" * 1_000_000), Fault.ROWS),
    "a million empty rows": (lambda: sheet_xml("<row/>" * 1_000_000), Fault.ROWS),
    "deep nesting": (lambda: sheet_xml("<a>" * 1_000_000), Fault.CELLS),
    "endless merges": (lambda: sheet_xml("").replace("</worksheet>", '<mergeCell ref="A1"/>' * 500_000), Fault.CELLS),
    "endless columns": (
        lambda: sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'),
        Fault.COLUMNS,
    ),
    "two cells in the corners": (
        lambda: sheet_xml(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        Fault.ROWS,
    ),
    "one cell of 10 MB": (lambda: sheet_xml("<row><c><v>" + "1" * 10_000_000 + "</v></c></row>"), Fault.LONG_CELL),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_under_two_seconds(bomb: str, record_property: Note) -> None:
    xml, fault = BOMBS[bomb]
    content = with_parts({SHEET_PART: xml()})
    begun = processor_time()

    refused = why(content)

    record_property("refused_in", seconds := processor_time() - begun)
    assert refused is fault
    assert seconds < 2


def test_a_text_of_300_mb_is_refused_before_it_is_unpacked(record_property: Note) -> None:
    begin, end = strings_xml("|").split("|")
    content = with_parts({"xl/sharedStrings.xml": chain([begin], repeat("a" * 1_000_000, 300), [end])})
    begun = processor_time()

    refused = why(content)

    record_property("refused_in", seconds := processor_time() - begun)
    assert refused is Fault.UNPACKED
    assert seconds < 2


def test_ten_thousand_parts_are_refused() -> None:
    assert why(with_parts({f"x/{number}": "" for number in range(10_000)}), ask=book_in) is Fault.PARTS


def test_one_long_text_used_by_many_cells_is_refused() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2001))
    parts = {"xl/sharedStrings.xml": strings_xml("a" * 30_000), SHEET_PART: sheet_xml(cells)}

    assert why(with_parts(parts), ask=book_in) is Fault.TEXT


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a\n" * (limits.ROWS + 1), Fault.ROWS),
        (b"," * limits.COLUMNS, Fault.COLUMNS),
        (b"a" * (limits.CELL_LETTERS + 1), Fault.LONG_CELL),
    ],
)
def test_a_text_table_has_the_same_limits(content: bytes, fault: Fault) -> None:
    assert why(content, ask=table_in) is fault


def test_the_refusal_tells_too_large_from_unreadable() -> None:
    with pytest.raises(Refusal) as large:
        open_sheets(b"," * limits.COLUMNS, "a.csv")
    with pytest.raises(Refusal) as unreadable:
        open_sheets(OLE, "a.xls")

    assert [large.value.code, unreadable.value.code] == [Code.FILE_TOO_LARGE, Code.FILE_UNREADABLE]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/台账.xlsx", "台账.xlsx"),
        ("C:\\资料\\台账.xlsx", "台账.xlsx"),
        ("台\x00账\u202e.xlsx", "台账.xlsx"),
        ("长" * 300 + ".xlsx", "长" * 71 + "….xlsx"),
    ],
)
def test_a_file_name_is_shown_without_folders_and_tricks(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@contextmanager
def a_process(folder: Path, script: str, patience: float = 10) -> Iterator[Heard]:
    with heard(["/bin/sh", "-c", script], b"a,b", patience, cwd=folder, env=os.environ) as process:
        yield process


def test_a_process_that_complains_at_length_is_heard_out(tmp_path: Path) -> None:
    with a_process(tmp_path, "head -c 200000 /dev/zero >&2; echo all") as process:
        assert (list(process.lines()), process.was_ended()) == ([b"all\n"], False)


def test_a_process_is_waited_for_so_long_without_what_is_done_with_its_lines(tmp_path: Path) -> None:
    with a_process(tmp_path, f"yes {'x' * 2_000} | head -n 200; echo all", 1) as process:
        lines = process.lines()
        next(lines)
        time.sleep(1.3)
        assert [*lines][-1] == b"all\n"

    with a_process(tmp_path, "exec sleep 60", 0.5) as process:
        assert (list(process.lines()), process.was_ended()) == ([], True)
