"""Sorting values into few classes that can be told apart by eye, for maps and their legends."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

CLASSES: Final = 5


@dataclass(frozen=True, slots=True)
class Band:
    """A class: from where to where it reaches, both included, and how many values lie in it."""

    low: int
    high: int
    count: int


def bands(values: Iterable[int | None], *, ends: Sequence[int] = ()) -> tuple[Band, ...]:
    """Sort whole numbers into at most five classes; unknown ones lie in none.

    Nothing at all (0) is a class of its own; the others are shared out evenly, equal values staying together, and the
    classes leave no gap between them. With ends they reach as far as these say, whether or not anything lies in them.
    """
    known = sorted(value for value in values if value is not None)
    edges = list(zip((0, *(end + 1 for end in ends)), ends, strict=False)) or _edges(known)
    return tuple(Band(low, high, sum(low <= value <= high for value in known)) for low, high in edges)


def even_bands(values: Iterable[int | None]) -> tuple[Band, ...]:
    """Sort whole numbers into nothing and at most four classes of one width up to the highest of them."""
    known = [value for value in values if value is not None]
    most = max(known, default=0)
    classes = min(CLASSES - 1, most)
    edges = [(0, 0), *((most * step // classes + 1, most * (step + 1) // classes) for step in range(classes))]
    return tuple(Band(low, high, sum(low <= value <= high for value in known)) for low, high in edges)


def band_of(value: int | None, among: Sequence[Band]) -> int | None:
    """Give the place of a value's class; None for an unknown value."""
    if value is None:
        return None
    return next((place for place, band in enumerate(among) if band.low <= value <= band.high), None)


def narrowed(among: Iterable[Band], values: Iterable[int | None]) -> tuple[Band, ...]:
    """Give classes from the lowest to the highest of these values that really lies in them, and how many do."""
    known = [value for value in values if value is not None]
    found = []
    for band in among:
        inside = [value for value in known if band.low <= value <= band.high]
        found.append(Band(min(inside, default=band.low), max(inside, default=band.high), len(inside)))
    return tuple(found)


def _edges(known: list[int]) -> list[tuple[int, int]]:
    some = Counter(value for value in known if value > 0)
    edges = [(0, 0)] if some.total() < len(known) else []
    low = 1 if edges else min(some, default=0)
    for cut in _cuts(some, CLASSES - len(edges)):
        edges.append((low, cut))
        low = cut + 1
    return edges


def _cuts(some: Counter[int], room: int) -> list[int]:
    """Give the highest value of each class; a value that most have stands apart from the others."""
    cuts: list[int] = []
    left, inside, last = sum(some.values()), 0, 0
    for value in sorted(some):
        classes = room - len(cuts)
        if inside and classes > 1 and inside + some[value] / 2 > left / classes:
            left -= inside
            inside = 0
            cuts.append(last)
        inside, last = inside + some[value], value
    return [*cuts, last] if last else []
