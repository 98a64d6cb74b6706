"""The best plan of all: solve on some pairs, price those left out, add what is worth it, until nothing is."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Final

import numpy as np

from db.rules.assignment.city import BEYOND, HIGHEST, City, Marks, Numbers, Pairs, clashes, joined, pairs
from db.rules.assignment.flow import chosen, gain
from db.rules.assignment.greedy import greedy
from db.rules.assignment.offers import Offers, foremost
from db.rules.assignment.opening import BEST, beside, opening, without
from db.rules.assignment.prices import PATIENCE, Prices, next_step, prices

ADDED: Final = 6
"""In each later round a need gets so many of the pairs that were wrongly left out, and one for each helper wanted."""

LOOSE: Final = 5
"""Pairs that fall short of their prices by more than this leave the flow; pricing brings back what was wronged."""

FEW: Final = 50
"""When only one need in so many gets new pairs, the plan is changed around these needs and stays elsewhere."""

NEAR: Final = 10
REACH: Final = 4
PART: Final = 4
"""Around a need are those that it touches in so many steps over pairs no farther from worth it, up to a part of all."""

TRIES: Final = 3
"""How often such a change is tried, each time with the needs where it did not agree with the rest."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come: the plan's value, what no plan can exceed, and the pairs in the flow.

    Round nought is before the first: without a plan yet, or with the plain one of whoever stopped there.
    """

    round: int
    value: int
    bound: int
    pairs: int

    @property
    def gap(self) -> int:
        """How much another plan could add at most; nought is proof that none is better."""
        return self.bound - self.value


Watch = Callable[[Progress], bool]
"""Told before the first and after each round how far the search is; says whether to go on when it is not at the end."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A plan, the pinned pairs among its pairs, how good it is, and the prices on which its bound stands."""

    pairs: Pairs
    progress: Progress
    prices: Prices


def to_the_end(_: Progress) -> bool:
    """Go on, however long it takes."""
    return True


def search(city: City, offers: Offers, *, watch: Watch = to_the_end, best: int = BEST) -> Found:
    """Find the best plan for the whole city and prove it; when stopped, give the best so far with its gap.

    Watch is told once before the first round, with the pins for a plan: stopped there, the plan is a plain one.
    """
    if wrong := list(clashes(city)):
        raise ValueError(f"no plan can keep these pins: {wrong[:3]}")
    known = opening(city, offers, best)
    if not watch(_begun(city, known)):
        return _plain(city, offers, known)
    plans = rounds(city, offers, known)
    found = next(plans)
    while watch(found.progress) and found.progress.gap:
        found = next(plans)
    return found


def rounds(city: City, offers: Offers, known: Pairs) -> Iterator[Found]:
    """Give one plan after the other, each at least as good as the one before, until one is proved the best."""
    draft = _whole(city, known)
    settled = _settled(city)
    bound, proof = BEYOND * BEYOND, draft.at
    for number in itertools.count(1):
        new, excess = _wronged(city, offers, draft)
        bound, proof = min((bound, proof), (draft.at.bound + excess, draft.at), key=itemgetter(0))
        progress = Progress(number, draft.value + settled, bound + settled, len(draft.known))
        yield Found(joined(city.pinned, draft.known.only(draft.taken)), progress, proof)
        if not len(new):
            return
        draft = _improved(city, draft, new)


def _begun(city: City, known: Pairs) -> Progress:
    """Give how far a search is before its first round: nothing is planned, and every helper could be the best."""
    settled, wanted = _settled(city), city.open()
    most = np.where(wanted > 0, np.maximum(HIGHEST + city.worth, 0) * wanted, 0)
    return Progress(0, settled, settled + int(most.sum()), len(known))


def _plain(city: City, offers: Offers, known: Pairs) -> Found:
    """Give the plain plan, and what no plan can exceed: each need helped by its best, as if nobody else asked them."""
    plan, wanted = known.only(greedy(city, known)), city.open()
    member = next_step(city, np.zeros(city.members, dtype=np.int64))
    best = beside(city, offers, -city.worth, member, np.where(wanted > 0, 1, 0))
    need = np.zeros(city.needs, dtype=np.int64)
    np.maximum.at(need, best.need, gain(city, best) - member[best.member])
    at = Prices(need, member, int((wanted * need).sum()))
    settled = _settled(city)
    progress = Progress(0, _value(city, plan) + settled, at.bound + settled, len(known))
    return Found(joined(city.pinned, plan), progress, at)


def _settled(city: City) -> int:
    """Give what the pinned pairs are worth by themselves."""
    return _value(replace(city, pinned=pairs()), city.pinned)


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """The best plan of some pairs: the pairs, those taken, their prices, the plan's value, and whether it has risen."""

    known: Pairs
    taken: Marks
    at: Prices
    value: int
    rose: bool = True

    @property
    def proved(self) -> bool:
        """Whether its prices prove that these pairs make no better plan."""
        return self.at.bound == self.value


def _wronged(city: City, offers: Offers, draft: _Draft) -> tuple[Pairs, int]:
    """Give pairs left out that would gain more than their prices, and by how much they raise the bound at most."""
    wanted, at = city.open(), draft.at
    most = np.where(wanted > 0, ADDED + wanted, 0)
    found = beside(city, offers, at.need - city.worth, at.member, most + np.where(wanted > 0, wanted, 0))
    new = without(city, found, draft.known)
    over = gain(city, new) - at.need[new.need] - at.member[new.member]
    highest = np.zeros(city.needs, dtype=np.int64)
    np.maximum.at(highest, new.need, over)
    return foremost(new, over, most), int((highest * wanted).sum())


def _improved(city: City, draft: _Draft, new: Pairs) -> _Draft:
    """Plan again with new pairs, and without those that are far from worth it."""
    kept = draft.taken | (_short(city, draft.known, draft.at) <= LOOSE) | (not draft.rose)
    known = joined(draft.known.only(kept), new)
    taken = np.append(draft.taken[kept], np.zeros(len(new), dtype=bool))
    again = _part(city, known, taken, draft.at, np.bincount(new.need, minlength=city.needs) > 0) or _whole(city, known)
    return replace(again, rose=again.value > draft.value)


def _whole(city: City, known: Pairs) -> _Draft:
    """Plan all needs at once."""
    taken = chosen(city, known)
    return _Draft(known, taken, prices(city, known, taken), _value(city, known.only(taken)))


def _part(city: City, known: Pairs, taken: Marks, at: Prices, needs: Marks) -> _Draft | None:
    """Plan only around some needs, when they are few and that is proved to be enough for all."""
    for _ in range(TRIES):
        if needs.sum() * FEW > city.needs:
            break
        taken = _again(city, known, taken, _around(city, known, taken, at, needs))
        at = prices(city, known, taken, patience=PATIENCE)
        draft = _Draft(known, taken, at, _value(city, known.only(taken)))
        if draft.proved:
            return draft
        needs = needs | _unsettled(city, known, taken, at)
    return None


def _around(city: City, known: Pairs, taken: Marks, at: Prices, needs: Marks) -> Marks:
    """Mark these needs and those whose helpers they could take over, and so on, over pairs that are nearly worth it."""
    near = taken | (_short(city, known, at) <= NEAR)
    marked = needs
    for _ in range(REACH):
        touched = np.bincount(known.member[near & marked[known.need]], minlength=city.members) > 0
        wider = marked | (np.bincount(known.need[taken & touched[known.member]], minlength=city.needs) > 0)
        if wider.sum() * PART > city.needs:
            break
        marked = wider
    return marked


def _again(city: City, known: Pairs, taken: Marks, needs: Marks) -> Marks:
    """Plan some needs anew and leave all others as they are."""
    inside = needs[known.need]
    kept = replace(city, pinned=joined(city.pinned, known.only(taken & ~inside)))
    changed = taken.copy()
    changed[inside] = chosen(kept, known.only(inside))
    return changed


def _unsettled(city: City, known: Pairs, taken: Marks, at: Prices) -> Marks:
    """Mark the needs where plan and prices contradict each other."""
    tasks = np.bincount(known.member[taken], minlength=city.members)
    underpaid = (tasks > 0) & (at.member < city.step(city.busy() + np.maximum(tasks - 1, 0)))
    wrong = (~taken & (_short(city, known, at) < 0)) | (taken & underpaid[known.member])
    unserved = np.bincount(known.need[taken], minlength=city.needs) < city.open()
    return (np.bincount(known.need[wrong], minlength=city.needs) > 0) | (unserved & (at.need > 0))


def _short(city: City, known: Pairs, at: Prices) -> Numbers:
    """Give by how much each pair falls short of its prices."""
    return at.need[known.need] + at.member[known.member] - gain(city, known)


def _value(city: City, plan: Pairs) -> int:
    """Give what a plan gains, less what its tasks cost the members."""
    before = city.busy()
    after = before + np.bincount(plan.member, minlength=city.members)
    return int(gain(city, plan).sum() - (city.burden(after) - city.burden(before)).sum())
