"""The overview at ten thousand to ten million attendances: what the server spends must not grow.

The same city stands in a database of each size; the page itself is run as a browser would have it run, in turn at every
size, right after a write, so that nothing is remembered.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db import engine as engines
from db.migrations import migrate
from db.rules.calendar import day_in_shanghai
from db.terms import CommunityId, Role
from tests import postgres
from tests.bench.lists import taken_stock_of
from tests.bench.report import Reach, Report, at_least_two, bar, say
from tests.builders import actor_of
from tests.builders.great_city import GreatCity
from tests.builders.hands import figures
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_need
from tests.engines import read_anew

AT_MOST = 1.2
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
NEEDS = 20_000

Copied = Callable[[str, str], str]
"""Copies a database, given the names of both; gives the address of the copy. Without a first name it is a new one."""


@dataclass(slots=True)
class Place:
    """A city of one size, with a leader who looks at it."""

    size: int
    url: str
    community: CommunityId
    screen: AppTest | None = None
    after_a_write: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="attendances in each database")
    parser.add_argument("--communities", type=int, default=400)
    parser.add_argument("--branches", type=int, default=800)
    parser.add_argument("--members", type=int, default=20_000)
    parser.add_argument("--needs", type=int, default=NEEDS)
    parser.add_argument("--rounds", type=at_least_two, default=15, help="how often every size has its turn")


def run(wished: argparse.Namespace) -> Report:
    """Grow the city on each engine and time the overview at every size."""
    report = Report()
    for name, databases in (("SQLite", _files), ("PostgreSQL", _server)):
        with tempfile.TemporaryDirectory() as folder, databases(Path(folder)) as copied:
            places = list(_grown(name, copied, wished))
            _measured(name, places, wished.rounds)
        _tell(report, name, places)
    return report


@contextmanager
def _files(folder: Path) -> Iterator[Copied]:
    def copied(old: str, new: str) -> str:
        if old:
            shutil.copyfile(folder / f"{old}.db", folder / f"{new}.db")
        return f"sqlite:///{folder / new}.db"

    yield copied


@contextmanager
def _server(_folder: Path) -> Iterator[Copied]:
    with postgres.running() as server:

        def copied(old: str, new: str) -> str:
            server.create(new, template=old or "template0")
            return server.url(new)

        yield copied


def _grown(name: str, copied: Copied, wished: argparse.Namespace) -> Iterator[Place]:
    """Grow one city from size to size, and leave a copy behind at each."""
    before, there, city = "", 0, None
    for size in sorted(wished.sizes):
        url = copied(before, f"at_{size}")
        engine = engines.make_engine(url)
        if city is None:
            migrate(engine)
            city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)), heard=_heard(f"{name} {size:,}"))
            city.found(communities=wished.communities, branches=wished.branches, members=wished.members)
            city.ask(wished.needs)
        city.engine, city.heard = engine, _heard(f"{name} {size:,}")
        city.serve(size - there)
        taken_stock_of(engine)
        engine.dispose()
        before, there = f"at_{size}", size
        yield Place(size, url, CommunityId(city.communities[0]))


def _heard(label: str) -> Callable[[int, int, str], None]:
    def heard(done: int, total: int, what: str) -> None:
        bar(done, total, f"{label}: {what}")

    return heard


def _measured(name: str, places: Sequence[Place], rounds: int) -> None:
    """Run the page in turn at every size, after a write and once more."""
    for number in range(rounds + 1):
        for place in places:
            engine = _moved_to(place.url)
            if place.screen is None:
                place.screen = a_screen(a_sign_in(engine, actor_of(Role.LEADER)), "watch/overview")
            a_need(engine, actor_of(Role.STAFF), community=place.community, now=datetime.now(UTC))
            wait = _seconds(place.screen), _seconds(place.screen)
            if number:  # the first round warms up
                place.after_a_write.append(wait[0])
                place.again.append(wait[1])
        say(f"{name}: round {number} of {rounds}")
    engines.engine().dispose()


def _moved_to(url: str) -> Engine:
    """Let this process, and so the page, use another database."""
    os.environ["DATABASE_URL"] = url
    read_anew()
    return engines.engine()


def _seconds(screen: AppTest) -> float:
    began = time.perf_counter()
    screen.run()
    took = time.perf_counter() - began
    if screen.exception or not figures(screen):
        message = "the overview did not come up"
        raise RuntimeError(message)
    return took


def _tell(report: Report, name: str, places: Sequence[Place]) -> None:
    smallest = places[0]
    for place in places:
        first, _, last = quantiles(place.after_a_write, n=4)
        report.rows.append(
            {
                "engine": name,
                "attendances": place.size,
                "after a write ms": 1000 * median(place.after_a_write),
                "half of them from": 1000 * first,
                "to": 1000 * last,
                "once more ms": 1000 * median(place.again),
                "× smallest": median(place.after_a_write) / median(smallest.after_a_write),
            }
        )
    # in each round all sizes had their turn, so the rounds are compared one by one
    ratio = median(large / small for large, small in zip(places[-1].after_a_write, smallest.after_a_write, strict=True))
    report.reaches[f"{name}: {places[-1].size:,} × {smallest.size:,}"] = Reach(AT_MOST, ratio, ratio <= AT_MOST)
