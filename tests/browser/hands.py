"""What hands do on a page: fill in, choose, tap, and wait for the sentence that says it is done."""

import re
import time
from datetime import date
from enum import StrEnum
from typing import Final

from playwright.sync_api import Locator, Page, expect

from db.rules.metrics import Metric
from db.terms import Language
from pages.text import doors as door_words
from pages.text import metrics as metric_words
from pages.text.labels import label
from pages.text.phrase import Phrase
from tests.browser.site import Site
from tests.builders.accounts import PASSWORD

PATIENCE: Final = 20_000
PACE: Final = 0.6  # seconds from one button to the next: what is quicker, at the same spot, is heard as one tap
GAP: Final = re.compile(r"\\\{\w+\\\}")
_PRESSED: Final = [-PACE]
"""When a button was pressed last."""


def said(words: Phrase) -> re.Pattern[str]:
    """Give a phrase as it may stand on a page, whatever fills its gaps."""
    return re.compile(GAP.sub(".*", re.escape(words.zh)))


def fill(page: Page | Locator, words: Phrase, value: str) -> None:
    """Type into the field of this name."""
    page.get_by_role("textbox", name=said(words)).first.fill(value)


def pick(page: Page | Locator, word: StrEnum) -> None:
    """Tap one of the scheme's words."""
    page.get_by_test_id("stButtonGroup").get_by_text(label(word).zh, exact=True).click()


def choose(page: Page | Locator, words: Phrase, option: str = "") -> None:
    """Open a list and choose what is typed, or its first line."""
    box = page.get_by_role("combobox", name=said(words)).first
    box.click()
    if option:
        box.fill(option)
    whole = page if isinstance(page, Page) else page.page
    whole.get_by_role("option").first.click()
    if option:
        # a list of several stays open for the next one
        whole.keyboard.press("Escape")


def on_day(page: Page, words: Phrase, day: date) -> None:
    """Type a day, part by part."""
    page.get_by_test_id("stDateInput").filter(has_text=said(words)).get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{day:%Y%m%d}")


def press(page: Page | Locator, words: Phrase, done: Phrase | None = None) -> None:
    """Tap the button of this name; with done, wait until the page says so."""
    time.sleep(max(0.0, _PRESSED[-1] + PACE - time.monotonic()))
    page.get_by_role("button", name=said(words)).first.click()
    _PRESSED[-1] = time.monotonic()
    if done is not None:
        see(page, done)


def see(page: Page | Locator, words: Phrase | str) -> None:
    """Wait until the page says something."""
    text = re.compile(re.escape(words)) if isinstance(words, str) else said(words)
    expect(page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)


def figure(page: Page, metric: Metric) -> Locator:
    """One figure of the overview, as it renews itself: the document's first look may still lie over it."""
    name = metric_words.NAMES[metric].words(Language.ZH)
    found = page.get_by_test_id("stMain").locator(".ss-board li").filter(has_text=name).locator("strong")
    expect(found).to_be_visible(timeout=PATIENCE)
    return found


def number(found: Locator) -> int:
    """What a figure says."""
    return int(found.inner_text().replace(",", ""))


def set_up(page: Page, site: Site) -> None:
    """Set the house up, as on the first day, with the code that the console shows."""
    code = re.search(r"/setup\?code=(\S+)", site.log.read_text("utf-8"))
    assert code is not None
    page.goto(site.at(f"setup?code={code[1]}"))
    page.get_by_label("单位名称").fill("江城市机关事务局")
    page.get_by_label("所在城市").fill("江城市")
    page.get_by_label("管理员姓名").fill("王管")
    page.get_by_label("管理员账号").fill("admin")
    page.get_by_label("管理员密码").fill(PASSWORD.get_secret_value())
    page.get_by_role("button", name="启用并登录").click()
    expect(page.get_by_role("button", name="退出登录")).to_be_visible(timeout=PATIENCE)


def sign_in(page: Page, login: str, password: str = PASSWORD.get_secret_value()) -> None:
    """Fill in the form of the front door."""
    page.get_by_label(door_words.LOGIN.zh).fill(login)
    page.get_by_label(door_words.PASSWORD.zh).fill(password)
    page.get_by_role("button", name=door_words.SIGN_IN.zh).click()
