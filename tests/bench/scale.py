"""What a city, a province and the country need, from unit costs measured a moment before, checked by a simulation.

Measured: one run of a working page right after a write, one need written through the whole intent into PostgreSQL, the
bytes of a row. The rest is arithmetic over assumptions that stand below by name. Queues are then simulated with the
measured times, one by one, and the sums must agree with them.
"""

import argparse
import math
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import fmean, quantiles
from typing import Final

from sqlalchemy import Engine, text

from db import engine as engines
from db.migrations import migrate
from db.rules.calendar import day_in_shanghai
from db.terms import CommunityId, Role
from tests import postgres
from tests.bench.report import Reach, Report, bar
from tests.builders import actor_of
from tests.builders.great_city import GreatCity
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_need
from tests.engines import read_anew

PLACES: Final = {"city": 20_000, "province": 2_000_000, "country": 100_000_000}
"""Members of each."""

# Assumptions: the first three from the size of a big city, the others on the careful side.
ATTENDANCES_A_YEAR: Final = 25  # by one member
NEEDS_A_YEAR: Final = 2.5  # for one member
WRITES_FOR_A_NEED: Final = 8  # asked, screened, offered, accepted, served, confirmed, followed up, evaluated
WORKING_SECONDS: Final = 250 * 8 * 3600  # of a year
PEAK: Final = 5  # times the mean of the working hours
AT_WORK: Final = 0.01  # of all members, with a page open in the busiest minute
THINKS: Final = 10.0  # seconds between two runs of an open page
BUSY: Final = 0.5  # of a process or a writers' queue, at most, so that a wave finds room
SESSION_KIB: Final = 200.0  # the reach of the crowd's measurement
MEMBERS_OF_AN_ORGANISATION: Final = 20_000  # a bureau with its city

AGREES: Final = 0.15  # between a mean wait by formula and by simulation
WAITS_MS: Final = 250.0  # 95 of 100 runs, with the processes that the sums ask for


@dataclass(frozen=True, slots=True)
class Units:
    """What one of each costs, as it was measured."""

    #: seconds of processor time, one for each run of the page
    runs: list[float]
    #: seconds from the first statement to the commit, one for each write
    writes: list[float]
    #: writes a second that one PostgreSQL took from four writers of one organisation
    one_primary: float
    attendance_bytes: float
    journal_bytes: float


@dataclass(frozen=True, slots=True)
class Need:
    """What a place of a size needs, by the sums."""

    members: int
    runs_a_second: float
    writes_a_second: float
    processes: int
    organisations: int
    primaries: int
    memory_gib: float
    gib_a_year: float
    #: how busy one of each would be with all of it: a process, an organisation's writers' queue, a primary
    loads: dict[str, float]


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--communities", type=int, default=400)
    parser.add_argument("--members", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=40, help="runs of the page that are timed")
    parser.add_argument("--writes", type=int, default=400, help="needs that are written one after another")
    parser.add_argument("--simulated", type=int, default=400_000, help="arrivals at each simulated queue")


def run(wished: argparse.Namespace) -> Report:
    """Measure the units, do the sums for each place, and simulate the queues."""
    report = Report()
    units = _measured(wished)
    report.rows += [
        {"place": "unit costs", "page run ms": 1000 * fmean(units.runs), "write ms": 1000 * fmean(units.writes),
         "writes a second, 4 writers": units.one_primary, "bytes an attendance": units.attendance_bytes,
         "bytes a journal line": units.journal_bytes},
    ]  # fmt: skip
    for place, members in PLACES.items():
        bar(len(report.rows), len(PLACES) + 1, f"{place}: sums and simulation")
        _tell(report, place, needed(members, units), units, wished.simulated)
    return report


def needed(members: int, units: Units) -> Need:
    """Do the sums for so many members."""
    sessions = members * AT_WORK
    runs = sessions / THINKS
    a_year = ATTENDANCES_A_YEAR + NEEDS_A_YEAR * WRITES_FOR_A_NEED
    writes = members * a_year / WORKING_SECONDS * PEAK
    page, write = fmean(units.runs), fmean(units.writes)
    size = members * (ATTENDANCES_A_YEAR * units.attendance_bytes + a_year * units.journal_bytes)
    return Need(
        members=members, runs_a_second=runs, writes_a_second=writes,
        processes=math.ceil(runs * page / BUSY),
        organisations=max(1, math.ceil(members / MEMBERS_OF_AN_ORGANISATION)),
        primaries=math.ceil(writes / units.one_primary / BUSY),
        memory_gib=sessions * SESSION_KIB / 2**20, gib_a_year=size / 2**30,
        loads={
            "one process": runs * page, "one organisation's writers": writes * write,
            "one primary": writes / units.one_primary,
        },
    )  # fmt: skip


def waits(arrivals: float, services: Sequence[float], count: int, chance: Random) -> list[float]:
    """Simulate one queue, first come first served: how long each of so many arrivals waits and is served."""
    wait, spent = 0.0, []
    for service in chance.choices(services, k=count):
        spent.append(wait + service)
        wait = max(0.0, wait + service - chance.expovariate(arrivals))
    return spent


def mean_wait(arrivals: float, services: Sequence[float]) -> float:
    """Give the same by the formula of Pollaczek and Khinchine, on the mean, the service included."""
    mean, square = fmean(services), fmean(service * service for service in services)
    return mean + arrivals * square / (2 * (1 - arrivals * mean))


def _tell(report: Report, place: str, need: Need, units: Units, count: int) -> None:
    chance = Random(need.members)
    at_a_process = need.runs_a_second / need.processes
    spent = waits(at_a_process, units.runs, count, chance)
    p95, sums = quantiles(spent, n=20)[-1], mean_wait(at_a_process, units.runs)
    off = abs(fmean(spent) / sums - 1)
    written = waits(need.writes_a_second / need.organisations, units.writes, count, chance)
    first, load = max(need.loads.items(), key=lambda one: one[1])
    report.rows.append(
        {
            "place": place, "members": need.members, "page runs a second": need.runs_a_second,
            "writes a second": need.writes_a_second, "processes": need.processes, "memory GiB": need.memory_gib,
            "organisations": need.organisations, "primaries": need.primaries, "GiB a year": need.gib_a_year,
            **{f"{what}, times its capacity": times for what, times in need.loads.items()},
            "first bottleneck": f"{first} × {load:,.2g}",
            "page p95 ms": 1000 * p95, "write p95 ms": 1000 * quantiles(written, n=20)[-1],
        }
    )  # fmt: skip
    report.reaches[f"{place}: mean wait, simulation against formula"] = Reach(AGREES, off, off <= AGREES)
    report.reaches[f"{place}: 95 of 100 pages within, ms"] = Reach(WAITS_MS, 1000 * p95, 1000 * p95 <= WAITS_MS)


def _measured(wished: argparse.Namespace) -> Units:
    with _database() as engine:
        city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)))
        city.found(communities=wished.communities, branches=2 * wished.communities, members=wished.members)
        city.ask(wished.members)
        city.serve(wished.members)
        place = CommunityId(city.communities[0])
        writes = [_written(engine, place) for _ in range(wished.writes)]
        primary = _at_once(engine, place, wished.writes)
        runs = list(_runs(engine, place, wished.rounds))
        return Units(runs, writes, primary, _bytes(engine, "attendance"), _bytes(engine, "journal_line"))


@contextmanager
def _database() -> Iterator[Engine]:
    """Give a durable PostgreSQL, which this process, and so the page, uses."""
    with tempfile.TemporaryDirectory() as folder, postgres.running(durable=True) as server:
        server.create("scale")
        os.environ["DATABASE_URL"] = server.url("scale")
        os.environ["SANSHUANG_KEY_FILE"] = str(Path(folder) / "seal.key")
        read_anew()
        engine = engines.engine()
        migrate(engine)
        yield engine
        engine.dispose()


def _written(engine: Engine, place: CommunityId) -> float:
    began = time.perf_counter()
    a_need(engine, actor_of(Role.STAFF), community=place, now=datetime.now(UTC))
    return time.perf_counter() - began


def _at_once(engine: Engine, place: CommunityId, count: int) -> float:
    """Let four write at once; give the writes a second."""
    with ThreadPoolExecutor(4) as pool:
        began = time.perf_counter()
        list(pool.map(lambda _: _written(engine, place), range(count)))
        return count / (time.perf_counter() - began)


def _runs(engine: Engine, place: CommunityId, rounds: int) -> Iterator[float]:
    """Run the list of needs right after a write, so that nothing is remembered; give the processor's seconds."""
    screen = a_screen(a_sign_in(engine, actor_of(Role.STAFF)), "serve/needs")
    for number in range(rounds + 1):
        _written(engine, place)
        began = time.process_time()
        screen.run()
        if number:  # the first round warms up
            yield time.process_time() - began
        bar(number, rounds, "page runs")


def _bytes(engine: Engine, table: str) -> float:
    with engine.connect() as connection:
        size = connection.execute(text("SELECT pg_total_relation_size(:name)"), {"name": table}).scalar_one()
        rows = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608 - one of two names
    return float(size) / max(int(rows), 1)
