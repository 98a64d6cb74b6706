"""At the desk: who is there already changes nothing; guests are taken back within the hour by whoever wrote them."""

from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.revision import revision
from db.rules.rights import Actor
from db.tables.attendance import Guest
from db.terms import ActivityId
from db.work import perform, reading
from db.writes import attendance
from tests.builders import Town, a_town, at
from tests.builders.acts import does, events
from tests.builders.acts import refused as vain
from tests.builders.steps import an_activity, an_arrival


def test_who_is_there_already_wakes_no_open_page(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    activity = an_activity(sqlite_engine, town)
    an_arrival(sqlite_engine, town.secretary, activity, town.li_a)
    before = stands(sqlite_engine)

    an_arrival(sqlite_engine, town.secretary, activity, town.li_a)
    an_arrival(sqlite_engine, town.clerk, activity, town.li_a)

    assert stands(sqlite_engine) == before
    an_arrival(sqlite_engine, town.clerk, activity, town.zhang_a)
    assert stands(sqlite_engine) == before + 1


def stands(engine: Engine) -> int:
    with reading(engine) as session:
        return revision(session)


def a_guest(engine: Engine, town: Town, activity: ActivityId) -> UUID:
    return perform(engine, town.secretary, attendance.record_guest, now=at(), activity_id=activity, name="赵敏").id


def refused(engine: Engine, by: Actor, guest: UUID, *, minute: int = 5, hour: int = 2) -> Code:
    with pytest.raises(Refusal) as refusal:
        perform(engine, by, attendance.undo_guest, now=at(hour=hour, minute=minute), guest_id=guest)
    return refusal.value.code


def guests(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return [guest.name for guest in session.exec(select(Guest))]


def test_a_guest_is_taken_back_within_the_hour_by_whoever_wrote_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    guest = a_guest(sqlite_engine, town, an_activity(sqlite_engine, town))

    perform(sqlite_engine, town.secretary, attendance.undo_guest, now=at(hour=3), guest_id=guest)

    assert guests(sqlite_engine) == []
    assert refused(sqlite_engine, town.secretary, guest) is Code.NOT_FOUND


def test_a_guest_stays_when_it_is_too_late_or_somebody_elses(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    guest = a_guest(sqlite_engine, town, an_activity(sqlite_engine, town))

    assert refused(sqlite_engine, town.secretary, guest, hour=3, minute=1) is Code.UNDO_TOO_LATE
    assert refused(sqlite_engine, town.clerk, guest) is Code.UNDO_TOO_LATE
    assert refused(sqlite_engine, town.other_clerk, guest) is Code.NOT_ALLOWED
    assert guests(sqlite_engine) == ["赵敏"]


def test_a_guest_is_struck_later_or_by_somebody_else_with_a_reason(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    first, second = (a_guest(sqlite_engine, town, an_activity(sqlite_engine, town)) for _ in range(2))
    perform(sqlite_engine, town.secretary, attendance.match_guest, now=at(), guest_id=first, member_id=town.li_a)

    facts = {"guest_id": second, "reason": "写重了"}
    does(sqlite_engine, town.clerk, attendance.strike_guest, now=at(hour=9), **facts)

    assert vain(sqlite_engine, town.clerk, attendance.strike_guest, guest_id=first, reason="") is Code.ALREADY_RECORDED
    assert guests(sqlite_engine) == ["赵敏"]
    assert "guest.struck" in events(sqlite_engine)


def test_a_guest_who_is_a_member_by_now_is_not_taken_back(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    guest = a_guest(sqlite_engine, town, an_activity(sqlite_engine, town))
    perform(sqlite_engine, town.secretary, attendance.match_guest, now=at(), guest_id=guest, member_id=town.li_a)

    assert refused(sqlite_engine, town.secretary, guest) is Code.ALREADY_RECORDED
    assert guests(sqlite_engine) == ["赵敏"]
