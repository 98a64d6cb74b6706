"""Answers remembered for as long as they are true: until the next write anywhere raises the revision."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
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
