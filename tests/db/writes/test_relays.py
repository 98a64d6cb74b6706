"""A pasted relay is written whole by one yes, and pasted again it adds nobody."""

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.recount import differences
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Guest
from db.terms import ActivityId, AttendanceWay, MemberId
from db.work import perform, reading
from db.writes.relays import Stranger, Written, record_relay
from tests.builders import Town, a_town, at
from tests.builders.steps import a_closed_activity, an_activity

ROAD = Stranger("路人甲", "隔壁小区")


def enter(
    engine: Engine, by: Actor, activity: ActivityId, members: list[MemberId], heads: int | None = None
) -> Written:
    return perform(
        engine, by, record_relay, now=at(), activity_id=activity, member_ids=members, strangers=[ROAD], heads=heads
    )


def state(engine: Engine) -> tuple[set[object], list[tuple[str, str]], list[int | None]]:
    with reading(engine) as session:
        return (
            {(row.member_id, row.way) for row in session.exec(select(Attendance))},
            [(guest.name, guest.origin) for guest in session.exec(select(Guest))],
            [activity.declared for activity in session.exec(select(Activity))],
        )


def expected(town: Town) -> set[object]:
    return {(town.zhang_a, AttendanceWay.RELAY), (town.li_a, AttendanceWay.RELAY)}


def test_members_arrive_strangers_are_guests_and_companions_a_number(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    written = enter(sqlite_engine, town.clerk, activity, [town.zhang_a, town.li_a], heads=5)

    assert written == Written(members=2, guests=1)
    assert state(sqlite_engine) == (expected(town), [("路人甲", "隔壁小区")], [5])


def test_pasted_again_it_adds_nobody(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    enter(sqlite_engine, town.clerk, activity, [town.zhang_a, town.li_a], heads=5)
    before = state(sqlite_engine)

    again = enter(sqlite_engine, town.secretary, activity, [town.li_a, town.zhang_a, town.li_a], heads=5)

    assert again.guests == 0
    assert state(sqlite_engine) == before
    with reading(sqlite_engine) as session:
        assert list(differences(session)) == []


def test_heads_that_all_have_names_are_not_declared(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    enter(sqlite_engine, town.clerk, an_activity(sqlite_engine, town), [town.zhang_a, town.li_a], heads=3)

    assert state(sqlite_engine)[2] == [None]


def test_one_who_is_unknown_leaves_all_unwritten(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    with pytest.raises(Refusal) as refused:
        enter(sqlite_engine, town.clerk, activity, [town.li_a, MemberId(activity)])

    assert refused.value.code is Code.NOT_FOUND
    assert state(sqlite_engine) == (set(), [], [None])


def test_nobody_at_all_is_refused(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, town.clerk, record_relay, now=at(), activity_id=activity)

    assert refused.value.code is Code.EMPTY


def test_another_communitys_clerk_writes_nothing(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    with pytest.raises(Refusal) as refused:
        enter(sqlite_engine, town.other_clerk, activity, [town.li_a])

    assert refused.value.code is Code.NOT_ALLOWED


def test_a_closed_activity_takes_no_relay(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = a_closed_activity(sqlite_engine, town)

    with pytest.raises(Refusal) as refused:
        enter(sqlite_engine, town.clerk, activity, [town.zhang_a])

    assert refused.value.code is Code.ILLEGAL_MOVE
