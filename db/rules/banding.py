"""Sorting values into few classes that can be told apart by eye, for maps and their legends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

CLASSES: Final = 5


@dataclass(frozen=True, slots=True)
class Band:
    """A class: from its lowest to its highest value, both included, and how many values lie in it."""

    low: int
    high: int
    count: int


def bands(values: Iterable[int | None], *, of_hundred: bool = False) -> tuple[Band, ...]:
    """Sort whole numbers into at most five classes; unknown ones lie in none.

    Nothing at all (0) is a class of its own; the others are shared out evenly, equal values staying together. With
    of_hundred the classes are the fifths of a percentage, whether or not anything lies in them.
    """
    known = sorted(value for value in values if value is not None)
    if of_hundred:
        edges = [(step * 20 + (1 if step else 0), (step + 1) * 20) for step in range(CLASSES)]
    else:
        edges = _edges(known)
    return tuple(Band(low, high, sum(low <= value <= high for value in known)) for low, high in edges)


def band_of(value: int | None, among: Sequence[Band]) -> int | None:
    """Give the place of a value's class; None for an unknown value."""
    if value is None:
        return None
    return next((place for place, band in enumerate(among) if band.low <= value <= band.high), None)


def _edges(known: list[int]) -> list[tuple[int, int]]:
    some = [value for value in known if value > 0]
    edges = [(0, 0)] if len(some) < len(known) else []
    room = CLASSES - len(edges)
    cuts = sorted(
        {some[min(len(some) - 1, -(-len(some) * (step + 1) // room) - 1)] for step in range(room)} if some else ()
    )
    low = 1 if edges else (some[0] if some else 0)
    for cut in cuts:
        edges.append((low, cut))
        low = cut + 1
    return edges
