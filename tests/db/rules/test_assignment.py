"""The plan for all needs at once: as good as another solver's with every pair before it, fair, and as staff settled."""

from dataclasses import dataclass, replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.assignment import (
    NOWHERE,
    UNSUITED,
    Blocks,
    City,
    Clash,
    Grouped,
    Listed,
    Numbers,
    Pairs,
    Progress,
    clashes,
    numbers,
    pairs,
    rounds,
    search,
)
from db.rules.assignment.opening import opening
from db.rules.assignment.prices import prices

LARGEST = 9
THIRD = 3
# What a byte stands for: a third suits nobody, a third has one of a few scores, so that many are equal.
SCORES = numbers([UNSUITED] * 85 + [0, 10, 50, 55, 100] * 14 + [*range(101)])


@dataclass(frozen=True, slots=True)
class Small:
    """A city that can be looked at pair by pair: its table of scores says UNSUITED where nobody should be asked."""

    city: City
    table: Numbers

    @property
    def listed(self) -> Listed:
        """Every suitable pair."""
        need, member = np.nonzero(self.table != UNSUITED)
        return Listed(Pairs(need, member, self.table[need, member]))

    def tasks(self, plan: Pairs) -> Numbers:
        """Give the tasks of each member after a plan."""
        return self.city.load + np.bincount(plan.member, minlength=self.city.members)


@st.composite
def smalls(draw: st.DrawFn, *, settled: bool = True) -> Small:
    """Draw a small city, with pins that do not clash and forbidden pairs, or without."""
    needs, members = draw(st.integers(1, LARGEST)), draw(st.integers(1, LARGEST))
    table = SCORES[_many(draw, needs * members)]
    city = City(
        wanted=numbers(draw(st.lists(st.integers(0, 3), min_size=needs, max_size=needs))),
        worth=numbers(draw(st.lists(st.sampled_from((0, 60, 120, 240)), min_size=needs, max_size=needs))),
        capacity=numbers(draw(st.lists(st.integers(0, 7), min_size=members, max_size=members))),
        load=numbers(draw(st.lists(st.integers(0, 3), min_size=members, max_size=members))),
    )
    small = Small(city, table.reshape(needs, members))
    return draw(_settled(small)) if settled else small


def _many(draw: st.DrawFn, size: int) -> Numbers:
    """Draw so many bytes at once: to draw one number after the other takes longer than to plan."""
    return numbers(list(draw(st.binary(min_size=size, max_size=size))))


@st.composite
def _settled(draw: st.DrawFn, small: Small) -> Small:
    places = st.tuples(st.integers(0, small.city.needs - 1), st.integers(0, small.city.members - 1))
    city = replace(small.city, forbidden=_of(small, draw(st.lists(places, max_size=4))))
    kept: list[tuple[int, int]] = []
    for place in draw(st.lists(places, max_size=3)):
        tried = replace(city, pinned=_of(small, [*kept, place]))
        kept = kept if list(clashes(tried)) else [*kept, place]
    return replace(small, city=replace(city, pinned=_of(small, kept)))


def _of(small: Small, places: list[tuple[int, int]]) -> Pairs:
    need, member = [need for need, _ in places], [member for _, member in places]
    return pairs(need, member, [max(0, int(small.table[at])) for at in places])


def optimum(small: Small) -> int:
    """Give the value of the best plan as a linear program finds it, every pair and every task a variable of its own."""
    # whoever runs other tests has read this file as well, and spends no time on another solver
    from scipy.optimize import linprog  # noqa: PLC0415 - see above
    from scipy.sparse import coo_array  # noqa: PLC0415 - see above

    city, known = small.city, small.listed.pairs
    settled = np.concatenate([part.keys(city.members) for part in (city.pinned, city.forbidden)])
    known = known.only(~np.isin(known.keys(city.members), settled))
    room, busy = city.room(), city.busy()
    task = np.repeat(np.arange(city.members), room)
    cost = [city.steps[min(busy[m] + k, len(city.steps) - 1)] for m in range(city.members) for k in range(room[m])]
    rows = np.concatenate([known.need, city.needs + known.member, city.needs + task])
    columns = np.concatenate([np.arange(len(known)), np.arange(len(known) + len(task))])
    signs = np.concatenate([np.ones(2 * len(known)), -np.ones(len(task))])
    worth = worth_of(city, city.pinned)
    if not len(columns):
        return worth
    limits = coo_array((signs, (rows, columns)), shape=(city.needs + city.members, len(known) + len(task)))
    aims = np.concatenate([-(known.score + city.worth[known.need]), cost])
    solved = linprog(aims, limits.tocsr(), np.concatenate([city.open(), np.zeros(city.members)]), bounds=(0, 1))
    assert solved.status == 0
    return worth - round(float(solved.fun))


def worth_of(city: City, plan: Pairs) -> int:
    """Add up a plan the slow way: what each pair gains less what each task costs, one after the other."""
    tasks = city.load.tolist()
    value = 0
    for need, member, score in zip(plan.need.tolist(), plan.member.tolist(), plan.score.tolist(), strict=True):
        value += score + int(city.worth[need]) - city.steps[min(tasks[member], len(city.steps) - 1)]
        tasks[member] += 1
    return value


@given(smalls())
def test_the_plan_is_fair_and_as_good_as_that_of_another_solver_and_every_step_towards_it_is_bounded(
    small: Small,
) -> None:
    best, plan = optimum(small), search(small.city, small.listed).pairs

    assert_best(small, best)
    assert_nearer(small, best)
    assert_stopped_at_once(small, best)
    assert_within_bounds(small, plan)
    assert_as_settled(small, plan)
    assert unfair(small, plan) == []


def assert_best(small: Small, best: int) -> None:
    """The plan is the best, proved to be, and always the same, however its pairs are told."""
    found, again = (search(small.city, small.listed, best=1) for _ in range(2))
    in_blocks = search(small.city, Blocks(lambda needs: small.table[needs], height=2), best=1)
    assert (found.progress.value, found.progress.gap) == (best, 0)
    assert (in_blocks.progress.value, in_blocks.progress.gap) == (best, 0)
    assert worth_of(small.city, found.pairs) == best
    assert (again.progress, again.pairs.keys(small.city.members).tolist()) == (
        found.progress,
        found.pairs.keys(small.city.members).tolist(),
    )


def assert_nearer(small: Small, best: int) -> None:
    """Every round comes nearer, and its bound holds."""
    progress = [found.progress for found in rounds(small.city, small.listed, opening(small.city, small.listed, 0))]
    assert [one.round for one in progress] == list(range(1, len(progress) + 1))
    assert all(one.value <= best <= one.bound for one in progress)
    assert sorted(one.value for one in progress) == [one.value for one in progress]
    assert sorted((one.bound for one in progress), reverse=True) == [one.bound for one in progress]


def assert_stopped_at_once(small: Small, best: int) -> None:
    """A search stopped before its first round gives a plain plan under a bound that holds."""
    seen: list[Progress] = []

    def at_once(progress: Progress) -> bool:
        seen.append(progress)
        return False

    found = search(small.city, small.listed, watch=at_once)
    assert [one.round for one in (*seen, found.progress)] == [0, 0]
    assert seen[0].value <= found.progress.value <= best <= found.progress.bound <= seen[0].bound
    assert worth_of(small.city, found.pairs) == found.progress.value
    assert_within_bounds(small, found.pairs)


def assert_within_bounds(small: Small, plan: Pairs) -> None:
    """Nobody gets more than they can take, no need more than it wants, and no pair stands twice."""
    city = small.city
    changed = np.bincount(plan.member, minlength=city.members) > 0
    assert (small.tasks(plan)[changed] <= city.capacity[changed]).all()
    assert (np.bincount(plan.need, minlength=city.needs) <= city.wanted).all()
    assert len(set(plan.keys(city.members).tolist())) == len(plan)


def assert_as_settled(small: Small, plan: Pairs) -> None:
    """Pins are kept, and what is forbidden or unsuited never happens."""
    members = small.city.members
    pinned, forbidden = (set(part.keys(members).tolist()) for part in (small.city.pinned, small.city.forbidden))
    planned = set(plan.keys(members).tolist())
    assert pinned - planned == set()
    assert planned & forbidden == set()
    assert planned - pinned - set(small.listed.pairs.keys(members).tolist()) == set()


def unfair(small: Small, plan: Pairs) -> list[tuple[int, int, int]]:
    """Give each need whose member has a third task while another, who suits and may be asked, has none."""
    city, tasks = small.city, small.tasks(plan)
    idle = (tasks == 0) & (city.capacity > 0)
    pinned, forbidden = (part.keys(city.members).tolist() for part in (city.pinned, city.forbidden))
    return [
        (need, member, other)
        for need, member in zip(plan.need.tolist(), plan.member.tolist(), strict=True)
        if tasks[member] >= THIRD and need * city.members + member not in pinned
        for other in np.flatnonzero(idle & (small.table[need] != UNSUITED)).tolist()
        if need * city.members + other not in forbidden
    ]


@given(smalls(settled=False), st.randoms(use_true_random=False))
def test_prices_of_any_plan_however_poor_give_a_bound_that_holds(small: Small, chance: Random) -> None:
    known = small.listed.pairs
    room, wanted = small.city.room().tolist(), small.city.open().tolist()
    taken = np.zeros(len(known), dtype=bool)
    for at in chance.sample(range(len(known)), len(known)):
        need, member = int(known.need[at]), int(known.member[at])
        if room[member] and wanted[need]:
            taken[at], room[member], wanted[need] = True, room[member] - 1, wanted[need] - 1

    bound = prices(small.city, known, taken, patience=20).bound

    assert bound >= optimum(small)


@st.composite
def grouped(draw: st.DrawFn) -> tuple[City, Grouped, Small]:
    """Draw a city in groups, and the same laid out."""
    small = draw(smalls(settled=False))
    groups = draw(st.integers(1, 5))
    places = st.tuples(st.integers(0, groups - 1), st.integers(0, small.city.members - 1))
    counts = draw(st.dictionaries(places, st.integers(0, 100), max_size=25))
    size = small.city.needs * 3
    looks = numbers(draw(st.lists(st.integers(NOWHERE, groups - 1), min_size=size, max_size=size))).reshape(-1, 3)
    table = np.full_like(small.table, UNSUITED)
    for need, row in enumerate(looks.tolist()):
        for (group, member), value in counts.items():
            if group in row:
                table[need, member] = max(table[need, member], value)
    lines = numbers([[*place, value] for place, value in counts.items()]).reshape(-1, 3).T
    return small.city, Grouped(looks, *lines), replace(small, table=table)


@given(grouped(), st.integers(1, 4))
def test_members_in_groups_lead_to_the_same_value_and_their_best_or_that_of_blocks_is_the_best_of_all(
    drawn: tuple[City, Grouped, Small], most: int
) -> None:
    city, groups, laid_out = drawn
    floor, price, asked = city.worth % 50, city.load * 20, np.full(city.needs, most)

    found = search(city, groups, best=1)
    best, expected = groups.best(floor, price, asked), laid_out.listed.best(floor, price, asked)
    in_blocks = Blocks(lambda needs: laid_out.table[needs], height=2).best(floor, price, asked)

    assert (found.progress.value, found.progress.gap) == (optimum(laid_out), 0)
    assert found.pairs.score.tolist() == laid_out.table[found.pairs.need, found.pairs.member].tolist()
    assert best.keys(city.members).tolist() == expected.keys(city.members).tolist()
    assert best.score.tolist() == expected.score.tolist()
    assert in_blocks.keys(city.members).tolist() == expected.keys(city.members).tolist()


def test_a_stopped_search_gives_its_best_plan_with_what_may_be_missing() -> None:
    town = town_of(needs=300, members=200, seed=3)
    seen: list[Progress] = []

    def after_the_first(progress: Progress) -> bool:
        seen.append(progress)
        return progress.round == 0

    found = search(town.city, town.listed, watch=after_the_first, best=1)

    assert seen[1:] == [found.progress]
    assert found.progress.value <= optimum(town) <= found.progress.bound
    assert found.progress.gap > 0
    assert worth_of(town.city, found.pairs) == found.progress.value


@pytest.mark.parametrize(("needs", "members", "suited"), [(300, 200, 0.1), (900, 2_000, 0.01), (1_500, 1_500, 0.004)])
def test_a_town_planned_in_parts_is_planned_as_well_as_in_one_piece(needs: int, members: int, suited: float) -> None:
    town = town_of(needs=needs, members=members, suited=suited, seed=needs)

    found = search(town.city, town.listed, best=1)

    assert (found.progress.value, found.progress.gap) == (optimum(town), 0)


def town_of(*, needs: int, members: int, seed: int, suited: float = 0.1) -> Small:
    """Make a town where some members suit many needs and most suit few."""
    chance = np.random.default_rng(seed)
    drawn = chance.random((needs, members)) < suited * chance.pareto(2, members).clip(0, 8)
    table = np.where(drawn, chance.integers(0, 101, (needs, members)), UNSUITED)
    city = City(
        wanted=chance.choice([1, 2, 3], needs, p=[0.7, 0.2, 0.1]),
        worth=chance.choice([60, 120, 240], needs),
        capacity=chance.integers(1, 5, members),
        load=chance.integers(0, 2, members),
    )
    return Small(city, table)


def test_a_pin_that_cannot_be_kept_is_named() -> None:
    city = City(
        wanted=numbers([1, 1]),
        worth=numbers([60, 60]),
        capacity=numbers([1, 1, 2]),
        load=numbers([1, 0, 0]),
        pinned=pairs([0, 0, 1, 1], [0, 1, 2, 2]),
        forbidden=pairs([0], [1]),
    )

    found = list(clashes(city))

    assert found == [
        (Clash.FORBIDDEN, 0, 1),
        (Clash.TWICE, 1, 2),
        (Clash.MORE_THAN_WANTED, 0, 0),
        (Clash.MORE_THAN_WANTED, 0, 1),
        (Clash.MORE_THAN_WANTED, 1, 2),
        (Clash.MORE_THAN_WANTED, 1, 2),
        (Clash.MEMBER_FULL, 0, 0),
    ]


def test_there_is_no_plan_for_pins_that_cannot_be_kept() -> None:
    city = City(numbers([1]), numbers([60]), numbers([0]), numbers([0]), pinned=pairs([0], [0]))

    with pytest.raises(ValueError, match="member_full"):
        search(city, Listed(pairs()))


@pytest.mark.parametrize("steps", [(), (0, 40, 30)])
def test_one_more_task_never_becomes_cheaper(steps: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must not fall"):
        City(numbers([1]), numbers([60]), numbers([1]), numbers([0]), steps=steps)
