"""The desk, asked: people are found by sound, sign or number, told apart, and only within reach."""

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.attendance import desk, find_people, meant_by_names, roll
from db.rules.rights import Actor
from db.tables.attendance import Attendance
from db.tables.people import Member
from db.terms import ActivityId, AttendanceId, MemberId, MemberStatus, Role
from db.work import perform, reading, writing
from db.writes import attendance
from tests.builders import Town, a_town, actor_of, at
from tests.builders.counting import statements
from tests.builders.steps import an_activity, an_arrival


def found(engine: Engine, actor: Actor, activity: ActivityId, typed: str) -> list[tuple[str, str]]:
    with reading(engine) as session:
        people = find_people(session, actor, activity_id=activity, typed=typed)
    return [(person.name, person.phone_tail) for person in people]


def rename(engine: Engine, member: MemberId, name: str, search: str) -> None:
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        row = work.get(Member, member, lock=True)
        row.name, row.search = name, search


@pytest.mark.parametrize("typed", ["zs", "ZS", "zhangsan", "zhang san", "zhang", "张", "张三", " 张三 "])
def test_a_name_is_found_by_initials_pinyin_and_characters(sqlite_engine: Engine, typed: str) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    assert found(sqlite_engine, town.staff, activity, typed) == [("张三", "0001"), ("张三", "0003")]


@pytest.mark.parametrize(("typed", "expected"), [("0004", [("王五", "0004")]), ("04", [("王五", "0004")]), ("9", [])])
def test_a_person_is_found_by_the_tail_of_the_telephone(
    sqlite_engine: Engine, typed: str, expected: list[tuple[str, str]]
) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    assert found(sqlite_engine, town.staff, activity, typed) == expected


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "z%", "han", "'--"])
def test_what_means_nobody_finds_nobody(engine: Engine, typed: str) -> None:
    town = a_town(engine)
    activity = an_activity(engine, town)

    assert found(engine, town.staff, activity, typed) == []


def test_a_second_reading_of_a_surname_finds_too(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    rename(sqlite_engine, town.li_a, "单雄", "sx shanxiong dx danxiong")
    activity = an_activity(sqlite_engine, town)

    assert found(sqlite_engine, town.staff, activity, "sx") == [("单雄", "0002")]
    assert found(sqlite_engine, town.staff, activity, "dx") == [("单雄", "0002")]
    assert found(sqlite_engine, town.staff, activity, "danx") == [("单雄", "0002")]


def test_initials_typed_in_full_come_first(engine: Engine) -> None:
    town = a_town(engine)
    rename(engine, town.li_a, "张思睿", "zsr zhangsirui")
    activity = an_activity(engine, town)

    assert [name for name, _ in found(engine, town.staff, activity, "zs")] == ["张三", "张三", "张思睿"]


def test_who_left_service_is_not_found(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        work.get(Member, town.zhang_a, lock=True).status = MemberStatus.RETIRED
    activity = an_activity(sqlite_engine, town)

    assert found(sqlite_engine, town.staff, activity, "zs") == [("张三", "0003")]


def test_a_desk_finds_its_own_people_and_no_strangers(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    helper = actor_of(Role.HELPER, communities=(town.wanghu,))

    assert found(sqlite_engine, helper, activity, "zs") == [("张三", "0001")]
    assert found(sqlite_engine, town.secretary, activity, "zs") == [("张三", "0001")]


def test_another_communitys_desk_is_not_found(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)

    for ask in (
        lambda session: find_people(session, town.other_clerk, activity_id=activity, typed="zs"),
        lambda session: desk(session, town.other_clerk, activity_id=activity),
        lambda session: meant_by_names(session, town.other_clerk, activity_id=activity, names=("张三",)),
    ):
        with reading(sqlite_engine) as session, pytest.raises(Refusal) as refused:
            ask(session)
        assert refused.value.code is Code.NOT_FOUND


def test_the_desk_shows_who_came_who_is_missing_and_who_walked_in(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = _a_busy_desk(sqlite_engine, town)

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        shown = desk(session, town.clerk, activity_id=activity)

    assert [(person.name, person.mine) for person in shown.arrived] == [("张三", False)]
    assert [person.name for person in shown.missing] == ["李四"]
    assert [(guest.name, guest.origin) for guest in shown.guests] == [("赵敏", "妇联")]
    assert len(sent) == 4


def test_an_arrival_taken_back_is_missing_again(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = _a_busy_desk(sqlite_engine, town)
    with reading(sqlite_engine) as session:
        arrival = desk(session, town.secretary, activity_id=activity).arrived[0].attendance_id
    assert arrival is not None

    perform(
        sqlite_engine, town.secretary, attendance.undo_arrival, now=at(minute=5), attendance_id=AttendanceId(arrival)
    )

    with reading(sqlite_engine) as session:
        shown = desk(session, town.secretary, activity_id=activity)
        row = session.get(Attendance, (arrival, 1))
    assert (shown.arrived, [person.name for person in shown.missing]) == ((), ["李四"])
    assert row is not None


def test_pasted_names_keep_their_order_and_their_doubts(engine: Engine) -> None:
    town = a_town(engine)
    activity = an_activity(engine, town)
    an_arrival(engine, town.secretary, activity, town.li_a)

    with reading(engine) as session, statements(engine) as sent:
        pasted = meant_by_names(session, town.staff, activity_id=activity, names=("李四", "无此人", "张三"))

    assert [(name.typed, len(name.people)) for name in pasted] == [("李四", 1), ("无此人", 0), ("张三", 2)]
    assert pasted[0].people[0].arrived_at is not None
    assert len(sent) == 3


def _a_busy_desk(engine: Engine, town: Town) -> ActivityId:
    activity = an_activity(engine, town)
    li = actor_of(Role.MEMBER, name="li", member=town.li_a)
    perform(engine, li, attendance.sign_up, now=at(), activity_id=activity, member_id=town.li_a)
    an_arrival(engine, town.secretary, activity, town.zhang_a)
    perform(
        engine, town.secretary, attendance.record_guest, now=at(), activity_id=activity, name="赵敏", come_from="妇联"
    )
    return activity


def test_the_roll_holds_whom_the_activity_brings_and_nobody_out_of_reach(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    perform(sqlite_engine, town.staff, attendance.sign_up, now=at(day=19), activity_id=activity, member_id=town.zhang_b)
    an_arrival(sqlite_engine, town.secretary, activity, town.li_a)
    an_arrival(sqlite_engine, town.staff, an_activity(sqlite_engine, town, community=town.tingsong), town.zhang_a)

    with reading(sqlite_engine) as session:
        taken = roll(session, actor_of(Role.HELPER, communities=(town.wanghu,)), activity_id=activity)
        with pytest.raises(Refusal) as refused:
            roll(session, town.other_clerk, activity_id=activity)

    assert [(one.name, one.phone_tail, one.arrived_at is not None) for one in taken.people] == [
        ("张三", "0003", False),
        ("李四", "0002", True),
        ("张三", "0001", False),
    ]
    assert taken.expected == {town.zhang_b}
    assert [one.member_id for one in taken.people if one.elsewhere] == [town.zhang_a]
    assert refused.value.code is Code.NOT_FOUND
