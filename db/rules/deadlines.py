"""How long whoever has the ball may keep a need: the bureau's days, fewer when it presses, more when it does not."""

from typing import Final

from db.terms import Urgency

CRITICAL_DAYS: Final = 3

FOLLOW_UP_DAYS: Final = 7
"""Within which somebody is asked whether what was done helped."""


def days_to_move(urgency: Urgency, *, days: int) -> int:
    """Give the days for a need of this urgency, from the bureau's rule of thumb."""
    return {Urgency.CRITICAL: min(CRITICAL_DAYS, days), Urgency.URGENT: days, Urgency.NORMAL: days * 2}[urgency]
