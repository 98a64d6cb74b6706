"""A helper's hands: taps, keys and seconds from opening a list to thirty people checked in, in a real browser."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median

from playwright.sync_api import Page, sync_playwright
from sqlalchemy import Engine

from pages.text import desk as desk_words
from pages.text import helping as list_words
from tests import chromium
from tests.bench.report import Row
from tests.browser.site import Site
from tests.browser.visitors import PHONE
from tests.builders.accounts import a_try, an_account

PATIENCE = 15_000  # milliseconds


@dataclass(slots=True)
class Hands:
    """One helper at a phone, counting what they do."""

    page: Page
    taps: int = 0
    keys: int = 0
    waits: list[float] = field(default_factory=list)

    def enter(self, label: str, tail: str, name: str) -> None:
        """Type the tail of a telephone and tap the one whom it means."""
        box = self.page.get_by_label(label, exact=True)
        box.fill(tail)
        person = self.page.locator("button", has_text=name).and_(self.page.locator(":not(.back)")).first
        person.wait_for(timeout=PATIENCE)
        began = time.perf_counter()
        person.tap()
        person.wait_for(state="detached", timeout=PATIENCE)
        self.waits.append(time.perf_counter() - began)
        self.taps, self.keys = self.taps + 1, self.keys + len(tail)


def by_hand(site: Site, engine: Engine, people: list[tuple[str, str]]) -> Iterator[Row]:
    """Check one half of the people in at the desk and the other on the list without a network; give both as rows."""
    an_account(engine)
    token = a_try(engine, now=datetime.now(UTC)).token
    half = len(people) // 2
    ways = {
        "desk page": ("desk?activity=HD20260001", desk_words.WHO.zh, people[:half]),
        "quick list": ("helping/HD20260001", list_words.WHO.zh, people[half:]),
    }
    for way, (path, label, some) in ways.items():
        with _phone(site, token) as page:
            hands, began = Hands(page), time.perf_counter()
            page.goto(site.at(path))
            for name, tail in some:
                hands.enter(label, tail, name)
            took = time.perf_counter() - began
        yield {
            "engine": way, "people": len(some), "taps": hands.taps, "keys": hands.keys, "all s": took,
            "median s": median(hands.waits),
        }  # fmt: skip


@contextmanager
def _phone(site: Site, token: str) -> Iterator[Page]:
    found = chromium.find()
    if found is None:
        raise RuntimeError(chromium.REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(chromium.ARGUMENTS))
        context = browser.new_context(viewport=PHONE, has_touch=True, locale="zh-CN")
        context.add_cookies([{"name": "sanshuang", "value": token, "url": f"{site.url}/"}])
        yield context.new_page()
        browser.close()
