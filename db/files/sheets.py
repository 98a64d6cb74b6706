"""Opening a file that somebody sends: in a limited process of its own, so that the server outlives every file."""

import json
import os
import re
import sys
import unicodedata
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

from db.errors import Code, Refusal
from db.files import limits
from db.files.flaws import Fault
from db.files.hearing import Heard, heard
from db.files.raw import RawRow, RawSheet, row_of
from db.files.sniffing import kind_of, refuse
from db.work import Spool, Stage, Tell, in_silence
from db.work.course import EVERY

__all__ = ["RawRow", "RawSheet", "open_sheets", "shown_name"]

_ROOT: Final = Path(__file__).resolve().parents[2]
_TURNS: Final = BoundedSemaphore(limits.CHILDREN)
_LONGEST_NAME: Final = 80


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


@contextmanager
def _child(content: bytes, task: tuple[str, ...]) -> Iterator[Heard]:
    command = [sys.executable, "-m", "db.files.child", *task]
    with heard(command, content, limits.WAIT_SECONDS, cwd=_ROOT, env=_bare_environment()) as child:
        yield child


def _bare_environment() -> dict[str, str]:
    """Give what Python needs to start, and none of the server's secrets."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if key in os.environ}
    return kept | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
