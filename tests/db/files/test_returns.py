"""Rows that go back: as they were, with the reason, and harmless to whoever opens them."""

import io
from datetime import datetime
from functools import partial

import openpyxl
import pytest

from db.files.flaws import Fault, Flaw, Problem
from db.files.ledgers.lines import Place
from db.files.ledgers.reading import read_book
from db.files.reasons import FILE_REASONS, ROW_REASONS, file_sentence, row_sentence, row_sentences
from db.files.returns import Return, write_returns
from db.terms import Language
from tests.builders.files import made
from tests.builders.ledgers import sheets


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x.example")', "+1", "-1", "@a", "\t=1", "＝1", "http://x.example", "007"]
)
def test_no_cell_of_a_returned_row_is_a_formula_a_link_or_a_number(text: str) -> None:
    row = Return(Place("表.xlsx", "表", 5), ("内容",), (text,), "没有填写")

    sheet = opened(made(partial(write_returns, returns=[row]))).active

    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].hyperlink) == (text, "s", None)


def test_a_returned_row_is_as_it_was_with_its_place_and_reason() -> None:
    moment = datetime(2026, 3, 1)  # noqa: DTZ001 - cells have no time zone
    row = Return(Place("表.xlsx", "表", 5), ("姓名", "电话", "日期", "备注"), ("张三", 1380013, moment), "位数不够")

    sheet = opened(made(partial(write_returns, returns=[row]))).active

    assert list(sheet.iter_rows(values_only=True)) == [
        ("姓名", "电话", "日期", "备注", "工作表", "行号", "原因"),
        ("张三", 1380013, moment, None, "表", 5, "位数不够"),
    ]


def test_each_sheet_goes_back_on_a_sheet_with_a_name_of_its_own() -> None:
    long = "一" * 40
    rows = [
        Return(Place(file, sheet, 1), ("a",), ("b",), "c") for file, sheet in [("1", long), ("2", long), ("3", "[a]:/")]
    ]

    assert opened(made(partial(write_returns, returns=rows))).sheetnames == ["一" * 31, "一" * 29 + " 2", "a"]


def test_nothing_to_return_is_still_a_workbook() -> None:
    assert opened(made(partial(write_returns, returns=[], language=Language.EN))).sheetnames == ["Reason"]


def test_a_mended_return_can_be_read_again() -> None:
    heading = ["姓名", "所在党支部", "联系电话"]
    (sheet,) = sheets(heading, ["张三", "一支部", "1380013"])
    rows = [
        Return(x.place, tuple(heading), ("张三", "一支部", "13800138000"), row_sentences(x.problems))
        for x in sheet.lines
    ]

    (again,) = read_book(made(partial(write_returns, returns=rows)), "退回.xlsx")

    assert [line.good for line in again.lines] == [True]


def test_every_flaw_and_fault_has_a_sentence_in_both_languages() -> None:
    assert (set(ROW_REASONS), set(FILE_REASONS)) == (set(Flaw), set(Fault))
    assert [one for one in (*ROW_REASONS.values(), *FILE_REASONS.values()) if not (one.zh and one.en)] == []


def test_a_reason_names_the_heading_and_what_was_written() -> None:
    problem = Problem(Flaw.PHONE_TOO_SHORT, "联系电话", {"value": "1380013", "digits": "7"})

    assert row_sentence(problem) == "“联系电话”：“1380013”位数不够，只有7位"
    assert row_sentence(problem, Language.EN) == "“联系电话”: “1380013” is too short: 7 digits"
    assert row_sentences([problem, Problem(Flaw.MISSING, "姓名")]) == f"{row_sentence(problem)}；“姓名”：没有填写"


def test_a_file_that_was_refused_comes_with_advice() -> None:
    assert file_sentence({"why": "bytes", "limit": 20}) == "文件超过20MB。请删去图片，或分成几个文件"
