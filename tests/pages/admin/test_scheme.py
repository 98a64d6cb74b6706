"""The scheme's settings on the screen: what the administrator sets, and what nobody else does."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.reads.bureau import House
from db.reads.bureau import house as bureau
from db.reads.scheme import skill_tree
from db.terms import Language, Role
from db.work import reading
from pages.text import frame
from pages.text import scheme as words
from tests.builders import a_town, actor_of
from tests.builders.hands import press, read
from tests.builders.screens import a_screen, a_sign_in

ADMIN = actor_of(Role.ADMIN)


def screen_of(house: Engine, part: str, speaks: Language = Language.ZH) -> AppTest:
    return a_screen(a_sign_in(house, replace(ADMIN, language=speaks)), "admin/scheme", part=part)


def fill(screen: AppTest, label: str, value: str) -> None:
    next(box for box in screen.text_input if box.label.startswith(label)).set_value(value)


def set_number(screen: AppTest, label: str, value: int | None) -> None:
    next(box for box in screen.number_input if box.label.startswith(label)).set_value(value)


def the_bureau(house: Engine) -> House:
    with reading(house) as session:
        return bureau(session, ADMIN)


def test_the_bureau_is_named(house: Engine) -> None:
    screen = screen_of(house, "rules")
    fill(screen, "单位名称", "岚川市民政局")
    fill(screen, "城市", "岚川市")

    press(screen, words.SAVE_NAME)

    assert [error.message for error in screen.exception] == []
    assert (the_bureau(house).name, the_bureau(house).city) == ("岚川市民政局", "岚川市")


def test_a_bureau_without_a_name_is_refused_and_what_was_typed_stays(house: Engine) -> None:
    screen = screen_of(house, "rules")
    fill(screen, "城市", "岚川市")

    press(screen, words.SAVE_NAME)

    assert len(screen.warning) == 1
    assert next(box for box in screen.text_input if box.label.startswith("城市")).value == "岚川市"
    assert the_bureau(house).city == ""


def test_the_rules_of_thumb_are_set_and_rankings_say_why_they_are_off(house: Engine) -> None:
    screen = screen_of(house, "rules")
    assert words.RANKINGS_NOTE.zh in read(screen)
    assert screen.checkbox[0].value is False
    set_number(screen, "每名党员", 3)
    set_number(screen, "每一步", 10)

    press(screen, words.SAVE_RULES)

    found = the_bureau(house)
    assert (found.minimum_posts, found.due_days, found.rankings) == (3, 10, False)


def test_a_skill_is_added_and_changed(house: Engine) -> None:
    screen = screen_of(house, "skills")
    assert words.EMPTY_SKILLS.zh in read(screen)
    fill(screen, "名称", "剪纸")
    press(screen, words.ADD)
    next(box for box in screen.selectbox if box.label == words.WHICH.zh).select_index(0).run()
    screen.text_input[2].set_value("剪纸与窗花")

    press(screen, words.SAVE_SKILL)

    assert [error.message for error in screen.exception] == []
    with reading(house) as session:
        assert [skill.name for skill in skill_tree(session, ADMIN)] == ["剪纸与窗花"]


@pytest.mark.parametrize("part", ["rules", "skills"])
def test_every_part_is_told_in_english_as_well(house: Engine, part: str) -> None:
    a_town(house)

    screen = screen_of(house, part, Language.EN)

    assert [error.message for error in screen.exception] == []
    assert [title.value for title in screen.title] == ["Scheme"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_else_opens_it(house: Engine, role: Role) -> None:
    screen = a_screen(a_sign_in(house, actor_of(role)), "admin/scheme")

    assert frame.FORBIDDEN.zh in read(screen)
    assert [button.label for button in screen.main.button] == []
