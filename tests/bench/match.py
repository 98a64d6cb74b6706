"""The plan for a whole city: how long it takes, how good it is proved to be, and how a plain greedy choice compares.

Without sizes of one's own, the ten best for one need are timed as well.
"""

import argparse
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from db.rules.assignment import UNSUITED, Found, Pairs, Progress, numbers, search
from db.rules.assignment.greedy import greedy as plain
from db.rules.assignment.prices import next_step
from tests.bench import best
from tests.bench.report import Reach, Report, Row, bar, say
from tests.builders.metropolis import Metropolis, metropolis

SIZES = ((1_000, 5_000), (10_000, 20_000), (100_000, 1_000_000))
SECONDS = {(1_000, 5_000): 0.5, (10_000, 20_000): 3.0, (100_000, 1_000_000): 60.0}
REPEATS = {(1_000, 5_000): 7, (10_000, 20_000): 3}

SOLVED_DENSE = 1_000_000
"""Up to so many suitable pairs another solver is given all of them at once."""

LOOKED_AT = 250_000_000
"""Up to so many pairs the proof is checked pair by pair; beyond, for as many needs as fit."""

BLOCK = 16_000_000
CANDIDATES = 20
MANY = 500_000
THIRD = 3
HALF = 0.5
DENSE = "HiGHS, every pair"


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--size", action="append", type=size, metavar="NEEDSxMEMBERS", help="a city to plan; repeat")
    parser.add_argument("--repeat", type=int, help="how often each is planned; the median counts")
    parser.add_argument("--seed", type=int, default=1, help="which city is invented")
    best.options(parser)


def size(text: str) -> tuple[int, int]:
    """Read needs and members from 1000x5000."""
    needs, members = text.lower().split("x")
    return int(needs), int(members)


def run(wished: argparse.Namespace) -> Report:
    """Plan each city in a process of its own, so that its peak of memory is its own as well."""
    sizes: list[tuple[int, int]] = wished.size or list(SIZES)
    jobs = [(job, one) for one in sizes for job in (planned, compared)]
    report = Report()
    alone = get_context("fork")  # so that both stand on the same imports, and those are made once
    for done, (job, one) in enumerate(jobs):
        bar(done, len(jobs), f"{job.__name__} {named(one)}")
        with ProcessPoolExecutor(1, mp_context=alone) as pool:
            report.rows += pool.submit(job, one, wished.seed, wished.repeat or REPEATS.get(one, 1)).result()
    bar(len(jobs), len(jobs), "done")
    for one in sizes:
        report.reaches |= reached(one, [row for row in report.rows if row["city"] == named(one)])
    if not wished.size:
        ten = best.run(wished)
        report.rows += ten.rows
        report.reaches |= ten.reaches
    return report


def planned(one: tuple[int, int], seed: int, repeat: int) -> list[Row]:
    """Plan a city from its rows, several times, and check the proof pair by pair."""
    town = metropolis(*one, seed=seed)
    small = metropolis(10, 100)
    search(small.city, small.groups())  # what is done once only is done before the clock runs
    runs = [timed(town) for _ in range(repeat)]
    used, found = memory(), runs[-1].found
    looked, wronged = checked(town, found)
    seconds = [one.seconds for one in runs]
    row = facts(town, "this plan", found.pairs, median(seconds))
    row |= {"bound": found.progress.bound, "gap": found.progress.gap, "MiB": used}
    row |= {"from s": min(seconds), "to s": max(seconds), "processor s": median(one.worked for one in runs)}
    row |= {"rounds": found.progress.round, "pairs in flow": found.progress.pairs}
    return [row | {"pairs checked": looked, "wronged": wronged}]


@dataclass(frozen=True, slots=True, eq=False)
class Timed:
    """A plan, the time it took on the clock, and the time the processor worked on it."""

    found: Found
    seconds: float
    worked: float


def timed(town: Metropolis) -> Timed:
    """Plan once, from the members' rows to the proof."""
    begun, worked = time.perf_counter(), time.process_time()
    found = search(town.city, town.groups(), watch=told)
    return Timed(found, time.perf_counter() - begun, time.process_time() - worked)


def memory() -> float:
    """Give the most memory this process has ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compared(one: tuple[int, int], seed: int, _: int) -> list[Row]:
    """Plan the same city by a plain greedy choice and, where it can hold all pairs, by another solver."""
    town = metropolis(*one, seed=seed)
    ways = {"greedy": greedy} | ({DENSE: dense} if town.suitable() <= SOLVED_DENSE else {})
    return [_otherwise(town, by, way) for by, way in ways.items()]


def _otherwise(town: Metropolis, by: str, way: Callable[[Metropolis], Pairs]) -> Row:
    begun, worked = time.perf_counter(), time.process_time()
    plan = way(town)
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    return facts(town, by, plan, seconds) | {"MiB": memory(), "processor s": worked}


def facts(town: Metropolis, by: str, plan: Pairs, seconds: float) -> Row:
    """Describe a plan, whoever made it, by the same figures."""
    city = town.city
    tasks = city.load + np.bincount(plan.member, minlength=city.members)
    asked = np.bincount(plan.member, minlength=city.members) > 0
    cost = city.burden(tasks) - city.burden(city.load)
    return {
        "city": named((city.needs, city.members)),
        "by": by,
        "suitable pairs": town.suitable(),
        "places": int(city.wanted.sum()),
        "filled": len(plan),
        "value": int((plan.score + city.worth[plan.need]).sum() - cost.sum()),
        "most loaded": int(tasks[asked].max(initial=0)),
        "third tasks": int((tasks[asked] >= THIRD).sum()),
        "seconds": seconds,
    }


def checked(town: Metropolis, found: Found) -> tuple[int, int]:
    """Count the pairs looked at one by one, and those left out which would gain more than their prices; none may."""
    city, at = town.city, found.prices
    height = max(1, BLOCK // city.members)
    needs = np.arange(city.needs)[: max(height, LOOKED_AT // city.members)]
    wronged = 0
    for first in range(0, len(needs), height):
        some = needs[first : first + height]
        table = town.table(some)
        over = (table != UNSUITED) & (table + city.worth[some, None] > at.need[some, None] + at.member)
        inside = (found.pairs.need >= some[0]) & (found.pairs.need <= some[-1])
        over[found.pairs.need[inside] - some[0], found.pairs.member[inside]] = False
        wronged += int(over.sum())
    return len(needs) * city.members, wronged


def greedy(town: Metropolis) -> Pairs:
    """Serve the most urgent first, each by the member who then gains most, among its best in the whole city."""
    city = town.city
    most = np.full(city.needs, CANDIDATES if city.members < MANY else CANDIDATES // 2)
    best = town.groups().best(-city.worth, next_step(city, np.zeros(city.members, dtype=np.int64)), most)
    return best.only(plain(city, best))


def dense(town: Metropolis) -> Pairs:
    """Give every suitable pair to HiGHS at once, as a linear program."""
    city = town.city
    table = town.table(np.arange(city.needs))
    need, member = np.nonzero(table != UNSUITED)
    score, room = table[need, member], city.room()
    owner = np.repeat(np.arange(city.members), room)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(room) - room, room)
    rows = np.concatenate([need, city.needs + member, city.needs + owner])
    columns = np.concatenate([np.arange(len(need)), np.arange(len(need) + len(owner))])
    signs = np.concatenate([np.ones(2 * len(need)), -np.ones(len(owner))])
    limits = coo_array((signs, (rows, columns)), shape=(city.needs + city.members, len(need) + len(owner))).tocsr()
    aims = np.concatenate([-(score + city.worth[need]), city.step(city.load[owner] + nth)])
    solved = linprog(aims, limits, np.concatenate([city.wanted, np.zeros(city.members)]), bounds=(0, 1))
    return Pairs(need, member, numbers(score)).only(solved.x[: len(need)] > HALF)


def told(progress: Progress) -> bool:
    """Say after each round how far it is, and go on."""
    say(f"  round {progress.round}: value {progress.value:,}, bound {progress.bound:,}, gap {progress.gap:,}")
    return True


def named(one: tuple[int, int]) -> str:
    """Write a size as people read it."""
    return f"{one[0]:,} × {one[1]:,}"


def reached(one: tuple[int, int], rows: list[Row]) -> dict[str, Reach]:
    """Compare with what was to be reached, where something was."""
    plan, *others = rows
    proved = plan["gap"] == 0 and plan["wronged"] == 0
    found = {f"gap {named(one)}": Reach(0, plan["gap"], proved)}
    if one in SECONDS:
        seconds = float(str(plan["seconds"]))
        found[f"seconds {named(one)}"] = Reach(SECONDS[one], seconds, seconds <= SECONDS[one] and proved)
    for row in others:
        if row["by"] == DENSE:
            found[f"as good as HiGHS {named(one)}"] = Reach(row["value"], plan["value"], row["value"] == plan["value"])
    return found
