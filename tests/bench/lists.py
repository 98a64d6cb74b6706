"""The long lists at a hundred thousand rows: the first page, a filter, two characters searched for, the last page.

What is timed is the question as a page asks it, at the database, without the cache that answers it the second time.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Engine

from db.engine import make_engine
from db.migrations import migrate
from db.reads.members import member_list
from db.reads.needs import need_list
from db.reads.points import branch_ledger, branch_totals, member_ledger
from db.rules.calendar import Span, day_in_shanghai, period_around
from db.rules.rolls import Which
from db.terms import BranchId, MemberId, NeedKind, NeedStatus, Role
from db.work import reading
from tests import postgres
from tests.bench.report import Reach, Report, at_least_two, bar
from tests.builders import actor_of
from tests.builders.great_city import GreatCity

AT_MOST_MS = 50.0
A_WHILE = timedelta(days=40)
LAST = 10**6
"""A page beyond the end gives the last one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of one list."""

    of: str
    what: str
    question: Callable[..., Any]
    facts: Mapping[str, object]


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--rows", type=int, default=100_000, help="needs, members and lines of the ledger, each")
    parser.add_argument("--communities", type=int, default=400)
    parser.add_argument("--branches", type=int, default=800)
    parser.add_argument("--rounds", type=at_least_two, default=25, help="how often every question has its turn")


def run(wished: argparse.Namespace) -> Report:
    """Pour the rows into both engines and ask every question in turn."""
    report = Report()
    for name, place in (("SQLite", on_file), ("PostgreSQL", on_a_server)):
        with tempfile.TemporaryDirectory() as folder, place(Path(folder)) as engine:
            city = grown(engine, wished.rows, wished.communities, wished.branches, name)
            asked = questions(city)
            took = _measured(engine, asked, wished.rounds, name)
        _tell(report, name, asked, took)
    return report


def grown(engine: Engine, rows: int, communities: int, branches: int, name: str = "") -> GreatCity:
    """Pour so many members, needs and lines of the ledger into a city, and let the engine take stock of them."""
    migrate(engine)

    def heard(done: int, total: int, what: str) -> None:
        bar(done, total, f"{name}: {what}")

    city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)), heard)
    city.found(communities=communities, branches=branches, members=rows)
    city.ask(rows)
    city.earn(rows)
    taken_stock_of(engine)
    return city


def taken_stock_of(engine: Engine) -> None:
    """Let the engine take stock of what was poured into it."""
    if engine.dialect.name == "postgresql":  # its own keeper does this within minutes
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def questions(city: GreatCity) -> list[Asked]:
    """Give the questions, as staff of the whole city ask them."""
    today, year = {"today": city.today}, {"period": period_around(city.today, Span.YEAR)}
    now, past = {**today, "day": city.today}, {"day": city.today - A_WHILE}
    branch, (member, _) = {"branch_id": BranchId(city.branches[0])}, city.members[1]
    return [
        *_list("needs", need_list, today, {
            "first page": {}, "last page": {"page": LAST},
            "by kind": {"kind": NeedKind.SAFETY}, "by kind, last page": {"kind": NeedKind.SAFETY, "page": LAST},
            "over, last page": {"status": NeedStatus.EVALUATED, "page": LAST}, "overdue": {"overdue": True},
            "search 漏水": {"text": "漏水"}, "search 漏水, last page": {"text": "漏水", "page": LAST},
            "search 龙虾, nowhere": {"text": "龙虾"},
        }),
        *_list("members", member_list, now, {
            "first page": {}, "last page": {"page": LAST}, "missing": {"which": Which.MISSING},
            "missing, last page": {"which": Which.MISSING, "page": LAST}, "of a branch": branch,
            "search zw": {"text": "zw"}, "search 张伟": {"text": "张伟"}, "search 34": {"text": "34"},
            "search 34, last page": {"text": "34", "page": LAST},
            "on a past day": past, "on a past day, last page": {**past, "page": LAST},
        }),
        *_list("ledger", branch_ledger, year, {"of a branch": branch}),
        *_list("ledger", member_ledger, year, {"of a member": {"member_id": MemberId(member)}}),
        *_list("ledger", branch_totals, year, {"all branches": {}}),
    ]  # fmt: skip


def _list(
    of: str, question: Callable[..., Any], always: Mapping[str, object], asked: Mapping[str, Mapping[str, object]]
) -> Iterator[Asked]:
    for what, facts in asked.items():
        yield Asked(of, what, question, {**always, **facts})


@contextmanager
def on_file(folder: Path) -> Iterator[Engine]:
    """Give an empty database in a file."""
    engine = make_engine(f"sqlite:///{folder / 'lists.db'}")
    yield engine
    engine.dispose()


@contextmanager
def on_a_server(_folder: Path) -> Iterator[Engine]:
    """Give an empty database on a server that lives as long."""
    with postgres.running() as server:
        server.create("lists")
        engine = make_engine(server.url("lists"))
        yield engine
        engine.dispose()


def _measured(engine: Engine, asked: list[Asked], rounds: int, name: str) -> list[list[float]]:
    actor = actor_of(Role.STAFF)
    took: list[list[float]] = [[] for _ in asked]
    for number in range(rounds + 1):
        for one, times in zip(asked, took, strict=True):
            with reading(engine) as session:
                began = time.perf_counter()
                one.question(session, actor, **one.facts)
                if number:  # the first round warms up
                    times.append(1000 * (time.perf_counter() - began))
        bar(number, rounds, f"{name}: asked")
    return took


def _tell(report: Report, name: str, asked: list[Asked], took: list[list[float]]) -> None:
    for one, times in zip(asked, took, strict=True):
        first, middle, last = quantiles(times, n=4)
        report.rows.append(
            {"engine": name, "list": one.of, "question": one.what, "ms": middle, "half of them from": first, "to": last}
        )
    for of in dict.fromkeys(one.of for one in asked):
        slowest, what = max((median(times), one.what) for one, times in zip(asked, took, strict=True) if one.of == of)
        met = slowest <= AT_MOST_MS
        report.reaches[f"{name}: {of}, slowest of all questions ({what}), ms"] = Reach(AT_MOST_MS, slowest, met)
