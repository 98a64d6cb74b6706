"""Places, units and branches on the screen: an empty city is filled, changed and closed by those who keep it."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.errors import Code
from db.reads.keeping import city, kept_units
from db.terms import Language, Role
from db.work import reading
from pages.text import keeping as words
from pages.text.refusals import SENTENCES
from tests.builders import a_town, actor_of
from tests.builders.hands import beneath, press, read
from tests.builders.screens import a_screen, a_sign_in

ADMIN = actor_of(Role.ADMIN)
STAFF = actor_of(Role.STAFF)


def fill(screen: AppTest, label: str, value: str) -> None:
    next(box for box in screen.text_input if box.label.startswith(label)).set_value(value)


def pick(screen: AppTest, label: str, at: int) -> AppTest:
    return next(box for box in screen.selectbox if box.label.startswith(label)).select_index(at).run()


def place(screen: AppTest, latitude: float, longitude: float) -> None:
    """Fill in the degrees of the community that is changed; those above are a new one's."""
    for label, degrees in (("纬度", latitude), ("经度", longitude)):
        [box for box in screen.number_input if box.label.startswith(label)][-1].set_value(degrees)


def test_an_empty_city_is_filled_from_district_to_community_and_says_what_comes_next(house: Engine) -> None:
    token = a_sign_in(house, ADMIN)
    screen = a_screen(token, "admin/places")
    assert words.NO_DISTRICTS.zh in read(screen)
    fill(screen, "区的名称", "映湖区")
    press(screen, words.ADD)
    screen = a_screen(token, "admin/places")
    assert words.NO_STREETS.zh in read(screen)
    fill(screen, "街道名称", "柳浪街道")
    press(screen, words.ADD)
    screen = a_screen(token, "admin/places")
    fill(screen, "社区名称", "春晓社区")

    press(screen, words.ADD)

    assert [error.message for error in screen.exception] == []
    assert "SQ001 春晓社区" in read(screen)
    fill(screen, "社区名称", "春晓社区")
    press(screen, words.ADD)
    assert beneath(screen) == {"社区名称": SENTENCES[Code.NAME_TAKEN][0].zh}


def test_degrees_that_no_map_has_are_said_and_nothing_is_saved(house: Engine) -> None:
    a_town(house)
    screen = pick(a_screen(a_sign_in(house, ADMIN), "admin/places"), "选哪一个", 1)
    next(box for box in screen.text_input if box.value == "听松社区").set_value("听松新社区")
    place(screen, 31.5, 1198.5)

    press(screen, words.SAVE)

    assert list(beneath(screen).values()) == ["请填 -180 到 180 之间的数。没有保存，填写的内容还在。"]
    assert "SQ002 听松社区" in read(screen)
    place(screen, 31.5, 119.8)
    press(screen, words.SAVE)
    assert "SQ002 听松新社区" in read(screen)


def test_a_community_changes_its_name_and_is_closed_with_a_successor(house: Engine) -> None:
    a_town(house)
    screen = pick(a_screen(a_sign_in(house, ADMIN), "admin/places"), "选哪一个", 1)
    next(box for box in screen.text_input if box.value == "听松社区").set_value("听松新社区")
    place(screen, 119.8, 31.5)
    press(screen, words.SAVE)
    assert list(beneath(screen).values()) == [SENTENCES[Code.SPOT_SWAPPED][0].zh]
    place(screen, 31.5, 119.8)
    press(screen, words.SAVE)
    assert "SQ002 听松新社区" in read(screen)
    assert "2 个社区里有 1 个还没有经纬度" in read(screen)
    screen.session_state["close"] = True
    pick(screen, "选哪一个", 1)
    assert "这里还有：党员共 1" in read(screen)
    next(box for box in screen.selectbox if box.label.startswith("由哪个社区接续")).select_index(0)
    fill(screen, "停用原因", "并入望湖")
    screen.session_state["close"] = True

    press(screen, words.CLOSE)

    assert [error.message for error in screen.exception] == []
    with reading(house) as session:
        ((street,),) = [district.streets for district in city(session, ADMIN)]
    assert [(one.name, one.retired) for one in street.communities] == [("望湖社区", False), ("听松新社区", True)]


def test_a_unit_and_its_branch_are_entered_by_the_party_office(house: Engine) -> None:
    token = a_sign_in(house, STAFF)
    screen = a_screen(token, "admin/units")
    assert words.NO_UNITS.zh in read(screen)
    fill(screen, "单位名称", "救助管理站")
    press(screen, words.ADD)
    screen = a_screen(token, "admin/units")
    fill(screen, "党支部名称", "救助站党支部")
    press(screen, words.ADD)
    pick(screen, "选哪一个", 0)

    press(screen, words.CLOSE)

    assert [error.message for error in screen.exception] == []
    with reading(house) as session:
        (unit,) = kept_units(session, STAFF)
    assert [(one.name, one.retired) for one in unit.branches] == [("救助站党支部", True)]


@pytest.mark.parametrize(("path", "title"), [("admin/places", "Places"), ("admin/units", "Units and branches")])
def test_both_pages_are_told_in_english_as_well(house: Engine, path: str, title: str) -> None:
    a_town(house)

    screen = a_screen(a_sign_in(house, replace(ADMIN, language=Language.EN)), path)

    assert [error.message for error in screen.exception] == []
    assert [one.value for one in screen.title] == [title]
