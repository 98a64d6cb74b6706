"""A quarterly form as a workbook: text stays text, heading and seal line are there, a page wide."""

import io
from functools import partial

import openpyxl

from db.files.quarterly import Measured, PrintedForm, write_form
from tests.builders.files import made


def test_a_form_is_written_to_be_printed_without_a_formula() -> None:
    form = PrintedForm(
        name="Q-A: 落实/情况统计表",
        title="工作落实情况统计表",
        head="填报单位：局　第 1 版",
        headings=["序号", "支部", "活动"],
        rows=[[1, "=HYPERLINK(1)", 3], [2, "乙党支部", None]],
        total=["", "合计", 3],
        notes=["※ 甲 · 活动：填 4"],
        foot="填报人：李　审核人：王　（盖章）",
    )

    sheet = openpyxl.load_workbook(io.BytesIO(made(partial(write_form, form=form)))).worksheets[0]

    assert sheet.title == "Q-A 落实 情况统计表"
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[2:6] == [["序号", "支部", "活动"], [1, "=HYPERLINK(1)", 3], [2, "乙党支部", ""], ["", "合计", 3]]
    assert sheet["B4"].data_type == "s"
    assert (lines[0][0], lines[6][0], lines[8][0]) == (form.title, form.notes[0], form.foot)
    page = sheet.page_setup
    assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, 0)
    assert sheet.print_title_rows == "$3:$3"


def test_what_is_not_whole_is_a_number_that_a_sheet_can_add_up_and_is_printed_in_words() -> None:
    hours, share = Measured(1847.5, "#,##0.0", "1,847.5"), Measured(0.91, "0.0%", "91%")
    form = PrintedForm(
        "Q-A", "统计表", "", ["支部", "时长", "报到率"], [["甲", hours, share]], ["合计", hours, share], [], ""
    )

    sheet = openpyxl.load_workbook(io.BytesIO(made(partial(write_form, form=form)))).worksheets[0]

    cells = [sheet["B4"], sheet["C4"], sheet["B5"], sheet["C5"]]
    assert [cell.value for cell in cells] == [1847.5, 0.91] * 2
    assert [cell.number_format for cell in cells] == ["#,##0.0", "0.0%"] * 2
    assert f"{hours} {share}" == "1,847.5 91%"


def test_neighbouring_headings_do_not_run_into_each_other() -> None:
    form = PrintedForm("Q-B", "统计表", "", ["是否解决", "受益人数"], [["是", 1]], ["合计", 1], [], "")

    sheet = openpyxl.load_workbook(io.BytesIO(made(partial(write_form, form=form)))).worksheets[0]

    assert [sheet.column_dimensions[letter].width > 9 for letter in "A"] == [True]


def test_a_long_reason_has_the_lines_that_it_needs() -> None:
    form = PrintedForm("Q-A", "统计表", "", ["序号", "支部"], [[1, "甲"]], ["", "合计"], ["※ " + "因" * 60, "※ 短"], "")

    sheet = openpyxl.load_workbook(io.BytesIO(made(partial(write_form, form=form)))).worksheets[0]

    long, short = (sheet.row_dimensions[row].height for row in (6, 7))
    assert long > 5 * short
