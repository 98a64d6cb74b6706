"""Oneself and one's choices, asked: one's own data whole, nobody else's at all."""

from sqlalchemy import Engine

from db.reads.me import own_data, own_service
from db.terms import AttendanceStatus, SkillLevel
from db.work import reading
from tests.builders import a_town
from tests.builders.counting import statements
from tests.builders.steps import DAY, a_confirmed_activity


def test_a_member_sees_what_is_held_about_them(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        data = own_data(session, town.zhang)
        service = own_service(session, town.zhang)

    assert data is not None
    assert (data.name, data.phone, data.branch, data.serves, data.home) == (
        "张三",
        "13800000001",
        "甲党支部",
        "望湖社区",
        "望湖社区",
    )
    assert [(skill.name, skill.level) for skill in data.skills] == [("水电维修", SkillLevel.SKILLED)]
    assert [(line.day, line.activity, line.status) for line in service] == [
        (DAY, "清扫楼道", AttendanceStatus.CONFIRMED)
    ]
    assert len(sent) == 3


def test_an_account_without_a_member_has_no_such_record(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        assert own_data(session, town.staff) is None
        assert own_service(session, town.clerk) == []
