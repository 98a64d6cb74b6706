"""With every other machine refused, each page of the atlas opens for somebody whose it is, and asks for nothing."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from db.rules.rights import RIGHTS
from db.terms import Role
from pages.kit.atlas import PLACES, Place
from tests.browser.site import Site
from tests.browser.visitors import Visitors, is_foreign

PATIENCE = 20_000
BY_ROLE = (Role.STAFF, Role.ADMIN, Role.CLERK, Role.AUDITOR, Role.MEMBER, Role.SECRETARY, Role.LEADER, Role.HELPER)


def shares() -> Iterator[tuple[Role, list[Place]]]:
    """Give every page to the first role that may open it."""
    left = list(PLACES)
    for role in BY_ROLE:
        share = [place for place in left if place.right in RIGHTS[role]]
        left = [place for place in left if place not in share]
        if share:
            yield role, share
    assert left == []


SHARES = dict(shares())


def test_every_page_has_somebody_who_opens_it() -> None:
    assert sum(map(len, SHARES.values())) == len(PLACES)


@pytest.mark.parametrize("role", SHARES)
def test_no_page_asks_another_machine_for_anything(visitors: Visitors, site: Site, role: Role) -> None:
    page = visitors.sign_in(site, role)
    page.context.route("**/*", _refuse_foreign)
    opened = []

    for place in SHARES[role]:
        _go(page, site, place)
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=PATIENCE)
        if page.get_by_test_id("stException").count() == 0:
            opened.append(place)

    assert opened == SHARES[role]
    assert visitors.foreign == []


def _go(page: Page, site: Site, place: Place) -> None:
    # by the menu where it stands there, which loads nothing anew; else by its address
    link = page.get_by_test_id("stSidebarNav").locator(f"a[href$='/{place.url}']")
    if place.listed and place.url and link.count():
        link.first.click()
        page.wait_for_url(re.compile(rf"/{place.url}(\?|$)"))
        page.get_by_test_id("stMain").get_by_role("heading", name=place.title.zh).first.wait_for(timeout=PATIENCE)
    else:
        page.goto(site.at(place.url))
        page.get_by_test_id("stMain").get_by_test_id("stVerticalBlock").first.wait_for(timeout=PATIENCE)


def _refuse_foreign(route: Route) -> None:
    if is_foreign(route.request.url):
        route.abort()
    else:
        route.continue_()
