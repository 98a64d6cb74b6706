"""Follow-ups: the longest due first, the community's own alone, and a slip's door that tells of nobody."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.followups import followup, followup_list, slip_of
from db.reads.words import words_of
from db.rules.rights import Actor, stranger
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.tables.points import PointLine
from db.terms import ContactWay, NeedStatus, OrgId, Satisfaction
from db.work import reading
from db.writes import followups, needs, words
from tests.builders import Town, a_town
from tests.builders.acts import does, figures_stand, refused, rows
from tests.builders.steps import a_confirmed_activity, a_served_need

LATE = date(2026, 6, 9)


def a_solved_need(engine: Engine, town: Town) -> Followup:
    need_id = a_served_need(engine, town)
    does(engine, town.clerk, needs.solve_need, need_id=need_id)
    return rows(engine, Followup)[-1]


def seen(engine: Engine, actor: Actor, *, asked: bool = False) -> list[tuple[str, int]]:
    with reading(engine) as session:
        page = followup_list(session, actor, today=LATE, asked=asked)
        return [(line.text, line.overdue_days) for line in page.lines]


def test_what_is_due_is_seen_by_its_community_alone_until_it_was_asked(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    due = a_solved_need(sqlite_engine, town)

    late = (LATE - due.due_on).days
    assert seen(sqlite_engine, town.clerk) == seen(sqlite_engine, town.staff) == [("3号楼水管漏水", late)]
    assert (
        seen(sqlite_engine, town.other_clerk)
        == seen(sqlite_engine, town.zhang)
        == seen(sqlite_engine, town.secretary)
        == []
    )

    answer = {"followup_id": due.id, "way": ContactWay.VISIT, "satisfaction": Satisfaction.FAIRLY}
    does(sqlite_engine, town.clerk, followups.ask_afterwards, **answer)

    assert seen(sqlite_engine, town.clerk) == []
    assert seen(sqlite_engine, town.clerk, asked=True) == [("3号楼水管漏水", 0)]


def test_one_of_another_community_is_not_there(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    due = a_solved_need(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        assert followup(session, town.clerk, followup_id=due.id, today=LATE).branch == "甲党支部"
        for actor, wanted in ((town.other_clerk, due.id), (town.clerk, uuid4())):
            with pytest.raises(Refusal):
                followup(session, actor, followup_id=wanted, today=LATE)


def test_a_slip_counts_once_and_has_the_weight_of_a_call(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    due, nobody = a_solved_need(sqlite_engine, town), stranger(OrgId(1))
    word = {"followup_id": due.id, "satisfaction": Satisfaction.NOT, "opinion": "又漏了"}

    does(sqlite_engine, nobody, followups.rate_by_slip, **word)

    asked = rows(sqlite_engine, Followup)[-1]
    assert (asked.by_slip, asked.asked_by, asked.way, asked.reopened) == (True, None, None, True)
    assert [need.status for need in rows(sqlite_engine, Need)] == [NeedStatus.OPEN]
    assert [line.points for line in rows(sqlite_engine, PointLine)] == [1, -1]
    assert figures_stand(sqlite_engine)
    assert refused(sqlite_engine, nobody, followups.rate_by_slip, **word) == Code.ALREADY_RECORDED
    by_phone = {"followup_id": due.id, "way": ContactWay.PHONE, "satisfaction": Satisfaction.SATISFIED}
    assert refused(sqlite_engine, town.clerk, followups.ask_afterwards, **by_phone) == Code.ALREADY_RECORDED


def test_the_door_of_a_slip_shows_the_service_and_nobody(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    due = a_solved_need(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        slip = slip_of(session, stranger(OrgId(1)), followup_id=due.id)

    assert (slip.community, slip.branch, slip.answered) == ("望湖社区", "甲党支部", False)
    assert "水管" not in repr(slip)
    assert "张三" not in repr(slip)


def test_a_community_has_its_word_once_a_quarter_beside_what_it_confirmed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        line = words_of(session, town.clerk, quarter="2026Q2")[0]
        assert (line.unit, line.people, line.person_times, line.rating) == ("局机关", 2, 2, None)
        assert words_of(session, town.clerk, quarter="2026Q1") == []
        assert words_of(session, town.other_clerk, quarter="2026Q2") == []
    word = {"community_id": town.wanghu, "unit_id": line.unit_id, "quarter": "2026Q2", "text": "来得早，干得实"}
    word["rating"] = Satisfaction.SATISFIED
    does(sqlite_engine, town.clerk, words.say_word, **word)

    with reading(sqlite_engine) as session:
        assert [said.text for said in words_of(session, town.staff, quarter="2026Q2")] == ["来得早，干得实"]
    assert refused(sqlite_engine, town.clerk, words.say_word, **word) == Code.ALREADY_RECORDED
    assert refused(sqlite_engine, town.clerk, words.say_word, **word | {"quarter": "2026Q5"}) == Code.BAD_DAY
    assert refused(sqlite_engine, town.clerk, words.say_word, **word | {"quarter": "2026Q4"}) == Code.IN_THE_FUTURE
    assert refused(sqlite_engine, town.staff, words.say_word, **word | {"quarter": "2026Q1"}) == Code.NOT_ALLOWED
