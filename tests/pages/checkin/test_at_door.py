"""The clerk at a community's door: sees who waits, takes in whom the form surely means, and turns others away."""

from uuid import uuid4

import pytest
from sqlalchemy import Engine

from db.rules.door_forms import Written
from db.rules.passes import Opening
from db.rules.rights import stranger
from db.tables.checkins import CheckinForm
from db.tables.people import Member
from db.terms import Doubt, Role
from db.writes.checkins import transcribe_checkin
from db.writes.door_forms import send_form
from pages.doors.tongue import HOME
from pages.text import door_forms as text
from pages.text import frame
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, row, rows
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import DAY

PATH = "checkin/at_door"
WANG = Written("王五", "13800000004", "乙党支部", abilities="修*水管*")


@pytest.fixture
def town(house: Engine) -> Town:
    """A town at whose door in 望湖 王五 waits, and somebody by the poster whom nobody knows."""
    town = a_town(house)
    for written, doubt in ((WANG, None), (Written("路人", "13911112222", "不明"), Doubt.WALL_CODE)):
        opening = Opening(uuid4().hex[:12], at(), doubt)
        facts = {"community_code": "SQ001", "opening": opening, "key": uuid4(), "written": written}
        does(house, stranger(HOME), send_form, **facts)
    return town


def test_the_clerk_takes_in_whom_a_form_means_and_turns_the_other_away(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.clerk), PATH)
    said = read(screen)
    assert [error.message for error in screen.exception] == []
    assert all(words in said for words in (text.SURE.zh, text.NOT_KNOWN.zh, "修\\*水管\\*"))

    press(screen, text.YES_TAIL.zh.format(name="王五", branch="乙党支部", tail="04"))
    screen.text_input[0].set_value("名册里没有")
    press(screen, text.NO)

    assert row(house, Member, town.wang_b).serves_community_id == town.wanghu
    assert rows(house, CheckinForm) == []
    assert text.NOBODY.zh in read(screen)


def test_whoever_is_checked_in_here_already_is_taken_off_without_a_reason(house: Engine, town: Town) -> None:
    for abilities in ("", "唱歌"):
        written = Written("王五", "13800000004", "乙党支部", abilities=abilities)
        facts = {"community_code": "SQ001", "opening": Opening(uuid4().hex[:12], at(), None), "written": written}
        does(house, stranger(HOME), send_form, key=uuid4(), **facts)
    does(house, town.staff, transcribe_checkin, member_id=town.wang_b, community_id=town.wanghu, day=DAY)
    screen = a_screen(a_sign_in(house, town.clerk), PATH)
    said = read(screen)

    press(screen, text.REMOVE.zh.format(name="王五"))

    assert text.TWO.zh in said
    assert sorted(one.name for one in rows(house, CheckinForm)) == ["王五", "王五", "路人"]


def test_another_community_s_clerk_sees_nobody_and_members_are_told_of_those_who_wait(
    house: Engine, town: Town
) -> None:
    other = a_screen(a_sign_in(house, town.other_clerk), PATH)
    listed = a_screen(a_sign_in(house, town.clerk), "checkin/members")
    by_staff = a_screen(a_sign_in(house, actor_of(Role.STAFF)), PATH)

    assert text.NOBODY.zh in read(other)
    assert "王五" not in read(other)
    assert any(text.FROM_MEMBERS.zh.format(count=2) in link.proto.label for link in listed.get("page_link"))
    assert frame.FORBIDDEN.zh in read(by_staff)
    assert not offers(by_staff, text.NO)
