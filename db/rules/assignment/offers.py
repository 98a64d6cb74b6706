"""Who suits whom, asked for in the one way that a large city allows: the best of each need at the members' prices."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from db.rules.assignment.city import Compact, Marks, Numbers, Pairs, joined, pairs

UNSUITED: Final = -1
"""Stands in a table of scores where a member does not suit a need; scores themselves are never below nought."""

COUNTED: Final = 4_096
"""Up to so many different values are counted instead of sorted."""


class Offers(Protocol):
    """All suitable pairs of a city with their scores, without ever laying them all out."""

    def best(self, floor: Numbers, price: Numbers, most: Numbers) -> Pairs:
        """Give each need's pairs with score - price[member] > floor[need], the highest first, at most so many of each.

        Nothing may be missing that is higher than what is given: on this stands the proof that a plan is the best one.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Suitable pairs that are few enough to be written down; in any order, no pair twice."""

    pairs: Pairs

    def best(self, floor: Numbers, price: Numbers, most: Numbers) -> Pairs:
        """Look at every pair."""
        value = self.pairs.score - price[self.pairs.member]
        above = np.flatnonzero((value > floor[self.pairs.need]) & (most > 0)[self.pairs.need])
        return foremost(self.pairs.only(above), value[above], most)


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Scores that are worked out when they are asked for: a table of some needs against all members at a time."""

    table: Callable[[Numbers], Compact]
    height: int = 256

    def best(self, floor: Numbers, price: Numbers, most: Numbers) -> Pairs:
        """Look at every pair of the needs that are asked about, block by block."""
        return joined(pairs(), *self._blocks(floor, price, most))

    def _blocks(self, floor: Numbers, price: Numbers, most: Numbers) -> Iterator[Pairs]:
        asked = np.flatnonzero(most > 0)
        for first in range(0, len(asked), self.height):
            needs = asked[first : first + self.height]
            table = self.table(needs)
            row, member = np.nonzero((table != UNSUITED) & (table - price > floor[needs, None]))
            score = table[row, member].astype(np.int64)
            near = _reaching(row, score - price[member], most[needs])
            found = Pairs(needs[row[near]], member[near], score[near])
            yield foremost(found, found.score - price[found.member], most)


def _reaching(row: Numbers, value: Numbers, most: Numbers) -> Numbers | slice:
    """Give the places of all that can be among the highest of their rows, by counting how often each value stands.

    Sorting takes many times longer; where values lie too far apart to be counted, everything is left to it.
    """
    low = int(value.min(initial=0))
    span = int(value.max(initial=0)) - low + 1
    if span > COUNTED:
        return slice(None)
    counts = np.bincount(row * span + (value - low), minlength=len(most) * span).reshape(len(most), span)
    reached = np.cumsum(counts[:, ::-1], axis=1)[:, ::-1]
    # the lowest value that is still needed to fill a row; of those that bear it, the first ones are enough
    cut = np.maximum((reached >= most[:, None]).sum(axis=1) - 1, 0)
    height = value - low - cut[row]
    bearing = np.flatnonzero(height == 0)
    open_ = most - (reached - counts)[np.arange(len(most)), cut]
    above = np.flatnonzero(height > 0)
    return np.concatenate([above, bearing[_places(row[bearing]) < open_[row[bearing]]]])


def foremost(found: Pairs, value: Numbers, most: Numbers) -> Pairs:
    """Keep so many of each need's pairs, those of the highest value; equal ones by the member's place."""
    order = np.lexsort((found.member, -value, found.need))
    need = found.need[order]
    return found.only(order[_places(need) < most[need]])


def _places(ordered: Numbers) -> Numbers:
    """Number equal neighbours from nought."""
    begins = np.flatnonzero(starts(ordered))
    return np.arange(len(ordered)) - np.repeat(begins, np.diff(np.append(begins, len(ordered))))


def starts(ordered: Numbers) -> Marks:
    """Mark where a new value begins."""
    marks = np.ones(len(ordered), dtype=bool)
    marks[1:] = ordered[1:] != ordered[:-1]
    return marks
