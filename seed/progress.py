"""A bar on the terminal that says how far a seed has come; nothing is drawn where nobody watches."""

import sys
import time
from typing import Final, TextIO

WIDTH: Final = 32


class Progress:
    """The bar of one run."""

    def __init__(self, said: str, to: TextIO | None = None) -> None:
        """Begin at nothing; on standard error unless it is drawn elsewhere."""
        self._said, self._to, self._began, self._drawn = said, to or sys.stderr, time.monotonic(), -1

    @property
    def seconds(self) -> float:
        """How long it has run."""
        return time.monotonic() - self._began

    def reached(self, share: float) -> None:
        """Draw the bar at a share of the whole, when it has moved."""
        percent = int(100 * min(max(share, 0), 1))
        if percent == self._drawn or not self._to.isatty():
            return
        self._drawn = percent
        full = percent * WIDTH // 100
        self._to.write(f"\r{self._said} [{'#' * full}{'.' * (WIDTH - full)}] {percent:3d} % {self.seconds:5.1f} s")
        self._to.flush()

    def done(self) -> None:
        """Draw the whole bar and leave its line."""
        self.reached(1)
        if self._to.isatty():
            self._to.write("\n")
