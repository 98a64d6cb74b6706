"""A clock that a test moves, so that a year passes in a minute: our code in a process started under it reads this one.

Only our own modules are given it; Streamlit, the sockets and the tests themselves keep the machine's time.
"""

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final, Self, cast

FILE: Final = "TESTS_CLOCK"
"""The variable that names the file in which the clock stands."""

OURS: Final = ("db", "pages")


@dataclass(frozen=True, slots=True)
class Clock:
    """A file that says what it showed at a moment of the machine's, and how fast it goes."""

    file: Path

    def now(self) -> datetime:
        """Give the moment that it shows."""
        shown, when, pace = map(float, self.file.read_text().split())
        return datetime.fromtimestamp(shown + (datetime.now(UTC).timestamp() - when) * pace, UTC)

    def set(self, moment: datetime, *, pace: float = 1) -> None:
        """Let it show a moment and go on from there, so many times as fast as the machine's."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{moment.timestamp()!r} {datetime.now(UTC).timestamp()!r} {pace!r}")
        # whoever reads it meanwhile sees the old time or the new one
        new.replace(self.file)


def follow(file: str) -> None:
    """Let our modules of this process, all of which are loaded, ask this clock what time it is."""
    clock = Clock(Path(file))

    class _Likeness(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class Moved(datetime, metaclass=_Likeness):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cast("Self", clock.now().astimezone(tz))

    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in OURS and getattr(module, "datetime", None) is datetime:
            vars(module)["datetime"] = Moved


def follow_if_asked() -> None:
    """Follow the clock that the environment names, if it names one."""
    if file := os.environ.get(FILE):
        follow(file)
