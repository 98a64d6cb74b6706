"""Grids: all rows are written or none, each refused row says why, and only what may be is written."""

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.grids import MOST_ROWS, GridLine, grid_needs, grid_posts, grid_resources
from db.tables.lists import Post, Resource
from db.tables.needs import Need
from db.terms import NeedKind, NeedStatus, PostKind, Recurrence, ResourceKind, Role, Urgency
from db.work import perform, reading, rehearse
from db.writes.grids import GridRow, write_needs, write_posts, write_resources
from db.writes.need_edits import change_need
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does, events, figures_stand, refused, rows
from tests.builders.lists import a_resource
from tests.builders.posts import a_post
from tests.builders.steps import a_need

ONCE = ("kind", "skill_id", "recurrence")
"""What is said once and for all, when a post or a resource is new."""


def new(number: int, **fields: object) -> GridRow:
    return GridRow(number, None, {}, fields)


def test_a_pasted_sheet_is_written_in_one_go(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    pasted = [new(n, text=f"{n}号楼换灯", place=f"{n}号楼", urgency=Urgency.URGENT) for n in range(1, 41)]

    does(sqlite_engine, town.clerk, write_needs, community_id=town.wanghu, rows=pasted)

    needs = rows(sqlite_engine, Need)
    assert len(needs) == 40
    assert [(needs[0].code, needs[0].kind, needs[0].status, needs[0].urgency)] == [
        ("XQ20260001", NeedKind.OTHER, NeedStatus.OPEN, Urgency.URGENT)
    ]
    assert figures_stand(sqlite_engine)


def test_one_bad_row_keeps_all_back_and_a_rehearsal_says_which_and_why(engine: Engine) -> None:
    town = a_town(engine)
    changed = a_need(engine, town.clerk, community=town.wanghu)
    stale = a_need(engine, town.clerk, community=town.wanghu, text="路灯坏了")
    does(engine, town.staff, change_need, need_id=stale, changes={"place": "东门"})
    sheet = (
        new(1, text="换灯"),
        new(2, text=" "),
        new(3, text="修门", helpers_wanted=0),
        GridRow(4, changed, {"text": "3号楼水管漏水"}, {"text": "水管爆了"}),
        GridRow(5, stale, {"place": ""}, {"text": "路灯全坏了"}),
        GridRow(6, changed, {}, {"status": "solved"}),
    )
    before = [(need.text, need.version) for need in rows(engine, Need)]

    with pytest.raises(Refusal) as said:
        perform(engine, town.clerk, write_needs, now=at(), community_id=town.wanghu, rows=sheet)
    looked = rehearse(engine, town.clerk, write_needs, now=at(), community_id=town.wanghu, rows=sheet, whole=False)

    assert (said.value.code, said.value.facts) == (Code.ROWS_REFUSED, {"count": 4})
    assert [(one.number, one.refusal.code) for one in looked] == [
        (2, Code.EMPTY),
        (3, Code.OUT_OF_RANGE),
        (5, Code.CHANGED_MEANWHILE),
        (6, Code.NOT_ALLOWED),
    ]
    assert [(need.text, need.version) for need in rows(engine, Need)] == before
    assert events(engine).count("need.written") == 2


def test_a_grid_writes_no_column_and_no_community_that_is_not_its_own(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    elsewhere = a_need(sqlite_engine, town.other_clerk, community=town.tingsong)
    grid = {"community_id": town.wanghu}

    for field in ("status", "code", "member_id", "solved_on", "community_id", "asked_on"):
        sheet = (new(1, text="换灯", **{field: "x"}),)
        assert refused(sqlite_engine, town.clerk, write_needs, rows=sheet, **grid) == Code.ROWS_REFUSED
    others = (GridRow(1, elsewhere, {}, {"text": "改掉"}),)
    assert refused(sqlite_engine, town.clerk, write_needs, rows=others, **grid) == Code.ROWS_REFUSED
    many = tuple(new(n, text="换灯") for n in range(MOST_ROWS + 1))
    assert refused(sqlite_engine, town.clerk, write_needs, rows=many, **grid) == Code.OUT_OF_RANGE
    for stranger in (town.other_clerk, town.secretary, town.zhang, actor_of(Role.LEADER)):
        assert refused(sqlite_engine, stranger, write_needs, rows=(new(1, text="换灯"),), **grid) == Code.NOT_ALLOWED
    with reading(sqlite_engine) as session:
        assert grid_needs(session, town.clerk, community_id=town.tingsong) == []


def test_resources_and_posts_are_offered_and_corrected_in_one_go_and_a_stale_row_keeps_all_back(
    sqlite_engine: Engine,
) -> None:
    town = a_town(sqlite_engine)
    a_resource(sqlite_engine, town, text="办公桌椅 12 套")
    a_post(sqlite_engine, town, places=2, name="护学岗")
    with reading(sqlite_engine) as session:
        chairs = grid_resources(session, town.secretary, branch_id=town.branch_a)[0]
        guard = grid_posts(session, town.clerk, community_id=town.wanghu)[0]

    offers = (
        changed(1, chairs, {"amount": "12 套", "contact_phone": "0571-8888 0001"}, without=ONCE),
        new(2, text="三楼会议室", kind=ResourceKind.PLACE, recurrence=Recurrence.INEXHAUSTIBLE, times=None),
    )
    does(sqlite_engine, town.secretary, write_resources, branch_id=town.branch_a, rows=offers)
    keeps = (
        changed(1, guard, {"places": 5}, without=ONCE),
        new(2, name="楼道守望", skill_id=town.plumbing),
    )
    does(sqlite_engine, town.clerk, write_posts, community_id=town.wanghu, rows=keeps)

    assert [(one.text, one.amount, one.contact_phone, one.recurrence) for one in rows(sqlite_engine, Resource)] == [
        ("办公桌椅 12 套", "12 套", "057188880001", Recurrence.ONCE),
        ("三楼会议室", "", "", Recurrence.INEXHAUSTIBLE),
    ]
    assert [(one.name, one.places, one.kind, one.skill_id) for one in rows(sqlite_engine, Post)] == [
        ("护学岗", 5, PostKind.COURTESY, None),
        ("楼道守望", 1, PostKind.CARE, town.plumbing),
    ]
    late = (
        new(1, name="巡逻岗"),
        changed(2, guard, {"places": 6}, without=ONCE),
        new(3, name="", places=0),
    )
    looked = rehearse(
        sqlite_engine, town.clerk, write_posts, now=at(), community_id=town.wanghu, rows=late, whole=False
    )  # fmt: skip
    assert [(one.number, one.refusal.code) for one in looked] == [(2, Code.CHANGED_MEANWHILE), (3, Code.EMPTY)]
    assert refused(sqlite_engine, town.clerk, write_posts, community_id=town.wanghu, rows=late) == Code.ROWS_REFUSED
    assert len(rows(sqlite_engine, Post)) == 2
    assert figures_stand(sqlite_engine)


def test_grids_of_resources_and_posts_write_nothing_beyond_their_fields_and_reach(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_resource(sqlite_engine, town)
    a_post(sqlite_engine, town)
    with reading(sqlite_engine) as session:
        chairs = grid_resources(session, town.secretary, branch_id=town.branch_a)[0]
        guard = grid_posts(session, town.clerk, community_id=town.wanghu)[0]
        assert grid_resources(session, town.secretary, branch_id=town.branch_b) == []
    offers, posts = {"branch_id": town.branch_a}, {"community_id": town.wanghu}

    for sheet in (
        (new(1, text="桌子", status="spent"),),
        (changed(1, chairs, {"kind": ResourceKind.MONEY}, without=ONCE),),
        (changed(1, chairs, {"text": "桌子"}),),
    ):
        assert refused(sqlite_engine, town.secretary, write_resources, rows=sheet, **offers) == Code.ROWS_REFUSED
    for sheet in ((new(1, name="岗", taken=1),), (changed(1, guard, {"taken": 0}, without=ONCE),)):
        assert refused(sqlite_engine, town.clerk, write_posts, rows=sheet, **posts) == Code.ROWS_REFUSED
    for stranger in (town.clerk, town.zhang, actor_of(Role.LEADER)):
        told = {"rows": (new(1, text="桌子"),), **offers}
        assert refused(sqlite_engine, stranger, write_resources, **told) == Code.NOT_ALLOWED
    for stranger in (town.other_clerk, town.secretary, town.staff):
        told = {"rows": (new(1, name="岗"),), **posts}
        assert refused(sqlite_engine, stranger, write_posts, **told) == Code.NOT_ALLOWED


def changed(number: int, line: GridLine, fields: dict[str, object], *, without: tuple[str, ...] = ()) -> GridRow:
    seen = {name: value for name, value in line.stands.items() if name not in without}
    return GridRow(number, line.id, seen, fields)
