"""When what recurs falls due: every week on a weekday, or on the n-th of them in a month."""

from datetime import date, timedelta
from typing import Final

WEEKS: Final = 4
"""Weekdays that every month has; a fifth one is not promised."""


def falls_on(day: date, weekday: int | None, week: int | None) -> bool:
    """Tell whether a day is one of a rhythm's; without a weekday there is no rhythm."""
    return weekday is not None and day.weekday() == weekday and week in {None, (day.day + 6) // 7}


def next_days(weekday: int | None, week: int | None, *, after: date, count: int) -> tuple[date, ...]:
    """Give the next days of a rhythm after a day; none without a weekday."""
    days: list[date] = []
    if weekday is None:
        return ()
    day = after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)
    while len(days) < count:
        if falls_on(day, weekday, week):
            days.append(day)
        day += timedelta(days=7)
    return tuple(days)
