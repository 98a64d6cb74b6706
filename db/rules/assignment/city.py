"""A city as numbers: what every need wants, what every member can still take, what staff have settled by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]
Compact = NDArray[np.signedinteger[Any]]

BEYOND: Final = 10**9
"""A price nobody can pay: that of a member without room."""

HIGHEST: Final = 100
"""No score is higher."""

FAIRNESS: Final = (0, 40, 120, 240, 400)
"""What one more task costs a member who has none, one, two …; from the last on it stays. The third costs more than any
score can make up for, so nobody gets it while another suitable member has nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of a need and a member, by their places in the city, with the score of each."""

    need: Numbers
    member: Numbers
    score: Numbers

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.need)

    def only(self, which: Marks | Numbers) -> "Pairs":
        """Give some of them."""
        return Pairs(self.need[which], self.member[which], self.score[which])

    def keys(self, members: int) -> Numbers:
        """Give one number for each pair, in a city of so many members."""
        return self.need * members + self.member


def pairs(need: Sequence[int] = (), member: Sequence[int] = (), score: Sequence[int] = ()) -> Pairs:
    """Make pairs of plain numbers; without scores they count nothing."""
    counted = score if len(score) else np.zeros(len(need))
    return Pairs(numbers(need), numbers(member), numbers(counted))


def joined(*parts: Pairs) -> Pairs:
    """Put pairs together."""
    return Pairs(
        np.concatenate([part.need for part in parts]),
        np.concatenate([part.member for part in parts]),
        np.concatenate([part.score for part in parts]),
    )


def numbers(values: Any) -> Numbers:  # noqa: ANN401 - whatever numpy can read as whole numbers
    """Read whole numbers."""
    return np.asarray(values, dtype=np.int64)


class Clash(StrEnum):
    """What is wrong with a pair that staff have settled."""

    FORBIDDEN = "forbidden"
    TWICE = "twice"
    MORE_THAN_WANTED = "more_than_wanted"
    MEMBER_FULL = "member_full"


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """Everything the plan depends on, but for who suits whom."""

    #: for each need: helpers wanted, and what each of them is worth beside the score
    wanted: Numbers
    worth: Numbers
    #: for each member: the most tasks at one time, and how many there are already
    capacity: Numbers
    load: Numbers
    #: kept in any plan, and kept out of any plan
    pinned: Pairs = field(default_factory=pairs)
    forbidden: Pairs = field(default_factory=pairs)
    #: what the first, second, third … task of a member costs; never falling
    steps: tuple[int, ...] = FAIRNESS

    def __post_init__(self) -> None:
        """Refuse what no plan can follow."""
        if list(self.steps) != sorted(self.steps) or not self.steps:
            raise ValueError("the cost of one more task must not fall")
        if (self.wanted < 0).any() or (self.load < 0).any():
            raise ValueError("helpers and tasks are counted from nought")

    @property
    def needs(self) -> int:
        """How many needs there are."""
        return len(self.wanted)

    @property
    def members(self) -> int:
        """How many members there are."""
        return len(self.capacity)

    def open(self) -> Numbers:
        """Give the helpers that each need still wants beside the pinned ones."""
        return self.wanted - np.bincount(self.pinned.need, minlength=self.needs)

    def busy(self) -> Numbers:
        """Give the tasks of each member, the pinned ones among them."""
        return self.load + np.bincount(self.pinned.member, minlength=self.members)

    def room(self) -> Numbers:
        """Give the tasks that each member can take beside the pinned ones."""
        return numbers(np.maximum(self.capacity - self.busy(), 0))

    def step(self, tasks: Numbers) -> Numbers:
        """Give what one more task costs whoever has so many."""
        return numbers(np.take(self.steps, np.minimum(tasks, len(self.steps) - 1)))

    def burden(self, tasks: Numbers) -> Numbers:
        """Give what so many tasks cost altogether."""
        sums = np.concatenate([[0], np.cumsum(numbers(self.steps))])
        within = np.minimum(tasks, len(self.steps))
        return numbers(sums[within] + (tasks - within) * self.steps[-1])


def clashes(city: City) -> Iterator[tuple[Clash, int, int]]:
    """Give the pinned pairs that no plan can keep, as (what is wrong, need, member)."""
    keys = city.pinned.keys(city.members)
    order = np.argsort(keys, kind="stable")
    again = np.zeros(len(keys), dtype=bool)
    again[order[1:]] = keys[order[1:]] == keys[order[:-1]]
    asked = np.bincount(city.pinned.need, minlength=city.needs) > city.wanted
    full = (city.busy() > city.capacity) & (city.busy() > city.load)
    wrong = {
        Clash.FORBIDDEN: np.isin(keys, city.forbidden.keys(city.members)),
        Clash.TWICE: again,
        Clash.MORE_THAN_WANTED: asked[city.pinned.need],
        Clash.MEMBER_FULL: full[city.pinned.member],
    }
    for clash, where in wrong.items():
        for at in np.flatnonzero(where):
            yield clash, int(city.pinned.need[at]), int(city.pinned.member[at])
