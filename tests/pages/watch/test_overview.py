"""The overview as each role finds it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select
from streamlit.testing.v1 import AppTest

from db.reads import accounts
from db.rules.calendar import SHANGHAI, Span
from db.rules.metrics import Concern
from db.rules.periods import trend_to
from db.rules.rights import RIGHTS, Actor, Right
from db.tables.people import Branch, Member, Unit
from db.terms import ActivityKind, NeedKind, Role, UnitId
from db.work import perform, reading, writing
from db.writes.needs import write_need
from db.writes.sign_ins import begin_wall
from pages.kit.taking import SHELF
from pages.text import frame, picking
from pages.text import overview as words
from pages.text.labels import label
from tests.builders import Town, a_town, actor_of, at
from tests.builders.city import City, a_city
from tests.builders.hands import figures, led, pieces, read, taken
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import DAY, a_confirmed_activity

MAY = [role for role in Role if Right.SEE_OVERVIEW in RIGHTS[role]]
CITY_FIGURES = 10


@pytest.fixture
def city(house: Engine) -> City:
    return a_city(house)


def open_overview(house: Engine, actor: Actor, **codes: str) -> AppTest:
    return a_screen(a_sign_in(house, actor), "watch/overview", **codes)


def reaching(role: Role, city: City) -> Actor:
    return actor_of(
        role,
        communities=(city.communities[0],) if role in {Role.CLERK, Role.HELPER} else (),
        branches=(city.branches[0],) if role is Role.SECRETARY else (),
        member=city.members[0] if role is Role.MEMBER else None,
    )


@pytest.mark.parametrize("role", MAY)
def test_who_may_sees_how_far_the_scheme_is(house: Engine, city: City, role: Role) -> None:
    screen = open_overview(house, reaching(role, city))

    assert [title.value for title in screen.title] == ["工作总览"]
    assert [*screen.exception] == []
    assert "已报到" in figures(screen)


@pytest.mark.parametrize("path", ["watch/overview", "watch/community", "watch/branch"])
def test_who_may_not_sees_no_figure(house: Engine, city: City, path: str) -> None:
    screen = a_screen(a_sign_in(house, reaching(Role.MEMBER, city)), path)

    assert figures(screen) == {}
    assert html_of(screen) == ""
    assert any("您的身份看不到这一页" in markdown.value for markdown in screen.markdown)


def test_the_city_is_shown_whole_to_its_leader(house: Engine, city: City) -> None:
    screen = open_overview(house, actor_of(Role.LEADER))

    map_ = screen.main.markdown
    assert len(figures(screen)) == CITY_FIGURES + 4
    assert map_ is not None
    assert html_of(screen).count("data-values=") == len(city.communities)


def test_a_wall_shows_the_screen_at_any_address_and_opens_no_other_page(house: Engine, city: City) -> None:
    person = reading_actor(house, a_sign_in(house, actor_of(Role.LEADER)))
    token = perform(house, person, begin_wall, now=datetime.now(UTC)).token

    screen, other = a_screen(token, "watch/overview"), a_screen(token, "watch/community", community="SQ001")

    assert city.communities != ()
    assert 'class="ss-wall ss-light"' in html_of(screen)
    assert figures(screen) == {}
    assert any("您的身份看不到这一页" in markdown.value for markdown in other.markdown)


def test_a_clerk_finds_the_door_of_the_own_community_instead_of_a_map(house: Engine, city: City) -> None:
    screen = open_overview(house, reaching(Role.CLERK, city))

    assert "ss-map" not in html_of(screen)
    assert "在职党员" not in figures(screen)
    assert [link.label for link in links(screen) if "打开" in link.label] == [":blue[打开0号社区]"]


def test_a_period_and_a_measure_stand_in_the_address(house: Engine, city: City) -> None:
    screen = open_overview(house, actor_of(Role.LEADER), span="year", measure="open_needs")

    assert city.communities != ()
    assert [control.value for control in screen.button_group] == ["year", "open", "open_needs"]
    assert screen.query_params["span"] == "year"
    # a browser that draws only the second of two runs hears of it there, too
    again = screen.run()
    drawn = [[control.options[one] for one in control.proto.default] for control in again.button_group]
    assert drawn == [["年"], ["点开社区"], ["未办结需求"]]


def test_any_days_of_one_unit_stand_in_the_address_and_go_along_to_the_records(house: Engine, city: City) -> None:
    with writing(house, actor_of(Role.ADMIN), now=at()) as work:
        other = work.add(Unit(code="DW2", name="下属单位")).id
        branch = work.add(Branch(unit_id=other, code="ZB900", name="新支部"))
        work.add(Member(code="DY900", name="李四", branch_id=branch.id))
    place = {"span": "any", "from": "2026-01-10", "to": "2026-04-05", "unit": "DW2"}

    screen = open_overview(house, actor_of(Role.LEADER), **place)

    assert city.communities != ()
    assert figures(screen)["开展活动"] == "0"
    said = read(screen)
    assert words.CONCERNS[Concern.ABSENT_BRANCH].zh.format(places=1, count=1) in said
    assert words.QUIET.zh.format(period=words.DAYS.zh.format(first="2026年1月10日", last="2026年4月5日")) in said
    assert words.KINDS.zh not in said
    assert f"metric=activities&{urlencode(place)}" in [address.partition("?")[2] for _, address in led(screen)]


def test_communities_picked_narrow_all_of_the_page_and_go_along_to_the_records(house: Engine, city: City) -> None:
    token, picked = a_sign_in(house, actor_of(Role.LEADER)), "SQ001,SQ003,SQ999"

    screen = a_screen(token, "watch/overview", of=picked, span="year")
    behind = a_screen(token, "watch/figure", of=picked, metric="needs_asked", span="year")
    said, opened = read(behind), figures(behind)
    behind.button("unpick").click().run()

    assert len(city.communities) == html_of(screen).count("data-values=")
    assert html_of(screen).count(' ss-on"') == 2
    assert html_of(screen).count('href="community?community=SQ001&amp;span=year" data-code') == 1
    assert html_of(screen).count('<li><a href="community?community=SQ001&amp;span=year"') == 1
    only = picking.ONLY.zh.format(count=2, names="1号社区、3号社区")
    assert only in read(screen)
    assert picking.TOGETHER.zh.format(count=2) in read(screen)
    (records,) = [address for _, address in led(screen) if "metric=needs_asked" in address]
    assert records.endswith("&of=SQ001%2CSQ003")
    assert only in said
    assert [figures(screen)["征集需求"]] == [*opened.values()]
    assert "of" not in behind.query_params


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("name", ["of", "area", "unit", "community"])
def test_what_stands_on_the_path_of_a_part_opens_to_a_list_of_just_that(house: Engine, name: str) -> None:
    with reading(house) as session:
        unit = session.exec(select(Unit.code).order_by(col(Unit.code))).first() or ""
    token, part = a_sign_in(house, actor_of(Role.LEADER)), {
        "of": "SQ001,SQ003", "area": "JD0", "unit": unit, "community": "SQ001",
    }[name]  # fmt: skip

    screen = a_screen(token, "watch/community" if name == "community" else "watch/overview", **{name: part})

    ways = [(said, address) for said, address in led(screen) if address.startswith(("needs?stage", "wishes?stage"))]
    page, _, codes = max(ways)[1].partition("?")
    there = a_screen(token, f"serve/{page}", **dict(parse_qsl(codes)))
    counted = re.findall(r"[0-9]+", max(ways)[0])
    assert counted == re.findall(r"[0-9]+", next(one.value for one in there.caption if "共" in one.value))
    assert "只看" in read(there)
    if name == "community":
        assert "figure?metric=checked_in&span=quarter" in str(led(screen))
        assert len([address for said, address in led(screen) if said == "明细" and address.endswith("of=SQ001")]) == 7
        return
    assert "只看" not in read(there.button("widen").click().run())
    assert set(there.query_params) == {"stage"}


@pytest.mark.usefixtures("city")
def test_the_flag_of_a_stage_opens_the_rows_that_are_overdue_there(house: Engine) -> None:
    token = a_sign_in(house, actor_of(Role.LEADER))
    screen = a_screen(token, "watch/overview")

    ways = [(said, address) for said, address in led(screen) if "late=yes" in address]
    said, address = ways[0]
    page, _, codes = address.partition("?")
    there = a_screen(token, f"serve/{page}", **dict(parse_qsl(codes)))
    counted = next(one.value for one in there.caption if "共" in one.value)
    assert re.findall(r"[0-9]+", said)[0] == re.findall(r"[0-9]+", counted)[0]
    assert "只看逾期" in counted


def test_an_address_from_before_streets_had_codes_leads_to_the_same_street(house: Engine, city: City) -> None:
    token, street = a_sign_in(house, actor_of(Role.LEADER)), str(city.streets[0])

    screens = [a_screen(token, page, area=street) for page in ("watch/overview", "serve/needs")]

    assert [screen.query_params["area"] for screen in screens] == ["JD0", "JD0"]
    assert "只看" in read(screens[1])


def test_what_is_taken_along_names_its_place_and_says_what_is_unknown(house: Engine, city: City) -> None:
    screen = open_overview(house, actor_of(Role.LEADER), of="SQ001")

    keys = [address.removeprefix("/take/") for address in taken(screen)]
    kept = [found for key in keys if (found := SHELF.find(key, actor_of(Role.LEADER)))]
    only = picking.ONLY.zh.format(count=1, names="1号社区")
    assert city.communities != ()
    assert [only in one.sheet.period for one in kept] == [True, False, True, True, True, True]
    assert f"在职党员：{words.NOT_BY_PLACE.zh}" in kept[0].text()
    defined = [bool(one.sheet.definition) or words.DEFINITION.zh in one.sheet.headings for one in kept]
    assert (defined, [bool(one.sheet.period) for one in kept]) == ([True] * len(kept), [True] * len(kept))


def test_what_a_branch_lacks_somewhere_is_said_of_the_branch_and_not_of_the_community(
    house: Engine, city: City
) -> None:
    said = read(open_overview(house, reaching(Role.SECRETARY, city)))

    (late,) = [line for line in said.splitlines() if "件事超期未办结" in line]
    assert late.strip().startswith(words.OF_BRANCH.zh)
    assert words.MAP_HINT_OWN.zh in said

    with reading(house) as session:
        unit = session.exec(select(Branch.unit_id).where(col(Branch.id) == city.branches[0])).one()
    of_all = replace(actor_of(Role.SECRETARY, name="单位联络人"), unit_ids=frozenset({UnitId(unit)}))
    (late,) = [line for line in read(open_overview(house, of_all)).splitlines() if "件事超期未办结" in line]
    assert late.strip().startswith(words.OF_BRANCHES.zh)


def test_beside_a_period_that_is_over_what_stands_now_says_so(house: Engine, city: City) -> None:
    token, year = a_sign_in(house, actor_of(Role.LEADER)), datetime.now(SHANGHAI).year

    past, running = (read(a_screen(token, "watch/overview", span="year", at=str(at))) for at in (year - 1, year))
    of_period = read(a_screen(token, "watch/overview", span="year", at=str(year - 1), measure="activities"))

    now = [words.MAP_NOW.zh, words.PATH_NOW.zh, words.NOW.zh.format(said="6 个社区")]
    assert city.communities != ()
    assert [[one in said for one in now] for said in (past, running)] == [[True] * 3, [False] * 3]
    assert (words.MAP_NOW.zh in of_period, words.PATH_NOW.zh in of_period) == (False, True)


def test_a_running_period_says_that_whole_ones_stand_beside_it_and_what_no_area_can_tell(
    house: Engine, city: City
) -> None:
    token, year = a_sign_in(house, actor_of(Role.LEADER)), datetime.now(SHANGHAI).year

    running, past = (a_screen(token, "watch/overview", span="year", at=str(at)) for at in (year, year - 1))
    picked = a_screen(token, "watch/overview", of="SQ001")
    of_unit = a_screen(token, "watch/overview", unit=str(city.branches[0]))

    said = [(words.RUNNING[Span.YEAR].zh in read(one), "同比" in read(one)) for one in (running, past)]
    assert said == [(True, False), (False, False)]
    assert [read(one).count(words.NOT_BY_PLACE.zh) for one in (running, picked)] == [0, 3]
    assert "共 — 个" not in read(of_unit)


def test_nobody_picks_what_is_out_of_reach(house: Engine, city: City) -> None:
    screen = open_overview(house, reaching(Role.CLERK, city), of="SQ002")

    assert [*screen.exception] == []
    assert words.LEAD_OWN.zh in read(screen)


def test_a_nonsense_address_is_as_good_as_none(house: Engine, city: City) -> None:
    screen = open_overview(house, actor_of(Role.LEADER), span="decade", at="9999", area="nowhere", measure="beauty")

    assert [*screen.exception] == []
    assert words.PERIOD_REPLACED.zh.format(said="decade", period="2026年第4季度")[:14] in read(screen)
    assert [control.value for control in screen.button_group] == ["quarter", "open", "coverage"]
    assert len(figures(screen)) == CITY_FIGURES + len(city.streets)


@pytest.mark.parametrize(("span", "at"), [("year", "2019"), ("month", "2099-03"), ("any", "2099-01-01")])
def test_a_period_that_is_not_to_be_had_is_said_to_be_replaced_until_another_is_chosen(
    house: Engine, city: City, span: str, at: str
) -> None:
    screen = open_overview(house, actor_of(Role.LEADER), span=span, **{"from" if span == "any" else "at": at})

    said = f"地址里的周期“{at}”不可用，已改为"
    assert city.communities != ()
    assert (said in read(screen), said in read(screen.run())) == (True, True)
    screen.query_params["span"] = "half_year"
    assert "不可用" not in read(screen.run())


def test_an_empty_city_says_how_to_begin(house: Engine) -> None:
    screen = open_overview(house, actor_of(Role.LEADER))

    assert figures(screen) == {}
    assert any("录入区、街道和社区后" in markdown.value for markdown in screen.markdown)


def test_a_secretary_without_any_community_is_told_what_will_be_here(house: Engine) -> None:
    town: Town = a_town(house)
    lonely = actor_of(Role.SECRETARY, name="lonely", branches=())

    screen = open_overview(house, lonely)

    assert town.branch_a is not None
    assert any("支部办理报到后" in markdown.value for markdown in screen.markdown)


def test_kinds_of_activities_are_told_apart_and_open_to_their_records(house: Engine) -> None:
    a_confirmed_activity(house, a_town(house))
    token, year = a_sign_in(house, actor_of(Role.LEADER)), {"span": "year", "at": "2026"}

    screen = a_screen(token, "watch/overview", **year)
    opened = {
        kind: figures(a_screen(token, "watch/figure", metric="activities", kind=kind, **year))
        for kind in (ActivityKind.CLEANING, ActivityKind.WISH_DAY)
    }

    found = words.KINDS_FOUND.zh.format(held=1, kinds=1, most=label(ActivityKind.CLEANING).zh, times=1)
    assert any(found in str(one.proto.body) for one in screen.get("html"))
    assert "metric=activities&amp;span=year&amp;at=2026&amp;kind=cleaning" in html_of(screen)
    assert [list(values.values()) for values in opened.values()] == [["1"], ["0"]]


def test_a_change_is_in_the_figures_at_the_next_run(house: Engine) -> None:
    town = a_town(house)
    screen = open_overview(house, town.staff, span="year", at="2026")
    before = figures(screen).get("征集需求")

    perform(
        house,
        town.clerk,
        write_need,
        now=at(),
        community_id=town.wanghu,
        text="路灯不亮",
        kind=NeedKind.OTHER,
        asked_on=DAY,
    )
    screen.run()

    assert (before, figures(screen).get("征集需求")) == ("0", "1")


def test_of_what_troubles_many_the_rest_is_shown_when_asked_for_and_stands_in_the_address(
    house: Engine, city: City
) -> None:
    token = a_sign_in(house, actor_of(Role.LEADER))

    few, all_, nonsense = (a_screen(token, "watch/overview", whole=code) for code in ("", Concern.OVERDUE.value, "x"))

    more, fewer = words.AND_MORE.zh.format(more=1), frame.FEWER.zh
    assert len(city.communities) == 6
    assert [overdue_at(screen) for screen in (few, all_, nonsense)] == [5, 6, 5]
    assert [(more in read(screen), fewer in read(screen)) for screen in (few, all_)] == [(True, False), (False, True)]
    # the map stays as it is drawn, whatever opens the link
    lit = a_screen(token, "watch/overview", measure="activities")
    rest = [way for body in pieces(lit) for way in re.findall(r'<a href="([^"]*)" data-turns="[^"]', body)]
    assert ["measure=activities" in way for way in rest] == [True] * len(rest) != []
    ways = [address for _, address in led(all_) if address.startswith(("community?", "branch?"))]
    assert ways != []
    assert [address for address in ways if "&span=quarter&at=" not in address] == []


def overdue_at(screen: AppTest) -> int:
    """At how many communities the page names what is overdue."""
    (said,) = [line for body in pieces(screen) for line in body.split("<li") if "超期未办结" in line]
    return said.count("data-way=")


def test_english_leaves_no_chinese_but_names(house: Engine, city: City) -> None:
    token = a_sign_in(house, actor_of(Role.LEADER))
    a_screen(token, "watch/overview").sidebar.button("language").click().run()

    screen = a_screen(token, "watch/overview")

    said = [*figures(screen), *(caption.value for caption in screen.caption)]
    assert [words for words in said if any("一" <= letter <= "鿿" for letter in words)] == []
    assert city.communities != ()


def test_the_map_stands_as_a_table_too_with_unknown_left_empty(house: Engine, city: City) -> None:
    screen = open_overview(house, actor_of(Role.LEADER))
    assert [*screen.dataframe] == []

    screen.session_state["map-table"] = True
    screen.run()

    (table,) = [frame.value for frame in screen.dataframe]
    assert list(table["社区"]) == [f"{n}号社区" for n in (0, 4, 2, 1, 5, 3)]
    assert table["每千居民人次"].isna().all()
    assert len(city.communities) == len(table)


def test_the_months_play_when_asked_and_stop_again(house: Engine, city: City) -> None:
    screen = open_overview(house, actor_of(Role.LEADER))
    assert [*screen.select_slider] == []

    screen.session_state["filling"] = True
    screen.run()
    newest = screen.select_slider("filling-at").value
    offered = taken(screen)
    screen.button("filling-press").click().run()
    playing = screen.button("filling-press").label, screen.select_slider("filling-at").value
    screen.button("filling-press").click().run()

    first, *_, last = trend_to(datetime.now(SHANGHAI).date()).months
    assert city.communities != ()
    assert newest == last
    assert len(set(offered)) == len(offered) > 4
    assert playing == ("停止", first)
    assert screen.button("filling-press").label == "播放"


def reading_actor(house: Engine, token: str) -> Actor:
    with reading(house) as session:
        actor = accounts.actor_of(session, token, datetime.now(UTC))
    assert actor is not None
    return actor


def html_of(screen: AppTest) -> str:
    return "".join(str(element.proto.body) for element in screen.get("html"))


def links(screen: AppTest) -> list[Any]:
    return [element.proto for element in screen.get("page_link")]
