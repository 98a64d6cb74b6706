"""The half-year report: what its text may ask for, how the text is kept, and what it says once it is filled.

A text is kept as lines: "# " is a title, "## " a heading, "| " the cells of a table, "> " stands at the right, two
blanks lead any other paragraph. What is filled in stands in double braces by its code: {{activities:cleaning}}.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final

from db.errors import Code, Refusal
from db.rules.calendar import Period, Span, period_around
from db.rules.metrics import KINDS, Answer, Metric
from db.rules.periods import Named
from db.terms import ActivityKind


class Listed(StrEnum):
    """What is told as a list."""

    #: every kind of activity that was held, and how often
    ACTIVITY_KINDS = "activity_kinds"
    #: the months of the period in which there was one
    ACTIVITY_MONTHS = "activity_months"
    ACTIVITY_BRANCHES = "branches_named"
    ACTIVITY_COMMUNITIES = "communities_named"
    #: whom wish days were for, and how many people
    WISH_DAY_GROUPS = "wish_day_groups"


class Told(StrEnum):
    """What a person writes, because no record tells it."""

    HIGHLIGHTS = "highlights"
    PROBLEMS = "problems"
    NEXT_STEPS = "next_steps"


class Given(StrEnum):
    """What is known of the report itself."""

    BUREAU = "bureau"
    PERIOD = "period"
    LAST_DAY = "last_day"
    SIGNED_ON = "signed_on"


Name = Metric | Listed | Told | Given

_KINDS: Final[Mapping[Name, type[StrEnum]]] = {
    **{metric: kind.kinds for metric, kind in KINDS.items() if kind.kinds is not None},
    Listed.ACTIVITY_MONTHS: ActivityKind,
    Listed.ACTIVITY_BRANCHES: ActivityKind,
    Listed.ACTIVITY_COMMUNITIES: ActivityKind,
}
"""What may be asked for by kind, and of which kinds."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a text may ask for, or one kind of it."""

    name: Name
    kind: StrEnum | None = None

    @property
    def code(self) -> str:
        """Its code in a text as it is kept."""
        return f"{self.name.value}:{self.kind.value}" if self.kind else self.name.value


@cache
def fields() -> Mapping[str, Field]:
    """Give everything that a text may ask for, by its code."""
    names: tuple[Name, ...] = (*Given, *Metric, *Listed, *Told)
    whole = [Field(name) for name in names]
    parts = [Field(name, kind) for name, of in _KINDS.items() for kind in of]
    return {field.code: field for field in (*whole, *parts)}


class Style(StrEnum):
    """How a paragraph looks; its value leads it in a text as it is kept."""

    TITLE = "# "
    HEADING = "## "
    CELLS = "| "
    RIGHT = "> "
    TEXT = "  "


Piece = str | Field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text: words, and what is filled in between them."""

    style: Style
    pieces: tuple[Piece, ...]


_MARK: Final = re.compile(r"\{\{([^{}\n]+)\}\}")
LONGEST_TEXT: Final = 60_000
LONGEST_WORDS: Final = 4_000


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Read a text as it is kept; a field that nobody knows stays a word."""
    return tuple(_paragraph(line) for line in text.split("\n") if line.strip())


def asked(text: str) -> tuple[str, ...]:
    """Give the codes that a text asks for, each once, in the order in which they stand there."""
    return tuple(
        dict.fromkeys(piece.code for one in paragraphs(text) for piece in one.pieces if isinstance(piece, Field))
    )


def unknown(text: str) -> tuple[str, ...]:
    """Give what stands in double braces and is no field."""
    return tuple(dict.fromkeys(mark for mark in _MARK.findall(text) if mark not in fields()))


def _paragraph(line: str) -> Paragraph:
    style = next((style for style in Style if line.startswith(style.value)), None)
    words = line if style is None else line[len(style.value) :]
    return Paragraph(style or Style.TEXT, tuple(_pieces(words)))


def _pieces(words: str) -> Iterator[Piece]:
    for place, part in enumerate(_MARK.split(words)):
        if place % 2:
            yield fields().get(part) or f"{{{{{part}}}}}"
        elif part:
            yield part


Count = int | Answer | None
"""How many of a kind there are: a number, or the answer that it is veiled; None is unknown."""

Value = Answer | tuple[str, ...] | tuple[tuple[str, Count], ...] | str | None
"""What a field comes to: a figure, names or months, kinds with their figures, or words; None is unknown."""

Values = Mapping[str, Value]


def to_plain(values: Values) -> dict[str, Any]:
    """Give values as JSON knows them."""
    return {code: _plain(value) for code, value in values.items()}


def from_plain(plain: Mapping[str, Any]) -> dict[str, Value]:
    """Give values as they were frozen."""
    return {code: _value(value) for code, value in plain.items()}


def changed(before: Values, after: Values) -> tuple[str, ...]:
    """Give the codes whose values differ, those of the newer text first."""
    return tuple(code for code in (*after, *(before.keys() - after.keys())) if before.get(code) != after.get(code))


def _plain(value: Any) -> Any:  # noqa: ANN401 - as JSON takes it
    if isinstance(value, Answer):
        return {"value": value.value, "whole": value.whole, **({"veiled": True} if value.veiled else {})}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _value(plain: Any) -> Any:  # noqa: ANN401 - as JSON gives it
    if isinstance(plain, dict):
        return Answer(**plain)
    return tuple(_value(one) for one in plain) if isinstance(plain, list) else plain


_HALF: Final = re.compile(r"(20\d\d)H([12])")
_LAST_MONTH: Final = 6


def half_year_named(code: str) -> Named:
    """Give the half-year of a code such as "2026H1"; BAD_DAY for any other."""
    found = _HALF.fullmatch(code)
    if found is None:
        raise Refusal(Code.BAD_DAY, field="half")
    return Named(Span.HALF_YEAR, period_around(date(int(found[1]), int(found[2]) * _LAST_MONTH, 1), Span.HALF_YEAR))


def period_of_half(code: str) -> Period:
    """Give the days of a half-year."""
    return half_year_named(code).period
