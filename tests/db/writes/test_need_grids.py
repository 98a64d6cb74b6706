"""A grid of needs: all rows are written or none, each refused row says why, and only what may be is written."""

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.needs import grid_needs
from db.tables.needs import Need
from db.terms import NeedId, NeedKind, NeedStatus, Role, Urgency
from db.work import perform, reading, rehearse
from db.writes.need_edits import change_need
from db.writes.need_grids import MOST_ROWS, GridRow, write_grid
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does, events, figures_stand, refused, rows
from tests.builders.steps import a_need


def new(number: int, **fields: object) -> GridRow:
    return GridRow(number, None, 0, fields)


def test_a_pasted_sheet_is_written_in_one_go(engine: Engine) -> None:
    town = a_town(engine)
    pasted = [new(n, text=f"{n}号楼换灯", place=f"{n}号楼", urgency=Urgency.URGENT) for n in range(1, 41)]

    does(engine, town.clerk, write_grid, community_id=town.wanghu, rows=pasted)

    needs = rows(engine, Need)
    assert len(needs) == 40
    assert [(needs[0].code, needs[0].kind, needs[0].status, needs[0].urgency)] == [
        ("XQ20260001", NeedKind.OTHER, NeedStatus.OPEN, Urgency.URGENT)
    ]
    assert figures_stand(engine)


def test_one_bad_row_keeps_all_back_and_a_rehearsal_says_which_and_why(engine: Engine) -> None:
    town = a_town(engine)
    changed = a_need(engine, town.clerk, community=town.wanghu)
    stale = a_need(engine, town.clerk, community=town.wanghu, text="路灯坏了")
    does(engine, town.staff, change_need, need_id=stale, version=1, changes={"place": "东门"})
    sheet = (
        new(1, text="换灯"),
        new(2, text=" "),
        new(3, text="修门", helpers_wanted=0),
        GridRow(4, NeedId(changed), 1, {"text": "水管爆了"}),
        GridRow(5, NeedId(stale), 1, {"text": "路灯全坏了"}),
        GridRow(6, NeedId(changed), 2, {"status": "solved"}),
    )
    before = [(need.text, need.version) for need in rows(engine, Need)]

    with pytest.raises(Refusal) as said:
        perform(engine, town.clerk, write_grid, now=at(), community_id=town.wanghu, rows=sheet)
    looked = rehearse(engine, town.clerk, write_grid, now=at(), community_id=town.wanghu, rows=sheet, whole=False)

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
        assert refused(sqlite_engine, town.clerk, write_grid, rows=sheet, **grid) == Code.ROWS_REFUSED
    others = (GridRow(1, NeedId(elsewhere), 1, {"text": "改掉"}),)
    assert refused(sqlite_engine, town.clerk, write_grid, rows=others, **grid) == Code.ROWS_REFUSED
    many = tuple(new(n, text="换灯") for n in range(MOST_ROWS + 1))
    assert refused(sqlite_engine, town.clerk, write_grid, rows=many, **grid) == Code.OUT_OF_RANGE
    for stranger in (town.other_clerk, town.secretary, town.zhang, actor_of(Role.LEADER)):
        assert refused(sqlite_engine, stranger, write_grid, rows=(new(1, text="换灯"),), **grid) == Code.NOT_ALLOWED
    with reading(sqlite_engine) as session:
        assert grid_needs(session, town.clerk, community_id=town.tingsong) == []
