"""What is brought to an activity, as people write it: a thing in a line, and after a colon who brings it."""

import re
from typing import Final, NamedTuple

_COLON: Final = re.compile(r"[：:]")


class Brought(NamedTuple):
    """A thing, and in words who brings it; nobody yet when that is empty."""

    thing: str
    who: str


def brought(text: str) -> list[Brought]:
    """Read "水桶10个：甲支部" line by line."""
    return [Brought(*_parted(line)) for line in text.splitlines() if line.strip(" ：:\t")]


def _parted(line: str) -> tuple[str, str]:
    *things, who = _COLON.split(line) if _COLON.search(line) else [line, ""]
    return "：".join(things).strip(), who.strip()
