"""The wall screen: maps that six metres can read, whatever the size of the city, and nothing to tap."""

import re
from datetime import timedelta
from textwrap import dedent
from uuid import UUID

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.reads.overview import Tile
from db.rules.metrics import Measure
from db.settings import settings
from db.terms import Role
from pages.kit import city_map, wall, wallpaper
from pages.kit.session import USER_KEY
from pages.text import overview
from tests.builders import actor_of, at
from tests.builders.city import a_city
from tests.builders.screens import PATIENCE, a_screen, a_sign_in

ALL = """
from db.rules.calendar import Span
from db.rules.periods import current
from pages.kit import wall, wallpaper
from pages.kit.visit import open_page

visit = open_page("watch/overview")
for scene in wall.scenes(visit, wall.known(visit, current(visit.today, Span.QUARTER))):
    drawn = scene()
    wallpaper.wall(f"<h2>{drawn.title}</h2>{drawn.body}")
"""

VALUES = tuple((measure, 1) for measure in Measure)


def tiles(*streets: int) -> list[Tile]:
    return [
        Tile(
            f"{street}-{n}",
            "望湖社区",
            f"{street}街道",
            "东城区",
            VALUES,
            (),
            UUID(int=street),
            UUID(int=99),
            f"JD{street}",
            "QX99",
            UUID(int=n),
        )
        for street, size in enumerate(streets)
        for n in range(size)
    ]


@pytest.mark.parametrize("city", [(1,), (5,) * 8, (8,) * 30, (1,) * 240, (240,)])
def test_every_community_stands_on_one_map_and_none_is_crowded(city: tuple[int, ...]) -> None:
    them = tiles(*city)

    parts = wall.parted(them)

    assert [tile for part in parts for tile in part] == them
    assert max(map(len, parts)) <= 50


@pytest.mark.parametrize(("city", "maps"), [((8,) * 50, 1), ((10,) * 60, 1), ((600,), 1), ((8,) * 75, 2)])
def test_a_great_city_is_one_map_or_two_whose_streets_bear_their_value(city: tuple[int, ...], maps: int) -> None:
    them = tiles(*city)

    parts = wall.parted(them)

    assert [tile for part in parts for tile in part] == them
    assert len(parts) == maps
    cells, legend = city_map.coloured(parts[0], them, Measure.COVERAGE)
    drawn = wallpaper.great_map(cells, legend, overview.NEEDS_ATTENTION, {"JD0": "93%"})
    assert drawn.count("93%") == -(-city[0] // 10)
    assert drawn.count('<div class="ss-l') == len(parts[0])


def test_maps_are_filled_evenly() -> None:
    assert [len(part) for part in wall.parted(tiles(*(5,) * 12))] == [30, 30]


def test_a_city_without_communities_has_one_map_that_says_so() -> None:
    assert wall.parted([]) == [[]]


@pytest.mark.parametrize(("maps", "turns"), [(0, "ptd"), (1, "mptd"), (3, "mmpmtd"), (8, "mmpmmtmmdmmp"), (2, "mmptd")])
def test_nothing_waits_for_all_the_maps_of_a_great_city(maps: int, turns: str) -> None:
    assert "".join(wall.taking_turns("m" * maps, "ptd")) == turns


def test_the_screen_is_filled_and_offers_nothing_to_tap(house: Engine) -> None:
    city = a_city(house)

    screen = a_screen(a_sign_in(house, actor_of(Role.LEADER)), "watch/overview", view="screen")

    (shown,) = html_of(screen)
    assert city.communities != ()
    assert "ss-wall" in shown
    assert "<a " not in shown
    assert [*screen.metric] == []


def test_map_path_months_and_deeds_take_turns(house: Engine) -> None:
    a_city(house)

    map_, path, trend, deeds = html_of(all_scenes(house))

    assert "3 个社区中 1 个还有党员没报到，报到率最低：3号社区，0%" in map_
    assert re.search(r"近 13 个月征集 \d+ 件、办结 \d+ 件需求，服务 \d+ 人次", trend)
    assert f"最近办成 {wall.DEEDS} 件实事，最新一件在" in deeds
    assert (path.count("<strong>"), trend.count("<figure>"), deeds.count("<li>")) == (4, 2, wall.DEEDS)


def test_an_empty_city_has_every_scene_and_says_what_will_be_there(house: Engine) -> None:
    map_, path, trend, deeds = html_of(all_scenes(house))

    assert "还没有社区" in map_
    assert path.count("无超期") == 4
    assert (trend.count('style="height:0.0%"'), trend.count("<i></i>")) == (3, 3 * 12)
    assert "还没有办成的实事" in deeds


def test_a_turn_follows_from_the_clock_alone() -> None:
    turns = [wall.turn(at() + timedelta(seconds=settings().turn_seconds * n), 4) for n in range(5)]

    assert sorted(turns[:4]) == [0, 1, 2, 3]
    assert turns[4] == turns[0]


def all_scenes(house: Engine) -> AppTest:
    screen = AppTest.from_string(dedent(ALL), default_timeout=PATIENCE)
    screen.user = {USER_KEY: a_sign_in(house, actor_of(Role.LEADER))}
    return screen.run()


def html_of(screen: AppTest) -> list[str]:
    assert [*screen.exception] == []
    return [str(element.proto.body) for element in screen.get("html")]
