"""The pages of one community and of one branch, as each role finds them."""

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.rules.metrics import Metric
from db.rules.rights import Actor
from db.tables.people import Member
from db.terms import Role
from db.work import writing
from pages.kit.atlas import ATLAS
from pages.text import metrics
from tests.builders import Town, a_town, actor_of, at
from tests.builders.hands import figures, moved
from tests.builders.screens import a_screen, a_sign_in

EXPECTED = metrics.NAMES[Metric.LOCAL_CHECKED_IN].zh


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def a_community(house: Engine, actor: Actor, code: str = "SQ001") -> AppTest:
    return a_screen(a_sign_in(house, actor), "watch/community", community=code)


def a_branch(house: Engine, actor: Actor, code: str = "ZB01") -> AppTest:
    return a_screen(a_sign_in(house, actor), "watch/branch", branch=code)


def people(screen: AppTest) -> list[str]:
    """Give the names that stand in the page's tables."""
    return [name for table in screen.dataframe if "姓名" in table.value for name in table.value["姓名"]]


def test_a_leader_sees_names_masked(house: Engine, town: Town) -> None:
    screen = a_community(house, actor_of(Role.LEADER))

    assert [title.value for title in screen.title] == ["望湖社区"]
    assert sorted(people(screen)) == ["张*", "李*"]
    assert town.wanghu is not None


def test_of_whom_a_community_expects_a_leader_reads_the_share_that_came(house: Engine, town: Town) -> None:
    with writing(house, town.staff, now=at()) as work:
        work.get(Member, town.wang_b).home_community_id = town.wanghu

    leader, clerk = (moved(a_community(house, actor))[EXPECTED] for actor in (actor_of(Role.LEADER), town.clerk))

    assert (leader, clerk[0]) == (("2", "66.7%"), "—")


def test_a_clerk_sees_the_names_of_who_is_checked_in_at_the_own_community(house: Engine, town: Town) -> None:
    screen = a_community(house, town.clerk)

    assert sorted(people(screen)) == ["张三", "李四"]


def test_an_auditor_sees_figures_and_no_people(house: Engine, town: Town) -> None:
    screen = a_community(house, actor_of(Role.AUDITOR))

    assert people(screen) == []
    assert figures(screen) != {}
    assert town.wanghu is not None


def test_another_ones_community_looks_like_none_at_all(house: Engine, town: Town) -> None:
    foreign = a_community(house, town.clerk, "SQ002")
    absent = a_community(house, town.clerk, "SQ999")

    (names, others) = ([title.value for title in screen.title] for screen in (foreign, absent))
    assert names == others == [":gray[:material/search_off:] 这里没有可看的记录"]
    assert [m.value for m in foreign.markdown] == [m.value for m in absent.markdown]


def test_a_secretary_sees_the_own_branch_and_who_is_missing(house: Engine, town: Town) -> None:
    with writing(house, town.staff, now=at()) as work:
        work.get(Member, town.li_a).checked_in_on = None

    screen = a_branch(house, town.secretary)

    assert people(screen) == ["李四", "张三"]
    assert any("还有 1 人没有报到" in markdown.value for markdown in screen.markdown)


def test_only_who_is_missing_can_be_asked_for(house: Engine, town: Town) -> None:
    with writing(house, town.staff, now=at()) as work:
        work.get(Member, town.li_a).checked_in_on = None

    screen = a_screen(a_sign_in(house, town.secretary), "watch/branch", branch="ZB01", who="missing")

    assert people(screen) == ["李四"]


def test_a_secretary_does_not_see_another_branch(house: Engine, town: Town) -> None:
    screen = a_branch(house, town.secretary, "ZB02")

    assert [*figures(screen), *screen.dataframe] == []
    assert [title.value for title in screen.title] == [":gray[:material/search_off:] 这里没有可看的记录"]


def test_without_a_code_the_first_one_is_shown_and_stands_in_the_address(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.staff), "watch/community")

    assert [title.value for title in screen.title] == ["望湖社区"]
    assert screen.query_params["community"] == "SQ001"
    assert town.wanghu is not None


@pytest.mark.parametrize("path", ["watch/community", "watch/branch"])
def test_before_there_is_anything_the_page_says_what_will_be_here(house: Engine, path: str) -> None:
    screen = a_screen(a_sign_in(house, actor_of(Role.STAFF)), path)

    assert [*screen.exception, *figures(screen)] == []
    assert any("您的范围内还没有" in markdown.value for markdown in screen.markdown)
    assert [title.value for title in screen.title] == [ATLAS[path].title.zh]
