"""Periods by their short codes: 2026-03, 2026Q1, 2026H1, 2026, as they stand in addresses."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from db.rules.calendar import Period, Span, month_of, period_around, period_before, quarter_of, year_before

CODES: Final = ("span", "at", "from", "to")
"""The names under which a period stands in an address."""

_FIRST_OF_SECOND_HALF: Final = 7


@dataclass(frozen=True, slots=True)
class Named:
    """A period of the calendar with its code."""

    span: Span
    period: Period

    @property
    def code(self) -> str:
        """Its code."""
        first = self.period.first
        return {
            Span.MONTH: month_of(first),
            Span.QUARTER: quarter_of(first),
            Span.HALF_YEAR: f"{first.year}H{2 if first.month >= _FIRST_OF_SECOND_HALF else 1}",
            Span.YEAR: str(first.year),
            Span.ANY: f"{first.isoformat()}/{self.period.last.isoformat()}",
        }[self.span]

    @property
    def codes(self) -> dict[str, str]:
        """What names it in an address."""
        if self.span is Span.ANY:
            days = {"from": self.period.first.isoformat(), "to": self.period.last.isoformat()}
            return {"span": self.span.value, **days}
        return {"span": self.span.value, "at": self.code}

    def over(self, today: date) -> bool:
        """Whether its last day is past: what stands now is then not what stood in it."""
        return self.period.last < today

    @property
    def before(self) -> "Named":
        """The period of the same span just before."""
        return Named(self.span, period_before(self.period, self.span))

    @property
    def year_before(self) -> "Named":
        """The same period a year earlier."""
        return Named(self.span, year_before(self.period, self.span))

    @property
    def against(self) -> tuple[Period, Period]:
        """What its figures are held against: the period before, and the same a year earlier."""
        return self.before.period, self.year_before.period


def current(today: date, span: Span) -> Named:
    """Give the period of a span that holds today."""
    return Named(span, period_around(today, span))


def of_days(one: date, other: date) -> Named:
    """Give the days from the earlier to the later."""
    return Named(Span.ANY, Period(min(one, other), max(one, other)))


def recent(today: date, span: Span, count: int) -> tuple[Named, ...]:
    """Give the period that holds today and those before it, newest first."""
    named = [current(today, span)]
    while len(named) < count:
        named.append(named[-1].before)
    return tuple(named)


def trend_to(today: date) -> Period:
    """Give the thirteen months up to today's: the same month a year ago is the first."""
    newest = current(today, Span.MONTH).period
    return Period(newest.first.replace(year=newest.first.year - 1), newest.last)
