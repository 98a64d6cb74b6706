"""Offers for a whole city: members who look alike to a need stand in one line, so that only its head is looked at."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from db.rules.assignment.city import Compact, Numbers, Pairs, numbers
from db.rules.assignment.offers import foremost, starts

NOWHERE: Final = -1
"""Stands for a need that looks into fewer groups than others."""


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """A need suits a member when they meet in a group (plumbers checked in at this community, in this street, …).

    The score of a pair is the highest value that the member has in a group which the need looks into.
    """

    #: for each need the groups it looks into, NOWHERE where there are fewer
    looks: Compact
    #: for each place of a member in a group: the group, the member, what the member counts there
    group: Compact
    member: Compact
    value: Compact

    def best(self, floor: Numbers, price: Numbers, most: Numbers) -> Pairs:
        """Line every group up by what its members are worth after their price, then look at the heads only.

        Whoever stands before a member in the line of that member's best group scores at least as high, so the best of
        all stand among the first of each line.
        """
        need, level = np.nonzero((self.looks != NOWHERE) & (most > 0)[:, None])
        looked = self.looks[need, level].astype(np.int64)
        line = _Line(self, looked, floor[need].min(initial=0), price)
        begin, end = line.stretch(looked, floor[need])
        count = np.minimum(end - begin, most[need])
        at = line.places[np.repeat(begin - np.cumsum(count) + count, count) + np.arange(count.sum())]
        found = Pairs(np.repeat(need, count), self.member[at].astype(np.int64), self.value[at].astype(np.int64))
        met = _once(found, len(price))
        return foremost(met, met.score - price[met.member], most)


class _Line:
    """The groups that are looked into in a row, each from the member worth most down to the lowest floor.

    Group, worth and place share one number, because numbers are sorted many times faster than places by numbers.
    """

    def __init__(self, groups: Grouped, looked: Numbers, lowest: np.int64, price: Numbers) -> None:
        last = max(groups.group.max(initial=0), looked.max(initial=0))
        at = np.flatnonzero((np.bincount(looked, minlength=last + 1) > 0)[groups.group])
        worth = np.maximum(groups.value[at] - price[groups.member[at]], lowest)
        self.highest = worth.max(initial=lowest)
        self.width = int(self.highest - lowest).bit_length()
        self.digits = len(groups.group).bit_length()
        if int(last).bit_length() + self.width + self.digits >= np.iinfo(np.int64).bits:
            raise OverflowError("more groups, members and points than one number can hold")
        self.row = self._ranked(groups.group[at].astype(np.int64), worth) | at
        self.row.sort()
        self.places = self.row & ((1 << self.digits) - 1)

    def stretch(self, group: Numbers, floor: Numbers) -> tuple[Numbers, Numbers]:
        """Give where each group begins, and where it falls to the floor."""
        begin = np.searchsorted(self.row, self._ranked(group, self.highest))
        end = np.searchsorted(self.row, self._ranked(group, np.minimum(floor, self.highest)))
        return begin.astype(np.int64), end.astype(np.int64)

    def _ranked(self, group: Numbers, worth: Numbers | np.int64) -> Numbers:
        return numbers(((group << self.width) | (self.highest - worth)) << self.digits)


def _once(found: Pairs, members: int) -> Pairs:
    """Keep every pair once, with its highest score."""
    order = np.lexsort((-found.score, found.member, found.need))
    return found.only(order[starts(found.keys(members)[order])])
