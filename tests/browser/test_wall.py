"""The wall screen in a real browser: it heals itself after a restart of the server, and does not grow."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from db.terms import Role
from tests.browser.site import served
from tests.browser.visitors import WALL, Visitors

PATIENCE = 60_000
TICKS = 50
TICK = "0.2"
CLOCK = ".ss-wall .ss-top span:last-child"
NODES = "document.getElementsByTagName('*').length"
HEAP = "JSHeapUsedSize"


def test_it_goes_on_by_itself_after_the_server_was_restarted(visitors: Visitors, demo_url: str, tmp_path: Path) -> None:
    with served(demo_url, tmp_path) as first:
        page = visitors.sign_in(first, Role.LEADER, to="overview?view=screen", viewport=WALL)
        expect(page.locator(".ss-wall")).to_be_visible(timeout=PATIENCE)
    stood = page.locator(CLOCK).inner_text()

    with served(demo_url, tmp_path, port=urlsplit(first.url).port or 0):
        expect(page.locator(CLOCK)).not_to_have_text(stood, timeout=PATIENCE)
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_many_ticks_leave_the_page_and_its_memory_as_they_were(
    visitors: Visitors, demo_url: str, tmp_path: Path
) -> None:
    with served(demo_url, tmp_path, SANSHUANG_TICK_SECONDS=TICK) as site:
        page = visitors.sign_in(site, Role.LEADER, to="overview?view=screen", viewport=WALL)
        expect(page.locator(".ss-wall")).to_be_visible(timeout=PATIENCE)
        _wait(page, TICKS)
        nodes, heap = page.evaluate(NODES), _heap(page)

        _wait(page, TICKS)

        # a scene has more nodes than another, but never two scenes' worth
        assert page.evaluate(NODES) < 2 * nodes
        assert _heap(page) < heap + 4_000_000


def _wait(page: Page, ticks: int) -> None:
    page.wait_for_timeout(ticks * float(TICK) * 1000)


def _heap(page: Page) -> int:
    wire = page.context.new_cdp_session(page)
    wire.send("HeapProfiler.enable")
    wire.send("HeapProfiler.collectGarbage")
    wire.send("Performance.enable")
    metrics = wire.send("Performance.getMetrics")["metrics"]
    wire.detach()
    return next(int(metric["value"]) for metric in metrics if metric["name"] == HEAP)
