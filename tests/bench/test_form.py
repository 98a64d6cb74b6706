"""The common form of measurements: figures on one channel, progress on the other, and a table for people."""

import json

import pytest

from tests import commands
from tests.bench.__main__ import measurements
from tests.bench.report import Reach, Report

pytestmark = pytest.mark.process

SMALL = ("tests.bench", "match", "--size", "60x300")


def test_a_measurement_gives_rows_and_reaches_to_machines_and_progress_to_people() -> None:
    ran = commands.run(*SMALL, "--json", own={})

    figures = json.loads(ran.out)
    assert list(figures) == ["rows", "reaches"]
    assert [row["by"] for row in figures["rows"]] == ["this plan", "greedy", "HiGHS, every pair"]
    assert {name: list(reach) for name, reach in figures["reaches"].items()} == {
        "gap 60 × 300": ["target", "measured", "met"],
        "as good as HiGHS 60 × 300": ["target", "measured", "met"],
    }
    assert [reach["met"] for reach in figures["reaches"].values()] == [True, True]
    assert ran.err.splitlines()[-1] == "[########################] 2/2 done"


def test_an_unknown_measurement_is_refused_with_those_there_are() -> None:
    ran = commands.run("tests.bench", "nothing", own={}, fresh=True)

    assert ran.code == 2
    assert "match" in ran.err


def test_only_measurements_are_named_each_with_a_line_of_its_own() -> None:
    known = measurements()

    assert {"overview", "live", "lists"} <= known.keys()
    assert known.keys() & {"report", "tabs", "phones", "hands", "test_form", "__main__"} == set()
    assert "" not in known.values()


def test_people_get_a_table_whose_columns_stand_under_each_other() -> None:
    report = Report(
        rows=[{"页": "front", "ms": 12.5, "rows": 1000000}, {"页": "a", "ms": 1234.5}],
        reaches={"quick": Reach(10.0, 12.5, met=False)},
    )

    lines = report.as_table().splitlines()

    assert lines == [
        "页        ms       rows",
        "───────────────────────",
        "front   12.5  1,000,000",
        "a      1,234          —",
        "",
        "reach  target  measured        ",
        "───────────────────────────────",
        "quick      10      12.5  MISSED",
    ]
