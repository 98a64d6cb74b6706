"""Charts: seen at once; whole people on the scale, few words on the axis, typed text harmless, the table beside."""

import json
import re
from base64 import b64decode
from textwrap import dedent
from typing import Any

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from pages.kit import pictures, plots
from pages.kit.pictures import Run
from pages.kit.session import USER_KEY
from tests.builders import a_town
from tests.builders.screens import PATIENCE, a_sign_in

CHART = """
from pages.kit import charts, show, taking
from pages.kit.visit import open_page
from pages.text.phrase import Phrase

open_page("serve/needs")
over = ["%d月" % n for n in range(1, 14)]
evil = Phrase("<b>名</b>", "<b>name</b>")
shown = charts.Shown("发现", Phrase("月", "Month"), "one")
charts.alone(charts.Drawn(charts.LINES, shown, over, [charts.Series(evil, [1, None, 3] + [0] * 10, charts.BLUE)]))
cells = [(10.0, 1.5, 1), (10.2, "x", 2), (None, "", 3)]
show.table(taking.Sheet("tenths", ["a", "b", "c"], lambda: cells, taking.COUNTED))
"""


def a_chart(house: Engine) -> tuple[AppTest, dict[str, Any]]:
    town = a_town(house)
    screen = AppTest.from_string(dedent(CHART), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, town.staff)}
    screen.run()
    assert screen.get("plotly_chart") == []
    screen.session_state["one-closer"] = True
    screen.run()
    (chart,) = screen.get("plotly_chart")
    return screen, json.loads(chart.proto.spec)


def test_a_chart_stands_at_once_and_each_month_says_its_values(house: Engine) -> None:
    screen, _ = a_chart(house)

    (drawn,) = [element.proto.body for element in screen.get("html") if "ss-plot" in element.proto.body]
    assert 'role="img" aria-label="发现"' in drawn
    assert drawn.count("<i ") == 13
    assert 'data-says="2月&#10;&lt;b&gt;名&lt;/b&gt; —"' in drawn
    assert 'data-says="3月&#10;&lt;b&gt;名&lt;/b&gt; 3"' in drawn
    assert "<b>名" not in drawn


def test_an_unknown_month_is_a_gap_and_half_people_are_not_counted(house: Engine) -> None:
    _, spec = a_chart(house)

    assert spec["data"][0]["y"][:3] == [1, None, 3]
    assert spec["data"][0]["connectgaps"] is False
    assert spec["layout"]["yaxis"]["dtick"] == 1
    assert spec["layout"]["yaxis"]["rangemode"] == "tozero"


def test_the_axis_keeps_few_words_and_always_the_last(house: Engine) -> None:
    _, spec = a_chart(house)

    assert spec["layout"]["xaxis"]["tickvals"] == ["13月", "10月", "7月", "4月", "1月"]


def test_fractions_of_a_column_have_as_many_decimals_as_each_other(house: Engine) -> None:
    screen, _ = a_chart(house)

    looks = json.loads(screen.dataframe[1].proto.columns)
    assert [looks.get(name, {}).get("type_config", {}).get("format") for name in "abc"] == ["%.1f", None, None]


def test_a_name_with_markup_is_shown_literally(house: Engine) -> None:
    _, spec = a_chart(house)

    assert spec["data"][0]["name"] == "&lt;b&gt;名&lt;/b&gt;"


def test_the_same_figures_stand_in_a_table_beside(house: Engine) -> None:
    screen, _ = a_chart(house)

    table = screen.dataframe[0].value
    assert list(table.columns) == ["月", "<b>名</b>"]
    assert list(table["<b>名</b>"])[2] == 3


def test_a_month_that_is_not_over_is_drawn_so() -> None:
    run = Run("征集需求", [4, 2], "#E69F00", unfinished=True)
    seen, around = plots.Seen("发现", ["10月", "11月"], [], [run]), pictures.Frame("发现", [], "")

    drawn = [draw(seen).partition("base64,")[2].partition('"')[0] for draw in (plots.lines, plots.columns)]
    line, column = map(b64decode, drawn)
    assert (line.count(b'stroke-width="4"'), column.count(b'fill-opacity="0.45"')) == (1, 1)
    assert pictures.lines(around, seen.over, [run]).count('fill="#FFFFFF" stroke="#E69F00"') == 1
    assert pictures.columns(around, seen.over, [run]).count(f'fill-opacity="{pictures.FAINT}"') == 1


def test_names_at_the_ends_of_lines_stand_above_the_axis_and_apart() -> None:
    runs = [Run("征集需求", [4, 0], "#000000"), Run("办结需求", [2, 0], "#FFFFFF")]

    drawn = plots.lines(plots.Seen("发现", ["10月", "11月"], [], runs))

    heights = [float(high) for high in re.findall(r'<b style="top:([\d.]+)%"', drawn)]
    assert sorted(heights) == [88, 98]
