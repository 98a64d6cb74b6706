"""What a form says beneath its fields: at the right one, in the language spoken, and only until it is sent again."""

from dataclasses import replace
from datetime import date
from textwrap import dedent
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.tables.needs import Need
from db.terms import CommunityId, Language
from pages.kit.session import USER_KEY
from tests.builders import Town, a_town
from tests.builders.acts import rows
from tests.builders.hands import beneath
from tests.builders.screens import PATIENCE, a_sign_in

FORM = """
import streamlit as st
from uuid import UUID
from db.terms import NeedKind
from db.writes.needs import write_need
from pages.kit import beneath, forms
from pages.kit.visit import open_page
from pages.text.phrase import Phrase

visit = open_page("serve/needs")
with beneath.form(draft := visit.draft("write")):
    words = forms.text(Phrase("内容", "Words"), most=9000, required=True, field="text")
    place = forms.text(Phrase("地点", "Place"), most=9000, field="place")
    asked = forms.day(Phrase("哪天", "Day"), value=visit.today, field="asked_on")
    helpers = forms.number(Phrase("几人", "Helpers"), value=1, least=1, most=200, field="helpers_wanted")
    hurry = forms.submit(Phrase("试算", "Try"), without=("text",))
    pressed = forms.submit(Phrase("记下", "Write down"))
if hurry:
    st.caption("tried")
if pressed:
    visit.attempt(
        write_need, done=Phrase("已记下", "Written"), draft=draft, community_id=UUID("%s"), kind=NeedKind.OTHER,
        text=words, place=place, asked_on=asked, helpers_wanted=helpers,
    )
"""


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


@pytest.fixture
def screen(house: Engine, town: Town) -> AppTest:
    """A form of three fields that writes down a need."""
    return a_form(house, town, town.wanghu)


def a_form(house: Engine, town: Town, community: CommunityId, language: Language = Language.ZH) -> AppTest:
    screen = AppTest.from_string(dedent(FORM % community), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, replace(town.clerk, language=language))}
    return screen.run()


def send(screen: AppTest) -> AppTest:
    return screen.button[1].click().run()


def test_what_is_missing_is_said_beneath_its_field_and_what_was_typed_stays(screen: AppTest) -> None:
    screen.text_input[1].set_value("三号楼")

    send(screen)

    assert beneath(screen) == {"内容": "请填写“内容”。"}
    assert screen.text_input[1].value == "三号楼"
    assert list(screen.warning) == []


def test_on_a_longer_form_the_button_tells_which_fields_to_look_at(screen: AppTest) -> None:
    send(screen)

    assert [caption.value for caption in screen.caption] == ["还没有保存：请看“内容”下面的说明。"]


def test_what_the_records_refuse_comes_to_its_field_in_the_same_way(screen: AppTest) -> None:
    screen.text_input[0].set_value("路灯不亮")
    screen.text_input[1].set_value("很远" * 40)
    screen.date_input[0].set_value(date.max.replace(year=2199))

    send(screen)

    assert list(beneath(screen)) == ["哪天"]
    screen.date_input[0].set_value(date(2026, 1, 5))
    assert beneath(send(screen)) == {"地点": "文字太长，没有保存，填写的内容还在。请缩短到 40 字以内。"}
    assert screen.text_input[0].value == "路灯不亮"


@pytest.mark.parametrize("typed", [0, -5, 201, 999_999_999_999])
def test_a_number_beyond_its_bounds_is_said_and_nothing_is_sent_until_it_is_mended(
    house: Engine, screen: AppTest, typed: int
) -> None:
    screen.text_input[0].set_value("路灯不亮")
    screen.number_input[0].set_value(typed)

    send(screen)

    assert beneath(screen) == {"几人": "请填 1 到 200 之间的数。没有保存，填写的内容还在。"}
    assert [caption.value for caption in screen.caption] == ["还没有保存：请看“几人”下面的说明。"]
    assert (rows(house, Need), screen.number_input[0].value) == ([], typed)
    screen.number_input[0].set_value(3)
    assert beneath(send(screen)) == {}
    assert [need.helpers_wanted for need in rows(house, Need)] == [3]


def test_it_is_gone_once_the_form_was_sent(screen: AppTest) -> None:
    send(screen)
    screen.text_input[0].set_value("路灯不亮")

    send(screen)

    assert beneath(screen) == {}
    assert [toast.value for toast in screen.toast] == ["已记下"]


def test_it_is_said_in_the_language_of_whoever_sent_it(house: Engine, town: Town) -> None:
    screen = a_form(house, town, town.wanghu, Language.EN)

    send(screen)

    assert beneath(screen) == {"Words": "Please fill in “Words”."}


def test_what_belongs_to_no_field_stands_at_the_form(house: Engine, town: Town) -> None:
    screen = a_form(house, town, CommunityId(uuid4()))
    screen.text_input[0].set_value("路灯不亮")

    send(screen)

    assert beneath(screen) == {}
    assert len(screen.warning) == 1


def test_a_button_that_can_do_without_a_field_does_not_ask_for_it(screen: AppTest) -> None:
    screen.button[0].click().run()

    assert beneath(screen) == {}
    assert [caption.value for caption in screen.caption] == ["tried"]


def test_fields_that_are_fine_have_nothing_beneath_them(screen: AppTest) -> None:
    assert beneath(screen) == {}
    assert [element for element in screen.get("html") if "alert" in element.proto.body] == []
