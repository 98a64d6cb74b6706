"""How large the invented city is, and up to which day it is told."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from db.rules.calendar import SHANGHAI

FEWEST = {"communities": 2, "branches": 2, "members": 20, "months": 7}
"""Below this there is no city to tell of."""


@dataclass(frozen=True, slots=True)
class Size:
    """The flags of the command."""

    communities: int
    branches: int
    members: int
    months: int
    today: date
    seed: int

    @property
    def begins(self) -> date:
        """The first day of the story: the first of a month, so many months back."""
        months = self.today.year * 12 + self.today.month - 1 - self.months
        return date(months // 12, months % 12 + 1, 1)

    @property
    def ends(self) -> datetime:
        """The end of the story: the midnight with which today begins."""
        return datetime.combine(self.today, time(), SHANGHAI)

    @property
    def days(self) -> list[date]:
        """Every day that the story tells."""
        return [self.begins + timedelta(days=n) for n in range((self.today - self.begins).days)]
