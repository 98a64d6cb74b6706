"""Answers remembered for as long as they are true: until the next write anywhere raises the revision."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import sqrt
from threading import Lock
from time import monotonic
from typing import Any, Final, TypeVar

T = TypeVar("T")

ROOM: Final = 512
"""How many answers are kept; the longest unasked goes first."""


class Memory:
    """Answers by key for all sessions of this process; each is worked out once, while its other askers wait."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._at_work: dict[Hashable, Lock] = {}
        self._guard = Lock()

    def __len__(self) -> int:
        """Give how many answers are kept."""
        return len(self._answers)

    def recall(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """Give the answer under a key, working it out when nobody has asked yet. What is raised is not remembered."""
        with self._guard:
            if key in self._answers:
                self._answers.move_to_end(key)
                answer: T = self._answers[key]
                return answer
            turn = self._at_work.setdefault(key, Lock())
        with turn:
            return self._first(key, work_out)

    def _first(self, key: Hashable, work_out: Callable[[], T]) -> T:
        with self._guard:
            if key in self._answers:
                answer: T = self._answers[key]
                return answer
        try:
            found = work_out()
        finally:
            with self._guard:
                self._at_work.pop(key, None)
        with self._guard:
            self._answers[key] = found
            while len(self._answers) > self._room:
                self._answers.popitem(last=False)
        return found


ANSWERS: Final = Memory()
"""What this process remembers. A key holds the revision, so what is stale is never found again and ages out."""

DRAWN: Final = Memory(160)
"""What was drawn of answers, such as a whole city's map: large, so few are kept, and they push no answer out.

An overview is eight of them.
"""

TOGETHER: Final = 0.5
"""Seconds for which the pages that renew themselves stay at one revision."""

LONGEST: Final = 2.0
"""The same on a machine that needs long for what they ask, as long as none of them waits for its turn."""

FARTHEST: Final = 10.0
"""The same where so many pages wait for their turn that the last of them waits for seconds."""


class Pace:
    """The revision that pages which renew themselves draw: where many write, all of them draw the same one.

    Otherwise each of them would meet another revision, and whatever it asks would be worked out for it alone.
    """

    def __init__(self, clock: Callable[[], float] = monotonic, hold: float = TOGETHER) -> None:
        self._clock, self._hold = clock, hold
        self._at, self._since, self._took, self._waited = 0, -hold, 0.0, 0.0
        self._guard = Lock()

    def step(self, newest: int, drawn: int = 0) -> int:
        """Give the revision to draw when the records stand at the newest: half a second old, never ahead.

        Never older than what a page has drawn already, so that nothing it shows is taken back. On a machine that is
        slow at working it out it may be older than half a second, so that not all of its time goes into that. Where
        pages wait for their turn it may be older still: every further revision in a round lengthens the round.
        """
        with self._guard:
            if self._left(newest) <= 0:
                self._at, self._since, self._took = newest, self._clock(), 0.0
            return min(newest, max(self._at, drawn))

    def until(self, newest: int, drawn: int) -> float:
        """Give the seconds until a page that has drawn this may draw something newer; nought when it may now."""
        with self._guard:
            return 0.0 if self._at > drawn else max(self._left(newest), 0.0)

    def took(self, seconds: float) -> None:
        """Note how long something took to be worked out for all of them."""
        with self._guard:
            self._took += seconds

    def waited(self, seconds: float) -> None:
        """Note how long the page that comes next has waited for its turn."""
        with self._guard:
            self._waited = seconds

    def _left(self, newest: int) -> float:
        """Give the seconds until the next step if the records stand at the newest; none where they were taken back."""
        if newest == self._at:
            return self._hold
        hold = max(self._hold, min(2 * self._took, LONGEST), self._in_a_queue())
        return self._since + hold - self._clock() if newest > self._at else 0.0

    def _in_a_queue(self) -> float:
        # a moment passes also where nobody is before it: that is no queue
        if self._waited <= TOGETHER:
            return 0.0
        # what a change is late by is this and the round it begins; so long the two together are shortest
        return min(self._took + sqrt(self._took * self._waited), FARTHEST)


PACE: Final = Pace()
"""The pace of this process."""
