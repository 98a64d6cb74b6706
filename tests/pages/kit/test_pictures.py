"""Pictures: gaps stay gaps, a scale reaches over the highest value, typed text is harmless, long words are cut."""

import re
from xml.etree import ElementTree as ET

from pages.kit import pictures
from pages.kit.breaking import folded
from pages.kit.pictures import Bar, Frame, Plate, Run, Swatch

AROUND = Frame("<b>发现</b>", ("2026年第1季度", "口径：" + "很长的定义" * 40), "三双")


def texts(svg: str) -> list[str]:
    drawn = ET.fromstring(svg)  # noqa: S314 - our own
    return ["".join(node.itertext()) for node in drawn.iter("{http://www.w3.org/2000/svg}text")]


def test_a_line_leaves_a_gap_where_nothing_is_known() -> None:
    svg = pictures.lines(AROUND, ["1月", "2月", "3月"], [Run("征集", [5, None, 7], "#000")])

    assert svg.count("<polyline") == 2
    assert "<b>发现</b>" in texts(svg)
    assert "征集 7" in texts(svg)


def test_columns_bear_their_values_under_a_scale_that_reaches_over_them() -> None:
    svg = pictures.columns(AROUND, ["1月"], [Run("人次", [95], "#000"), Run("活动", [None], "#111")])

    said = texts(svg)
    assert "95" in said
    assert max(int(words) for words in said if words.isdecimal()) == 100


def test_nothing_at_all_still_makes_a_picture() -> None:
    empty = [
        pictures.lines(AROUND, [], [Run("征集", [], "#000")]),
        pictures.columns(AROUND, [], [Run("征集", [], "#000")]),
        pictures.table(AROUND, ["名称"], []),
        pictures.tiles(AROUND, [], []),
    ]

    assert [AROUND.title in texts(svg) for svg in empty] == [True] * 4


def test_the_legend_shows_the_corner_that_marks_a_tile_and_the_dashes_of_what_is_unknown() -> None:
    legend = [Swatch("#fff", "暂无数据", unknown=True), Swatch("#fff", "需要关注", marked=True)]
    plates = [
        Plate("东街", "东一", "—", "#fff", "#000", unknown=True),
        Plate("东街", "东二", "3", "#fff", "#000", marked=True),
    ]

    svg = pictures.tiles(AROUND, legend, plates)

    corners = re.findall(r'<path d="M[\d.]+ [\d.]+h14v14z"', svg)
    assert (len(corners), svg.count("stroke-dasharray")) == (2, 2)


def test_a_title_breaks_between_words_and_never_before_a_comma() -> None:
    english = folded("November 2026 so far: 1,234 person-times in 15 activities", 24, 500)
    chinese = folded("本期服务人次，每人每次活动计一次", 24, 6 * 24)

    assert english == ["November 2026 so far: 1,234", "person-times in 15 activities"]
    assert chinese == ["本期服务人", "次，每人每次", "活动计一次"]
    assert folded("x" * 50, 24, 480)[0] == "x" * 37


def test_bars_begin_at_nothing_and_bear_their_value_and_their_note() -> None:
    svg = pictures.bars(AROUND, [Bar("对接", 46, "超期 17"), Bar("难题", 23, "无超期"), Bar("评价", 0)])

    none, half, whole = sorted(float(wide) for wide in re.findall(r'width="([\d.]+)" height="24"', svg))
    assert (none, round(whole - 2 * half)) == (0, 0)
    assert {"对接", "46", "超期 17", "评价", "0"} <= set(texts(svg))


def test_no_number_of_a_table_is_cut_and_long_words_go_on_below() -> None:
    rows = [["Members in service, without leave, retirement and transfer " * 2, "1,493", "短"]]

    svg = pictures.table(AROUND, ["Figure", "Value", "Compared"], rows, counted=[False, True, False])

    assert "1,493" in texts(svg)
    assert "…" not in svg


def test_numbers_of_a_table_stand_to_the_right() -> None:
    svg = pictures.table(AROUND, ["社区", "人次"], [["望湖", "7"]], counted=[False, True])

    assert re.findall(r'text-anchor="(\w+)">(望湖|7)<', svg) == [("start", "望湖"), ("end", "7")]


def test_a_long_cell_and_a_long_name_end_in_an_ellipsis() -> None:
    table = pictures.table(AROUND, ["甲", "乙"], [["长" * 250, "短"]])
    tiles = pictures.tiles(AROUND, [Swatch("#fff", "少")], [Plate("东街", "很长很长很长的社区", "3", "#fff", "#000")])

    assert [svg.count("…") for svg in (table, tiles)] == [1, 1]
    assert re.search(r"NaN|inf", table + tiles) is None
