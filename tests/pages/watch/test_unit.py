"""The page of one unit, and what is overdue with whom on the pages of a unit, a branch and a community."""

from datetime import date

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.reads.overdue import overdue
from db.reads.units import unit_branches, unit_face
from db.rules.holding import Holder
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.claims import Claim
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.teams import Team, TeamOuting
from db.terms import ClaimStatus, ClaimTarget, NeedStatus, Role
from db.work import reading, writing
from db.writes import pairs
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.hands import figures, listed, read
from tests.builders.pairs import a_pair
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import DAY, a_confirmed_activity

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


def test_what_a_branch_and_its_unit_have_in_hand_and_did_opens_with_the_way_to_all_of_it(
    house: Engine, town: Town
) -> None:
    closed = a_confirmed_activity(house, town)
    visit = {"pair_id": a_pair(house, town, member=town.zhang_a), "day": DAY, "effect": "量了血压", "minutes": 60}
    does(house, town.secretary, pairs.visit_pair, member_ids=(town.zhang_a,), **visit)
    with writing(house, town.staff, now=at()) as work:
        held = work.get(Activity, closed)
        team = work.add(Team(code="FD1", name="银龄服务队", branch_id=town.branch_a, captain_id=town.zhang_a,
            purpose="陪伴", founded_on=DUE, recorded_by=town.staff.account_id))  # fmt: skip
        work.add(TeamOuting(team_id=team.id, activity_id=closed))
        held.name = "FD1 银龄服务队"
        for number in range(6):
            need = work.add(
                Need(
                    code=f"XQ9{number}", community_id=town.wanghu, text=f"第{number}件", status=NeedStatus.CLAIMED,
                    asked_on=DUE, member_id=town.zhang_a, branch_id=town.branch_a, recorded_by=town.staff.account_id,
                )
            )  # fmt: skip
            work.add(
                Claim(
                    target=ClaimTarget.NEED, target_id=need.id, community_id=town.wanghu, member_id=town.zhang_a,
                    branch_id=town.branch_a, status=ClaimStatus.ACTIVE, claimed_on=DUE, held_from=DUE,
                    recorded_by=town.staff.account_id,
                )
            )  # fmt: skip
        code = held.code

    token = a_sign_in(house, actor_of(Role.LEADER))
    for path, name, of in (("watch/branch", "branch", "ZB01"), ("watch/unit", "unit", "DW01")):
        screen = a_screen(token, path, **{name: of})
        opened = listed(screen)
        assert [*screen.exception] == []
        assert ("甲党支部在望湖社区开展“银龄服务队”", f"activity?code={code}") in opened
        assert "甲党支部在望湖社区开展“春风一号”" in [words for words, _ in opened]
        assert sum(address.startswith("need?code=XQ9") for _, address in opened) == 4 + 5
        assert f"{name}={of}" in [link.proto.query_string for link in screen.get("page_link")]
        assert "共 6 项，这里是最近的 5 项。" in read(screen)
        assert "张*" in read(screen)
        whole = a_screen(token, "serve/needs", **{name: of})
        assert "共 7 件" in read(whole)
    assert "第0件" not in read(a_screen(a_sign_in(house, actor_of(Role.AUDITOR)), "watch/branch", branch="ZB01"))


def test_before_there_is_any_unit_the_page_says_what_will_be_here(house: Engine) -> None:
    screen = page(house, actor_of(Role.ADMIN))

    assert [*screen.exception, *figures(screen)] == []
