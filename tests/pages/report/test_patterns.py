"""The burden and truth check on the screen: for the office and the auditor, explained by the office alone."""

import pytest
from sqlalchemy import Engine

from db.tables.evaluation import Explanation
from db.terms import Grade, Pattern, Role
from pages.text import patterns as text
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import rows
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.db.reads.test_patterns import Q2, graded

PATH = "report/patterns"


@pytest.fixture
def town(house: Engine) -> Town:
    town = a_town(house)
    graded(house, town, *([Grade.FIRST] * 4))
    return town


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR])
def test_only_the_office_says_why_it_is_in_order(house: Engine, role: Role) -> None:
    screen = a_screen(a_sign_in(house, actor_of(role)), PATH, quarter=Q2)

    assert offers(screen, text.EXPLAIN) == (role is Role.STAFF)


def test_the_office_sees_the_rows_and_says_why_it_is_in_order(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.staff), PATH, quarter=Q2)
    said = read(screen)
    screen.toggle[0].set_value(True).run()
    table = screen.dataframe[0].value
    screen.text_input[0].input("社区当面评的")
    press(screen, text.EXPLAIN)

    assert text.HARMLESS[Pattern.TOP_GRADE].zh in said
    assert "甲党支部" in said
    assert len(table) == 4
    assert [one.text for one in rows(house, Explanation)] == ["社区当面评的"]
    assert "社区当面评的" in read(a_screen(a_sign_in(house, town.staff), PATH, quarter=Q2))
