"""What stands around the pages: where each role begins."""

import pytest

from db.terms import Role
from pages.kit.atlas import places_for
from pages.kit.shell import begins
from tests.builders import actor_of

WATCHERS = {Role.LEADER, Role.ADMIN, Role.AUDITOR}


@pytest.mark.parametrize("role", Role)
def test_everybody_begins_on_a_page_of_their_own_menu_and_not_on_an_empty_form(role: Role) -> None:
    actor = actor_of(role)

    first = begins(actor, places_for(actor))

    where = "watch/overview" if role in WATCHERS else "admin/accounts" if role is Role.SECURITY else "account/me"
    assert (first.path, first.listed) == (where, True)
