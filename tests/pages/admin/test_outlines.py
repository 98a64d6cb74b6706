"""The bureau's own map on the screen: looked over before it is used, printed with its number, and taken off again."""

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.errors import Code
from db.terms import OutlineOf, Role
from pages.text import outlines as words
from pages.text import overview, picking
from tests.builders import Town, a_town, actor_of
from tests.builders.hands import offers, press, read
from tests.builders.outlines import a_boundary_file, a_square
from tests.builders.screens import a_screen, a_sign_in

NUMBER = "豫S(2026)001号"


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def with_file(house: Engine, *names: str) -> AppTest:
    screen = a_screen(a_sign_in(house, actor_of(Role.ADMIN)), "admin/outlines")
    data = a_boundary_file(*(a_square(name, column) for column, name in enumerate(names)))
    return screen.file_uploader[0].set_value(("边界.geojson", data, "application/geo+json")).run()


def drawn(house: Engine, **codes: str) -> tuple[str, str]:
    screen = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "watch/overview", **codes)
    return "".join(str(element.proto.body) for element in screen.get("html")), read(screen)


def asked(house: Engine, **codes: str) -> list[str]:
    screen = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "watch/overview", **codes)
    return [one.label for one in screen.button_group]


def test_a_map_is_looked_over_used_with_its_number_and_taken_off(house: Engine, town: Town) -> None:
    screen = with_file(house, "望湖社区", "<b>外地</b>")

    assert words.MATCHED.zh.format(found=1, whole=2) in read(screen)
    assert list(screen.dataframe[0].value["名称"]) == ["<b>外地</b>"]
    assert words.MISSING.zh.format(names="听松社区") in read(screen)
    press(screen, words.USE)
    assert [*screen.exception] == []
    assert not drawn(house)[0].count("clip-path")

    screen.text_input[0].input(NUMBER)
    press(screen, words.USE)
    html, page = drawn(house)
    assert (html.count("clip-path"), html.count(NUMBER)) == (1, 1)
    assert overview.NEEDS_ATTENTION.zh in html
    assert overview.NOT_DRAWN.zh in page
    assert drawn(house, drawn="tiles")[0].count("data-values=") == len({town.wanghu, town.tingsong})

    press(a_screen(a_sign_in(house, actor_of(Role.ADMIN)), "admin/outlines"), words.REMOVE)
    assert not drawn(house)[0].count("clip-path")


@pytest.mark.usefixtures("town")
def test_districts_are_added_up_and_open_to_their_own_tiles(house: Engine) -> None:
    screen = with_file(house, "东城区")
    screen.text_input[0].input(NUMBER)
    press(screen, words.USE)

    html, page = drawn(house, drawn="map", measure="checked_in")

    assert overview.OUTLINED[OutlineOf.DISTRICT].zh in page
    assert ("东城区<strong>3</strong>" in html, html.count("data-values=")) == (True, 0)
    # no community stands there to be tapped, and no corner to be explained
    assert overview.MAP_HINT.zh not in page
    assert [picking.TAP.zh in asked(house, drawn=way) for way in ("map", "tiles")] == [False, True]


@pytest.mark.usefixtures("town")
def test_what_matches_nothing_cannot_be_used_and_what_is_no_map_is_said(house: Engine) -> None:
    strange = with_file(house, "外地")
    broken = strange.file_uploader[0].set_value(("坏.geojson", b"{", "application/geo+json")).run()

    assert words.NOTHING_MATCHED.zh in read(with_file(house, "外地"))
    assert not offers(strange, words.USE)
    assert words.REFUSED[Code.FILE_UNREADABLE].zh in read(broken)
