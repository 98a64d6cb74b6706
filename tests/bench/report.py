"""The common form of every measurement: rows of figures, what was to be reached, and how far along the work is."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

Figure = int | float | str | bool | None
Row = dict[str, Figure]

WHOLE = 1000
BAR = 24


@dataclass(frozen=True, slots=True)
class Reach:
    """What a figure was to reach, and what it reached."""

    target: Figure
    measured: Figure
    met: bool


@dataclass(slots=True)
class Report:
    """What one run measured; rows may have different columns."""

    rows: list[Row] = field(default_factory=list)
    reaches: dict[str, Reach] = field(default_factory=dict)

    def as_json(self) -> str:
        """Write it for machines."""
        return json.dumps(
            {"rows": self.rows, "reaches": {name: asdict(reach) for name, reach in self.reaches.items()}},
            ensure_ascii=False,
            indent=1,
        )

    def as_table(self) -> str:
        """Write it for people."""
        columns = list(dict.fromkeys(column for row in self.rows for column in row))
        lines = table(columns, [[written(row.get(column)) for column in columns] for row in self.rows])
        verdicts = [
            [name, written(reach.target), written(reach.measured), "met" if reach.met else "MISSED"]
            for name, reach in self.reaches.items()
        ]
        return "\n".join([*lines, "", *table(["reach", "target", "measured", ""], verdicts)])


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Set rows in columns, the first to the left and the others to the right."""
    wide = [max(width(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    lines = ["  ".join(_set(cell, wide[at], left=at == 0) for at, cell in enumerate(row)) for row in [heads, *rows]]
    return [lines[0], "─" * width(lines[0]), *lines[1:]]


def written(figure: Figure) -> str:
    """Write a figure as people read it; what was not measured is a dash."""
    if figure is None:
        return "—"
    if isinstance(figure, bool):
        return "yes" if figure else "no"
    if isinstance(figure, float):
        return f"{figure:,.3g}" if abs(figure) < WHOLE else f"{figure:,.0f}"
    return f"{figure:,}" if isinstance(figure, int) else figure


def width(text: str) -> int:
    """Count the places that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def say(text: str) -> None:
    """Tell whoever waits what is being done, beside the figures."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def at_least_two(typed: str) -> int:
    """Read how often something is timed: a spread is told of it, and one turn has none."""
    if int(typed) < 2:
        raise argparse.ArgumentTypeError("at least 2, so that there is a spread to tell")
    return int(typed)


def bar(done: int, total: int, label: str) -> None:
    """Show how far the whole run is."""
    full = BAR * done // max(total, 1)
    say(f"[{'#' * full}{'.' * (BAR - full)}] {done}/{total} {label}")


def _set(cell: str, wide: int, *, left: bool) -> str:
    blank = " " * (wide - width(cell))
    return cell + blank if left else blank + cell
