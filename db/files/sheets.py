"""Opening a file that somebody sends: in a limited process of its own, so that the server outlives every file."""

import json
import logging
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

from db.errors import Code, Refusal
from db.files import limits
from db.files.flaws import Fault
from db.files.raw import RawRow, RawSheet, from_plain
from db.files.sniffing import kind_of, refuse

__all__ = ["RawRow", "RawSheet", "open_sheets", "shown_name"]

_LOG: Final = logging.getLogger(__name__)
_ROOT: Final = Path(__file__).resolve().parents[2]
_TURNS: Final = BoundedSemaphore(limits.CHILDREN)
_LONGEST_NAME: Final = 80


def open_sheets(content: bytes, name: str = "") -> tuple[RawSheet, ...]:
    """Give the sheets of a workbook or CSV, hidden ones too; raise Refusal(…, why=Fault) for what is not read.

    A text table's one sheet takes the file's name.
    """
    kind_of(content, name)
    answer = ask_child(content)
    return tuple(
        RawSheet(s.name or Path(shown_name(name)).stem, s.hidden, s.rows) for s in from_plain(answer["sheets"])
    )


def shown_name(name: str) -> str:
    """Give a file's name fit to be shown and kept: no folders, no control characters, at most 80 letters."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    stem, dot, suffix = visible.rpartition(".")
    if len(visible) <= _LONGEST_NAME or not dot:
        return visible[:_LONGEST_NAME]
    return f"{stem[: _LONGEST_NAME - 9]}….{suffix[:7]}"


def ask_child(content: bytes, *task: str, slow: Fault = Fault.TIME, broken: Fault = Fault.BROKEN) -> dict[str, Any]:
    """Let the limited process do a task with a file, and give its answer; raise the Refusal that it answers."""
    with _TURNS:
        answer = _answer(content, task, slow, broken)
    if "refused" in answer:
        raise Refusal(Code(answer["refused"]), **answer["facts"])
    return answer


def _answer(content: bytes, task: tuple[str, ...], slow: Fault, broken: Fault) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 - our own module, asked for one of its own tasks
            [sys.executable, "-m", "db.files.child", *task],
            input=content, capture_output=True, check=False, cwd=_ROOT, env=_bare_environment(),
            timeout=limits.WAIT_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise refuse(slow, limit=limits.WAIT_SECONDS) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        _LOG.warning(
            "the reading process ended with %s: %s", done.returncode, done.stderr[-2000:].decode("utf-8", "replace")
        )
        raise refuse(slow if done.returncode < 0 else broken, limit=limits.CPU_SECONDS) from None
    return answer


def _bare_environment() -> dict[str, str]:
    """Give what Python needs to start, and none of the server's secrets."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if key in os.environ}
    return kept | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
