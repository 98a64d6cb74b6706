"""Every page of the atlas: each role opens it or is told that it may not, and an empty town says what will be here."""

import pytest
from sqlalchemy import Engine

from db.rules.rights import RIGHTS, Actor
from db.terms import Role
from db.writes import checklist
from pages.kit.atlas import PLACES, Place
from pages.text import frame
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does
from tests.builders.hands import read
from tests.builders.lists import a_project, a_resource
from tests.builders.once import built_once
from tests.builders.pairs import a_pair
from tests.builders.posts import a_claim, a_post
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_closed_activity, a_need, a_served_need, an_activity, an_offer
from tests.builders.teams import a_team
from tests.builders.wishes import a_wish
from tests.db.reads.test_agreements import CODE, an_agreement
from tests.db.reads.test_checkins import a_slip

PLAIN = [place for place in PLACES if place.section in {"serve", "report", "account"}]
CODES = {
    "serve/need": {"code": "XQ20260001"},
    "serve/activity": {"code": "HD20260001"},
    "serve/wish": {"code": "XY20260001"},
    "serve/pair": {"code": "JD20260001"},
    "serve/team": {"code": "FD20260001"},
    "serve/post": {"code": "GW20260001"},
    "serve/resource": {"code": "ZY20260001"},
    "serve/project": {"code": "XM20260001"},
    "report/report": {"kind": "up", "quarter": "2026Q2"},
    "checkin/member": {"code": "DY0001"},
    "checkin/slip": {"code": "LX20260001"},
    "checkin/agreement": {"code": CODE},
}


def everybody(town: Town) -> dict[Role, Actor]:
    return {
        Role.ADMIN: actor_of(Role.ADMIN),
        Role.AUDITOR: actor_of(Role.AUDITOR),
        Role.LEADER: actor_of(Role.LEADER),
        Role.STAFF: town.staff,
        Role.SECRETARY: town.secretary,
        Role.CLERK: town.clerk,
        Role.MEMBER: town.zhang,
        Role.SECURITY: actor_of(Role.SECURITY),
        Role.HELPER: actor_of(Role.HELPER, communities=(town.wanghu,)),
    }


@built_once
def a_busy_town(engine: Engine) -> Town:
    town = a_town(engine)
    a_need(engine, town.clerk, community=town.wanghu, skill=town.plumbing)
    an_offer(engine, town, a_need(engine, town.clerk, community=town.wanghu, text="教老人用手机"), member=town.zhang_a)
    a_served_need(engine, town)
    a_closed_activity(engine, town)
    an_activity(engine, town, name="今天开展")
    a_claim(engine, town, a_post(engine, town), town.zhang_a)
    a_wish(engine, town.clerk, town.wanghu)
    a_pair(engine, town)
    a_team(engine, town)
    a_resource(engine, town)
    a_project(engine, town)
    a_slip(engine, town)
    an_agreement(engine, town)
    does(engine, actor_of(Role.ADMIN), checklist.add_item, text="有议事协商室")
    return town


def turned_away(role: Role) -> list[Place]:
    """The pages that this role is the first to be kept from: the front keeps everybody out by one and the same rule."""
    kept_out = {place.path: [other for other in Role if place.right not in RIGHTS[other]] for place in PLACES}
    return [place for place in PLACES if kept_out[place.path][:1] == [role]]


def first_of(place: Place) -> Role:
    """The first role that a page is for."""
    return next(role for role in Role if place.right in RIGHTS[role])


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_every_page_of_its_own_and_is_told_which_are_not(house: Engine, role: Role) -> None:
    actor = everybody(a_busy_town(house))[role]
    token = a_sign_in(house, actor)
    tried = [place for place in PLACES if actor.may(place.right)] + turned_away(role)

    shown = {place.path: a_screen(token, place.path, **CODES.get(place.path, {})) for place in tried}

    failed = {path: [error.message for error in screen.exception] for path, screen in shown.items()}
    assert {path: errors for path, errors in failed.items() if errors} == {}
    refused = [path for path, screen in shown.items() if frame.FORBIDDEN.zh in read(screen)]
    assert refused == [place.path for place in turned_away(role)]


def test_every_page_that_is_not_for_all_turns_somebody_away() -> None:
    for_all = [place.path for place in PLACES if all(place.right in RIGHTS[role] for role in Role)]

    assert sorted(for_all + [place.path for role in Role for place in turned_away(role)]) == sorted(
        place.path for place in PLACES
    )


@pytest.mark.parametrize("role", sorted({first_of(place) for place in PLAIN}))
def test_an_empty_town_says_what_will_be_here(house: Engine, role: Role) -> None:
    token = a_sign_in(house, everybody(a_town(house))[role])

    shown = {place: a_screen(token, place.path) for place in PLAIN if first_of(place) is role}

    failed = {place.path: [error.message for error in screen.exception] for place, screen in shown.items()}
    assert {path: errors for path, errors in failed.items() if errors} == {}
    # one report without saying which is a page without a record
    titles = {place: frame.MISSING if place.path == "report/report" else place.title for place in shown}
    assert [place.path for place, screen in shown.items() if titles[place].zh not in read(screen)] == []
