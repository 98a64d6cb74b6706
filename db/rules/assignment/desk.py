"""The plan as a page shows it: pairs, needs without helpers and why, tasks before and after, and how good it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import numpy as np

from db.rules.assignment.city import FAIRNESS, City, Clash, Pairs, clashes, numbers, pairs
from db.rules.assignment.offers import Listed, Offers
from db.rules.assignment.reasons import Why, unserved
from db.rules.assignment.searching import Watch, search, to_the_end
from db.terms import Urgency

WORTH: Final = {Urgency.NORMAL: 60, Urgency.URGENT: 120, Urgency.CRITICAL: 240}
"""What a helper is worth to a need beside the score, which is 0 to 100."""


STANDING: Final = 20
"""What a helper is worth to a standing post, which can wait for its places."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A need, wish or post: helpers wanted, what each is worth, and the score of every member who suits it.

    Where a plan is handed its offers apart, the scores of the pinned members are enough.
    """

    id: UUID
    scores: Mapping[UUID, int]
    wanted: int = 1
    worth: int = WORTH[Urgency.NORMAL]


@dataclass(frozen=True, slots=True)
class Hand:
    """A member who can be asked: the most tasks at one time, and how many there are already."""

    id: UUID
    capacity: int
    load: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A need and a member who is to help."""

    need_id: UUID
    member_id: UUID
    score: int
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Unserved:
    """A need that misses helpers: how many, and why."""

    need_id: UUID
    missing: int
    why: Why


@dataclass(frozen=True, slots=True)
class Load:
    """A member's tasks before and after the plan."""

    member_id: UUID
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Who helps whom, who stays without and why, and what the tasks of each member become; in the order of asking.

    No plan is worth more than the bound: a gap of nought is proof that there is no better one. Nought rounds were not
    enough to begin: then it is the plain plan, each need served by whoever suits it best.
    """

    links: tuple[Link, ...]
    unserved: tuple[Unserved, ...]
    loads: tuple[Load, ...]
    value: int
    bound: int
    rounds: int

    @property
    def gap(self) -> int:
        """How much another plan could be worth beyond this one, at most."""
        return self.bound - self.value

    def spread(self) -> tuple[tuple[int, int, int], ...]:
        """Give how many members have no task, one task … as (tasks, members before, members after)."""
        before, after = Counter(load.before for load in self.loads), Counter(load.after for load in self.loads)
        return tuple((tasks, before[tasks], after[tasks]) for tasks in range(max([*before, *after], default=-1) + 1))


Settled = Iterable[tuple[UUID, UUID]]
"""Pairs of a need and a member that staff have settled by hand."""


def plan(
    asked: Sequence[Asked],
    hands: Sequence[Hand],
    *,
    pinned: Settled = (),
    forbidden: Settled = (),
    steps: tuple[int, ...] = FAIRNESS,
    watch: Watch = to_the_end,
    offers: Offers | None = None,
) -> Plan:
    """Plan for all needs and members at once; when stopped by watch, the best so far with its gap.

    Offers are who suits whom by places in asked and hands, where that is too much to be written into asked.
    """
    desk = _Desk(asked, hands, offers)
    city = desk.city(pinned, forbidden, steps)
    found = search(city, desk.offers, watch=watch)
    missing = unserved(city, desk.offers, found.pairs)
    return Plan(
        links=tuple(desk.links(found.pairs, len(city.pinned))),
        unserved=tuple(Unserved(asked[need].id, count, why) for need, (count, why) in missing.items()),
        loads=tuple(desk.loads(found.pairs)),
        value=found.progress.value,
        bound=found.progress.bound,
        rounds=found.progress.round,
    )


def clashing(
    asked: Sequence[Asked], hands: Sequence[Hand], *, pinned: Settled, forbidden: Settled = ()
) -> tuple[tuple[Clash, UUID, UUID], ...]:
    """Give the pins that no plan can keep and what is wrong with each; plan() takes none of them."""
    found = clashes(_Desk(asked, hands).city(pinned, forbidden, FAIRNESS))
    return tuple((clash, asked[need].id, hands[member].id) for clash, need, member in found)


class _Desk:
    """Needs and members by their places in the rows that were handed in."""

    def __init__(self, asked: Sequence[Asked], hands: Sequence[Hand], offers: Offers | None = None) -> None:
        self.asked, self.hands = asked, hands
        self.needs = {one.id: place for place, one in enumerate(asked)}
        self.members = {one.id: place for place, one in enumerate(hands)}
        self.offers = offers or self._listed()

    def _listed(self) -> Listed:
        scored = [
            (need, self.members[member], score)
            for need, one in enumerate(self.asked)
            for member, score in one.scores.items()
            if member in self.members
        ]
        return Listed(pairs(*zip(*scored, strict=True)))

    def city(self, pinned: Settled, forbidden: Settled, steps: tuple[int, ...]) -> City:
        return City(
            wanted=numbers([one.wanted for one in self.asked]),
            worth=numbers([one.worth for one in self.asked]),
            capacity=numbers([one.capacity for one in self.hands]),
            load=numbers([one.load for one in self.hands]),
            pinned=self._settled(pinned),
            forbidden=self._settled(forbidden),
            steps=steps,
        )

    def links(self, found: Pairs, pinned: int) -> Iterator[Link]:
        order = np.lexsort((found.member, found.need))
        for at in order.tolist():
            need, member = self.asked[found.need[at]], self.hands[found.member[at]]
            yield Link(need.id, member.id, int(found.score[at]), pinned=at < pinned)

    def loads(self, found: Pairs) -> Iterator[Load]:
        more = np.bincount(found.member, minlength=len(self.hands)).tolist()
        return (Load(one.id, one.load, one.load + further) for one, further in zip(self.hands, more, strict=True))

    def _settled(self, settled: Settled) -> Pairs:
        places = [(self.needs[need], self.members[member]) for need, member in settled]
        scores = [self.asked[need].scores.get(self.hands[member].id, 0) for need, member in places]
        return pairs([need for need, _ in places], [member for _, member in places], scores)
