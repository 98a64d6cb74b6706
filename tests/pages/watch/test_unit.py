"""The page of one unit, and what is overdue with whom on the pages of a unit, a branch and a community."""

from datetime import date

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.reads.overdue import overdue
from db.reads.units import unit_branches, unit_face
from db.rules.holding import Holder
from db.rules.rights import Actor
from db.tables.needs import Need
from db.tables.people import Member
from db.terms import ClaimTarget, NeedStatus, Role
from db.work import reading, writing
from tests.builders import Town, a_town, actor_of, at
from tests.builders.hands import figures, read
from tests.builders.screens import a_screen, a_sign_in

TODAY = date(2026, 5, 20)
DUE = date(2026, 5, 10)


@pytest.fixture
def town(house: Engine) -> Town:
    """A town in which 李四 of branch 甲 is missing, and a need of branch 甲 in 望湖 is ten days late."""
    town = a_town(house)
    with writing(house, town.staff, now=at()) as work:
        work.get(Member, town.li_a).checked_in_on = None
        work.add(
            Need(
                code="XQ1", community_id=town.wanghu, text="修水管", status=NeedStatus.CLAIMED,
                asked_on=date(2026, 4, 1), due_on=DUE, member_id=town.zhang_a, branch_id=town.branch_a,
                recorded_by=town.staff.account_id,
            )
        )  # fmt: skip
    return town


def seen(house: Engine, actor: Actor, place: object) -> list[tuple[str, str, str]]:
    with reading(house) as session:
        found = overdue(session, actor, today=TODAY, place=place)  # type: ignore[arg-type]  # any of the three
    return [(line.code, line.member, line.branch) for line in found]


def test_what_is_overdue_is_found_at_its_community_its_branch_and_its_unit(house: Engine, town: Town) -> None:
    with reading(house) as session:
        unit = unit_face(session, town.staff, code="DW01")
        (line,) = overdue(session, town.staff, today=TODAY, place=unit.id)

    assert (line.target, line.holder, line.days) == (ClaimTarget.NEED, Holder.MEMBER, 10)
    assert (
        seen(house, town.staff, town.wanghu) == seen(house, town.staff, town.branch_a) == [("XQ1", "张三", "甲党支部")]
    )
    assert seen(house, town.staff, town.tingsong) == seen(house, town.staff, town.branch_b) == []


def test_a_leader_is_told_no_name_and_another_clerk_or_an_auditor_nothing(house: Engine, town: Town) -> None:
    assert seen(house, actor_of(Role.AUDITOR), town.wanghu) == []
    assert [member for _, member, _ in seen(house, actor_of(Role.LEADER), town.wanghu)] == ["张*"]
    assert seen(house, town.other_clerk, town.wanghu) == []


def test_on_its_last_day_nothing_is_overdue_yet(house: Engine, town: Town) -> None:
    with reading(house) as session:
        assert overdue(session, town.staff, today=DUE, place=town.wanghu) == ()


def test_a_units_branches_count_who_is_missing_within_reach(house: Engine, town: Town) -> None:
    with reading(house) as session:
        unit = unit_face(session, town.staff, code="DW01")
        found = [(one.name, one.in_service, one.missing) for one in unit_branches(session, town.staff, unit_id=unit.id)]

    assert found[0] == ("甲党支部", 2, 1)


def page(house: Engine, actor: Actor) -> AppTest:
    return a_screen(a_sign_in(house, actor), "watch/unit", unit="DW01")


def test_the_page_shows_branches_figures_and_the_overdue_with_whom(house: Engine, town: Town) -> None:
    screen = page(house, town.staff)

    assert [*screen.exception] == []
    assert figures(screen) != {}
    assert "甲党支部" in list(screen.dataframe[0].value["党支部"])
    assert "轮到张三" in read(screen)


def test_before_there_is_any_unit_the_page_says_what_will_be_here(house: Engine) -> None:
    screen = page(house, actor_of(Role.ADMIN))

    assert [*screen.exception, *figures(screen)] == []
