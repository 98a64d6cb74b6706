"""The ten best for one need in a whole city: one statement over all its members, then the weighing of a few hundred.

What is timed is the question as the page of matching asks it, at the database, without the cache in front of it.
"""

import argparse
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import Engine, select, update
from sqlmodel import col

from db.migrations import migrate
from db.reads.matches.candidates import candidates
from db.rules.calendar import day_in_shanghai
from db.tables.needs import Need
from db.terms import DayPart, NeedId, NeedStatus, Role
from db.work import reading, writing
from tests.bench.lists import on_a_server, on_file, taken_stock_of
from tests.bench.report import Reach, Report, at_least_two, bar
from tests.builders import actor_of, at
from tests.builders.great_city import GreatCity

AT_MOST_MS = 50.0
STAFF = actor_of(Role.STAFF)
Took = tuple[float, float]
"""By the clock, and what our own process worked; a server works beside it."""
When = tuple[date | None, DayPart | None]
Asked = Mapping[str, tuple[NeedId, When]]


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--members", type=int, default=20_000)
    parser.add_argument("--communities", type=int, default=400)
    parser.add_argument("--branches", type=int, default=800)
    parser.add_argument("--skills", type=int, default=60)
    parser.add_argument("--rounds", type=at_least_two, default=25, help="how often every question has its turn")


def run(wished: argparse.Namespace) -> Report:
    """Invent the city on both engines and ask for the ten best in turn."""
    report = Report()
    for name, place in (("SQLite", on_file), ("PostgreSQL", on_a_server)):
        with tempfile.TemporaryDirectory() as folder, place(Path(folder)) as engine:
            today = day_in_shanghai(datetime.now(UTC))
            asked = _asked(engine, today, wished, name)
            _tell(report, name, wished.members, _measured(engine, asked, today, wished.rounds, name))
    return report


def _asked(engine: Engine, today: date, wished: argparse.Namespace, name: str) -> Asked:
    """Fill the city, its members with skills, times, claims and services; give the needs to be asked about."""
    migrate(engine)
    city = GreatCity(engine, today, lambda done, total, what: bar(done, total, f"{name}: {what}"))
    city.found(communities=wished.communities, branches=wished.branches, members=wished.members)
    skills = city.learn(wished.skills)
    city.ask(wished.members // 2)
    city.claim(2 * wished.members)
    city.serve(5 * wished.members)
    taken_stock_of(engine)
    with reading(engine) as session:
        standing = col(Need.status) == NeedStatus.OPEN
        found = [NeedId(one) for one in session.scalars(select(col(Need.id)).where(standing).limit(3))]
    with_children, child, plain = found
    wants = {with_children: skills[0], child: skills[1]}
    with writing(engine, STAFF, now=at()) as work:
        for need, skill in wants.items():
            work.session.execute(update(Need).where(col(Need.id) == need).values(skill_id=skill))
    any_time, soon = (None, None), (today + timedelta(days=3), DayPart.MORNING)
    return {
        "a skill with four beneath it": (with_children, any_time),
        "the same, on a day": (with_children, soon),
        "one skill": (child, any_time),
        "no skill: everybody suits": (plain, any_time),
        "no skill, on a day": (plain, soon),
    }


def _measured(engine: Engine, asked: Asked, today: date, rounds: int, name: str) -> dict[str, list[Took]]:
    took: dict[str, list[Took]] = {what: [] for what in asked}
    for number in range(rounds + 1):
        for what, (need, (day, part)) in asked.items():
            with reading(engine) as session:
                began, worked = time.perf_counter(), time.process_time()
                candidates(session, STAFF, need_id=need, today=today, day=day, part=part)
                if number:  # the first round warms up
                    took[what].append((1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)))
        bar(number, rounds, f"{name}: asked")
    return took


def _tell(report: Report, name: str, members: int, took: Mapping[str, list[Took]]) -> None:
    for what, times in took.items():
        clock, processor = zip(*times, strict=True)
        first, middle, last = quantiles(clock, n=4)
        row = {"engine": name, "members": members, "ten best for": what, "ms": middle}
        report.rows.append(row | {"half of them from": first, "to": last, "our processor ms": median(processor)})
    slowest, what = max((median(clock for clock, _ in times), what) for what, times in took.items())
    report.reaches[f"{name}: ten best, slowest ({what}), ms"] = Reach(AT_MOST_MS, slowest, slowest <= AT_MOST_MS)
