"""Many at work at once: sessions that look, think five seconds and look again, at one process on one core.

Each session opens the list of needs and from then on runs it again after every thought, as anybody who types and
filters does. Beside it stands the same application with Streamlit's settings as they come.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median, quantiles

from sqlalchemy import Engine

from db.engine import make_engine
from db.migrations import migrate
from db.rules.calendar import day_in_shanghai
from db.terms import Role
from tests.bench.report import Reach, Report, bar
from tests.bench.tabs import Tab, closed, held, opened, spent
from tests.browser.site import served
from tests.builders import actor_of
from tests.builders.great_city import GreatCity
from tests.builders.screens import a_sign_in

PAGE = "needs"
SESSIONS = (10, 50, 100, 200, 500)
THINKS = 5.0  # seconds between an answer and the next question, half to one and a half times
REACHES_MS = {200: 100.0, 500: 250.0}
KIB = 200.0  # of memory for one more session
OPENED_AT_ONCE = 4


@dataclass(slots=True)
class Crowd:
    """What a crowd of one size met with."""

    opened_in: float = 0.0
    waits: list[float] = field(default_factory=list)
    kib: float = 0.0


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--sessions", type=int, nargs="+", default=SESSIONS)
    parser.add_argument("--seconds", type=int, default=20, help="of work at each size")
    parser.add_argument("--communities", type=int, default=400)
    parser.add_argument("--needs", type=int, default=20_000)
    parser.add_argument("--plain", type=int, default=100, help="sessions for Streamlit as it comes")


def run(wished: argparse.Namespace) -> Report:
    """Let crowds of every size work, the last of them at Streamlit as it comes."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/crowd.db")
        migrate(engine)
        city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)))
        city.found(communities=wished.communities, branches=2 * wished.communities, members=10 * wished.communities)
        city.ask(wished.needs)
        turns = [*((sessions, False) for sessions in sorted(wished.sessions)), (wished.plain, True)]
        for done, (sessions, plain) in enumerate(turns):
            bar(done, len(turns), f"{sessions} sessions")
            crowd, busy = _one(engine, Path(folder), sessions, wished.seconds, plain=plain)
            _tell(report, sessions, crowd, busy, plain=plain)
        bar(len(turns), len(turns), "")
        engine.dispose()
    return report


def _one(engine: Engine, folder: Path, sessions: int, seconds: int, *, plain: bool) -> tuple[Crowd, float]:
    """Start a server on one core, let the crowd work from the other; give what it met and how busy the core was."""
    tokens = [a_sign_in(engine, actor_of(Role.STAFF)) for _ in range(sessions)]
    first, *others = sorted(os.sched_getaffinity(0))
    usual = "true" if plain else "false"
    both = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": usual, "STREAMLIT_RUNNER_FAST_RERUNS": usual}
    with served(str(engine.url), folder, by="uvicorn", fresh=True, **both) as site:  # type: ignore[arg-type]  # texts only
        os.sched_setaffinity(site.process, {first})
        with ProcessPoolExecutor(1, get_context("spawn"), _elsewhere, (others or [first],)) as pool:
            used, began = spent(site.process), time.monotonic()
            crowd = pool.submit(work, site.url, site.process, tokens, float(seconds)).result()
            busy = (spent(site.process) - used) / (time.monotonic() - began)
    return crowd, busy


def _elsewhere(cores: Sequence[int]) -> None:
    os.sched_setaffinity(0, set(cores))


def _tell(report: Report, sessions: int, crowd: Crowd, busy: float, *, plain: bool) -> None:
    p95, p99 = quantiles(crowd.waits, n=100)[94], quantiles(crowd.waits, n=100)[98]
    report.rows.append(
        {
            "sessions": sessions, "server": "Streamlit as it comes" if plain else "ours",
            "opens a second": sessions / crowd.opened_in, "runs": len(crowd.waits),
            "p50 ms": 1000 * median(crowd.waits), "p95 ms": 1000 * p95, "p99 ms": 1000 * p99,
            "KiB a session": crowd.kib, "core busy": busy,
        }
    )  # fmt: skip
    if plain or sessions not in REACHES_MS:
        return
    target = REACHES_MS[sessions]
    report.reaches[f"{sessions} sessions: 95 of 100 runs within, ms"] = Reach(target, 1000 * p95, 1000 * p95 <= target)
    report.reaches[f"{sessions} sessions: KiB a session"] = Reach(KIB, crowd.kib, crowd.kib <= KIB)


def work(url: str, process: int, tokens: Sequence[str], seconds: float) -> Crowd:
    """Open a page for each session, then look and think in turn; runs in a process of its own."""
    return asyncio.run(_work(url, process, tokens, seconds))


async def _work(url: str, process: int, tokens: Sequence[str], seconds: float) -> Crowd:
    crowd, doors = Crowd(), asyncio.Semaphore(OPENED_AT_ONCE)
    # what the first visitor has loaded belongs to the process and not to a session
    first = await opened(url, tokens[0], PAGE)
    await first.draw()
    before, began = held(process), time.monotonic()

    async def come(token: str) -> Tab:
        async with doors:
            tab = await opened(url, token, PAGE)
            await tab.draw()
            return tab

    tabs = await asyncio.gather(*map(come, tokens))
    crowd.opened_in = time.monotonic() - began
    until = time.monotonic() + seconds
    await asyncio.gather(*(_think(tab, until, Random(n), crowd.waits) for n, tab in enumerate(tabs)))
    crowd.kib = (held(process) - before) / len(tabs)
    await closed([first, *tabs])
    return crowd


async def _think(tab: Tab, until: float, chance: Random, waits: list[float]) -> None:
    await asyncio.sleep(chance.uniform(0, THINKS))
    while time.monotonic() < until:
        waits.append(await tab.draw())
        await asyncio.sleep(THINKS * chance.uniform(0.5, 1.5))
