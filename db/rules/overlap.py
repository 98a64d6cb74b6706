"""Whether one person can be at two activities of one day."""

from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

_USUAL: Final = timedelta(hours=2)
"""How long an activity lasts that does not say so."""


class Slot(Protocol):
    """Where an activity is, when it begins and how long it lasts, as far as that is known."""

    @property
    def community_id(self) -> UUID:
        """The community in which it takes place."""

    @property
    def starts_at(self) -> datetime | None:
        """When it begins."""

    @property
    def minutes(self) -> int | None:
        """How long it lasts."""


def overlap(one: Slot, other: Slot) -> bool:
    """Tell whether two activities of one day keep a person from being at both.

    Where an hour is unknown, nobody is at two communities; within one, one may follow the other.
    """
    if one.starts_at is None or other.starts_at is None:
        return one.community_id != other.community_id
    return one.starts_at < _end(other, other.starts_at) and other.starts_at < _end(one, one.starts_at)


def _end(slot: Slot, starts_at: datetime) -> datetime:
    return starts_at + (timedelta(minutes=slot.minutes) if slot.minutes else _USUAL)
