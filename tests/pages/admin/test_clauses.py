"""The stock of clauses on the screen: the Party office adds to it, changes it, and reads who changed what."""

from sqlalchemy import Engine

from db.tables.stock_clauses import StockClause
from db.terms import Role, Side
from db.writes.stock_clauses import add_stock_clause
from pages.text import stock_clauses as text
from tests.builders import actor_of
from tests.builders.acts import does, rows
from tests.builders.hands import press, read
from tests.builders.screens import a_screen, a_sign_in

OFFICE = actor_of(Role.STAFF)


def test_the_party_office_adds_a_clause_with_a_blank_and_a_wrong_blank_is_named(house: Engine) -> None:
    screen = a_screen(a_sign_in(house, OFFICE), "admin/clauses")
    next(box for box in screen.text_area if box.label.startswith(text.TEXT.zh)).input("每季度清扫{次訷}次")
    press(screen, text.ADD)
    refused, before = read(screen), rows(house, StockClause)
    next(box for box in screen.text_area if box.label.startswith(text.TEXT.zh)).input("每季度清扫{次数}次")
    press(screen, text.ADD)

    assert "次訷\\}”不是能填的空" in refused
    assert before == []
    assert [(one.code, one.text, one.party) for one in rows(house, StockClause)] == [
        ("TK001", "每季度清扫{次数}次", Side.BRANCH)
    ]


def test_a_clause_is_retired_and_its_history_stands_below(house: Engine) -> None:
    does(house, OFFICE, add_stock_clause, party=Side.BRANCH, text="义诊两次")
    screen = a_screen(a_sign_in(house, OFFICE), "admin/clauses")
    screen.selectbox[0].select_index(0).run()
    next(box for box in screen.checkbox if box.label == text.ACTIVE.zh).uncheck()
    press(screen, text.SAVE)

    assert [one.retired for one in rows(house, StockClause)] == [True]
    assert text.RETIRED.zh in read(screen)
    assert len(screen.dataframe[0].value) == 2
