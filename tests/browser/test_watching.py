"""Leadership at the overview: the answer first, a tile leads to its community, nothing is cut off on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from db.rules.metrics import Measure
from db.terms import Role
from pages.text import frame, places
from pages.text import overview as text
from tests.browser.site import Site
from tests.browser.visitors import LAPTOP, PHONE, Visitors

PATIENCE = 20_000
WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_figures_and_map_stand_before_the_charts_are_fetched(visitors: Visitors, site: Site) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="points")
    standing: list[bool] = []

    def look(request: Request) -> None:
        if "PlotlyChart" in request.url:
            standing.append(page.locator(".ss-tiles a").count() > 0)

    page.on("request", look)
    page.goto(site.at("overview"))
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=PATIENCE)

    assert standing == [] or standing[0]


def test_a_tile_leads_to_its_community_by_mouse_and_by_keyboard(visitors: Visitors, site: Site) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="overview")
    tiles = page.locator(".ss-tiles a")
    expect(tiles.first).to_be_visible(timeout=PATIENCE)
    first, second = (tiles.nth(n).locator("b").inner_text() for n in range(2))

    tiles.first.click()
    expect(title(page)).to_have_text(first, timeout=PATIENCE)
    page.goto(site.at("overview"))
    expect(tiles.nth(1)).to_be_visible(timeout=PATIENCE)
    tiles.nth(1).focus()
    page.keyboard.press("Enter")

    expect(title(page)).to_have_text(second, timeout=PATIENCE)


@pytest.mark.parametrize("path", ["overview", "community", "branch"])
def test_on_a_phone_nothing_runs_over_the_edge(visitors: Visitors, site: Site, path: str) -> None:
    page = visitors.sign_in(site, Role.STAFF, to=path, viewport=PHONE)

    expect(page.get_by_test_id("stMetric").nth(3)).to_be_visible(timeout=PATIENCE)

    assert page.evaluate(WIDTH) == 0


def test_the_measure_of_the_map_stands_in_the_address_and_comes_back_with_it(visitors: Visitors, site: Site) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="overview", viewport=LAPTOP)
    expect(page.locator(".ss-tiles a").first).to_be_visible(timeout=PATIENCE)

    page.get_by_test_id("stButtonGroup").get_by_text(text.MEASURES[Measure.PERSON_TIMES].zh).click()
    expect(page).to_have_url(re.compile("measure=person_times"), timeout=PATIENCE)
    page.reload()

    label = re.compile(text.MEASURES[Measure.PERSON_TIMES].zh)
    expect(page.locator(".ss-tiles a").first).to_have_attribute("aria-label", label, timeout=PATIENCE)


def test_the_other_language_comes_on_the_same_page_even_where_its_address_ends_in_anothers(
    visitors: Visitors, site: Site
) -> None:
    page = visitors.sign_in(site, Role.STAFF, to="write-need")
    expect(title(page)).to_have_text(places.WRITE_NEED.zh, timeout=PATIENCE)

    page.get_by_role("button", name=frame.OTHER_LANGUAGE.zh).click()

    expect(title(page)).to_have_text(places.WRITE_NEED.en, timeout=PATIENCE)
    assert page.url == site.at("write-need")


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)
