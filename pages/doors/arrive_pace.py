"""How often one may knock, and who was let in already: kept for the last few thousand who came."""

import asyncio
from collections import OrderedDict
from typing import Final
from uuid import UUID

AT_ONCE: Final = asyncio.Semaphore(2)
"""A database writes one after the other: a crowd queues here in its order, and not at the lock in none."""

_MOST_KEPT: Final = 5000


class Remembered:
    """What was answered under the keys of the last few thousand: whoever taps twice is answered without a write."""

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, str] = OrderedDict()

    def keep(self, key: UUID, typed: str) -> None:
        """Note that what was typed under a key has its final answer."""
        self._kept[key] = typed
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)

    def holds(self, key: UUID, typed: str) -> bool:
        """Whether just this was answered under this key."""
        return self._kept.get(key) == typed


class Pace:
    """So many at once, and then so many a second, for each who comes."""

    def __init__(self, at_once: int, per_second: float) -> None:
        self._at_once, self._per_second = at_once, per_second
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, who: str, now: float) -> bool:
        """Whether somebody may go on at a moment given in seconds; if so it counts."""
        left, before = self._left.pop(who, (float(self._at_once), now))
        left = min(float(self._at_once), left + max(now - before, 0.0) * self._per_second)
        # a refused try costs nothing: whoever keeps trying gets on as soon as whoever waits
        self._left[who] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > _MOST_KEPT:
            self._left.popitem(last=False)
        return left >= 1
