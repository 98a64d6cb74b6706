"""Why a need stays without helpers: every such need gets the first reason that holds."""

from enum import StrEnum

import numpy as np

from db.rules.assignment.city import BEYOND, City, Marks, Numbers, Pairs
from db.rules.assignment.offers import UNSUITED, Offers
from db.rules.assignment.opening import beside, without


class Why(StrEnum):
    """What stands against one helper more, in the order in which it is looked at."""

    #: nobody suits the need
    NOBODY = "nobody"
    #: everybody who suits it helps already
    ALL_HELP = "all_help"
    #: all others who suit it came with as many tasks as they may have
    ALL_FULL = "all_full"
    #: those who had room are needed elsewhere, where they bring more
    NEEDED_ELSEWHERE = "needed_elsewhere"
    #: somebody has room, but one more task for them costs more fairness than it is worth
    NOT_WORTH_IT = "not_worth_it"
    #: the search was stopped before it got so far
    STOPPED = "stopped"


def unserved(city: City, offers: Offers, plan: Pairs) -> dict[int, tuple[int, Why]]:
    """Give for each need without all its helpers how many are missing, and why."""
    helped = np.bincount(plan.need, minlength=city.needs)
    missing = city.wanted - helped
    most = np.where(missing > 0, 1 + helped, 0)

    def another(price: Numbers, floor: Numbers) -> Marks:
        found = without(city, beside(city, offers, floor, price, most), plan)
        return np.bincount(found.need, minlength=city.needs) > 0

    tasks = city.load + np.bincount(plan.member, minlength=city.members)
    anything = np.full(city.needs, UNSUITED)
    suits = another(np.zeros(city.members, dtype=np.int64), anything)
    had_room = another(np.where(city.load < city.capacity, 0, BEYOND), anything)
    has_room = another(np.where(tasks < city.capacity, 0, BEYOND), anything)
    worth_it = another(np.where(tasks < city.capacity, city.step(tasks), BEYOND), -city.worth)
    reasons = np.select(
        [~suits & (helped == 0), ~suits, ~had_room, ~has_room, ~worth_it],
        [Why.NOBODY, Why.ALL_HELP, Why.ALL_FULL, Why.NEEDED_ELSEWHERE, Why.NOT_WORTH_IT],
        Why.STOPPED,
    )
    return {int(need): (int(missing[need]), Why(reasons[need])) for need in np.flatnonzero(missing > 0)}
