"""The weights on the screen: tried on past needs, saved with a reason, and shown where people are ranked."""

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.tables.weights import WeightVersion
from db.terms import Role
from db.writes import needs
from pages.text import frame
from pages.text import weights as text
from tests.builders import a_town, actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_need, a_served_need


def fill(screen: AppTest, **weights: int) -> None:
    names = {words.zh: name for name, words in text.REASONS.items()}
    for box in screen.number_input:
        name = names.get(box.label.removesuffix(" *"), "")
        if name in weights:
            box.set_value(weights[name])


def test_weights_are_tried_without_a_trace_then_saved_and_stand_where_people_are_ranked(house: Engine) -> None:
    town = a_town(house)
    does(house, town.clerk, needs.solve_need, need_id=a_served_need(house, town))
    a_need(house, town.clerk, community=town.wanghu)
    token = a_sign_in(house, town.staff)
    screen = a_screen(token, "admin/weights")
    assert text.NO_HISTORY.zh in read(screen)
    assert text.BUILT_IN.zh in read(screen)

    fill(screen, skill=25, close=35)
    press(screen, text.TRY)

    assert screen.dataframe[0].value[text.SERVED_BY.zh].tolist() == ["张三"]
    assert rows(house, WeightVersion) == []

    screen.text_input[0].input("住得近更方便")
    press(screen, text.SAVE)

    assert [error.message for error in screen.exception] == []
    assert [(one.skill, one.close) for one in rows(house, WeightVersion)] == [(25, 35)]
    assert "住得近更方便" in read(screen)
    assert "特长 25，远近 35" in read(a_screen(token, "serve/match"))


def test_weights_that_are_not_a_hundred_are_neither_tried_nor_saved(house: Engine) -> None:
    town = a_town(house)
    screen = a_screen(a_sign_in(house, town.staff), "admin/weights")

    fill(screen, skill=40)
    press(screen, text.TRY)
    assert "105" in screen.warning[0].value

    fill(screen, skill=35)
    press(screen, text.TRY)
    assert text.NONE_SOLVED.zh in read(screen)

    fill(screen, skill=40)
    screen.text_input[0].input("试一试")
    press(screen, text.SAVE)
    assert "105" in screen.warning[0].value
    assert rows(house, WeightVersion) == []


def test_the_weights_are_the_bureaus_to_set(house: Engine) -> None:
    town = a_town(house)

    clerk = a_screen(a_sign_in(house, town.clerk), "admin/weights")
    admin = a_screen(a_sign_in(house, actor_of(Role.ADMIN)), "admin/weights")

    assert frame.FORBIDDEN.zh in read(clerk)
    assert text.NO_HISTORY.zh in read(admin)
