"""The overview's first look: read before any script is there, and nothing moves when the page takes over."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from db.terms import Language, Role
from pages.text import places
from tests.browser.site import Site
from tests.browser.visitors import LAPTOP, PHONE, Visitors

PATIENCE = 20_000
FIRST = "#first"
TABLET = ViewportSize(width=1024, height=768)
NARROW = ViewportSize(width=780, height=900)
SCRIPTS = "**/static/js/*.js"
STREAM = "**/_stcore/stream"
APP = "[data-testid=stApp]"
STANDING = (".ss-board", ".ss-key", ".ss-map", ".ss-findings", ".ss-kinds", ".ss-plot")
PLACES = f"""(() => {list(STANDING)}.map(name => [...document.querySelectorAll(name)]
    .find(one => one.checkVisibility()).getBoundingClientRect()).map(box => [box.x, box.y, box.width, box.height]))()"""
# a line of the page's head may still be on its way; three pixels no eye sees
NEAR = f"before => {PLACES}.every((box, one) => box.every((size, side) => Math.abs(size - before[one][side]) <= 3))"


def hold_scripts_back(page: Page) -> None:
    """Let no script come before the test says so, by page.unroute(SCRIPTS)."""
    page.route(SCRIPTS, lambda _: None)


def open_overview(page: Page, site: Site) -> None:
    """Open it by a document that brings the first look: on a busy machine it comes without, and the next time with."""
    for _ in range(5):
        document = page.goto(site.at("overview"), wait_until="commit")
        if document is not None and 'id="first"' in document.text():
            return
    pytest.fail("no document brought the first look")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("viewport", [LAPTOP, TABLET, NARROW, PHONE], ids=["laptop", "tablet", "narrow", "phone"])
def test_all_of_it_stands_before_any_script_and_stays_where_it_is(
    visitors: Visitors, site: Site, viewport: ViewportSize, language: Language
) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="needs", viewport=viewport, language=language, dark=True)
    hold_scripts_back(page)
    open_overview(page, site)

    # ten figures and the four stages of the service path
    expect(page.locator(f"{FIRST} .ss-board strong:visible")).to_have_count(10 + 4)
    expect(page.locator(f"{FIRST} h1")).to_have_text(places.OVERVIEW.words(language))
    expect(page.locator(f"{FIRST} .ss-plot img:visible")).to_have_count(2)
    before = page.evaluate(PLACES)
    figures = page.locator(f"{FIRST} .ss-board strong:visible").all_inner_texts()
    page.unroute(SCRIPTS)
    page.locator(FIRST).wait_for(state="detached", timeout=PATIENCE)

    expect(page.locator(".ss-plot img").nth(1)).to_be_attached(timeout=PATIENCE)
    assert page.locator(".ss-board strong").all_inner_texts() == figures
    page.wait_for_function(NEAR, arg=before, timeout=PATIENCE)


def test_whoever_has_read_on_stays_where_they_are(visitors: Visitors, site: Site) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="needs", viewport=PHONE)
    hold_scripts_back(page)
    open_overview(page, site)
    page.locator(f"{FIRST} .ss-map:visible").wait_for()
    page.evaluate("document.getElementById('first').scrollTo(0, 1200)")
    before = page.evaluate(PLACES)

    page.unroute(SCRIPTS)
    page.locator(FIRST).wait_for(state="detached", timeout=PATIENCE)

    # by what they look at: the browser itself scrolls on by a line that comes above it
    page.wait_for_function(NEAR, arg=before, timeout=PATIENCE)
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") > 1000


def test_a_tap_on_it_is_followed_by_the_browser_alone(visitors: Visitors, site: Site) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="needs")
    # the scripts are there, and hear nothing yet of what they could show
    page.route_web_socket(STREAM, lambda _: None)
    open_overview(page, site)
    page.locator(APP).wait_for(state="attached", timeout=PATIENCE)
    page.evaluate("window.same = true")

    page.locator(f"{FIRST} .ss-tiles a:visible").first.click()

    expect(page).to_have_url(re.compile(r"/community\?community=SQ\d+"))
    assert page.evaluate("window.same") is None


def test_a_tile_of_it_leads_to_its_community_without_any_script(visitors: Visitors, site: Site) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="needs")
    page.route("**/*.js", lambda route: route.abort())
    open_overview(page, site)

    page.locator(f"{FIRST} .ss-tiles a:visible").first.click()

    expect(page).to_have_url(re.compile(r"/community\?community=SQ\d+"))
