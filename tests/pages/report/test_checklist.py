"""The standardisation checklist: the bureau's own words, marked by the community with evidence, seen by all."""

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.reads.checklist import checklist_of, checklist_progress
from db.reads.overview.tiles import standards_met
from db.tables.keeping import ChecklistItem, ChecklistMark
from db.terms import Role
from db.work import reading
from db.writes import checklist
from pages.text import checklist as text
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, refused, rows
from tests.builders.hands import press, read
from tests.builders.screens import a_screen, a_sign_in

ADMIN, PATH = actor_of(Role.ADMIN), "report/checklist"


@pytest.fixture
def town(house: Engine) -> Town:
    return a_town(house)


def test_the_bureau_writes_an_item_and_the_community_marks_it_with_evidence(house: Engine, town: Town) -> None:
    admin = a_screen(a_sign_in(house, ADMIN), PATH)
    assert text.EMPTY_ADMIN.zh in read(admin)
    admin.text_input[0].input("有议事协商室")
    press(admin, text.ADD)
    clerk = a_screen(a_sign_in(house, town.clerk), PATH)
    clerk.text_input[0].input("二楼东头，每月议事有记录")
    press(clerk, text.MARK)

    assert [mark.evidence for mark in rows(house, ChecklistMark)] == ["二楼东头，每月议事有记录"]
    assert "1 条里做到 1 条" in read(a_screen(a_sign_in(house, town.clerk), PATH))
    table = a_screen(a_sign_in(house, town.staff), PATH).dataframe[0].value
    assert list(table[text.MET.zh]) == [1, 0]


def test_a_mark_is_the_community_s_own_and_a_retired_item_counts_no_more(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    items = [does(sqlite_engine, ADMIN, checklist.add_item, text=words).id for words in ("一", "二")]
    facts = {"item_id": items[0], "community_id": town.wanghu, "evidence": "有照片墙"}

    assert refused(sqlite_engine, town.other_clerk, checklist.mark_item, **facts) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, town.staff, checklist.add_item, text="三") == Code.NOT_ALLOWED
    assert refused(sqlite_engine, town.clerk, checklist.mark_item, **facts | {"evidence": " "}) == Code.EMPTY
    mark = does(sqlite_engine, town.clerk, checklist.mark_item, **facts)
    assert refused(sqlite_engine, town.clerk, checklist.mark_item, **facts) == Code.ALREADY_RECORDED
    with reading(sqlite_engine) as session:
        assert [(line.met, line.items) for line in checklist_progress(session, town.clerk)] == [(1, 2)]
        assert checklist_of(session, town.other_clerk, community_id=town.wanghu) == []
        assert standards_met(session, town.staff) == {town.wanghu: 50}

    does(sqlite_engine, ADMIN, checklist.change_item, item_id=items[1], text="二", retired=True)
    assert refused(sqlite_engine, town.clerk, checklist.mark_item, **facts | {"item_id": items[1]}) == Code.NOT_FOUND
    with reading(sqlite_engine) as session:
        assert [(line.met, line.items) for line in checklist_progress(session, town.clerk)] == [(1, 1)]
    does(sqlite_engine, town.clerk, checklist.take_mark_back, mark_id=mark.id, reason="房间改作他用")

    assert rows(sqlite_engine, ChecklistMark) == []
    assert [item.retired for item in rows(sqlite_engine, ChecklistItem)] == [False, True]
