"""The overview's first look: what the page draws, for the same people, within the same reach, in both themes."""

import re

import pytest
from sqlalchemy import Engine

from db.errors import Refusal
from db.reads.members import member_detail
from db.rules.rights import Actor
from db.terms import Role
from pages.kit.first import THEMES, FirstLook, first_look, is_first
from pages.kit.parts import Part
from pages.kit.visit import glimpse
from tests.builders import actor_of
from tests.builders.city import City, a_city
from tests.builders.screens import a_screen, a_sign_in
from tests.pages.watch.test_overview import reaching

BOARD = '<ul class="ss-board'
A_LINK = re.compile(r'<a class="ss-take".*?</a>')


@pytest.fixture
def city(house: Engine) -> City:
    return a_city(house)


def looked(actor: Actor) -> FirstLook:
    look = first_look(actor)
    assert look is not None
    return look


def words(part: Part) -> list[str]:
    # what is chosen on the page stands in a field there
    above = "" if part.name == "map" else part.above
    return list(filter(None, (part.heading, above, part.beneath, *part.folds)))


@pytest.mark.parametrize("role", [Role.LEADER, Role.STAFF, Role.SECRETARY, Role.CLERK])
def test_the_first_look_is_what_the_page_draws(house: Engine, city: City, role: Role) -> None:
    actor = reaching(role, city)
    screen = a_screen(a_sign_in(house, actor), "watch/overview")

    look = looked(actor)

    bodies = [A_LINK.sub("", str(one.proto.body)) for one in screen.get("html")]
    assert look.figures.drawn["light"] == next(one for one in bodies if BOARD in one)
    drawn = [A_LINK.sub("", shown.drawn["light"]) for shown in look.parts]
    assert [one for one in drawn if one not in bodies] == []
    headings = [one.value for one in screen.header]
    assert [shown.part.heading for shown in look.parts] in (headings, [])


@pytest.mark.parametrize("role", [Role.LEADER, Role.STAFF, Role.SECRETARY])
def test_whoever_sees_a_map_sees_all_of_the_page_at_once(house: Engine, city: City, role: Role) -> None:
    actor = reaching(role, city)
    screen = a_screen(a_sign_in(house, actor), "watch/overview")

    look = looked(actor)

    said = [one for shown in look.parts for one in words(shown.part)]
    shown = [
        *(one.value for one in (*screen.header, *screen.markdown, *screen.caption)),
        *(one.label for one in screen.expander),
    ]
    assert said
    assert [one for one in said if one not in shown] == []


def test_the_dark_differs_from_the_light_in_its_colours_only(city: City) -> None:
    look = looked(reaching(Role.LEADER, city))

    drawn = [[shown.drawn[theme] for shown in (look.figures, *look.parts)] for theme in THEMES]
    said = [re.sub(r"<[^>]*>", " ", re.sub(r"<style>.*?</style>", "", " ".join(one), flags=re.DOTALL)) for one in drawn]
    assert said[0] == said[1]
    boards = [look.figures.drawn[theme].partition("</style>")[2] for theme in THEMES]
    assert ["ss-dark" in one for one in boards] == [False, True]
    months = look.parts[-1]
    assert months.drawn["light"] != months.drawn["dark"]


def test_whoever_reaches_one_community_is_shown_no_other(city: City) -> None:
    look = looked(reaching(Role.CLERK, city))

    assert look.parts == []
    assert look.figures != looked(reaching(Role.LEADER, city)).figures


@pytest.mark.usefixtures("house")
def test_before_there_is_a_community_there_is_nothing_to_look_at() -> None:
    assert first_look(actor_of(Role.LEADER)) is None


@pytest.mark.parametrize(
    ("role", "path", "first"),
    [
        (Role.LEADER, "/overview", True),
        (Role.LEADER, "/", True),
        (Role.STAFF, "/overview", True),
        # whoever has things to do begins with them
        (Role.STAFF, "/", False),
        (Role.LEADER, "/needs", False),
        (Role.SECURITY, "/overview", False),
        (Role.SECURITY, "/", False),
    ],
)
def test_only_the_overview_of_those_who_may_has_a_first_look(role: Role, path: str, *, first: bool) -> None:
    assert is_first(actor_of(role), path) is first


def test_a_question_that_is_refused_beside_a_page_is_a_refusal(city: City) -> None:
    visit = glimpse(reaching(Role.LEADER, city))

    with pytest.raises(Refusal):
        visit.ask(member_detail, code="DY9999")
