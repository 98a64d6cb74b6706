"""What oneself entered within the last hour is taken back, kind by kind; not by others, not later, not once gone on."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.errors import Code
from db.files.photos import Picture
from db.reads.undoing import Undoable, undoable
from db.rules.passes import Opening
from db.rules.rights import Actor, stranger
from db.rules.sketches import Sketch
from db.tables.activities import Activity, ActivityPhoto
from db.tables.attendance import Attendance, Guest, Knock
from db.tables.base import HOME_ORG
from db.tables.keeping import JournalLine
from db.tables.needs import Need
from db.tables.wishes import Wish, WishPerson
from db.terms import (
    ActivityId,
    ActivityKind,
    ActivityStatus,
    AttendanceStatus,
    AttendanceWay,
    Beneficiary,
    Doubt,
    Grade,
)
from db.work import reading
from db.writes import activities, arrivals, attendance, needs, photos, relays, templates, undoing, wishes
from db.writes.relays import Stranger
from tests.builders import Town, a_town, at
from tests.builders.acts import does, figures_stand, refused, rows
from tests.builders.once import built_once
from tests.builders.steps import DAY, a_need, an_activity, an_arrival

Undo = tuple[Actor, Callable[..., object], dict[str, Any]]
PRESENT = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)


def an_arrival_of_li(engine: Engine, town: Town, activity: ActivityId) -> Undo:
    done = does(engine, town.clerk, attendance.record_arrival, activity_id=activity, member_id=town.li_a)
    return town.clerk, attendance.undo_arrival, {"attendance_id": done.id}


def a_guest(engine: Engine, town: Town, activity: ActivityId) -> Undo:
    guest = does(engine, town.clerk, attendance.record_guest, activity_id=activity, name="赵敏", come_from="妇联")
    return town.clerk, attendance.undo_guest, {"guest_id": guest.id}


def a_match(engine: Engine, town: Town, _activity: ActivityId) -> Undo:
    guest = next(one for one in rows(engine, Guest) if one.name == "路人")
    done = does(engine, town.clerk, attendance.match_guest, guest_id=guest.id, member_id=town.li_a)
    return town.clerk, attendance.undo_arrival, {"attendance_id": done.id}


def residents(engine: Engine, town: Town, activity: ActivityId) -> Undo:
    facts = {"activity_id": activity}
    whom = {"beneficiaries": 46, "beneficiary": Beneficiary.ELDERLY}
    does(engine, town.clerk, attendance.count_residents, **facts, **whom)
    return town.clerk, undoing.undo_residents, facts


def a_heard_need(engine: Engine, town: Town, _activity: ActivityId) -> Undo:
    return town.clerk, undoing.undo_need, {"need_id": a_need(engine, town.clerk, community=town.wanghu)}


def a_heard_wish(engine: Engine, town: Town, _activity: ActivityId) -> Undo:
    wish = does(
        engine, town.clerk, wishes.post_wish, community_id=town.wanghu, alias="小石榴", thing="一盏台灯",
        beneficiary=Beneficiary.CHILDREN, asked_on=DAY, person="3号楼",
    )  # fmt: skip
    return town.clerk, undoing.undo_wish, {"wish_id": wish.id}


def a_relay(engine: Engine, town: Town, activity: ActivityId, way: AttendanceWay = AttendanceWay.RELAY) -> Undo:
    does(
        engine, town.clerk, relays.record_relay, activity_id=activity, member_ids=[town.zhang_a, town.li_a],
        strangers=[Stranger("路人", ""), Stranger("钱七", "隔壁")], heads=9, way=way,
    )  # fmt: skip
    line = next(one.line for one in offered(engine, town.clerk, activity) if one.event == "relay.recorded")
    return town.clerk, undoing.undo_relay, {"activity_id": activity, "line": line}


def a_sheet(engine: Engine, town: Town, activity: ActivityId) -> Undo:
    return a_relay(engine, town, activity, AttendanceWay.SHEET)


def begun_from_a_template(engine: Engine, town: Town, _activity: ActivityId) -> Undo:
    sketch = Sketch("义务植树", ActivityKind.LABOUR, 60, None, "", None, None, None)
    place = {"branch_id": town.branch_a, "community_id": town.wanghu}
    template = does(engine, town.secretary, templates.keep_template, sketch=sketch, **place)
    begun = does(engine, town.clerk, templates.begin_from_template, template_id=template.id)
    return town.clerk, undoing.undo_plan, {"activity_id": begun.id}


def a_closing(engine: Engine, town: Town, activity: ActivityId) -> Undo:
    does(engine, town.secretary, activities.close_activity, activity_id=activity, effect="干净了", grade=Grade.FIRST)
    return town.secretary, undoing.undo_close, {"activity_id": activity}


def a_strike(engine: Engine, town: Town, _activity: ActivityId) -> Undo:
    who = {"attendance_id": next(one.id for one in rows(engine, Attendance) if one.member_id == town.zhang_a)}
    does(engine, town.clerk, attendance.refuse_arrival, reason="替人签的", **who)
    return town.clerk, undoing.undo_strike, who


def a_no(engine: Engine, town: Town, _activity: ActivityId) -> Undo:
    knock = {"knock_id": rows(engine, Knock)[0].id}
    does(engine, town.clerk, arrivals.turn_away, **knock)
    return town.clerk, undoing.undo_turning_away, knock


def a_photo(engine: Engine, town: Town, activity: ActivityId) -> Undo:
    photo = does(engine, town.clerk, photos.add_photo, activity_id=activity, picture=Picture(b"-"))
    return town.clerk, photos.drop_photo, {"photo_id": photo.id}


KINDS = [
    an_arrival_of_li, a_guest, a_match, residents, a_heard_need, a_heard_wish, a_relay, a_sheet,
    begun_from_a_template, a_closing, a_photo, a_strike, a_no,
]  # fmt: skip


@built_once
def a_running_activity(engine: Engine) -> tuple[Town, ActivityId]:
    """A town and an activity: 张三 there, a walk-in, a claimed need that it serves, somebody waiting at its door."""
    town = a_town(engine)
    need = a_need(engine, town.clerk, community=town.wanghu)
    does(engine, town.zhang, needs.claim_need, need_id=need, member_id=town.zhang_a)
    activity = an_activity(engine, town, need_ids=(need,))
    an_arrival(engine, town.staff, activity, town.zhang_a)
    does(engine, town.staff, attendance.record_guest, activity_id=activity, name="路人")
    does(
        engine, stranger(HOME_ORG), arrivals.knock, activity_code=rows(engine, Activity)[0].code,
        opening=Opening("0", at(), Doubt.OLD_CODE), key=uuid4(), typed="孙八", unattended=True,
    )  # fmt: skip
    return town, activity


def offered(engine: Engine, actor: Actor, activity: ActivityId) -> tuple[Undoable, ...]:
    with reading(engine) as session:
        return undoable(session, actor, activity_id=activity, since=at(hour=1))


def stands(engine: Engine) -> list[object]:
    """What there is, as people see it."""
    live = [one for one in rows(engine, Activity) if one.status is not ActivityStatus.CANCELLED]
    return [
        {(one.name, one.status, one.beneficiaries, one.beneficiary, one.declared, one.closed_by) for one in live},
        {(one.member_id, one.status) for one in rows(engine, Attendance) if one.status in PRESENT},
        sorted((one.name, str(one.member_id)) for one in rows(engine, Guest)),
        sorted((one.text, one.status, str(one.activity_id)) for one in rows(engine, Need)),
        [(one.thing, one.status) for one in rows(engine, Wish)],
        len(rows(engine, WishPerson)),
        len(rows(engine, ActivityPhoto)),
        [one.status for one in rows(engine, Knock)],
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_taken_back_within_the_hour_by_whoever_entered_it(
    sqlite_engine: Engine, kind: Callable[[Engine, Town, ActivityId], Undo]
) -> None:
    town, activity = a_running_activity(sqlite_engine)
    before = stands(sqlite_engine)

    actor, undo, facts = kind(sqlite_engine, town, activity)
    entered = stands(sqlite_engine)
    others = refused(sqlite_engine, town.staff, undo, **facts, now=at(hour=2, minute=59))
    late = refused(sqlite_engine, actor, undo, **facts, now=at(hour=3, minute=1))
    does(sqlite_engine, actor, undo, **facts, now=at(hour=2, minute=59))

    assert entered != before
    # a photo goes later too, and others' as well, with a reason
    assert {others, late} <= {Code.UNDO_TOO_LATE, Code.NOT_ALLOWED} or {others, late} == {Code.EMPTY}
    assert stands(sqlite_engine) == before
    assert figures_stand(sqlite_engine)
    refused(sqlite_engine, actor, undo, **facts, now=at(hour=2, minute=59))


def test_what_somebody_went_on_with_is_not_taken_back(engine: Engine) -> None:
    town, activity = a_running_activity(engine)
    taken, served = a_heard_need(engine, town, activity), a_heard_need(engine, town, activity)
    does(engine, town.zhang, needs.claim_need, member_id=town.zhang_a, **taken[2])
    an_activity(engine, town, name="修灯", need_ids=(served[2]["need_id"],))
    begun = begun_from_a_template(engine, town, activity)
    an_arrival(engine, town.staff, begun[2]["activity_id"], town.li_a)
    closed = a_closing(engine, town, activity)
    does(engine, town.clerk, activities.confirm_activity, activity_id=activity, grade=Grade.FIRST)

    codes = [refused(engine, actor, undo, **facts) for actor, undo, facts in (taken, served, begun, closed)]

    assert codes == [Code.GONE_ON] * 4


def test_only_what_may_still_be_taken_back_is_offered_and_only_to_whoever_did_it(engine: Engine) -> None:
    town, activity = a_running_activity(engine)
    for kind in (residents, a_heard_need, a_heard_wish, a_strike, a_no):
        kind(engine, town, activity)
    wish = rows(engine, Wish)[0]
    does(engine, town.zhang, wishes.claim_wish, wish_id=wish.id, member_id=town.zhang_a)

    does(engine, town.clerk, relays.record_relay, activity_id=activity, member_ids=[town.li_a], way=AttendanceWay.SHEET)
    own = offered(engine, town.clerk, activity)
    does(engine, town.clerk, undoing.undo_relay, activity_id=activity, line=own[0].line)

    assert [(one.event, one.words) for one in own] == [
        ("relay.recorded", "清扫楼道"),
        ("knock.turned_away", "孙八"),
        ("attendance.refused", "张三"),
        ("need.written", "3号楼水管漏水"),
        ("activity.residents_counted", "清扫楼道"),
    ]
    assert [one.event for one in offered(engine, town.clerk, activity)] == [one.event for one in own[1:]]
    assert offered(engine, town.secretary, activity) == ()


def test_whose_arrival_was_struck_comes_in_again_with_a_reason_only(sqlite_engine: Engine) -> None:
    town, activity = a_running_activity(sqlite_engine)
    a_strike(sqlite_engine, town, activity)
    who = {"activity_id": activity, "member_id": town.zhang_a}

    code = refused(sqlite_engine, town.secretary, attendance.record_arrival, **who)
    does(sqlite_engine, town.secretary, attendance.record_arrival, reason="人到了，认错了", **who)

    assert code is Code.STRUCK
    assert [one.status for one in rows(sqlite_engine, Attendance)] == [AttendanceStatus.RECORDED]
    with reading(sqlite_engine) as session:
        said = session.exec(select(JournalLine.after).where(col(JournalLine.event) == "attendance.recorded")).all()
    assert [one.get("reason") for one in said] == [None, "人到了，认错了"]
