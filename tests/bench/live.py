"""From a commit to every open overview: how long until the others see it, and what looking costs the server.

Needs are written ten times a second; each open overview notes when its figure moved. The tabs live in another process.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import Engine

from db.engine import make_engine
from db.migrations import migrate
from db.rules.calendar import day_in_shanghai
from db.rules.metrics import Metric
from db.terms import CommunityId, Language, Role
from pages.text import metrics as words
from tests.bench.report import Reach, Report, bar
from tests.bench.tabs import closed, opened, spent
from tests.browser.site import Site, served
from tests.builders import actor_of
from tests.builders.great_city import GreatCity
from tests.builders.screens import a_sign_in
from tests.builders.steps import a_need

AT_MOST = 2.0  # seconds from commit to sight, for 95 of 100
IDLE_MS = 5.0  # of processor time for a look that finds nothing
TABS = (1, 20, 100)
WRITES_A_SECOND = 10
AFTERWARDS = 8.0  # seconds in which the last write may still be seen
SETTLED = 10.0  # seconds after which a server that was just begun has nothing left to load
PATIENCE = 240.0  # seconds until tabs that do not open are given up
WATCHED = words.NAMES[Metric.NEEDS_ASKED].words(Language.ZH)


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--tabs", type=int, nargs="+", default=TABS, help="overviews that are open at the same time")
    parser.add_argument("--seconds", type=int, default=20, help="of writing, and of standing idle before")
    parser.add_argument("--communities", type=int, default=400)
    parser.add_argument("--attendances", type=int, default=50_000)


@dataclass(frozen=True, slots=True)
class Watched:
    """What the tabs saw: for each, the values of the figure with their moments; how often they looked and drew."""

    seen: list[list[tuple[int, float]]]
    ticks: int
    redraws: int
    #: the moment at which they closed
    until: float


def run(wished: argparse.Namespace) -> Report:
    """Let the tabs stand idle, then write."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/live.db")
        migrate(engine)
        city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)))
        city.found(communities=wished.communities, branches=2 * wished.communities, members=20 * wished.communities)
        city.serve(wished.attendances)
        place = CommunityId(city.communities[0])
        with served(str(engine.url), Path(folder), by="uvicorn", fresh=True) as site:
            alone = _alone(site, a_sign_in(engine, actor_of(Role.LEADER)), wished.seconds)
            watched = _Watching(engine, site, Path(folder), alone)
            for done, tabs in enumerate(wished.tabs):
                bar(done, len(wished.tabs), f"{tabs} tabs")
                _measure(report, watched, community=place, tabs=tabs, seconds=wished.seconds)
        engine.dispose()
    bar(len(wished.tabs), len(wished.tabs), "")
    return report


@dataclass(frozen=True, slots=True)
class _Watching:
    """What is watched: the records, the server over them, a folder, and what the server does with nobody there."""

    engine: Engine
    site: Site
    folder: Path
    #: seconds of processor time in a second
    alone: float


def _alone(site: Site, token: str, seconds: int) -> float:
    """Give what a server costs a second with nobody there, once somebody was and all is loaded."""
    asyncio.run(_visited(site.url, token))
    time.sleep(SETTLED)
    before = spent(site.process)
    time.sleep(seconds)
    return (spent(site.process) - before) / seconds


async def _visited(url: str, token: str) -> None:
    tab = await opened(url, token, "overview")
    await tab.draw()
    await closed([tab])


def _measure(report: Report, watching: _Watching, *, community: CommunityId, tabs: int, seconds: int) -> None:
    engine, site, folder = watching.engine, watching.site, watching.folder
    tokens = [a_sign_in(engine, actor_of(Role.LEADER)) for _ in range(tabs)]
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        elsewhere.submit(_ready).result()
        there = folder / f"{tabs} idle"
        quiet = elsewhere.submit(watch, site.url, tokens, float(seconds), there)
        before = _after_opening(site, there, quiet)
        idle = quiet.result()
        idle_cost = (spent(site.process) - before - watching.alone * seconds) / max(idle.ticks, 1)
        there = folder / f"{tabs} busy"
        busy = elsewhere.submit(watch, site.url, tokens, seconds + AFTERWARDS, there)
        before = _after_opening(site, there, busy)
        written = _write(engine, community, seconds)
        watched = busy.result()
        cost = spent(site.process) - before - watching.alone * (seconds + AFTERWARDS)
    waits = sorted(wait for values in watched.seen for wait in _waits(written, values, watched.until))
    unseen = sum(values[0][0] + len(written) - values[-1][0] for values in watched.seen)
    p95 = quantiles(waits, n=20)[-1]
    drawn = (cost - watched.ticks * idle_cost) / max(watched.redraws - tabs, 1)  # the first drawing is no redrawing
    report.rows.append(
        {
            "open overviews": tabs, "writes": len(written), "p50 s": median(waits), "p95 s": p95, "max s": waits[-1],
            "never seen": unseen, "idle tick ms": 1000 * idle_cost, "redraw ms": 1000 * drawn,
            "redraws": watched.redraws - tabs, "server alone, ms a second": 1000 * watching.alone,
        }
    )  # fmt: skip
    report.reaches[f"{tabs} tabs: 95 of 100 seen within, s"] = Reach(AT_MOST, p95, p95 <= AT_MOST)
    report.reaches[f"{tabs} tabs: idle tick, ms"] = Reach(IDLE_MS, 1000 * idle_cost, 1000 * idle_cost <= IDLE_MS)


def _ready() -> None:
    """Nothing: by then the other process has started."""


def _after_opening(site: Site, there: Path, opening: Future[Watched]) -> float:
    """Wait until every tab is drawn: what opening costs belongs to nothing that is measured here."""
    end = time.monotonic() + PATIENCE
    while not there.exists():
        if opening.done():
            opening.result()  # raises what kept them from opening
        if time.monotonic() > end:
            raise TimeoutError(there.name)
        time.sleep(0.05)
    return spent(site.process)


def _write(engine: Engine, community: CommunityId, seconds: int) -> list[float]:
    """Write needs at an even pace; give the moment of each commit."""
    began, commits = time.monotonic(), list[float]()
    for number in range(seconds * WRITES_A_SECOND):
        time.sleep(max(0, began + number / WRITES_A_SECOND - time.monotonic()))
        a_need(
            engine, actor_of(Role.STAFF), community=community,
            asked_on=day_in_shanghai(datetime.now(UTC)), now=datetime.now(UTC),
        )  # fmt: skip
        commits.append(time.monotonic())
    return commits


def _waits(commits: Sequence[float], values: Sequence[tuple[int, float]], until: float) -> list[float]:
    """For each write, the seconds until a value that holds it stood in a tab; at least those until the tab closed."""
    first = values[0][0]
    return [
        next((at for value, at in values if value >= first + number), until) - moment
        for number, moment in enumerate(commits, 1)
    ]


def watch(url: str, tokens: Sequence[str], seconds: float, there: Path) -> Watched:
    """Open an overview for each session, say so by a file, and stay for some seconds; runs in a process of its own."""
    return asyncio.run(_watch(url, tokens, seconds, there))


async def _watch(url: str, tokens: Sequence[str], seconds: float, there: Path) -> Watched:
    tabs = [await opened(url, token, "overview") for token in tokens]
    for tab in tabs:
        await tab.draw()
    await asyncio.to_thread(there.touch)
    until = time.monotonic() + seconds
    seen: list[list[tuple[int, float]]] = [[] for _ in tabs]
    await asyncio.gather(*(tab.live(until, WATCHED, own) for tab, own in zip(tabs, seen, strict=True)))
    await closed(tabs)
    return Watched(seen, sum(tab.ticks for tab in tabs), sum(tab.redraws for tab in tabs), until)
