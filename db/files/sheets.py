"""Opening a file that somebody sends: in a limited process of its own, so that the server outlives every file."""

import json
import logging
import os
import re
import subprocess
import sys
import unicodedata
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from math import inf
from pathlib import Path
from threading import BoundedSemaphore, Event, Thread
from time import monotonic
from typing import IO, Any, Final

from db.errors import Code, Refusal
from db.files import limits
from db.files.flaws import Fault
from db.files.raw import RawRow, RawSheet, row_of
from db.files.sniffing import kind_of, refuse
from db.work import Spool, Stage, Tell, in_silence
from db.work.course import EVERY

__all__ = ["RawRow", "RawSheet", "open_sheets", "shown_name"]

_LOG: Final = logging.getLogger(__name__)
_ROOT: Final = Path(__file__).resolve().parents[2]
_TURNS: Final = BoundedSemaphore(limits.CHILDREN)
_LONGEST_NAME: Final = 80
_TICK: Final = 0.25


def open_sheets(content: bytes, name: str = "", tell: Tell = in_silence) -> tuple[RawSheet, ...]:
    """Give the sheets of a workbook or CSV, hidden ones too; raise Refusal(…, why=Fault) for what is not read.

    A text table's one sheet takes the file's name. The rows of a long sheet wait on the disk.
    """
    kind_of(content, name)
    stem = Path(shown_name(name)).stem
    sheets: list[RawSheet] = []
    rows = Spool[RawRow]()
    done = total = 0
    with closing(_answers(content, (), Fault.TIME, Fault.BROKEN)) as answers:
        for said in answers:
            if isinstance(said, list):
                rows.append(row_of(said))
                done += 1
                if done % EVERY == 0:
                    tell(Stage.READING, done, max(done, total))
            elif "sheet" in said:
                rows = Spool()
                sheets.append(RawSheet(said["sheet"] or stem, said["hidden"], rows))
            else:
                total = said.get("rows", total)
    return tuple(sheets)


def shown_name(name: str) -> str:
    """Give a file's name fit to be shown and kept: no folders, no control characters, at most 80 letters."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    stem, dot, suffix = visible.rpartition(".")
    if len(visible) <= _LONGEST_NAME or not dot:
        return visible[:_LONGEST_NAME]
    return f"{stem[: _LONGEST_NAME - 9]}….{suffix[:7]}"


def ask_child(content: bytes, *task: str, slow: Fault = Fault.TIME, broken: Fault = Fault.BROKEN) -> dict[str, Any]:
    """Let the limited process do a task with a file, and give its one answer; raise the Refusal that it answers."""
    with closing(_answers(content, task, slow, broken)) as answers:
        answer: dict[str, Any] = next(answers)
    return answer


def _answers(content: bytes, task: tuple[str, ...], slow: Fault, broken: Fault) -> Generator[Any]:
    """Give what the limited process says, line by line; whoever closes this before its end ends the process."""
    with _TURNS, _child(content, task) as child:
        said: Any = None
        for line in child.lines():
            try:
                said = json.loads(line)
            except ValueError:
                said = None
                break
            if "refused" in said:
                raise Refusal(Code(said["refused"]), **said["facts"])
            yield said
        if said is None or (not task and "all" not in said):
            raise refuse(slow if child.was_ended() else broken, limit=limits.CPU_SECONDS)


class _Child:
    """A process that reads a file: ended when it is waited for too long, and heard out whatever it complains of."""

    def __init__(self, process: "subprocess.Popen[bytes]", content: bytes) -> None:
        self._process = process
        self._due = monotonic() + limits.WAIT_SECONDS
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
def _child(content: bytes, task: tuple[str, ...]) -> Iterator[_Child]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "db.files.child", *task]
    with subprocess.Popen(  # noqa: S603 - our own module, asked for one of its own tasks
        command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=_ROOT, env=_bare_environment()
    ) as process:
        child = _Child(process, content)
        try:
            yield child
        finally:
            child.end()


def _feed(to: IO[bytes], content: bytes) -> None:
    # a process that has seen enough, or has ended, reads no more
    with suppress(BrokenPipeError), to:
        to.write(content)


def _bare_environment() -> dict[str, str]:
    """Give what Python needs to start, and none of the server's secrets."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if key in os.environ}
    return kept | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
