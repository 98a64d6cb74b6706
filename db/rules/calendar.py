"""The scheme's calendar: the business day is the day in Asia/Shanghai; months and quarters follow from it."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


class Span(StrEnum):
    """The lengths of time a figure may be asked for."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    #: any days, from one to another
    ANY = "any"


_MONTHS: Final = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF_YEAR: 6, Span.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from first to last, both included."""

    first: date
    last: date

    @property
    def months(self) -> tuple[str, ...]:
        """The months touched, as "2026-03", in order."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        return tuple(month_of(_add_months(self.first.replace(day=1), i)) for i in range(count + 1))

    @property
    def whole_months(self) -> "tuple[Period, ...]":
        """The calendar months touched, each from its first day to its last."""
        firsts = (date(int(month[:4]), int(month[5:]), 1) for month in self.months)
        return tuple(Period(first, _add_months(first, 1) - timedelta(days=1)) for first in firsts)


def day_in_shanghai(instant: datetime) -> date:
    """Give the business day of an aware instant; a naive one raises ValueError."""
    if instant.tzinfo is None:
        msg = "an instant needs its time zone"
        raise ValueError(msg)
    return instant.astimezone(SHANGHAI).date()


def moment_on(day: date, hour: time | None) -> datetime | None:
    """Give the instant of a time of day in Asia/Shanghai; None when the hour is not known."""
    return datetime.combine(day, hour, SHANGHAI) if hour else None


def hour_in_shanghai(instant: datetime | None) -> time | None:
    """Give the time of day of an instant in Asia/Shanghai; None when it is not known."""
    return instant.astimezone(SHANGHAI).time() if instant else None


def month_of(day: date) -> str:
    """Give a day's month as "2026-03"."""
    return f"{day.year:04d}-{day.month:02d}"


def quarter_of(day: date) -> str:
    """Give a day's quarter as "2026Q1"."""
    return f"{day.year:04d}Q{(day.month + 2) // 3}"


def period_around(day: date, span: Span) -> Period:
    """Give the calendar month, quarter, half-year or year that holds the day."""
    length = _MONTHS[span]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(first, _add_months(first, length) - timedelta(days=1))


def period_before(period: Period, span: Span) -> Period:
    """Give the period of the same span just before this one; of any days as many of them."""
    eve = period.first - timedelta(days=1)
    return Period(eve - (period.last - period.first), eve) if span is Span.ANY else period_around(eve, span)


def year_before(period: Period, span: Span) -> Period:
    """Give the same period one year earlier."""
    if span is Span.ANY:
        return Period(years_later(period.first, -1), years_later(period.last, -1))
    return period_around(_add_months(period.first, -12), span)


def years_later(day: date, years: int) -> date:
    """Give the same day so many years later, or earlier; 29 February is the 28th where a year has none."""
    year = day.year + years
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=year, day=28 if leap and not isleap(year) else day.day)


def _add_months(first_of_month: date, count: int) -> date:
    months = first_of_month.year * 12 + first_of_month.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)
