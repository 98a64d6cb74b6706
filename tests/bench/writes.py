"""Check-ins a second through the whole intent: right, rule, journal with its chain, tallies, revision, one commit each.

Beside it, in turn, a bare insert of the same row into the same engine, one commit each as well.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, delete, func, insert, select
from sqlmodel import col

from db.engine import make_engine
from db.migrations import migrate
from db.reads.recount import differences
from db.rules.calendar import day_in_shanghai
from db.tables.attendance import Attendance
from db.tables.base import new_id
from db.terms import ActivityId, MemberId, Role
from db.work import perform, reading
from db.work.trace import values_of
from db.writes.attendance import record_arrival
from tests import postgres
from tests.bench.report import Reach, Report, bar
from tests.builders import Town, a_town, actor_of
from tests.builders.great_city import GreatCity
from tests.builders.steps import an_activity

AT_LEAST = 0.25
WRITERS = (1, 4, 16)
BARE = 1  # minutes, by which the rows of the bare insert are known again

Write = Callable[[MemberId], None]


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--writers", type=int, nargs="+", default=WRITERS, help="how many write at the same time")
    parser.add_argument("--rows", type=int, default=400, help="check-ins in each turn")
    parser.add_argument("--rounds", type=int, default=3, help="how often both have their turn")


def run(wished: argparse.Namespace) -> Report:
    """Measure each engine with each number of writers."""
    report = Report()
    turns = [(name, writers) for name in ("SQLite", "PostgreSQL") for writers in wished.writers]
    for done, (name, writers) in enumerate(turns):
        bar(done, len(turns), f"{name}, {writers} writers")
        with tempfile.TemporaryDirectory() as folder, _database(name, Path(folder)) as url:
            _measure(report, name, url, writers, wished)
    bar(len(turns), len(turns), "")
    return report


@contextmanager
def _database(name: str, folder: Path) -> Iterator[str]:
    if name == "SQLite":
        yield f"sqlite:///{folder / 'writes.db'}"
        return
    with postgres.running(durable=True) as server:
        server.create("writes")
        yield server.url("writes")


def _measure(report: Report, name: str, url: str, writers: int, wished: argparse.Namespace) -> None:
    engine = make_engine(url)
    migrate(engine)
    town = a_town(engine)
    people = _people(engine, town, wished.rows)
    whole, bare = [], []
    for _ in range(wished.rounds):
        whole.append(_rate(_intent(engine, town), people, writers))
        bare.append(_rate(_insert(engine, town), people, writers))
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        # bare rows keep no tally in step
        connection.execute(delete(Attendance).where(col(Attendance.minutes) == BARE))
    with reading(engine) as session:
        there = session.scalar(select(func.count()).select_from(Attendance))
        wrong = len(differences(session))
    engine.dispose()
    ratio = median(w / b for w, b in zip(whole, bare, strict=True))
    wanted = wished.rounds * wished.rows
    report.rows.append(
        {
            "engine": name, "writers": writers, "intents a second": median(whole),
            "slowest turn": min(whole), "bare inserts a second": median(bare), "share": ratio,
            "wanted": wanted, "written": there,
        }
    )  # fmt: skip
    report.reaches[f"{name}, {writers} writers: share of the bare insert"] = Reach(AT_LEAST, ratio, ratio >= AT_LEAST)
    report.reaches[f"{name}, {writers} writers: lost, failed or doubled"] = Reach(
        0, abs(wanted - (there or 0)) + wrong, (there, wrong) == (wanted, 0)
    )


def _people(engine: Engine, town: Town, count: int) -> list[MemberId]:
    city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)))
    city.communities, city.branches = [town.wanghu], [town.branch_a]
    return [MemberId(member) for member in city.join(count)]


def _intent(engine: Engine, town: Town) -> Write:
    helper, activity = actor_of(Role.STAFF), _today(engine, town)

    def write(member: MemberId) -> None:
        perform(engine, helper, record_arrival, now=datetime.now(UTC), activity_id=activity, member_id=member)

    return write


def _insert(engine: Engine, town: Town) -> Write:
    activity, now = _today(engine, town), datetime.now(UTC)
    same = Attendance(
        activity_id=activity, member_id=town.zhang_a, branch_id=town.branch_a, community_id=town.wanghu,
        day=day_in_shanghai(now), recorded_by=actor_of(Role.STAFF).account_id, recorded_at=now, minutes=BARE,
    )  # fmt: skip
    row = values_of(same)

    def write(member: MemberId) -> None:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            connection.execute(insert(Attendance), {**row, "id": new_id(), "member_id": member})

    return write


def _today(engine: Engine, town: Town) -> ActivityId:
    return an_activity(engine, town, day=day_in_shanghai(datetime.now(UTC)))


def _rate(write: Write, people: Sequence[MemberId], writers: int) -> float:
    """Let so many write one after another at the same time; give the rows a second. What fails is raised."""

    def all_of(mine: Sequence[MemberId]) -> None:
        for member in mine:
            write(member)

    with ThreadPoolExecutor(writers) as pool:
        began = time.perf_counter()
        for done in [pool.submit(all_of, people[n::writers]) for n in range(writers)]:
            done.result()
        return len(people) / (time.perf_counter() - began)
