"""What a plan is worth at most: prices of needs and members that no other plan can beat, found from the plan itself."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from db.rules.assignment.city import BEYOND, City, Marks, Numbers, Pairs
from db.rules.assignment.flow import gain
from db.rules.assignment.offers import starts

PATIENCE: Final = 200
"""Sweeps after which prices that still move are given up, unless the plan is known to be the best."""


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What one more helper brings each need, what one more task costs each member, and the bound this proves.

    The bound holds for every plan made of the known pairs. It holds for all pairs when none that is left out gains more
    than its two prices; where one does, the bound rises by the difference.
    """

    need: Numbers
    member: Numbers
    bound: int


def prices(city: City, known: Pairs, taken: Marks, *, patience: int | None = None) -> Prices:
    """Find the highest prices of members at which every choice of a best plan was right, and the bound they prove.

    These are shortest paths over what could still be exchanged: a pair that was not taken lifts its need's price, a
    pair that was taken pulls its member's price down, until nothing moves. Around a best plan that comes to an end.
    """
    gains = gain(city, known)
    idle = _Lines(known.need, np.flatnonzero(~taken))
    bought = _Lines(known.member, np.flatnonzero(taken))
    need = np.zeros(city.needs, dtype=np.int64)
    member = next_step(city, np.bincount(known.member[taken], minlength=city.members))
    for _ in range(patience or city.needs + city.members):
        need[idle.owners] = np.maximum(idle.largest(gains[idle.pairs] - member[known.member[idle.pairs]]), 0)
        payable = -bought.largest(need[known.need[bought.pairs]] - gains[bought.pairs])
        if (payable >= member[bought.owners]).all():
            break
        member[bought.owners] = np.minimum(payable, member[bought.owners])
    return Prices(need, member, _bound(city, known, need, member))


def next_step(city: City, tasks: Numbers) -> Numbers:
    """Give what one task more than these would cost each member."""
    return np.where(tasks < city.room(), city.step(city.busy() + tasks), BEYOND)


def _bound(city: City, known: Pairs, need: Numbers, member: Numbers) -> int:
    """Add up what the prices promise at most: right for any prices, and tight for the right ones."""
    over = np.maximum(gain(city, known) - need[known.need] - member[known.member], 0)
    return int((city.open() * need).sum() + over.sum() + _rent(city, member).sum())


def _rent(city: City, member: Numbers) -> Numbers:
    """Give what each member's tasks would earn if each were paid the price and cost its own step."""
    room, busy = city.room(), city.busy()
    rent = np.maximum(room - len(city.steps), 0) * np.maximum(member - city.steps[-1], 0)
    for task in range(len(city.steps)):
        rent += np.where(room > task, np.maximum(member - city.step(busy + task), 0), 0)
    return rent


class _Lines:
    """Some pairs, lined up by their owners, to find the largest of something in each line."""

    def __init__(self, owner: Numbers, which: Numbers) -> None:
        self.pairs = which[np.argsort(owner[which], kind="stable")]
        first = starts(owner[self.pairs])
        self.begins = np.flatnonzero(first)
        self.owners = owner[self.pairs][first]

    def largest(self, values: Numbers) -> Numbers:
        """Give the largest value in each line."""
        return np.maximum.reduceat(values, self.begins) if len(values) else values
