"""Leadership at the overview: the answer first, a tile leads to its community, nothing is cut off on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, Page, expect

from db.rules.metrics import Measure
from db.terms import Role
from pages.text import doors, frame, picking, places, taking
from pages.text import overview as text
from tests.browser.site import Site
from tests.browser.visitors import LAPTOP, PHONE, Visitors

PATIENCE = 20_000
WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


# Streamlit's own list of pages has sections inside a list, which axe calls no list: it is not ours to mend
OURS = {"exclude": [["[data-testid=stSidebarNavItems]"]]}
TARGETS = ":is(a,button,input,summary):not([tabindex='-1'])"
STRANGE = """() => ["aria-label", "title", "alt"].flatMap(name => [...document.querySelectorAll(`[${name}]`)]
    .filter(one => !one.closest("[aria-hidden=true]")).map(one => one.getAttribute(name)))
    .filter(said => /^[ -~]*[A-Za-z]{3}[ -~]*$/.test(said))"""
FORBIDDEN = "() => { navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false; }"
TOO_SMALL = """targets => targets.filter(one => one.checkVisibility()).filter(one => {
    one.scrollIntoView({block: "center", inline: "center"});
    const box = one.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const own = one.closest(".react-aria-ComboBox") || one.closest("label") || one;
    return [[0, -21], [0, 21], [-21, 0], [21, 0]].some(([right, down]) => {
        const met = document.elementFromPoint(x + right, y + down);
        return !met || !(own.contains(met) || met.contains(own) && met.closest("a,button"));
    });
}).map(one => one.outerHTML.slice(0, 160))"""


def serious(page: Page) -> list[str]:
    """What keeps people from reading or using a page, by the tool that auditors use."""
    found = Axe().run(page, context=OURS).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in {"serious", "critical"}
    ]


def test_the_chart_library_is_loaded_for_whoever_looks_closer_and_nothing_serious_bars_a_reader(
    visitors: Visitors, site: Site
) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="points")
    asked: list[str] = []
    # nor the Latin font in which Streamlit draws until it knows the theme
    needless = re.compile("PlotlyChart|SourceSans")
    page.on("request", lambda request: asked.append(request.url) if needless.search(request.url) else None)
    page.goto(site.at("overview"))

    expect(page.locator(".ss-board strong").nth(9)).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".ss-tiles a").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".ss-plot img").nth(1)).to_be_visible(timeout=PATIENCE)
    assert asked == []
    page.get_by_text(frame.CLOSER.zh).first.click()
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=PATIENCE)

    assert serious(page) == []
    assert page.evaluate(STRANGE) == []
    expect(page.get_by_test_id("stSkipToContent")).to_have_text(doors.SKIP_TO_CONTENT.zh)


def test_in_the_dark_on_a_phone_every_target_meets_a_thumb_and_nothing_runs_over_the_edge(
    visitors: Visitors, site: Site
) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="overview", viewport=PHONE, dark=True)
    expect(page.locator(".ss-plot img").nth(1)).to_be_visible(timeout=PATIENCE)

    assert page.get_by_test_id("stMain").locator(TARGETS).evaluate_all(TOO_SMALL) == []
    page.get_by_text(text.PLAY_BACK.zh).click()
    page.get_by_text(frame.TABLE_VIEW.zh).first.click()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=PATIENCE)
    # the field in a slider's knob is for the keyboard: what a finger meets is the knob around it
    assert page.get_by_test_id("stSlider").locator("div:has(> div > input)").evaluate_all(TOO_SMALL) == []
    assert page.get_by_test_id("stElementToolbarButton").locator("button").evaluate_all(TOO_SMALL) == []
    assert page.evaluate(WIDTH) == 0
    assert serious(page) == []


def test_a_tile_leads_to_its_community_by_mouse_and_by_keyboard(visitors: Visitors, site: Site) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="overview")
    # of the page itself, not of the first look that lies over it at first
    tiles = page.get_by_test_id("stMain").locator(".ss-tiles a")
    expect(tiles.first).to_be_visible(timeout=PATIENCE)
    first, second = (tiles.nth(n).locator("b").inner_text() for n in range(2))

    page.evaluate("window.same = true")
    tiles.first.click()
    expect(title(page)).to_have_text(first, timeout=PATIENCE)
    assert page.evaluate("window.same") is True
    page.go_back()
    expect(tiles.first).to_be_visible(timeout=PATIENCE)
    page.goto(site.at("overview"))
    expect(tiles.nth(1)).to_be_visible(timeout=PATIENCE)
    tiles.nth(1).focus()
    page.keyboard.press("Enter")

    expect(title(page)).to_have_text(second, timeout=PATIENCE)


def test_a_street_a_box_and_the_keyboard_pick_communities_and_nothing_is_loaded_anew(
    visitors: Visitors, site: Site
) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="overview?tap=pick")
    tiles, said = page.locator(".ss-tiles a"), page.locator(".ss-picked")
    street = page.locator(".ss-street").first
    expect(tiles.first).to_have_attribute("aria-checked", "false", timeout=PATIENCE)
    page.evaluate("window.same = true")

    street.locator("span a").click()
    expect(said).to_contain_text(str(street.locator(".ss-tiles a").count()), timeout=PATIENCE)
    expect(tiles.first).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
    tiles.first.focus()
    # its card comes with the pointer or the keyboard, and names every measure
    for measure in Measure:
        expect(tiles.first).to_have_attribute("data-card", re.compile(re.escape(text.MEASURES[measure].zh)))
    page.keyboard.press("Space")
    expect(tiles.first).to_have_attribute("aria-checked", "false", timeout=PATIENCE)
    said.get_by_role("link").click()
    expect(said).to_contain_text(picking.HOW_BY_TAP.zh, timeout=PATIENCE)
    first, last = (box_of(tiles.nth(n)) for n in (0, 1))
    page.mouse.move(first["x"] + 5, first["y"] + 5)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 5, last["y"] + last["height"] - 5, steps=4)
    page.mouse.up()

    expect(page).to_have_url(re.compile(r"of=SQ\d+%2CSQ\d+$"), timeout=PATIENCE)
    expect(page.locator(".ss-list a")).to_have_count(2, timeout=PATIENCE)
    assert page.evaluate("window.same") is True


@pytest.mark.parametrize("path", ["community", "branch", "unit"])
def test_on_a_phone_nothing_runs_over_the_edge(visitors: Visitors, site: Site, path: str) -> None:
    page = visitors.sign_in(site, Role.STAFF, to=path, viewport=PHONE)

    expect(page.locator(".ss-board strong").nth(3)).to_be_visible(timeout=PATIENCE)

    assert page.get_by_test_id("stPagination").locator("button:enabled").evaluate_all(TOO_SMALL) == []
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


def test_what_is_taken_along_is_copied_and_where_that_is_forbidden_it_stands_selected(
    visitors: Visitors, site: Site
) -> None:
    page = visitors.sign_in(site, Role.LEADER, to="overview")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    way = page.get_by_role("link", name=taking.TAKE.zh).first.get_attribute("href", timeout=PATIENCE)
    page.goto(site.at(str(way)))
    field, copy = page.locator("#text"), page.get_by_role("button", name=taking.COPY.zh)
    words = field.input_value()

    copy.click()
    expect(page.get_by_text(taking.COPIED.zh)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == words

    page.evaluate(FORBIDDEN)
    copy.click()
    expect(page.get_by_text(taking.NOT_COPIED.zh)).to_be_visible()
    expect(page.get_by_text(taking.COPIED.zh)).to_be_hidden()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == words


def box_of(tile: Locator) -> FloatRect:
    """Give where a tile stands."""
    tile.scroll_into_view_if_needed()
    box = tile.bounding_box()
    assert box is not None
    return box


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)
