"""The door of what is taken along: the sheet, its text and its workbook, for whoever was offered it and nobody else."""

import io
import re
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import col, select
from streamlit.testing.v1 import AppTest

from db.rules.rights import Right
from db.tables.keeping import JournalLine
from db.tables.places import Community
from db.terms import Language, Role
from db.work import perform, reading
from db.writes.places import change_community
from pages.kit import say
from pages.kit.taking import COUNTED, Kept, Sheet
from pages.text import overview, taking
from tests.builders import Town, a_town, actor_of, at
from tests.builders.doors import knock
from tests.builders.screens import a_screen, a_sign_in


@dataclass(frozen=True, slots=True)
class Taken:
    """A town's map on somebody's screen, and the way of it to the door."""

    engine: Engine
    town: Town
    token: str
    address: str


@pytest.fixture
def taken(house: Engine) -> Taken:
    """The overview as staff see it, with a community that bears a spreadsheet's formula as its name."""
    town = a_town(house)
    with reading(house) as session:
        street = session.exec(select(Community.street_id).where(col(Community.id) == town.wanghu)).one()
    admin, name = actor_of(Role.ADMIN), "=1+1<b>"
    perform(house, admin, change_community, now=at(), community_id=town.wanghu, street_id=street, name=name)
    token = a_sign_in(house, town.staff)
    links = addresses(a_screen(token, "watch/overview"))
    return Taken(house, town, token, links[1])


def addresses(screen: AppTest) -> list[str]:
    return [link.proto.url for link in screen.get("link_button") if link.proto.url.startswith("/take/")]


def get(taken: Taken, token: str, more: str = "") -> httpx.Response:
    """Knock at the sheet's door."""
    return knock(token, taken.address + more)


def test_the_sheet_says_title_period_definition_and_time_and_runs_nothing_of_what_was_typed(taken: Taken) -> None:
    sheet = get(taken, taken.token)

    assert sheet.status_code == 200
    measure = overview.MEASURE_DEFINITIONS
    parts = ["各社区报到率", "季度", next(iter(measure.values())).zh, "数据截至", "=1+1&lt;b&gt;", "<svg"]
    assert [part for part in parts if part not in sheet.text] == []
    assert "1<b>" not in sheet.text
    assert re.search(r'<text[^>]*style=|<svg[^>]*style=| style="', sheet.text) is None
    policy = sheet.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "'unsafe-inline'" not in policy


def test_the_workbook_holds_text_and_numbers_and_what_they_mean(taken: Taken) -> None:
    answer = get(taken, taken.token, "/book")

    book = load_workbook(io.BytesIO(answer.content))
    data, about = book.worksheets
    names = [row[2].value for row in data.iter_rows(min_row=2)]
    assert "=1+1<b>" in names
    assert {cell.data_type for row in data.iter_rows() for cell in row} <= {"s", "n"}
    assert [row[0].value for row in about.iter_rows()] == [
        words.zh for words in (taking.TITLE, taking.PERIOD, taking.DEFINITION, taking.AS_OF)
    ]


def test_nobody_else_finds_it_and_what_was_taken_stands_in_the_journal(taken: Taken) -> None:
    other = a_sign_in(taken.engine, taken.town.clerk)

    refused = [get(taken, token, more).status_code for token in (other, "") for more in ("", "/book")]
    given = [get(taken, taken.token, more).status_code for more in ("", "/book")]

    assert refused == [404, 404, 303, 303]
    assert given == [200, 200]
    with reading(taken.engine) as session:
        lines = session.exec(select(JournalLine).where(col(JournalLine.event) == "view.taken")).all()
    assert [(line.account_id, line.after) for line in lines] == [
        (taken.town.staff.account_id, {"shown": "watch/overview", "taken_as": form, "holds": "public"})
        for form in ("sheet", "workbook")
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"brief": 3}, ["甲：1（上季度 2）", "乙：3（上季度 4）"]),
        ({}, ["甲：数值 1，比较 上季度 2", "乙：数值 3，比较 上季度 4"]),
        ({"told": lambda: ["共 4"], "brief": 2}, ["共 4", "甲：1", "乙：3"]),
        ({"told": lambda: ["共 4"], "alone": True}, ["共 4"]),
    ],
)
def test_a_chat_is_told_as_much_as_it_bears(more: dict[str, Any], said: list[str]) -> None:
    rows = [("甲", 1, "上季度 2"), ("乙", 3, "上季度 4")]
    sheet = Sheet("主要数字", ["数字", "数值", "比较"], lambda: rows, COUNTED, **more)

    assert written_of(sheet) == said


def test_of_more_rows_than_a_chat_bears_those_lines_stand_alone_that_say_them_in_brief() -> None:
    rows = [(f"{n}号社区", n) for n in range(50)]

    plain = written_of(Sheet("各社区", ["社区", "人数"], lambda: rows, COUNTED))
    brief = written_of(Sheet("各社区", ["社区", "人数"], lambda: rows, COUNTED, told=lambda: ["最少（0–9）：10 个"]))

    assert (len(plain), plain[-1]) == (41, "另有 10 行，见表格")
    assert brief == ["最少（0–9）：10 个", "另有 50 行，见表格"]


def written_of(sheet: Sheet) -> list[str]:
    """Write a sheet for a chat, and give what stands between its head and its foot."""
    say.speak(Language.ZH)
    actor = actor_of(Role.LEADER)
    return Kept(sheet, actor, Right.SEE_OVERVIEW, "watch/overview", at(), say.voice()).text().splitlines()[2:]


def test_a_table_of_what_never_leaves_or_has_no_class_is_not_even_offered() -> None:
    with pytest.raises(ValueError, match=r"account\.password_hash"):
        Sheet("账号", ["密码"], list, "account.name account.password_hash")
    with pytest.raises(KeyError):
        Sheet("账号", ["身高"], list, "account.height")
