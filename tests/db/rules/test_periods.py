"""Periods by their codes."""

from datetime import date

import pytest

from db.rules.calendar import Period, Span, years_later
from db.rules.periods import current, of_days, recent, trend_to


@pytest.mark.parametrize(
    ("span", "code", "before"),
    [
        (Span.MONTH, "2026-01", "2025-12"),
        (Span.QUARTER, "2026Q1", "2025Q4"),
        (Span.HALF_YEAR, "2026H1", "2025H2"),
        (Span.YEAR, "2026", "2025"),
    ],
)
def test_a_period_and_the_one_before_have_codes(span: Span, code: str, before: str) -> None:
    named = current(date(2026, 1, 31), span)

    assert (named.code, named.before.code) == (code, before)


def test_recent_periods_come_newest_first() -> None:
    codes = [named.code for named in recent(date(2026, 5, 20), Span.QUARTER, 3)]

    assert codes == ["2026Q2", "2026Q1", "2025Q4"]


def test_the_trend_begins_with_the_same_month_a_year_ago() -> None:
    assert trend_to(date(2024, 2, 29)) == Period(date(2023, 2, 1), date(2024, 2, 29))
    assert len(trend_to(date(2026, 12, 31)).months) == 13


def test_any_days_are_held_against_as_many_before_and_the_same_a_year_ago() -> None:
    leap = of_days(date(2024, 3, 4), date(2024, 2, 29))

    assert leap.period == Period(date(2024, 2, 29), date(2024, 3, 4))
    assert leap.against == (Period(date(2024, 2, 24), date(2024, 2, 28)), Period(date(2023, 2, 28), date(2023, 3, 4)))
    assert leap.codes == {"span": "any", "from": "2024-02-29", "to": "2024-03-04"}


def test_a_leap_day_is_the_last_of_february_in_years_without_one() -> None:
    assert [years_later(date(2024, 2, 29), years) for years in (-1, 1, 4)] == [
        date(2023, 2, 28), date(2025, 2, 28), date(2028, 2, 29),
    ]  # fmt: skip
    assert years_later(date(2023, 2, 28), 1) == date(2024, 2, 28)
