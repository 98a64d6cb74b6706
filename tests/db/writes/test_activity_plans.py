"""Planning: changed until it begins, what it serves and who brings what; places, queue, and two things at once."""

from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import col, select

from db.errors import Code
from db.files.brought import Brought
from db.reads.activities import activity_detail
from db.reads.attendance import find_people
from db.reads.signups import OwnPlace, own_place, signups
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.keeping import JournalLine
from db.terms import ActivityId, ActivityKind, MemberId, Role, SignupStatus
from db.work import reading
from db.writes import activities, activity_plans, attendance
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, figures_stand, refused, rows
from tests.builders.steps import DAY, a_need, an_activity
from tests.builders.wishes import a_wish

HOUR = at(hour=1)


def li_of(town: Town) -> Actor:
    return actor_of(Role.MEMBER, name="li", member=town.li_a)


def a_plan(engine: Engine, town: Town, name: str, *, community: UUID | None = None, hour: int = 1) -> ActivityId:
    activity = does(
        engine, town.staff, activities.plan_activity, branch_id=town.branch_a,
        community_id=community or town.wanghu, kind=ActivityKind.VISIT, name=name, day=DAY, starts_at=at(hour=hour),
        minutes=60,
    )  # fmt: skip
    return ActivityId(activity.id)


def own(engine: Engine, actor: Actor, activity: ActivityId) -> OwnPlace:
    with reading(engine) as session:
        return own_place(session, actor, activity_id=activity)


def line(engine: Engine, town: Town, activity: ActivityId) -> list[tuple[MemberId, SignupStatus, int]]:
    with reading(engine) as session:
        found = signups(session, town.secretary, activity_id=activity)
    return [(one.member_id, one.status, one.turn) for one in found]


def test_a_plan_says_what_it_serves_and_who_brings_what(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need, wish = (
        a_need(sqlite_engine, town.clerk, community=town.wanghu),
        a_wish(sqlite_engine, town.clerk, town.wanghu),
    )
    activity = does(
        sqlite_engine, town.secretary, activities.plan_activity, branch_id=town.branch_a, community_id=town.wanghu,
        kind=ActivityKind.WISH_DAY, name="圆梦日", day=DAY, starts_at=HOUR, venue="活动室", need_ids=[need],
        wish_ids=[wish], things=[Brought("水桶", "社区"), Brought("扫把", "")],
    )  # fmt: skip

    with reading(sqlite_engine) as session:
        seen = {
            who: activity_detail(session, actor, code=activity.code)
            for who, actor in {"clerk": town.clerk, "helper": actor_of(Role.HELPER, communities=(town.wanghu,))}.items()
        }

    assert [one.id for one in seen["clerk"].needs] == [need]
    assert [one.id for one in seen["clerk"].wishes] == [wish]
    assert [(one.thing, one.who) for one in seen["clerk"].things] == [("水桶", "社区"), ("扫把", "")]
    assert seen["helper"].wishes == ()


def test_what_a_plan_serves_may_be_said_anew_until_it_begins(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    first, second = (a_need(sqlite_engine, town.clerk, community=town.wanghu, text=text) for text in ("修灯", "修门"))
    activity = an_activity(sqlite_engine, town, need_ids=(first,))

    facts = {"activity_id": activity, "need_ids": [second], "wish_ids": []}
    does(sqlite_engine, town.secretary, activity_plans.serve_with, **facts)
    with reading(sqlite_engine) as session:
        serves = [one.id for one in activity_detail(session, town.clerk, code="HD20260001").needs]
    does(sqlite_engine, town.secretary, activities.hold_activity, activity_id=activity)

    assert serves == [second]
    assert refused(sqlite_engine, town.secretary, activity_plans.serve_with, **facts) is Code.ILLEGAL_MOVE


def test_a_thing_is_brought_by_one_member_who_may_think_again(engine: Engine) -> None:
    town = a_town(engine)
    activity = an_activity(engine, town)
    listed = [Brought("音响", ""), Brought("水", "社区")]
    thing, given = does(engine, town.clerk, activity_plans.bring, activity_id=activity, things=listed)

    does(engine, town.zhang, activity_plans.take_thing, thing_id=thing.id, member_id=town.zhang_a)
    late = {"member_id": town.li_a}
    codes = [refused(engine, li_of(town), activity_plans.take_thing, thing_id=one.id, **late) for one in (thing, given)]
    codes.append(refused(engine, li_of(town), activity_plans.leave_thing, thing_id=thing.id))
    does(engine, town.zhang, activity_plans.leave_thing, thing_id=thing.id)
    does(engine, li_of(town), activity_plans.take_thing, thing_id=thing.id, **late)
    does(engine, town.secretary, activity_plans.drop_thing, thing_id=given.id)

    assert codes == [Code.ALREADY_TAKEN, Code.ALREADY_TAKEN, Code.NOT_ALLOWED]
    with reading(engine) as session:
        found = activity_detail(session, town.staff, code="HD20260001").things
    assert [(one.thing, one.who, one.member_id) for one in found] == [("音响", "李四", town.li_a)]


def test_places_that_a_change_adds_go_to_the_queue_in_order(engine: Engine) -> None:
    town = a_town(engine)
    activity = an_activity(engine, town, places=1)
    for minute, member in enumerate((town.zhang_a, town.li_a, town.wang_b)):
        does(engine, town.staff, attendance.sign_up, now=at(minute=minute), activity_id=activity, member_id=member)
    before, waits = line(engine, town, activity), own(engine, li_of(town), activity)

    plan = {"activity_id": activity, "name": "大扫除", "day": DAY, "starts_at": HOUR, "venue": "广场"}
    does(engine, town.secretary, activity_plans.change_plan, version=1, places=2, **plan)
    after = line(engine, town, activity)
    codes = [
        refused(engine, town.secretary, activity_plans.change_plan, version=1, places=3, **plan),
        refused(engine, town.secretary, activity_plans.change_plan, version=2, places=1, **plan),
    ]
    does(engine, town.secretary, activity_plans.change_plan, version=2, places=None, **plan)

    placed, waiting = SignupStatus.PLACED, SignupStatus.WAITING
    assert before == [(town.zhang_a, placed, 0), (town.li_a, waiting, 1), (town.wang_b, waiting, 2)]
    assert (waits.status, waits.turn) == (waiting, 1)
    assert after == [(town.zhang_a, placed, 0), (town.li_a, placed, 0), (town.wang_b, waiting, 1)]
    assert codes == [Code.CHANGED_MEANWHILE, Code.OUT_OF_RANGE]
    assert [(one.name, one.venue, one.taken) for one in rows(engine, Activity)] == [("大扫除", "广场", 3)]
    assert figures_stand(engine)


def test_whoever_has_a_place_elsewhere_at_that_time_signs_up_only_with_a_reason(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    first, later, clash = (
        a_plan(sqlite_engine, town, "义诊"), a_plan(sqlite_engine, town, "座谈", hour=2),
        a_plan(sqlite_engine, town, "慰问", community=town.tingsong),
    )  # fmt: skip
    who = {"member_id": town.zhang_a}
    for activity in (first, later):
        does(sqlite_engine, town.zhang, attendance.sign_up, activity_id=activity, **who)

    code = refused(sqlite_engine, town.secretary, attendance.sign_up, activity_id=clash, **who)
    does(sqlite_engine, town.secretary, attendance.sign_up, activity_id=clash, reason="前半场在义诊", **who)

    assert code is Code.OVERLAPS
    assert own(sqlite_engine, town.zhang, first).other == "慰问"
    assert own(sqlite_engine, town.zhang, later).other == ""
    with reading(sqlite_engine) as session:
        made = select(JournalLine).where(col(JournalLine.event) == "signup.made")
        lines = session.exec(made.order_by(col(JournalLine.seq))).all()
    assert [one.after["reason"] for one in lines] == ["", "", "前半场在义诊"]


def test_why_somebody_has_two_places_is_said_once_and_holds_at_the_desk(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    first, clash = a_plan(sqlite_engine, town, "义诊"), a_plan(sqlite_engine, town, "慰问", community=town.tingsong)
    who = {"member_id": town.zhang_a}
    does(sqlite_engine, town.zhang, attendance.sign_up, activity_id=first, **who)
    does(sqlite_engine, town.secretary, attendance.sign_up, activity_id=clash, reason="前半场在义诊", **who)
    does(sqlite_engine, town.secretary, attendance.record_arrival, activity_id=first, **who)

    with reading(sqlite_engine) as session:
        found = find_people(session, town.secretary, activity_id=clash, typed="zhangsan")
        listed, masked = (
            [one.reason for one in signups(session, actor, activity_id=clash)]
            for actor in (town.secretary, actor_of(Role.LEADER))
        )
    does(sqlite_engine, town.secretary, attendance.record_arrival, activity_id=clash, **who)

    assert {one.member_id: one.elsewhere for one in found}[town.zhang_a] is False
    assert (listed, masked) == (["前半场在义诊"], [""])
    with reading(sqlite_engine) as session:
        recorded = select(JournalLine).where(col(JournalLine.event) == "attendance.recorded")
        lines = session.exec(recorded.order_by(col(JournalLine.seq))).all()
    assert [one.after.get("reason") for one in lines] == [None, "前半场在义诊"]


def test_whoever_is_elsewhere_at_that_time_arrives_only_with_a_reason_and_once(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    here, there = a_plan(sqlite_engine, town, "义诊"), a_plan(sqlite_engine, town, "慰问", community=town.tingsong)
    who = {"member_id": town.zhang_a}
    does(sqlite_engine, town.secretary, attendance.record_arrival, activity_id=there, **who)

    code = refused(sqlite_engine, town.clerk, attendance.record_arrival, activity_id=here, **who)
    with reading(sqlite_engine) as session:
        found = find_people(session, town.clerk, activity_id=here, typed="zhangsan")
    does(sqlite_engine, town.clerk, attendance.record_arrival, activity_id=here, reason="九点半赶过来", **who)
    again = does(sqlite_engine, town.clerk, attendance.record_arrival, activity_id=here, **who)

    assert code is Code.OVERLAPS
    assert {one.member_id: one.elsewhere for one in found}[town.zhang_a] is True
    assert again.member_id == town.zhang_a
    assert figures_stand(sqlite_engine)
