"""Who waits at the door, as the helper sees it, and what the door shows to everybody."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.arrivals import Door, door_of, knocks_waiting
from db.rules.passes import Opening
from db.rules.rights import Actor, stranger
from db.tables.base import HOME_ORG
from db.terms import ActivityId, Doubt
from db.work import perform, reading
from db.writes import activities, arrivals
from tests.builders import a_town, at
from tests.builders.steps import an_activity, an_arrival

CODE = "HD20260001"


def a_knock(engine: Engine, typed: str, number: int) -> None:
    perform(
        engine,
        stranger(HOME_ORG),
        arrivals.knock,
        now=at(minute=number),
        activity_code=CODE,
        opening=Opening(f"{number:012x}", at(), Doubt.OLD_CODE),
        key=UUID(int=number),
        typed=typed,
        unattended=True,
    )


def waiting(engine: Engine, by: Actor, activity: ActivityId) -> list[tuple[str, Doubt | None, list[str]]]:
    with reading(engine) as session:
        found = knocks_waiting(session, by, activity_id=activity)
    return [(one.typed, one.doubt, [f"{w.name} {w.branch} {w.phone_tail}" for w in one.whom]) for one in found]


def test_the_helper_sees_who_waits_why_and_whom_it_may_mean(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    for number, typed in enumerate(["李四", "路人甲", "0001"], 1):
        a_knock(sqlite_engine, typed, number)

    assert waiting(sqlite_engine, town.clerk, activity) == [
        ("李四", Doubt.OLD_CODE, ["李四 甲党支部 0002"]),
        ("路人甲", Doubt.NOT_ON_LIST, []),
        ("0001", Doubt.TAIL_ALONE, ["张三 甲党支部 0001"]),
    ]


def test_whoever_came_in_by_another_way_waits_no_longer(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    a_knock(sqlite_engine, "李四", 1)

    an_arrival(sqlite_engine, town.secretary, activity, town.li_a)

    assert waiting(sqlite_engine, town.clerk, activity) == []


def test_who_is_elsewhere_by_now_is_let_in_with_a_reason_only(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    for number, typed in enumerate(["李四", "0001"], 1):
        a_knock(sqlite_engine, typed, number)
    other = an_activity(sqlite_engine, town, community=town.tingsong)
    an_arrival(sqlite_engine, town.secretary, other, town.li_a)

    with reading(sqlite_engine) as session:
        found = knocks_waiting(session, town.clerk, activity_id=activity)
    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, town.clerk, arrivals.admit, now=at(), knock_id=found[0].id)
    perform(sqlite_engine, town.clerk, arrivals.admit, now=at(), knock_id=found[0].id, reason="两边都在")

    assert [[(w.name, w.needs_reason) for w in one.whom] for one in found] == [[("李四", True)], [("张三", False)]]
    assert refused.value.code is Code.OVERLAPS


def test_who_knocks_twice_waits_once(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    for number, typed in enumerate(["李四", "0002"], 1):
        a_knock(sqlite_engine, typed, number)

    assert [typed for typed, _, _ in waiting(sqlite_engine, town.clerk, activity)] == ["李四"]


def test_nobody_waits_for_somebody_of_another_community(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    a_knock(sqlite_engine, "李四", 1)

    assert waiting(sqlite_engine, town.other_clerk, activity) == []


def test_the_door_shows_the_activity_and_nobody(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    an_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        door = door_of(session, stranger(HOME_ORG), code=CODE)

    assert door == Door(CODE, "清扫楼道", "望湖社区", date(2026, 5, 20), demo=False)


def test_a_cancelled_activity_has_no_door(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    perform(sqlite_engine, town.secretary, activities.cancel_activity, now=at(), activity_id=activity, reason="下雨")

    with reading(sqlite_engine) as session, pytest.raises(Refusal) as refused:
        door_of(session, stranger(HOME_ORG), code=CODE)

    assert refused.value.code is Code.NOT_FOUND
