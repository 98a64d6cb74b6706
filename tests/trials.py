"""The trials as docs/trials.md tells them: what is tried, by which tests, and what cannot be shown."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COUNTS = {"F": 17, "C": 11, "I": 11, "S": 14}
LINE = re.compile(
    r"^\| (?P<number>[FCIS]\d+) \| (?P<what>[^|]+) \| (?P<tests>[^|]*) \| (?P<seen>[^|]*) \| (?P<gap>[^|]*)\|$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial: its number, what is tried, the tests that hold it, and what they do not show."""

    number: str
    what: str
    tests: tuple[str, ...]
    #: what was broken to see a test of it fail, and when
    seen_failing: str
    gap: str

    @property
    def is_open(self) -> bool:
        """Whether a part of it is not built."""
        return self.gap.startswith("open:")


def trials() -> list[Trial]:
    """Read the table."""
    text = (ROOT / "docs" / "trials.md").read_text("utf-8")
    return [
        Trial(
            line["number"],
            line["what"],
            tuple(re.findall(r"`([^`]+)`", line["tests"])),
            line["seen"].strip(),
            line["gap"].strip(),
        )
        for line in LINE.finditer(text)
    ]


def expected() -> list[str]:
    """Give the number of every trial there is, in order."""
    return [f"{family}{number}" for family, count in COUNTS.items() for number in range(1, count + 1)]
