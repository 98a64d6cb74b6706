"""Where a pattern begins to be worth a second look, and what counts as not typed: the numbers, in one place."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

BATCH: Final = 10
"""Arrivals that one account typed in the last days of a quarter, all of them long after the day of service."""

LAST_DAYS: Final = timedelta(days=10)
"""The last days of a quarter, and as many after it: when forms are due."""

LONG_AFTER: Final = timedelta(days=14)
"""How long before those days a service was, for its arrival to count as typed long after."""

GRADED: Final = 4
"""Graded activities from which on nothing but the first grade is worth a look."""

CALL_LATE: Final = timedelta(days=14)
"""How long after its day a follow-up that nobody made counts as left out."""


class Spared(StrEnum):
    """The kinds of rows that nobody typed, or typed only in part."""

    ARRIVAL = "arrival"
    BY_PHONE = "by_phone"
    POINTS = "points"
    FOLLOWUP = "followup"


FIELDS: Final = {Spared.ARRIVAL: 4, Spared.BY_PHONE: 1, Spared.POINTS: 6, Spared.FOLLOWUP: 4}
"""Fields of one such row that would stand in a ledger on paper and were filled in from the records."""
