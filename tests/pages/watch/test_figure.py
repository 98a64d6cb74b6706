"""Behind a figure: the way there from the overview, what is counted, and its records, as each role finds them."""

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.terms import Role
from pages.text import figure as words
from tests.builders import Town, a_town, actor_of
from tests.builders.doors import knock
from tests.builders.hands import figures, led, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_confirmed_activity


@pytest.fixture
def town(house: Engine) -> Town:
    town = a_town(house)
    a_confirmed_activity(house, town)
    return town


def behind(house: Engine, role: Role, metric: str) -> tuple[str, str, list[str]]:
    """Open a figure of the year; give it, what stands there, and where a sheet of it is taken along."""
    screen = a_screen(a_sign_in(house, actor_of(role)), "watch/figure", metric=metric, span="year", at="2026")
    return screen.metric[0].value, read(screen), taken(screen)


def taken(screen: AppTest) -> list[str]:
    return [link.proto.url for link in screen.get("link_button") if link.proto.url.startswith("/take/")]


def test_every_key_figure_of_the_overview_opens_to_its_records(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.staff), "watch/overview", span="year", at="2026")

    addresses = [address for words, address in led(screen) if words == "明细"]
    assert len(addresses) == len([name for name in figures(screen) if not name.startswith(tuple("1234"))])
    assert "figure?metric=person_times&span=year&at=2026" in addresses


@pytest.mark.usefixtures("town")
def test_person_times_open_to_who_was_where_and_a_leader_sees_no_names(house: Engine) -> None:
    staff, leader = (behind(house, role, "person_times") for role in (Role.STAFF, Role.LEADER))

    assert (staff[0], leader[0]) == ("2", "2")
    assert ("张三" in staff[1], "张三" in leader[1], "张*" in leader[1]) == (True, False, True)
    assert "望湖社区" in staff[1]


@pytest.mark.usefixtures("town")
def test_points_of_a_branch_are_named_by_what_earned_them(house: Engine) -> None:
    figure, page, _ = behind(house, Role.STAFF, "branch_points")

    assert (figure, "清扫楼道" in page) == ("2", True)


def test_who_is_checked_in_leads_to_who_is_not(house: Engine, town: Town) -> None:
    token = a_sign_in(house, town.staff)
    screen, unit, place = (
        a_screen(token, "watch/figure", metric="checked_in", **part) for part in ({}, {"unit": "DW01"}, {"of": "SQ001"})
    )

    ways = [[link.proto.query_string for link in one.get("page_link") if "谁还没有" in link.proto.label]
            for one in (screen, unit, place)]  # fmt: skip
    assert [way.partition("=")[0] for way in ways[0]] == ["day"]
    assert [way.partition("&")[0] for way in ways[1]] == ["metric=missing"]
    assert "unit=DW01" in ways[1][0]
    assert [way.partition("&")[0] for way in ways[2]] == ["metric=local_missing"]
    assert ways[2][0].endswith("of=SQ001")


@pytest.mark.usefixtures("town")
def test_a_figure_of_one_kind_is_taken_along_with_the_records_that_are_listed(house: Engine) -> None:
    token = a_sign_in(house, actor_of(Role.LEADER))
    screen = a_screen(token, "watch/figure", metric="activities", kind="cleaning", span="year", at="2026")

    (link,) = taken(screen)
    sheet = knock(token, link).text
    assert "开展活动（环境整治）：1" in sheet
    assert "清扫楼道：2026年5月20日" in sheet


@pytest.mark.usefixtures("town")
def test_an_auditor_sees_the_figure_and_is_told_why_not_the_records(house: Engine) -> None:
    figure, page, sheets = behind(house, Role.AUDITOR, "activities")

    assert (figure, sheets) == ("1", [])
    assert words.HIDDEN.zh in page


@pytest.mark.usefixtures("town")
def test_a_figure_without_records_says_what_to_try(house: Engine) -> None:
    figure, page, sheets = behind(house, Role.STAFF, "wishes_fulfilled")

    assert (figure, sheets) == ("0", [])
    assert words.EMPTY.zh in page
