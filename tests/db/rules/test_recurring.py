"""Rhythms of activities, and whether one person can be at two of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from db.rules.overlap import overlap
from db.rules.recurring import falls_on, next_days
from tests.builders.people import at

HERE, THERE = UUID(int=1), UUID(int=2)


@dataclass(frozen=True)
class Slot:
    community_id: UUID
    starts_at: datetime | None
    minutes: int | None


@pytest.mark.parametrize(
    ("weekday", "week", "days"),
    [
        (5, None, [date(2026, 5, 23), date(2026, 5, 30), date(2026, 6, 6)]),
        (2, None, [date(2026, 5, 27), date(2026, 6, 3), date(2026, 6, 10)]),
        (5, 1, [date(2026, 6, 6), date(2026, 7, 4), date(2026, 8, 1)]),
        (2, 4, [date(2026, 5, 27), date(2026, 6, 24), date(2026, 7, 22)]),
        (None, None, []),
    ],
)
def test_the_next_days_of_a_rhythm_come_after_today(weekday: int | None, week: int | None, days: list[date]) -> None:
    today = date(2026, 5, 20)  # a Wednesday, the third of its month

    assert list(next_days(weekday, week, after=today, count=3)) == days
    assert all(falls_on(day, weekday, week) for day in days)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (Slot(HERE, at(hour=1), 90), Slot(THERE, at(hour=2), 60), True),
        (Slot(HERE, at(hour=1), 60), Slot(THERE, at(hour=2), 60), False),
        (Slot(HERE, at(hour=1), None), Slot(HERE, at(hour=2, minute=59), 60), True),
        (Slot(HERE, at(hour=1), 60), Slot(HERE, at(hour=1) + timedelta(minutes=30), None), True),
        (Slot(HERE, None, 60), Slot(THERE, at(hour=2), 60), True),
        (Slot(HERE, None, 60), Slot(HERE, None, 60), False),
    ],
)
def test_two_activities_of_a_day_clash_by_their_hours_or_else_by_their_places(
    one: Slot, other: Slot, *, clash: bool
) -> None:
    assert [overlap(one, other), overlap(other, one)] == [clash, clash]
