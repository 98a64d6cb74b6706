"""Arrivals by code: the certain are let in once, the doubtful wait for the helper's yes, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.arrivals import knocks_waiting
from db.reads.recount import differences
from db.rules.passes import Opening
from db.rules.rights import stranger
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Guest, Knock
from db.tables.base import HOME_ORG
from db.terms import (
    ActivityId,
    ActivityKind,
    AttendanceId,
    AttendanceStatus,
    AttendanceWay,
    Doubt,
    KnockId,
    KnockStatus,
    Role,
)
from db.work import perform, reading, writing
from db.writes import activities, arrivals, attendance
from tests.builders import Town, a_town, actor_of, at
from tests.builders.steps import DAY, an_activity, an_arrival

CODE = "HD20260001"
OPENED = Opening("0123456789ab", at(), None)


def knocks(
    engine: Engine,
    typed: str,
    *,
    key: UUID | None = None,
    opening: Opening = OPENED,
    now: datetime | None = None,
    choice: str = "",
    unattended: bool = False,
) -> Knock:
    return perform(
        engine,
        stranger(HOME_ORG),
        arrivals.knock,
        now=now or at(),
        activity_code=CODE,
        opening=opening,
        key=key or uuid4(),
        typed=typed,
        choice=choice,
        unattended=unattended,
    )


def arrivals_of(engine: Engine) -> list[tuple[UUID, AttendanceStatus, AttendanceWay]]:
    with reading(engine) as session:
        return [(row.member_id, row.status, row.way) for row in session.exec(select(Attendance))]


def the_activity(engine: Engine) -> ActivityId:
    with reading(engine) as session:
        return ActivityId(session.exec(select(Activity).where(Activity.code == CODE)).one().id)


def outcome(knock: Knock) -> tuple[KnockStatus, Doubt | None]:
    return knock.status, knock.doubt


def a_town_that_expects(engine: Engine) -> Town:
    town = a_town(engine)
    an_activity(engine, town)
    return town


def opened_anew(number: int, **doubt: Doubt) -> Opening:
    return Opening(f"{number:012x}", at(), doubt.get("doubt"))


@pytest.mark.parametrize("typed", ["李四", " 李 四 ", "李四 0002", "13800000002", "李四１３８０００００００２"])
def test_a_name_or_a_whole_telephone_lets_in_who_is_meant(sqlite_engine: Engine, typed: str) -> None:
    town = a_town_that_expects(sqlite_engine)

    knock = knocks(sqlite_engine, typed)

    assert outcome(knock) == (KnockStatus.ADMITTED, None)
    assert arrivals_of(sqlite_engine) == [(town.li_a, AttendanceStatus.RECORDED, AttendanceWay.CODE)]


def test_a_tail_alone_waits_whoever_it_fits_and_names_them_to_the_helper_only(sqlite_engine: Engine) -> None:
    town = a_town_that_expects(sqlite_engine)

    fits, fits_nobody = knocks(sqlite_engine, "0002"), knocks(sqlite_engine, "7777", opening=opened_anew(2))
    perform(sqlite_engine, town.clerk, arrivals.admit, now=at(), knock_id=KnockId(fits.id))

    assert (outcome(fits), outcome(fits_nobody)) == (
        (KnockStatus.WAITING, Doubt.TAIL_ALONE),
        (KnockStatus.WAITING, Doubt.NOT_ON_LIST),
    )
    assert arrivals_of(sqlite_engine) == [(town.li_a, AttendanceStatus.RECORDED, AttendanceWay.CODE)]


def test_the_same_sent_twice_is_one_arrival_with_one_answer(engine: Engine) -> None:
    a_town_that_expects(engine)
    key = uuid4()

    first, second = knocks(engine, "李四", key=key), knocks(engine, "李四", key=key)

    assert (second.id, second.status) == (first.id, first.status)
    assert len(arrivals_of(engine)) == 1


def test_the_same_key_with_another_name_is_refused(sqlite_engine: Engine) -> None:
    a_town_that_expects(sqlite_engine)
    key = uuid4()
    knocks(sqlite_engine, "李四", key=key)

    with pytest.raises(Refusal) as refused:
        knocks(sqlite_engine, "王五", key=key)

    assert refused.value.code is Code.DRAFT_REUSED
    assert len(arrivals_of(sqlite_engine)) == 1


def test_the_same_person_by_another_phone_is_still_one_arrival(sqlite_engine: Engine) -> None:
    a_town_that_expects(sqlite_engine)
    knocks(sqlite_engine, "李四", opening=opened_anew(1))

    again = knocks(sqlite_engine, "13800000002", opening=opened_anew(2))

    assert outcome(again) == (KnockStatus.ADMITTED, None)
    assert len(arrivals_of(sqlite_engine)) == 1


def test_a_tail_alone_does_not_tell_who_is_there(sqlite_engine: Engine) -> None:
    town = a_town_that_expects(sqlite_engine)
    before = outcome(knocks(sqlite_engine, "0002", opening=opened_anew(1)))
    an_arrival(sqlite_engine, town.secretary, the_activity(sqlite_engine), town.li_a)

    after = outcome(knocks(sqlite_engine, "0002", opening=opened_anew(2)))

    assert [before, after] == [(KnockStatus.WAITING, Doubt.TAIL_ALONE)] * 2
    assert len(arrivals_of(sqlite_engine)) == 1
    with reading(sqlite_engine) as session:
        assert knocks_waiting(session, town.clerk, activity_id=the_activity(sqlite_engine)) == []


def test_twenty_at_once_with_one_key_are_one_arrival(engine: Engine) -> None:
    a_town_that_expects(engine)
    key = uuid4()

    def send(_: int) -> str:
        try:
            return knocks(engine, "李四", key=key).status.value
        except Refusal as refusal:
            return refusal.code.value

    with ThreadPoolExecutor(8) as crowd:
        answers = set(crowd.map(send, range(20)))

    assert answers <= {KnockStatus.ADMITTED.value, Code.ALREADY_SENT.value}
    assert len(arrivals_of(engine)) == 1
    with reading(engine) as session:
        assert list(differences(session)) == []


def a_town_that_expects_namesakes(engine: Engine) -> Town:
    """Let the other Zhang San sign up, too."""
    town = a_town_that_expects(engine)
    activity = the_activity(engine)
    perform(engine, town.staff, attendance.sign_up, now=at(day=19), activity_id=activity, member_id=town.zhang_b)
    return town


def test_namesakes_are_asked_to_choose_and_told_apart_by_branch_and_half_a_tail(sqlite_engine: Engine) -> None:
    town = a_town_that_expects_namesakes(sqlite_engine)

    with pytest.raises(Refusal) as refused:
        knocks(sqlite_engine, "张三")

    people = refused.value.facts["people"]
    assert isinstance(people, tuple)
    assert [(one.branch, one.tail) for one in people] == [("甲党支部", "**01"), ("乙党支部", "**03")]
    assert arrivals_of(sqlite_engine) == []
    assert outcome(knocks(sqlite_engine, "张三", choice=people[1].mark)) == (KnockStatus.ADMITTED, None)
    assert [member for member, _, _ in arrivals_of(sqlite_engine)] == [town.zhang_b]


def test_a_namesake_whom_nobody_can_ask_waits(sqlite_engine: Engine) -> None:
    a_town_that_expects_namesakes(sqlite_engine)

    assert outcome(knocks(sqlite_engine, "张三", unattended=True)) == (KnockStatus.WAITING, Doubt.SAME_NAME)


@pytest.mark.parametrize(
    ("typed", "opening", "hours", "doubt"),
    [
        ("路人甲", OPENED, 0, Doubt.NOT_ON_LIST),
        ("李四 9999", OPENED, 0, Doubt.NOT_ON_LIST),
        ("李四", opened_anew(1, doubt=Doubt.OLD_CODE), 0, Doubt.OLD_CODE),
        ("李四", opened_anew(1, doubt=Doubt.WALL_CODE), 0, Doubt.WALL_CODE),
        ("李四", OPENED, 9, Doubt.LATE),
        ("李四", OPENED, 24, Doubt.LATE),
    ],
)
def test_who_is_doubtful_waits_and_is_not_there_yet(
    sqlite_engine: Engine, typed: str, opening: Opening, hours: int, doubt: Doubt
) -> None:
    a_town_that_expects(sqlite_engine)

    knock = knocks(sqlite_engine, typed, opening=opening, now=at() + timedelta(hours=hours))

    assert outcome(knock) == (KnockStatus.WAITING, doubt)
    assert arrivals_of(sqlite_engine) == []


def test_a_second_person_by_the_same_opened_page_waits(sqlite_engine: Engine) -> None:
    a_town_that_expects(sqlite_engine)
    knocks(sqlite_engine, "李四")

    assert outcome(knocks(sqlite_engine, "张三")) == (KnockStatus.WAITING, Doubt.SAME_PHONE)


def test_who_is_elsewhere_at_the_same_time_waits(sqlite_engine: Engine) -> None:
    town = a_town_that_expects(sqlite_engine)
    elsewhere = perform(
        sqlite_engine, town.secretary, activities.plan_activity, now=at(), branch_id=town.branch_a,
        community_id=town.tingsong, kind=ActivityKind.VISIT, name="看望老人", day=DAY,
    )  # fmt: skip
    an_arrival(sqlite_engine, town.secretary, ActivityId(elsewhere.id), town.li_a)

    assert outcome(knocks(sqlite_engine, "李四")) == (KnockStatus.WAITING, Doubt.ELSEWHERE)


def test_who_was_taken_back_does_not_come_in_again_unseen(sqlite_engine: Engine) -> None:
    town = a_town_that_expects(sqlite_engine)
    an_arrival(sqlite_engine, town.secretary, the_activity(sqlite_engine), town.li_a)
    with reading(sqlite_engine) as session:
        arrival = session.exec(select(Attendance)).one()
    perform(sqlite_engine, town.secretary, attendance.undo_arrival, now=at(), attendance_id=AttendanceId(arrival.id))

    assert outcome(knocks(sqlite_engine, "李四")) == (KnockStatus.WAITING, Doubt.TAKEN_BACK)


def test_a_yes_lets_in_once_and_a_no_lets_nobody_in(sqlite_engine: Engine) -> None:
    town = a_town_that_expects(sqlite_engine)
    old, late = (
        knocks(sqlite_engine, name, opening=opened_anew(n, doubt=Doubt.OLD_CODE))
        for n, name in enumerate(["李四", "张三"])
    )
    helper = actor_of(Role.HELPER, communities=(town.wanghu,))

    perform(sqlite_engine, helper, arrivals.admit, now=at(), knock_id=KnockId(old.id))
    perform(sqlite_engine, helper, arrivals.turn_away, now=at(), knock_id=KnockId(late.id))
    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, helper, arrivals.admit, now=at(), knock_id=KnockId(late.id))

    assert refused.value.code is Code.ALREADY_RECORDED
    assert arrivals_of(sqlite_engine) == [(town.li_a, AttendanceStatus.RECORDED, AttendanceWay.CODE)]


def test_one_yes_lets_in_all_who_came_by_the_poster(sqlite_engine: Engine) -> None:
    town = a_town_that_expects(sqlite_engine)
    by_poster = [
        KnockId(knocks(sqlite_engine, name, opening=opened_anew(n, doubt=Doubt.WALL_CODE)).id)
        for n, name in enumerate(["李四", "张三"])
    ]

    perform(sqlite_engine, town.clerk, arrivals.admit_all, now=at(), knock_ids=by_poster)

    assert {member for member, _, _ in arrivals_of(sqlite_engine)} == {town.li_a, town.zhang_a}


def test_a_yes_to_somebody_unknown_writes_a_guest(sqlite_engine: Engine) -> None:
    town = a_town_that_expects(sqlite_engine)
    unknown = knocks(sqlite_engine, "路人甲")

    perform(sqlite_engine, town.clerk, arrivals.admit, now=at(), knock_id=KnockId(unknown.id))

    with reading(sqlite_engine) as session:
        assert [guest.name for guest in session.exec(select(Guest))] == ["路人甲"]


def test_a_helper_of_another_community_says_neither_yes_nor_no(sqlite_engine: Engine) -> None:
    town = a_town_that_expects(sqlite_engine)
    unknown = knocks(sqlite_engine, "路人甲")

    for answer in (arrivals.admit, arrivals.turn_away):
        with pytest.raises(Refusal) as refused:
            perform(sqlite_engine, town.other_clerk, answer, now=at(), knock_id=KnockId(unknown.id))
        assert refused.value.code is Code.NOT_ALLOWED


def test_nobody_can_fill_the_house_through_its_door(sqlite_engine: Engine) -> None:
    a_town_that_expects(sqlite_engine)
    activity = the_activity(sqlite_engine)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        work.add_all(
            [
                Knock(key=UUID(int=n), opening="0", activity_id=activity, name="路人", knocked_at=at())
                for n in range(arrivals.MOST_WAITING)
            ]
        )

    with pytest.raises(Refusal) as refused:
        knocks(sqlite_engine, "路人乙")

    assert refused.value.code is Code.FULL


@pytest.mark.parametrize(
    ("typed", "code"), [("", Code.EMPTY), ("12", Code.EMPTY), ("…", Code.EMPTY), ("长" * 41, Code.TOO_LONG)]
)
def test_what_names_nobody_is_refused(sqlite_engine: Engine, typed: str, code: Code) -> None:
    a_town_that_expects(sqlite_engine)

    with pytest.raises(Refusal) as refused:
        knocks(sqlite_engine, typed)

    assert refused.value.code is code
