"""Pages of service, as each role: who sees them, who may act, who is refused."""

import pytest
from sqlalchemy import Engine

from db.rules.rights import Actor
from db.terms import Role
from pages.kit.atlas import PLACES, Place
from pages.text import frame
from tests.builders import Town, a_town, actor_of
from tests.builders.hands import read
from tests.builders.lists import a_project, a_resource
from tests.builders.pairs import a_pair
from tests.builders.posts import a_claim, a_post
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_closed_activity, a_need, a_served_need, an_activity, an_offer
from tests.builders.teams import a_team
from tests.builders.wishes import a_wish

OURS = [place for place in PLACES if place.section in {"serve", "report", "account"}]
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
    return town


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_every_page_of_its_own(house: Engine, role: Role) -> None:
    actor = everybody(a_busy_town(house))[role]
    token = a_sign_in(house, actor)
    may = [place for place in OURS if actor.may(place.right)]

    shown = {place.path: a_screen(token, place.path, **CODES.get(place.path, {})) for place in may}

    assert {path: [error.message for error in screen.exception] for path, screen in shown.items()} == {
        place.path: [] for place in may
    }
    assert [path for path, screen in shown.items() if frame.FORBIDDEN.zh in read(screen)] == []


@pytest.mark.parametrize("place", OURS, ids=[place.path for place in OURS])
def test_an_empty_town_says_what_will_be_here(house: Engine, place: Place) -> None:
    town = a_town(house)
    actor = next(actor for actor in everybody(town).values() if actor.may(place.right))

    screen = a_screen(a_sign_in(house, actor), place.path)

    assert [error.message for error in screen.exception] == []
    assert place.title.zh in read(screen)
