"""A crowd at one activity: phones at the check-in door and helpers at their desks at once, on both engines.

Phones speak to a real server over HTTP, from a process that does nothing else. Helpers perform the intent that a tap at
the desk performs, each in a thread of this process, upon the same database. Before the crowd comes, one helper checks
people in with their own hands.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import Engine, func, select
from sqlmodel import col

from db.engine import make_engine
from db.migrations import migrate
from db.reads.recount import differences
from db.rules import passes
from db.rules.calendar import day_in_shanghai
from db.tables.attendance import Attendance
from db.tables.people import Member
from db.terms import ActivityId, MemberId, Role
from db.work import perform, reading, writing
from db.work.keys import sign_key
from db.writes.attendance import record_arrival
from tests import postgres
from tests.bench.hands import by_hand
from tests.bench.phones import crowd, ready
from tests.bench.report import Reach, Report, Row, bar
from tests.browser.site import served
from tests.builders import Town, a_town, actor_of
from tests.builders.steps import an_activity

ACTIVITY = "HD20260001"
AT_MOST = 1.0  # seconds that 95 of 100 wait for their answer


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--phones", type=int, default=200, help="phones that check in at the same moment")
    parser.add_argument("--helpers", type=int, default=10, help="helpers who tap at the same time")
    parser.add_argument("--taps", type=int, default=10, help="people each helper taps")
    parser.add_argument("--hands", type=int, default=30, help="people whom one helper checks in, on each of two ways")


def run(wished: argparse.Namespace) -> Report:
    """Let the crowd in, on SQLite and on PostgreSQL, and count afterwards."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        report.rows += _hands(Path(folder), wished.hands)
    for done, name in enumerate(("SQLite", "PostgreSQL")):
        bar(done, 2, name)
        with tempfile.TemporaryDirectory() as folder, _database(name, Path(folder)) as url:
            row = _crowd(name, url, Path(folder), wished)
        report.rows.append(row)
        report.reaches[f"{name}: 95 of 100 phones wait, s"] = Reach(
            AT_MOST, row["p95 s"], float(row["p95 s"] or 9) <= AT_MOST
        )
        report.reaches[f"{name}: each arrived once"] = Reach(
            row["people"], row["arrivals"], row["people"] == row["arrivals"]
        )
        report.reaches[f"{name}: tallies equal a recount"] = Reach(0, row["differences"], row["differences"] == 0)
    bar(2, 2, "")
    return report


def _hands(folder: Path, count: int) -> list[Row]:
    url = f"sqlite:///{folder / 'hands.db'}"
    engine = make_engine(url)
    migrate(engine)
    town = a_town(engine)
    an_activity(engine, town, day=day_in_shanghai(datetime.now(UTC)))
    _people(engine, town, 2 * count + 10)
    with served(url, folder, by="uvicorn", fresh=True) as site:
        rows = list(by_hand(site, engine, [(f"甲{n:04d}", f"{n:04d}") for n in range(10, 2 * count + 10)]))
    engine.dispose()
    return rows


@contextmanager
def _database(name: str, folder: Path) -> Iterator[str]:
    if name == "SQLite":
        yield f"sqlite:///{folder / 'crowd.db'}"
        return
    with postgres.running() as server:
        server.create("crowd")
        yield server.url("crowd")


def _crowd(name: str, url: str, folder: Path, wished: argparse.Namespace) -> Row:
    engine = make_engine(url)
    migrate(engine)
    town = a_town(engine)
    activity = an_activity(engine, town, day=day_in_shanghai(datetime.now(UTC)))
    tapped = wished.helpers * wished.taps
    people = _people(engine, town, wished.phones + tapped)
    # the phones are a process of their own, so that they wait for the server and not for the helpers
    one_process = ProcessPoolExecutor(1, get_context("spawn"))
    with (
        served(url, folder, by="uvicorn", fresh=True) as site,
        one_process as pockets,
        ThreadPoolExecutor(wished.helpers) as hands,
    ):
        pockets.submit(ready).result()
        address = f"/arrive/{ACTIVITY}/{passes.screen_pass(sign_key(), ACTIVITY, datetime.now(UTC))}"
        began = time.perf_counter()
        waits = pockets.submit(crowd, site.url, address, [f"139{n:08d}" for n in range(wished.phones)])
        taps = [
            hands.submit(
                _helper, engine, number, activity, people[wished.phones + number :: wished.helpers][: wished.taps]
            )
            for number in range(wished.helpers)
        ]
        phones, desks = waits.result(), [wait for one in taps for wait in one.result()]
        took = time.perf_counter() - began
    with reading(engine) as session:
        arrivals = session.scalar(
            select(func.count()).select_from(Attendance).where(col(Attendance.activity_id) == activity)
        )
        wrong = len(list(differences(session)))
    engine.dispose()
    return {
        "engine": name, "people": len(people), "arrivals": arrivals, "differences": wrong, "all s": took,
        "median s": median(phones), "p95 s": quantiles(phones, n=20)[-1],
        "desk median s": median(desks), "desk p95 s": quantiles(desks, n=20)[-1],
    }  # fmt: skip


def _people(engine: Engine, town: Town, count: int) -> list[MemberId]:
    with writing(engine, actor_of(Role.ADMIN), now=datetime.now(UTC)) as work:
        rows = [
            Member(
                code=f"DY1{n:04d}", name=f"甲{n:04d}", branch_id=town.branch_a, phone=f"139{n:08d}", search=f"j{n:04d}"
            )
            for n in range(count)
        ]
        work.add_all(rows)
    return [MemberId(row.id) for row in rows]


def _helper(engine: Engine, number: int, activity: ActivityId, people: list[MemberId]) -> list[float]:
    """Tap one after the other, each twice. Give how long each first tap took."""
    helper = actor_of(Role.STAFF, name=f"helper {number}")
    waits = []
    for member in people:
        for tap in range(2):
            began = time.perf_counter()
            perform(engine, helper, record_arrival, now=datetime.now(UTC), activity_id=activity, member_id=member)
            waits += [time.perf_counter() - began] if tap == 0 else []
    return waits
