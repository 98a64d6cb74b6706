"""Turns: what all would do at once and nobody can do faster than one at a time, they do one after the other."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import Final

PATIENCE: Final = 30.0
"""Seconds after which somebody no longer waits: what keeps the turn so long is no queue."""


class Turns:
    """A queue for threads; whoever came first is first, and with `at_once` of them at work the next one waits."""

    def __init__(self, at_once: int = 1, patience: float = PATIENCE) -> None:
        self._free, self._patience = at_once, patience
        self._waiting: deque[Lock] = deque()
        self._guard = Lock()

    @contextmanager
    def taken(self) -> Iterator[float]:
        """Wait for a turn and keep it for a while; without one, when patience ends. Gives the seconds waited."""
        began = monotonic()
        mine = self._take()
        try:
            yield monotonic() - began
        finally:
            if mine:
                self._give()

    def waits_for_another(self) -> bool:
        """Whether somebody who came now would have to wait."""
        return not self._free

    def _take(self) -> bool:
        with self._guard:
            if self._free:
                self._free -= 1
                return True
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        if called.acquire(timeout=self._patience):
            return True
        with self._guard:
            # called at the very moment at which patience ended
            if called not in self._waiting:
                return True
            self._waiting.remove(called)
        return False

    def _give(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


REDRAWS: Final = Turns()
"""Pages that renew themselves are drawn in turn.

One interpreter draws a hundred of them no faster side by side: each would be as slow as all of them together, and meet
another revision when it comes to its questions.
"""
