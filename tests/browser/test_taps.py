"""A finger that taps twice means one thing: the second tap never falls on what came up in its place."""

from playwright.sync_api import Locator, expect

from db.terms import Grade, Role
from pages.text import confirm as text
from pages.text.labels import label
from tests.browser.hands import PATIENCE, see
from tests.browser.site import Site
from tests.browser.visitors import PHONE, Visitors

BETWEEN = (150, 350)  # milliseconds between two taps of a hurried finger
PAUSE = 800  # and after which a tap is meant for what stands there now


def middle(button: Locator) -> tuple[float, float]:
    """Where a finger taps it."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_two_quick_taps_confirm_one_service_and_leave_the_next_one_alone(site: Site, visitors: Visitors) -> None:
    page = visitors.sign_in(site, Role.CLERK, to="confirm", viewport=PHONE)
    buttons = page.get_by_role("button", name=text.CONFIRM_ACTIVITY.zh)
    expect(buttons.first).to_be_visible(timeout=PATIENCE)
    waiting = buttons.count()
    assert waiting > len(BETWEEN)

    for done, pause in enumerate(BETWEEN, 1):
        form = page.get_by_test_id("stForm").first
        expect(form.get_by_role("radio")).to_have_count(len(Grade))
        if not form.get_by_role("radio", checked=True).count():  # as after a visit to a pair: nobody proposed a grade
            form.get_by_role("radio", name=label(Grade.SECOND).zh).tap()
            page.wait_for_timeout(PAUSE)
        at = middle(buttons.first)
        page.touchscreen.tap(*at)
        page.wait_for_timeout(pause)
        page.touchscreen.tap(*at)
        see(page, text.CONFIRMED)
        page.wait_for_timeout(PAUSE)
        expect(buttons).to_have_count(waiting - done)
