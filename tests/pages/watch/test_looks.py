"""The overview at its edges: one community, six hundred, a month without data, nobody to take a percentage of."""

from sqlalchemy import Engine
from sqlmodel import col, select
from streamlit.testing.v1 import AppTest

from db.rules.metrics import Concern, Metric
from db.tables.people import Member
from db.tables.places import Community, Street
from db.terms import MemberStatus, Role
from db.work import writing
from pages.text import metrics
from pages.text import overview as words
from pages.text.telling import UNKNOWN
from tests.builders import a_town, actor_of, at
from tests.builders.hands import moved, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import a_confirmed_activity

MANY = 600


def overview(house: Engine, **codes: str) -> AppTest:
    screen = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "watch/overview", **codes)
    assert [*screen.exception] == []
    return screen


def html_of(screen: AppTest) -> str:
    return "".join(str(element.proto.body) for element in screen.get("html"))


def test_a_city_of_one_community_has_a_door_instead_of_a_map(house: Engine) -> None:
    a_town(house)
    with writing(house, actor_of(Role.ADMIN), now=at()) as work:
        work.session.exec(select(Community).where(col(Community.code) == "SQ002")).one().retired = True

    screen = overview(house)

    doors = [link.proto.label for link in screen.get("page_link")]
    assert f":blue[{words.ONE_COMMUNITY.zh.format(name='望湖社区')}]" in doors
    assert "ss-tiles" not in html_of(screen)
    assert words.CONCERNS[Concern.NO_ACTIVITY].zh.format(places=1) in read(screen)


def test_six_hundred_communities_stand_small_and_what_troubles_them_all_is_said_once(house: Engine) -> None:
    a_town(house)
    with writing(house, actor_of(Role.ADMIN), now=at()) as work:
        street = work.session.exec(select(Street)).one()
        work.add_all(
            [
                Community(street_id=street.id, code=f"SQ{number:03d}", name=f"{number}号社区")
                for number in range(3, MANY + 1)
            ]
        )

    screen = overview(house)

    html = html_of(screen)
    assert (html.count("data-values="), html.count('class="ss-s ss-great"')) == (MANY, 1)
    said = words.CONCERNS_EVERYWHERE[Concern.NO_ACTIVITY].zh.format(places=MANY)
    assert read(screen).count(said) == 1
    assert len(screen.get("page_link")) < 60


def test_a_month_without_data_says_so_and_leads_to_the_newest_with_some(house: Engine) -> None:
    a_confirmed_activity(house, a_town(house))

    screen = overview(house, span="month", at="2026-02")

    said = read(screen)
    assert words.QUIET.zh.format(period="2026年2月") in said
    # of days before records began nobody knows that nothing was done
    assert words.CONCERNS_EVERYWHERE[Concern.NO_ACTIVITY].zh.format(places=2) not in said
    ways = {link.proto.query_string for link in screen.get("page_link") if "最近有记录" in link.proto.label}
    assert ways == {"span=month&at=2026-05"}


def test_of_nobody_there_is_no_percentage(house: Engine) -> None:
    a_town(house)
    with writing(house, actor_of(Role.ADMIN), now=at()) as work:
        for member in work.session.exec(select(Member)):
            member.status = MemberStatus.RETIRED

    screen = overview(house, measure="satisfaction")

    figures = moved(screen)
    assert figures[metrics.NAMES[Metric.IN_SERVICE].zh][0] == "0"
    assert figures[metrics.NAMES[Metric.CHECKED_IN].zh] == ("0", "")
    assert html_of(screen).count(f"<strong>{UNKNOWN}</strong>") == 2
    assert "0%" not in read(screen)
