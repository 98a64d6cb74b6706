"""A wall screen's days in minutes: every look draws another scene, needs keep coming in, and what is held is weighed.

A wall shows a scene for fifteen seconds; here each stands for one look. The page's heap and nodes are weighed after a
forced collection, the server's memory as the system sees it; in the end the server is restarted under the page.
With `--days N` the server's clock hastens, too: scenes keep their fifteen seconds and change with it, N days pass with
their midnights, and the run goes on until as many scenes were drawn as N days have. A wall looks once a second, though,
and most of its looks find the scene that stands: such looks are not made up for, and how many there were is told.
"""

import argparse
import math
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect, sync_playwright
from sqlalchemy import Engine

from db.engine import make_engine
from db.migrations import migrate
from db.rules.calendar import day_in_shanghai
from db.settings import Settings
from db.terms import CommunityId, Role
from db.work import perform
from db.writes.sign_ins import begin_wall
from tests import chromium
from tests.bench.report import Reach, Report, Row, bar
from tests.bench.tabs import held
from tests.browser.site import Site, served
from tests.browser.visitors import WALL
from tests.builders import actor_of
from tests.builders.great_city import GreatCity
from tests.builders.screens import a_sign_in
from tests.builders.steps import a_need
from tests.clock import FILE, Clock

TICK = "0.2"
CLOCK = ".ss-wall .ss-top span:last-child"
COUNT = """() => { window.drawn = 0; let last = ""; new MutationObserver(() => {
    const now = (document.querySelector(".ss-wall h2") || {}).textContent || "";
    if (now !== last) { last = now; window.drawn += 1; }
}).observe(document.body, { childList: true, subtree: true, characterData: true }); }"""
HASTEN = """(() => { const own = window.setInterval;
    window.setInterval = (call, wait, ...more) => own(call, wait / %f, ...more); })()"""
HEAP_MIB, SERVER_MIB, NODES, HEALED = 2.0, 16.0, 1.5, 30.0
HOUR, DAY = 3600, 24 * 3600
STANDS = float(Settings.model_fields["turn_seconds"].default)
WARM = 60.0  # seconds at the beginning that nothing is said of
PACE = 300.0  # times as fast as the machine's clock
HASTE = 4.0  # times as many looks


@dataclass(frozen=True, slots=True)
class Weight:
    """What a wall and its server hold at one moment, and how many scenes it has drawn."""

    scenes: int
    heap_mib: float
    nodes: int
    listeners: int
    server_mib: float


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--minutes", type=float, default=7, help="of scenes, after the first that warm both up")
    parser.add_argument("--weighed", type=int, default=5, help="how often in that time")
    parser.add_argument("--communities", type=int, default=40)
    parser.add_argument("--days", type=float, default=0, help="hasten the clock until so many days have passed")
    parser.add_argument("--most-minutes", type=float, default=40, help="after which those days are given up")


def run(wished: argparse.Namespace) -> Report:
    """Let a wall run, weigh it, and restart its server."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/wall.db")
        migrate(engine)
        city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)))
        city.found(communities=wished.communities, branches=wished.communities, members=20 * wished.communities)
        city.serve(20 * wished.communities)
        with hung_up(engine) as page:
            (_days if wished.days else _minutes)(report, city, page, Path(folder), wished)
        engine.dispose()
    return report


def _minutes(report: Report, city: GreatCity, page: Page, folder: Path, wished: argparse.Namespace) -> None:
    """Let every look draw another scene, for so many minutes."""
    own: dict[str, Any] = {"SANSHUANG_TICK_SECONDS": TICK, "SANSHUANG_TURN_SECONDS": TICK}
    each = 60 * wished.minutes / wished.weighed
    with served(str(city.engine.url), folder, fresh=True, **own) as site:
        _begin(page, site)
        weights = []
        for turn in range(wished.weighed + 1):
            bar(turn, wished.weighed + 1, "scenes")
            _busy(city, page, seconds=each if turn else min(each, WARM))
            weights.append(weighed(page, site.process))
            _tell(report, weights[-1])
    _judge(report, weights[0], weights[-1])
    _restarted(report, page, site, folder, **own)


def _days(report: Report, city: GreatCity, page: Page, folder: Path, wished: argparse.Namespace) -> None:
    """Let the clock hasten, until days have passed and their scenes were drawn."""
    clock = Clock(folder / "clock")
    own: dict[str, Any] = {"SANSHUANG_TICK_SECONDS": TICK, FILE: str(clock.file)}
    began, started = datetime.now(UTC), time.monotonic()
    clock.set(began, pace=PACE)
    page.add_init_script(HASTEN % HASTE)
    looks = Looks(page)
    with served(str(city.engine.url), folder, **own) as site:
        _begin(page, site)
        _busy(city, page, seconds=WARM)
        weights = [weighed(page, site.process)]
        _tell(report, weights[0], looks, clock.now() - began)
        whole = weights[0].scenes + math.ceil(wished.days * DAY / STANDS)
        for turn in range(1, wished.weighed + 1):
            bar(turn, wished.weighed, f"of {wished.days:g} days")
            _busy_until(city, page, weights[0].scenes + (whole - weights[0].scenes) * turn // wished.weighed,
                        end=started + 60 * wished.most_minutes)  # fmt: skip
            weights.append(weighed(page, site.process))
            _tell(report, weights[-1], looks, clock.now() - began)
    passed = (clock.now() - began).total_seconds() / DAY
    drawn = (weights[-1].scenes - weights[0].scenes) * STANDS / DAY
    report.reaches["days that passed"] = Reach(wished.days, passed, met=passed >= wished.days)
    report.reaches["days whose scenes were drawn"] = Reach(wished.days, drawn, met=drawn >= wished.days)
    _judge(report, weights[0], weights[-1])
    _restarted(report, page, site, folder, **own)


@contextmanager
def hung_up(engine: Engine) -> Iterator[Page]:
    """Give the empty page of a browser that brings a wall's session."""
    leader = actor_of(Role.LEADER)
    a_sign_in(engine, leader)
    found = chromium.find()
    token = perform(engine, leader, begin_wall, now=datetime.now(UTC)).token
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(chromium.ARGUMENTS))
        context = browser.new_context(viewport=WALL, locale="zh-CN", timezone_id="Asia/Shanghai")
        context.add_cookies([{"name": "sanshuang", "value": token, "domain": "127.0.0.1", "path": "/"}])
        yield context.new_page()
        browser.close()


def weighed(page: Page, process: int) -> Weight:
    """Weigh a page, after all that nobody holds is collected, and its server."""
    wire = page.context.new_cdp_session(page)
    for word in ("HeapProfiler.enable", "HeapProfiler.collectGarbage", "Performance.enable"):
        wire.send(word)
    found = {one["name"]: one["value"] for one in wire.send("Performance.getMetrics")["metrics"]}
    wire.detach()
    return Weight(
        page.evaluate("window.drawn || 0"), found["JSHeapUsedSize"] / 2**20, int(found["Nodes"]),
        int(found["JSEventListeners"]), held(process) / 1024,
    )  # fmt: skip


class Looks:
    """How often a page asked its server to draw anew, heard on its socket; nothing of what is said is kept."""

    def __init__(self, page: Page) -> None:
        self.made = 0
        page.on("websocket", lambda socket: socket.on("framesent", self._one))

    def _one(self, _said: object) -> None:
        self.made += 1


def _begin(page: Page, site: Site) -> None:
    page.goto(site.at("overview"))
    expect(page.locator(".ss-wall")).to_be_visible(timeout=60_000)
    page.evaluate(COUNT)


def _judge(report: Report, first: Weight, last: Weight) -> None:
    for name, most, grown in (
        ("page's heap grew MiB", HEAP_MIB, last.heap_mib - first.heap_mib),
        ("page's nodes, times the first", NODES, last.nodes / first.nodes),
        ("server grew MiB", SERVER_MIB, last.server_mib - first.server_mib),
    ):
        report.reaches[name] = Reach(most, grown, met=grown <= most)


def _busy(city: GreatCity, page: Page, *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        a_need(city.engine, actor_of(Role.STAFF), community=CommunityId(city.communities[0]))
        page.wait_for_timeout(1000)


def _busy_until(city: GreatCity, page: Page, scenes: int, *, end: float) -> None:
    while page.evaluate("window.drawn") < scenes and time.monotonic() < end:
        _busy(city, page, seconds=5)


def _tell(report: Report, weight: Weight, looks: Looks | None = None, passed: timedelta | None = None) -> None:
    row: Row = {
        "scenes": weight.scenes, "hours of a wall": weight.scenes * STANDS / HOUR, "heap MiB": weight.heap_mib,
        "nodes": weight.nodes, "listeners": weight.listeners, "server MiB": weight.server_mib,
    }  # fmt: skip
    if looks and passed:
        row |= {"looks": looks.made, "hours that passed": passed.total_seconds() / HOUR}
    report.rows.append(row)


def _restarted(report: Report, page: Page, site: Site, folder: Path, **own: Any) -> None:  # noqa: ANN401 - the server's environment
    stood = page.locator(CLOCK).inner_text()
    with served(site.database_url, folder, port=urlsplit(site.url).port or 0, fresh=FILE not in own, **own):
        began = time.monotonic()
        expect(page.locator(CLOCK)).not_to_have_text(stood, timeout=120_000)
        healed = time.monotonic() - began
    report.reaches["goes on after a restart, seconds"] = Reach(HEALED, healed, met=healed <= HEALED)
