"""One step back leads one page back, to the same record, wherever a button led on."""

import re

from playwright.sync_api import expect

from db.terms import Role
from pages.text import needs as text
from pages.text import places
from tests.browser.hands import PATIENCE, press
from tests.browser.site import Site
from tests.browser.visitors import Visitors

MOMENT = 1500  # milliseconds after which an address stands as it is


def test_one_step_back_from_where_a_button_led_is_the_record_it_stood_at(site: Site, visitors: Visitors) -> None:
    page = visitors.sign_in(site, Role.STAFF, to="match")
    page.wait_for_url(re.compile("/match$"), timeout=PATIENCE)
    code = page.get_by_test_id("stMain").get_by_text(re.compile(r"XQ\d{8}")).first.inner_text(timeout=PATIENCE)
    code = re.findall(r"XQ\d{8}", code)[0]
    page.goto(f"{site.url}/need?code={code}")
    press(page, text.MATCH)
    page.wait_for_url(re.compile("/match"), timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_have_text(places.MATCH.zh, timeout=PATIENCE)

    page.go_back()

    page.wait_for_url(re.compile(f"/need\\?code={code}$"), timeout=PATIENCE)
    expect(page.get_by_test_id("stMain").get_by_text(re.compile(code)).first).to_be_visible(timeout=PATIENCE)


def test_what_is_chosen_on_a_page_is_a_step_of_its_own(site: Site, visitors: Visitors) -> None:
    page = visitors.sign_in(site, Role.STAFF, to="match")
    box = page.get_by_test_id("stMain").get_by_role("combobox").first
    expect(box).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(MOMENT)
    before, steps = page.url, page.evaluate("history.length")

    box.click()
    page.get_by_role("option").nth(1).click()
    page.wait_for_url(re.compile(r"/match\?need="), timeout=PATIENCE)
    page.wait_for_timeout(MOMENT)

    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    page.wait_for_url(before, timeout=PATIENCE)
