"""Arriving: from the door to the first page, as the people of the invented city do."""

import pytest
from playwright.sync_api import expect

from db.rules.rights import Right
from db.terms import Language, Role
from pages.kit.atlas import PLACES
from tests.browser.site import Site
from tests.browser.visitors import Visitors

READERS = {Language.ZH: "zh", Language.EN: "en"}


@pytest.mark.parametrize("language", list(Language))
def test_one_tap_on_a_card_leads_to_the_overview(visitors: Visitors, site: Site, language: Language) -> None:
    overview = next(place for place in PLACES if place.right is Right.SEE_OVERVIEW)

    page = visitors.sign_in(site, Role.LEADER, language=language)

    expect(page.get_by_role("heading", name=overview.title.words(language)).first).to_be_visible(timeout=20_000)
    assert str(page.evaluate("document.documentElement.lang")).startswith(READERS[language])


def test_who_has_not_signed_in_sees_no_page(visitors: Visitors, site: Site) -> None:
    page = visitors.come()

    page.goto(site.at(PLACES[0].url))

    expect(page).to_have_url(site.at(f"signin?next=%2F{PLACES[0].url}"))
