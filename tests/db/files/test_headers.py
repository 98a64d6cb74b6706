"""Finding the table in a sheet that people arranged for people."""

import pytest

from db.files.cells import Raw
from db.files.headers import Column, Row, Table, find_table, rows_of
from db.files.raw import RawRow, RawSheet
from db.work import Spool

COLUMNS = (
    Column("number", ("序号",), counting=True),
    Column("name", ("姓名", "党员姓名"), required=True),
    Column("branch", ("所在党支部", "支部"), required=True, fill_down=True),
    Column("community", ("报到社区",)),
    Column("day", ("报到时间", "报到日期")),
)


def sheet(*rows: tuple[Raw, ...], hidden: tuple[int, ...] = ()) -> RawSheet:
    numbered = (RawRow(number, number in hidden, cells) for number, cells in enumerate(rows, start=1) if any(cells))
    return RawSheet("报到", hidden=False, rows=Spool(numbered))


def found(*rows: tuple[Raw, ...]) -> Table:
    table = find_table(sheet(*rows), COLUMNS)
    assert table is not None
    return table


def read(*rows: tuple[Raw, ...], hidden: tuple[int, ...] = ()) -> list[Row]:
    whole = sheet(*rows, hidden=hidden)
    table = find_table(whole, COLUMNS)
    assert table is not None
    return list(rows_of(whole, table, COLUMNS))


def test_title_rows_stand_above_the_header() -> None:
    rows = ("报到一览表",), ("填报单位：某局",), (), ("序号", "姓名", "所在党支部"), (1, "张三", "一支部")

    assert found(*rows).titles == ("报到一览表", "填报单位:某局")
    assert [(row.number, row.values["name"]) for row in read(*rows)] == [(5, "张三")]


def test_columns_may_be_renamed_reordered_missing_or_extra() -> None:
    rows = ("党员姓名*", "政治面貌", "支 部"), ("张三", "党员", "一支部")
    table = found(*rows)
    (row,) = read(*rows)

    assert table.codes == ("name", None, "branch")
    assert table.extra == ("政治面貌",)
    assert table.missing == ()
    assert table.heading("name") == "党员姓名*"
    assert dict(row.values) == {"name": "张三", "branch": "一支部"}
    assert row.cells == ("张三", "党员", "一支部")


def test_a_missing_required_column_is_named_by_its_default_heading() -> None:
    assert found(("序号", "姓名", "报到社区"), (1, "张三", "甲社区")).missing == ("所在党支部",)


def test_two_header_rows_are_read_together() -> None:
    rows = (
        ("序号", "姓名", "支部", "报到", None),
        (None, None, None, "社区", "时间"),
        (1, "张三", "一支部", "甲社区", "2026-03-01"),
    )

    assert found(*rows).codes == ("number", "name", "branch", "community", "day")
    assert [row.values["community"] for row in read(*rows)] == ["甲社区"]


def test_a_unit_in_brackets_does_not_hide_a_heading() -> None:
    assert found(("姓名（必填）", "支部\n（全称）"), ("张三", "一支部")).codes == ("name", "branch")


def test_the_second_column_of_a_heading_is_extra() -> None:
    rows = ("姓名", "支部", "姓名"), ("张三", "一支部", "李四")

    assert found(*rows).codes == ("name", "branch", None)
    assert [row.values["name"] for row in read(*rows)] == ["张三"]


def test_only_a_column_that_may_is_filled_down() -> None:
    rows = read(
        ("姓名", "支部", "报到社区"),
        ("张三", "一支部", "甲社区"),
        ("李四", None, None),
        ("王五", "二支部", None),
        ("赵六", " ", ""),
    )

    assert [row.values["branch"] for row in rows] == ["一支部", "一支部", "二支部", "二支部"]
    assert [row.values["community"] for row in rows] == ["甲社区", None, None, ""]


@pytest.mark.parametrize("words", ["合计", "总 计", "小计", "合计：", "共计3人"])
def test_a_totals_row_is_no_row(words: str) -> None:
    rows = read(("姓名", "支部"), ("张三", "一支部"), (words, "共1人"))

    assert [row.values["name"] for row in rows] == ["张三"]


def test_a_subtotal_does_not_end_what_is_filled_down() -> None:
    rows = read(("姓名", "支部"), ("张三", "一支部"), ("小计", 1), ("李四", None))

    assert [row.values["branch"] for row in rows] == ["一支部", "一支部"]


def test_empty_numbers_footnotes_and_repeated_headers_are_no_rows() -> None:
    header = ("序号", "姓名", "支部")
    rows = read(header, (1, "张三", "一支部"), (2, None, None), header, (3, "李四", "二支部"), ("填报人：王五",))

    assert [row.values["name"] for row in rows] == ["张三", "李四"]


def test_hidden_rows_are_read_and_named() -> None:
    rows = read(("姓名", "支部"), ("张三", "一支部"), ("李四", "一支部"), hidden=(3,))

    assert [(row.number, row.hidden) for row in rows] == [(2, False), (3, True)]


def test_a_sheet_without_a_header_is_no_table() -> None:
    assert find_table(sheet(("说明",), ("请按要求填写",)), COLUMNS) is None
