"""A process of our own that works at a file: fed, heard out, and waited for only so long."""

import logging
import os
import subprocess
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import IO, Final

_LOG: Final = logging.getLogger(__name__)
_TICK: Final = 0.25


class Heard:
    """A process that reads a file: ended when it is waited for too long, and heard out whatever it complains of."""

    def __init__(self, process: "subprocess.Popen[bytes]", content: bytes, patience: float) -> None:
        """Begin to feed it and to listen."""
        self._process = process
        self._due = monotonic() + patience
        self._over = Event()
        self._complaints = deque[bytes](maxlen=2)
        self._hearer = Thread(target=self._hear)
        self._others = Thread(target=_feed, args=(process.stdin, content)), Thread(target=self._watch)
        for thread in (self._hearer, *self._others):
            thread.start()

    def lines(self) -> Iterator[bytes]:
        """Give the lines it writes; the time that is spent with a line is not counted as its own."""
        for line in self._process.stdout or ():
            left, self._due = self._due - monotonic(), inf
            yield line
            self._due = monotonic() + left

    def was_ended(self) -> bool:
        """Tell why it fell silent: it was ended, for its time or its memory, or else it broke."""
        ended = self._process.wait()
        self._hearer.join()
        said = b"".join(self._complaints)[-2000:].decode("utf-8", "replace")
        _LOG.warning("the reading process ended with %s: %s", ended, said)
        return ended < 0

    def end(self) -> None:
        """End it, and all that was for it."""
        self._over.set()
        self._process.kill()
        for thread in (self._hearer, *self._others):
            thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_TICK):
            if monotonic() > self._due:
                self._process.kill()

    def _hear(self) -> None:
        # a process whose complaints nobody takes would wait for that for good
        if self._process.stderr:
            while said := os.read(self._process.stderr.fileno(), 65_536):
                self._complaints.append(said)


@contextmanager
def heard(
    command: Sequence[str], content: bytes, patience: float, *, cwd: Path, env: Mapping[str, str]
) -> Iterator[Heard]:
    """Start a process, feed it some content and hear it; it ends with this, and when it is waited for too long."""
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - our own module, asked for one of its own tasks
        command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=cwd, env=env
    ) as process:
        child = Heard(process, content, patience)
        try:
            yield child
        finally:
            child.end()


def _feed(to: IO[bytes], content: bytes) -> None:
    # a process that has seen enough, or has ended, reads no more
    with suppress(BrokenPipeError), to:
        to.write(content)
