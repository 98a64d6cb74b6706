"""Wishes and points on the screen: taken once, confirmed by the community, explained line by line."""

from sqlalchemy import Engine
from sqlmodel import select

from db.tables.points import PointLine
from db.tables.wishes import Wish
from db.terms import Language, Role, WishStatus
from db.work import perform, reading
from db.writes import points
from pages.text import me as me_words
from pages.text import points as point_words
from pages.text import wishes as words
from tests.builders import a_town, actor_of, at
from tests.builders.hands import press, read, tap_twice
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_confirmed_activity
from tests.db.reads.test_wishes import CANARY, a_wish


def test_a_member_takes_a_wish_once_and_the_clerk_confirms_it(house: Engine) -> None:
    town = a_town(house)
    a_wish(house, town.clerk, town.wanghu)
    member = a_screen(a_sign_in(house, town.zhang), "serve/wishes")

    tap_twice(member, words.CLAIM, "wish-XY20260001")
    clerk = a_screen(a_sign_in(house, town.clerk), "serve/wishes")
    press(clerk, words.FULFIL)

    with reading(house) as session:
        wish = session.exec(select(Wish)).one()
        lines = session.exec(select(PointLine)).all()
    assert (wish.status, wish.member_id, len(lines)) == (WishStatus.FULFILLED, town.zhang_a, 1)
    assert not any(part in read(screen) for part in CANARY.split("，") for screen in (member, clerk))


def test_a_members_ledger_says_rules_source_and_who_confirmed(house: Engine) -> None:
    town = a_town(house)
    token = a_sign_in(house, town.clerk)
    a_confirmed_activity(house, town)

    screen = a_screen(a_sign_in(house, town.zhang), "report/points", year="2026")

    assert token != ""
    assert "HD20260001 清扫楼道" in read(screen)
    assert "第 1 版规则" in read(screen)
    assert point_words.CONFIRMED_BY.zh.format(name=town.clerk.name) in read(screen)
    assert point_words.NO_RANKING.zh in read(screen)


def test_a_reversal_wants_a_reason_and_stands_beside_its_line(house: Engine) -> None:
    town = a_town(house)
    a_confirmed_activity(house, town)
    with reading(house) as session:
        line = session.exec(select(PointLine).where(PointLine.member_id == town.zhang_a)).one()
    perform(house, town.staff, points.reverse_line, now=at(day=22), line_id=line.id, reason="重复登记")

    screen = a_screen(a_sign_in(house, town.zhang), "report/points", year="2026")

    assert "重复登记" in read(screen)
    assert point_words.TAKEN_BACK.zh in read(screen)


def test_a_leader_reads_the_list_of_branches_by_name(house: Engine) -> None:
    town = a_town(house)
    a_confirmed_activity(house, town)

    screen = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "report/points", year="2026")

    assert screen.dataframe[0].value[point_words.BRANCH.zh].tolist() == ["甲党支部", "乙党支部"]


def test_my_page_switches_the_language_for_good(house: Engine) -> None:
    town = a_town(house)
    token = a_sign_in(house, town.zhang)

    press(a_screen(token, "account/me"), me_words.LANGUAGE_SWITCH)
    again = a_screen(token, "account/me")

    assert me_words.MINE.words(Language.EN) in read(again)
