"""The rules of thumb that hold on a day: minimum posts, most tasks, and how long whoever has the ball may keep it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.terms import Urgency


@dataclass(frozen=True, slots=True)
class Thumb:
    """What the bureau asks, in numbers."""

    minimum_posts: int
    most_tasks: int
    due_days: int
    critical_days: int
    follow_up_days: int

    def days_to_move(self, urgency: Urgency) -> int:
        """Give the days for a step of a need: fewer when it presses, more when it does not."""
        return {
            Urgency.CRITICAL: min(self.critical_days, self.due_days),
            Urgency.URGENT: self.due_days,
            Urgency.NORMAL: self.due_days * 2,
        }[urgency]


BUILT_IN: Final = Thumb(minimum_posts=2, most_tasks=3, due_days=7, critical_days=3, follow_up_days=7)
"""What holds before the bureau has set its own."""


def in_force(versions: Iterable[tuple[date, Thumb]], day: date) -> Thumb:
    """Give what holds on a day, from versions in any order."""
    begun = [(since, thumb) for since, thumb in versions if since <= day]
    return max(begun, key=lambda one: one[0])[1] if begun else BUILT_IN
