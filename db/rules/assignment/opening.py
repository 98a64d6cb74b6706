"""The first pairs of a search: each need's best, asked for in turns, so that not all crowd upon the same few."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from db.rules.assignment.city import BEYOND, City, Numbers, Pairs, joined, pairs
from db.rules.assignment.offers import Offers, foremost

BEST: Final = 8
"""Each need begins with so many of its best pairs, and one more for each helper wanted."""

TURNS: Final = 24
"""The needs ask in so many turns; in each, a member is the dearer the more have asked already."""

CROWDING: Final = 100
"""What each asker beyond a member's room adds to the price, so that nobody's list consists of the overrun."""


def opening(city: City, offers: Offers, best: int = BEST) -> Pairs:
    """Give the pairs to begin with."""
    wanted = city.open()
    turn = np.arange(city.needs) % TURNS
    most = np.where(wanted > 0, best + wanted, 0)
    share = wanted / np.maximum(most, 1)
    crowd = np.zeros(city.members)
    found = []
    for now in range(min(TURNS, city.needs)):
        asking = np.where(turn == now, most, 0)
        found.append(beside(city, offers, -city.worth, _crowded(city, crowd), asking))
        crowd += np.bincount(found[-1].member, weights=share[found[-1].need], minlength=city.members)
    return joined(pairs(), *found)


def beside(city: City, offers: Offers, floor: Numbers, price: Numbers, most: Numbers) -> Pairs:
    """Ask for the best pairs beside those that are settled, pinned or forbidden."""
    settled = joined(city.pinned, city.forbidden)
    asked = np.where(most > 0, most + np.bincount(settled.need, minlength=city.needs), 0)
    found = offers.best(floor, price, asked)
    free = without(city, found, settled)
    return foremost(free, free.score - price[free.member], most) if len(settled) else free


def without(city: City, found: Pairs, others: Pairs) -> Pairs:
    """Leave out the pairs that are among the others."""
    return found.only(~np.isin(found.keys(city.members), others.keys(city.members)))


def _crowded(city: City, crowd: NDArray[np.float64]) -> Numbers:
    """Give what a member costs whom so many count on, between one step and the next."""
    counted = crowd.astype(np.int64)
    lower, upper = city.step(city.busy() + counted), city.step(city.busy() + counted + 1)
    over = CROWDING * np.maximum(crowd - city.room() + 1, 0)
    price = (lower + (upper - lower) * (crowd - counted) + over).astype(np.int64)
    return np.where(city.room() > 0, price, BEYOND)
