"""What the server writes down about itself: one line of JSON each, with the way through the code and nobody's data."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Final

OURS: Final = "sanshuang"


class OneLine(logging.Formatter):
    """A line for machines and people: an error is told by its kind and its way, never by its own words.

    An error's words may quote what somebody typed; its kind, the files and the lines may not.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write one line."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            told["errors"] = [_told(error) for error in _chain(record.exc_info[1])]
        return json.dumps(told, ensure_ascii=False)


def write_lines() -> None:
    """Let our own loggers write such lines to the console."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    log = logging.getLogger(OURS)
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.INFO)


def _chain(error: BaseException) -> list[BaseException]:
    found = [error]
    while (before := found[-1].__cause__ or found[-1].__context__) is not None and before not in found:
        found.append(before)
    return found


def _told(error: BaseException) -> dict[str, object]:
    way = traceback.extract_tb(error.__traceback__)
    code = getattr(getattr(error, "orig", error), "sqlstate", None)
    kind = {"kind": type(error).__qualname__, "way": [f"{step.filename}:{step.lineno} {step.name}" for step in way]}
    return {**kind, "sqlstate": code} if code else dict(kind)
