"""A form on a phone: what is missing stands directly beneath its field, is spoken at once, and moves nothing else."""

from playwright.sync_api import Locator, Page, expect

from db.terms import Role
from pages.text import activities as text
from pages.text import frame
from pages.text.phrase import Phrase
from tests.browser.hands import PATIENCE, fill, press, said
from tests.browser.site import Site
from tests.browser.visitors import PHONE, Visitors


def field(page: Page, words: Phrase) -> Locator:
    """The field of this name, with its label."""
    return page.get_by_test_id("stTextInput").filter(has_text=said(words)).first


def alert(page: Page, words: Phrase, asked: Phrase = frame.MISSING_FIELD) -> Locator:
    """What a screen reader is told of the field of this name."""
    return page.get_by_role("alert").filter(has_text=asked.zh.format(field=words.zh))


def top(there: Locator) -> float:
    """Where it begins, in pixels."""
    box = there.bounding_box()
    assert box is not None
    return box["y"]


def foot(there: Locator) -> float:
    """Where it ends, in pixels."""
    box = there.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_what_is_missing_stands_beneath_its_field_until_it_is_filled_in(site: Site, visitors: Visitors) -> None:
    page = visitors.sign_in(site, Role.STAFF, to="plan", viewport=PHONE)
    expect(field(page, text.NAME)).to_be_visible(timeout=PATIENCE)

    press(page, text.SAVE)
    expect(alert(page, text.NAME)).to_be_visible(timeout=PATIENCE)
    between = top(alert(page, text.NAME)) - foot(field(page, text.NAME))
    wide = page.evaluate("document.documentElement.scrollWidth")
    fill(page, text.NAME, "周末清扫")
    press(page, text.SAVE)

    assert 0 <= between < 16
    assert wide <= PHONE["width"]
    expect(alert(page, text.NAME)).to_have_count(0, timeout=PATIENCE)
    expect(alert(page, text.KIND, frame.MISSING_CHOICE)).to_be_visible()
    expect(field(page, text.NAME).get_by_role("textbox")).to_have_value("周末清扫")
