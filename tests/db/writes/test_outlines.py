"""The bureau's own map: put in use with its review number, replaced whole, and taken off again."""

from sqlalchemy import Engine

from db.errors import Code
from db.files.outlines import read_outlines
from db.reads.outlines import OwnMap, own_map
from db.rules.outlines import Shape
from db.tables.places import Community
from db.terms import OutlineOf, Role
from db.work import reading
from db.writes.outlines import load_map, remove_map
from db.writes.places import change_community
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, refused, row, rows
from tests.builders.outlines import a_boundary_file, a_square

ADMIN = actor_of(Role.ADMIN)


def shapes(*names: str) -> tuple[Shape, ...]:
    return read_outlines(a_boundary_file(*(a_square(name, column) for column, name in enumerate(names))))


def seen(engine: Engine) -> OwnMap | None:
    with reading(engine) as session:
        return own_map(session, actor_of(Role.MEMBER))


def test_a_map_is_used_replaced_whole_and_taken_off(engine: Engine) -> None:
    town = a_town(engine)
    facts = {"review_number": " 豫S(2026)001号 ", "source": "社区.geojson"}
    does(engine, ADMIN, load_map, shapes=shapes("望湖社区", "听松社区", "别处"), **facts)
    first = seen(engine)

    does(engine, ADMIN, load_map, shapes=shapes("东城区"), review_number="GS(2026)2号", source="区.geojson")
    second = seen(engine)
    does(engine, ADMIN, remove_map)

    assert first is not None
    assert second is not None
    assert {one.place_id for one in first.drawn} == {town.wanghu, town.tingsong}
    assert first.review_number == "豫S(2026)001号"
    assert [(one.of, second.review_number) for one in second.drawn] == [(OutlineOf.DISTRICT, "GS(2026)2号")]
    assert seen(engine) is None
    assert events(engine)[-3:] == ["map.loaded", "map.loaded", "map.removed"]


def test_a_map_places_the_communities_that_nobody_placed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    known = row(sqlite_engine, Community, town.tingsong)
    facts = {"community_id": known.id, "street_id": known.street_id, "name": known.name}
    does(sqlite_engine, ADMIN, change_community, latitude=31.5, longitude=119.8, **facts)

    there = shapes("望湖社区", "听松社区", "东城区")
    does(sqlite_engine, ADMIN, load_map, shapes=there, review_number="豫S(2026)001号", source="城.geojson")

    spots = {one.id: (one.latitude, one.longitude) for one in rows(sqlite_engine, Community)}
    assert spots == {town.wanghu: (34.05, 113.05), town.tingsong: (31.5, 119.8)}
    assert events(sqlite_engine)[-2:] == ["community.placed", "map.loaded"]


def test_without_review_number_or_any_match_nothing_is_used(sqlite_engine: Engine) -> None:
    a_town(sqlite_engine)
    facts = {"review_number": "豫S(2026)001号", "source": "社区.geojson", "shapes": shapes("望湖社区")}

    assert refused(sqlite_engine, ADMIN, load_map, **facts | {"review_number": " "}) == Code.EMPTY
    assert refused(sqlite_engine, ADMIN, load_map, **facts | {"shapes": shapes("别处")}) == Code.FILE_UNREADABLE
    assert refused(sqlite_engine, actor_of(Role.STAFF), load_map, **facts) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, ADMIN, remove_map) == Code.NOT_FOUND
    assert seen(sqlite_engine) is None
