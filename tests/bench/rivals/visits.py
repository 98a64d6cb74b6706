"""A browser that visits a page and notes when its first figures and its map, and when all of it, are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import chromium

PATIENCE_MS: Final = 120_000
WINDOW: Final[Any] = {"width": 1440, "height": 900}
#: a phone's network: 1.6 Mbit/s down, half of it up, 150 ms there and back
PHONE: Final = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000}

_METRIC: Final = "document.querySelector('[data-testid=stMetricValue]')"
_TRACES: Final = "document.querySelectorAll('.js-plotly-plot .trace').length"
_MONTHS: Final = (
    "[...document.querySelectorAll('.ss-plot img')].filter(one => one.complete && one.checkVisibility()).length >= 2"
)
_OURS: Final = "document.querySelector('.ss-board strong') && document.querySelector('.ss-tiles a')"
#: the overview's own, where those before it stood in the document
_LIVE: Final = _OURS.replace("('", "('[data-testid=stMain] ")
_CONSTANT: Final = f"{_METRIC} && document.querySelector('.ss-tiles a')"
_WORD: Final = "[...document.querySelectorAll('[data-testid=stMarkdown]')].some(one => one.innerText.includes('empty'))"

_LIVE_MONTHS: Final = _MONTHS.replace("('", "('[data-testid=stMain] ")


def _at_once(first: str, whole: str) -> tuple[str, str, str, str]:
    """Give what must hold for a page whose first figures are those that renew themselves."""
    return first, first, whole, whole


#: for each page, what must hold for first figures and map, for live ones, for all of it, and for all of it live
DRAWN: Final = {
    "overview": (_OURS, _LIVE, f"{_OURS} && {_MONTHS}", f"{_LIVE} && {_LIVE_MONTHS}"),
    "empty page": _at_once(_WORD, _WORD),
    "constants": _at_once(_CONSTANT, f"{_CONSTANT} && {_MONTHS}"),
    "plain Streamlit": _at_once(f"{_METRIC} && {_TRACES} >= 1", f"{_METRIC} && {_TRACES} >= 3"),
    "Dash": _at_once(f"document.querySelector('.figure') && {_TRACES} >= 1", f"{_TRACES} >= 3"),
}

_CLOCK: Final = """
(() => {
  if (window.top !== window) return;
  window.drawn = {};
  const look = () => {
    const now = performance.now();
    if (!window.drawn.first && (FIRST)) window.drawn.first = now;
    if (!window.drawn.live && (LIVE)) window.drawn.live = now;
    if (!window.drawn.all && (ALL)) window.drawn.all = now;
    if (!window.drawn.settled && (SETTLED)) window.drawn.settled = now;
    if (!window.drawn.settled) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""

_WAITED: Final = """patience => new Promise(done => {
  const look = () => window.drawn.settled || performance.now() > patience ? done(window.drawn) : setTimeout(look, 50);
  look();
})"""

_HELD: Final = """() => ({
  figures: [...document.querySelectorAll('.ss-board li')].map(one => [
    one.querySelector('.ss-name').firstChild.data, one.querySelector('strong').innerText]),
  map: document.querySelector('.ss-map').closest('[data-testid=stHtml]').innerHTML,
  charts: [...new Set([...document.querySelectorAll('.ss-chart')].map(
    one => one.closest('[data-testid=stHtml]').innerHTML))],
})"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Milliseconds from navigation to first figures and map and to all of the page; to both of them live."""

    first: float
    live: float
    all: float
    settled: float


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Open a Chromium."""
    found = chromium.find()
    if found is None:
        raise RuntimeError(chromium.REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()


def three_visits(browser: Browser, name: str, url: str, token: str, *, phone: bool) -> dict[str, Seen]:
    """Visit for the first time, in a new session of the same browser, and once more in the same tab."""
    context = _newcomer(browser, name, url, token)
    page = _tab(context, phone=phone)
    first = _visit(page, url)
    page.close()
    page = _tab(context, phone=phone)
    again = _visit(page, url)
    back = _visit(page, url)
    context.close()
    return {"first visit": first, "new session": again, "return": back}


def held(browser: Browser, url: str, token: str) -> Any:  # noqa: ANN401 - whatever the page holds
    """Give what the overview has drawn: its figures, its map, its charts."""
    context = _newcomer(browser, "overview", url, token)
    page = _tab(context, phone=False)
    _visit(page, url)
    found = page.evaluate(_HELD)
    context.close()
    return found


def _newcomer(browser: Browser, name: str, url: str, token: str) -> BrowserContext:
    clock = _CLOCK
    for moment, condition in zip(("FIRST", "LIVE", "ALL", "SETTLED"), DRAWN[name], strict=True):
        clock = clock.replace(f"({moment})", f"({condition})")
    context = browser.new_context(viewport=WINDOW, locale="zh-CN")
    context.add_cookies([{"name": "sanshuang", "value": token, "url": url}])
    context.add_init_script(clock)
    return context


def _tab(context: BrowserContext, *, phone: bool) -> Page:
    page = context.new_page()
    if phone:
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", PHONE)
    return page


def _visit(page: Page, url: str) -> Seen:
    page.goto(url, wait_until="commit", timeout=PATIENCE_MS)
    drawn = page.evaluate(_WAITED, PATIENCE_MS)
    if not drawn.get("settled"):
        message = f"{url} was not drawn: {drawn}"
        raise TimeoutError(message)
    return Seen(**drawn)
