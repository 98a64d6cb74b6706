"""The wall screen in a real browser: it heals itself after a restart of the server, and does not grow."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from db.engine import make_engine
from db.reads.deeds import latest_deeds
from db.reads.kinds import kinds_on
from db.rules.calendar import day_in_shanghai
from db.terms import KindList, Role
from db.work import perform, reading
from db.writes.kinds import change_kind
from pages.kit.wall import DEEDS
from pages.text import doors
from tests.bench.wall import CLOCK, COUNT, TICK, weighed
from tests.browser.site import served
from tests.browser.visitors import WALL, Visitors
from tests.builders import actor_of
from tests.clock import Clock

PATIENCE = 60_000
SCENES = 12


def test_it_goes_on_by_itself_after_the_server_was_restarted(visitors: Visitors, demo_url: str, tmp_path: Path) -> None:
    with served(demo_url, tmp_path) as first:
        page = visitors.sign_in(first, Role.LEADER, to="overview?view=screen", viewport=WALL)
        expect(page.locator(".ss-wall")).to_be_visible(timeout=PATIENCE)
    stood = page.locator(CLOCK).inner_text()
    expect(page.locator(".ss-away")).to_contain_text("正在重连", timeout=PATIENCE)
    # Streamlit's dialog is for whoever taps; here it would cover the figures
    expect(page.get_by_role("dialog", include_hidden=True)).to_be_attached(timeout=PATIENCE)
    assert not page.locator(".stDialog").is_visible()

    with served(demo_url, tmp_path, port=urlsplit(first.url).port or 0):
        expect(page.locator(CLOCK)).not_to_have_text(stood, timeout=PATIENCE)
        expect(page.locator(".ss-away")).to_be_hidden()
        expect(page.get_by_role("dialog", include_hidden=True)).to_have_count(0)


def test_scene_after_scene_leaves_the_page_and_its_memory_as_they_were(
    visitors: Visitors, demo_url: str, tmp_path: Path
) -> None:
    with served(demo_url, tmp_path, SANSHUANG_TICK_SECONDS=TICK, SANSHUANG_TURN_SECONDS=TICK) as site:
        page = visitors.sign_in(site, Role.LEADER, to="overview?view=screen", viewport=WALL)
        expect(page.locator(".ss-wall")).to_be_visible(timeout=PATIENCE)
        page.evaluate(COUNT)
        _wait(page, SCENES)
        before = weighed(page, site.process)

        _wait(page, 3 * SCENES)

        after = weighed(page, site.process)
        # a scene has more nodes than another, but never two scenes' worth
        assert after.nodes < 2 * before.nodes
        # in the middle of a turn there may be one or two more; a leak would leave one behind for each scene
        assert after.listeners < before.listeners + SCENES
        assert after.heap_mib < before.heap_mib + 2


def test_midnight_and_weeks_go_by_untouched_until_its_thirty_days_are_over(
    visitors: Visitors, demo_url: str, tmp_path: Path
) -> None:
    clock, hung = Clock(tmp_path / "clock"), datetime(datetime.now(UTC).year + 1, 12, 31, 15, 59, 40, tzinfo=UTC)
    url = _copied(demo_url, tmp_path)
    clock.set(hung)
    _rename(url, "夜话", since=hung + timedelta(days=1))
    own: dict[str, Any] = {
        "SANSHUANG_TICK_SECONDS": TICK,
        "SANSHUANG_TURN_SECONDS": TICK,
        "TESTS_CLOCK": str(clock.file),
    }
    with served(url, tmp_path, **own) as site:
        page = visitors.sign_in(site, Role.LEADER, to="overview", viewport=WALL)
        page.goto(site.at("wall"))
        page.get_by_role("button", name=doors.WALL_UP.zh).click()
        expect(page.locator(".ss-top")).to_contain_text(f"{hung.year}年第4季度", timeout=PATIENCE)

        # nothing is written at midnight: another quarter begins, and a kind is called otherwise from this day on
        clock.set(hung + timedelta(minutes=5))
        expect(page.locator(".ss-top")).to_contain_text(f"{hung.year + 1}年第1季度", timeout=PATIENCE)
        expect(page.locator(".ss-deeds")).to_contain_text("夜话", timeout=PATIENCE)

        clock.set(hung + timedelta(days=29))
        _rename(url, "晨谈", since=hung + timedelta(days=29))
        expect(page.locator(".ss-deeds")).to_contain_text("晨谈", timeout=PATIENCE)

        clock.set(hung + timedelta(days=30, minutes=5))
        _rename(url, "午间", since=hung + timedelta(days=40))
        expect(page).to_have_url(re.compile("/signin"), timeout=PATIENCE)


def _copied(url: str, folder: Path) -> str:
    """Give the city to be left in another year."""
    file = folder / "city.db"
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as held, closing(sqlite3.connect(file)) as own:
        held.backup(own)
    return f"sqlite:///{file}"


def _rename(url: str, name: str, *, since: datetime) -> None:
    """Call the kind of the latest need that was solved otherwise from a day on."""
    engine, leader, day = make_engine(url), actor_of(Role.LEADER), day_in_shanghai(since)
    with reading(engine) as session:
        latest = next(one.kind for one in latest_deeds(session, leader, most=DEEDS) if one.kind)
        standing = [entry.code for entry in kinds_on(session, leader, of=KindList.NEED, day=day)]
    perform(
        engine, actor_of(Role.ADMIN), change_kind, now=since, of=KindList.NEED, code=latest.value, since=day,
        zh=name, position=standing.index(latest) + 1, retired=False,
    )  # fmt: skip
    engine.dispose()


def _wait(page: Page, scenes: int) -> None:
    # the page's own policy forbids a condition that is polled there
    end = monotonic() + PATIENCE / 1000
    while page.evaluate("window.drawn") < scenes:
        assert monotonic() < end, "the wall stands still"
        page.wait_for_timeout(200)
