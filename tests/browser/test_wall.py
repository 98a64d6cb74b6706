"""The wall screen in a real browser: it heals itself after a restart of the server, and does not grow."""

from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from db.terms import Role
from tests.bench.wall import CLOCK, COUNT, TICK, weighed
from tests.browser.site import served
from tests.browser.visitors import WALL, Visitors

PATIENCE = 60_000
SCENES = 12


def test_it_goes_on_by_itself_after_the_server_was_restarted(visitors: Visitors, demo_url: str, tmp_path: Path) -> None:
    with served(demo_url, tmp_path) as first:
        page = visitors.sign_in(first, Role.LEADER, to="overview?view=screen", viewport=WALL)
        expect(page.locator(".ss-wall")).to_be_visible(timeout=PATIENCE)
    stood = page.locator(CLOCK).inner_text()

    with served(demo_url, tmp_path, port=urlsplit(first.url).port or 0):
        expect(page.locator(CLOCK)).not_to_have_text(stood, timeout=PATIENCE)
        expect(page.get_by_role("dialog")).to_have_count(0)


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
        assert after.listeners <= before.listeners
        assert after.heap_mib < before.heap_mib + 2


def _wait(page: Page, scenes: int) -> None:
    # the page's own policy forbids a condition that is polled there
    end = monotonic() + PATIENCE / 1000
    while page.evaluate("window.drawn") < scenes:
        assert monotonic() < end, "the wall stands still"
        page.wait_for_timeout(200)
