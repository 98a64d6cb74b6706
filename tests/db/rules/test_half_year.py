"""The half-year report's text: what it asks for is read and written without loss, and values outlive being frozen."""

import pytest

from db.errors import Code, Refusal
from db.rules.half_year import (
    Field,
    Given,
    Paragraph,
    Style,
    Value,
    asked,
    changed,
    fields,
    from_plain,
    half_year_named,
    paragraphs,
    to_plain,
    unknown,
)
from db.rules.metrics import KINDS, VEILED, Answer, Metric
from db.terms import ActivityKind

TEXT = "# {{bureau}}总结\n## 一\n  活动{{activities:cleaning}}次，{{nothing}}。\n| 甲　{{coverage}}\n> {{bureau}}"


def test_a_text_is_read_paragraph_by_paragraph() -> None:
    bureau = Field(Given.BUREAU)

    assert paragraphs(TEXT) == (
        Paragraph(Style.TITLE, (bureau, "总结")),
        Paragraph(Style.HEADING, ("一",)),
        Paragraph(Style.TEXT, ("活动", Field(Metric.ACTIVITIES, ActivityKind.CLEANING), "次，", "{{nothing}}", "。")),
        Paragraph(Style.CELLS, ("甲　", Field(Metric.COVERAGE))),
        Paragraph(Style.RIGHT, (bureau,)),
    )
    assert asked(TEXT) == ("bureau", "activities:cleaning", "coverage")
    assert unknown(TEXT) == ("nothing",)


def test_every_named_figure_can_be_asked_for() -> None:
    assert {metric.value for metric in Metric} - fields().keys() == set()
    assert all(field.code == code for code, field in fields().items())
    assert {f"{metric}:{one}" for metric, kind in KINDS.items() for one in kind.kinds or ()} - fields().keys() == set()


def test_values_come_back_as_they_were_frozen_and_are_compared_field_by_field() -> None:
    values: dict[str, Value] = {
        "coverage": Answer(8, 10),
        "wishes_asked:sick": VEILED,
        "activity_kinds": (("cleaning", 3), ("visit", None), ("policy", VEILED)),
        "activity_months": ("2026-01", "2026-03"),
        "problems": "少",
        "census_month": Answer(None),
        "highlights": None,
    }

    assert from_plain(to_plain(values)) == values
    assert changed(values, {**values, "coverage": Answer(9, 10), "extra": "1"}) == ("coverage", "extra")


@pytest.mark.parametrize("code", ["2026", "2026H3", "2026Q1", "1999H1", ""])
def test_what_is_no_half_year_is_refused(code: str) -> None:
    assert half_year_named("2026H2").code == "2026H2"
    with pytest.raises(Refusal) as said:
        half_year_named(code)
    assert said.value.code == Code.BAD_DAY
