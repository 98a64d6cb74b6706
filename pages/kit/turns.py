"""Turns: what all would do at once and nobody can do faster than one at a time, they do one after the other."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock
from time import monotonic
from typing import Final

PATIENCE: Final = 30.0
"""Seconds after which somebody no longer waits: what keeps the turn so long is no queue."""

_HEEDS: Final = 0.2
"""Seconds after which somebody who waits heeds what goes on around them, again and again."""


class Turns:
    """A queue for threads: one of them is at work, and of the others whoever came first is next."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._free, self._patience = True, patience
        self._waiting: deque[Lock] = deque()
        self._guard = Lock()

    @contextmanager
    def taken(self, heed: Callable[[], object] = lambda: None) -> Iterator[float]:
        """Wait for a turn and keep it for a while; without one, when patience ends. Gives the seconds waited.

        What `heed`, which is called while one waits, raises takes one out of the queue.
        """
        began = monotonic()
        mine = self._take(heed)
        try:
            yield monotonic() - began
        finally:
            if mine:
                self._give()

    def _take(self, heed: Callable[[], object]) -> bool:
        with self._guard:
            if self._free:
                self._free = False
                return True
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        with ExitStack() as away:
            away.callback(self._go, called)
            heard = self._heard(called, heed)
            away.pop_all()
        # called at the very moment at which patience ended
        return heard or not self._leave(called)

    def _heard(self, called: Lock, heed: Callable[[], object]) -> bool:
        """Wait to be called, and heed what goes on meanwhile; not for longer than patience lasts."""
        end = monotonic() + self._patience
        while (left := end - monotonic()) > 0:
            if called.acquire(timeout=min(left, _HEEDS)):
                return True
            heed()
        return False

    def _go(self, called: Lock) -> None:
        """Leave the queue for good; the turn goes on to the next if one was called meanwhile."""
        if not self._leave(called):
            self._give()

    def _leave(self, called: Lock) -> bool:
        """Leave the queue; tells whether one still stood in it, and was not called meanwhile."""
        with self._guard:
            waits = called in self._waiting
            if waits:
                self._waiting.remove(called)
            return waits

    def _give(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free = True


REDRAWS: Final = Turns()
"""Pages that renew themselves are drawn in turn.

One interpreter draws a hundred of them no faster side by side: each would be as slow as all of them together, and meet
another revision when it comes to its questions.
"""
