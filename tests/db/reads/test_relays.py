"""What a pasted relay means, line by line, before anything is written."""

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.files.pasted import read_people, read_typed
from db.files.relay import Relay
from db.reads.relays import RelayPreview, relay_preview
from db.rules.rights import Actor
from db.terms import ActivityId
from db.work import reading
from tests.builders import a_town
from tests.builders.steps import an_activity, an_arrival

RELAY = """#接龙
1. 李四 2人
2. 张三
3. 张三 13800000003
4. 路人甲 隔壁
5. 李四
6. 王五 请假
收到"""


def preview(engine: Engine, by: Actor, activity: ActivityId, relay: Relay | None = None) -> RelayPreview:
    with reading(engine) as session:
        return relay_preview(session, by, activity_id=activity, lines=(relay or read_people(RELAY)).lines)


def test_every_line_stands_in_one_place(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    found = preview(sqlite_engine, town.staff, activity)

    assert [(one.line.number, one.person.member_id) for one in found.new] == [(1, town.li_a), (3, town.zhang_b)]
    assert [(one.line.number, {p.member_id for p in one.people}) for one in found.same_name] == [
        (2, {town.zhang_a, town.zhang_b})
    ]
    assert [line.name for line in found.unknown] == ["路人甲"]
    assert [one.line.number for one in found.repeated] == [5]
    assert [one.line.name for one in found.on_leave] == ["王五"]
    assert (found.there, found.heads) == ((), 5)


def test_who_is_there_already_is_not_new(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    an_arrival(sqlite_engine, town.secretary, activity, town.li_a)

    found = preview(sqlite_engine, town.staff, activity)

    assert [one.person.member_id for one in found.there] == [town.li_a]
    assert [one.line.number for one in found.new] == [3]


def test_a_relay_tells_nothing_of_people_out_of_reach(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    found = preview(sqlite_engine, town.clerk, activity)

    assert [line.name for line in found.unknown] == ["路人甲"]
    assert {one.person.member_id for one in (*found.new, *found.there)} & {town.zhang_b, town.wang_b} == set()


def test_an_activity_out_of_reach_has_no_preview(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    with pytest.raises(Refusal) as refused:
        preview(sqlite_engine, town.other_clerk, activity)

    assert refused.value.code is Code.NOT_FOUND


def test_initials_and_tails_mean_first_whom_the_activity_brings(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    found = preview(sqlite_engine, town.staff, activity, read_typed("zs lisi 0002 0004 ww xyz"))

    assert [(one.line.name, one.person.member_id) for one in found.new] == [
        ("zs", town.zhang_a),
        ("lisi", town.li_a),
        ("0004", town.wang_b),
    ]
    assert [one.line.name for one in found.repeated] == ["0002", "ww"]
    assert [(line.name, line.is_short) for line in found.unknown] == [("xyz", True)]


def test_our_people_are_found_behind_other_names_and_where_a_name_should_stand(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    found = preview(sqlite_engine, town.staff, activity, read_people("1. 李四 王五\n2. 工会 张三 0001\n3. 路人甲 隔壁"))

    assert [one.person.member_id for one in found.new] == [town.li_a, town.wang_b, town.zhang_a]
    assert [(line.name, line.hints) for line in found.unknown] == [("路人甲", ("隔壁",))]
    assert [(line.name, words) for line, words in found.unused] == [("张三", ("工会",))]
