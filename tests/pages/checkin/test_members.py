"""Check-in of members on the screen: who is missing, sent by the branch, taken in by the community, each once."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.tables.checkins import MemberCheckin
from db.tables.people import Member, MemberSkill, MemberStep
from db.terms import CheckinStatus, MemberStatus, Role
from db.work import reading
from db.writes import checkins, members
from pages.kit.atlas import PLACES
from pages.text import checkins as text
from pages.text import data_form, frame
from tests.builders import Town, actor_of
from tests.builders.acts import does
from tests.builders.checking import JANUARY, a_checkin, a_member, an_empty_town
from tests.builders.hands import listed, offers, press, read, tap_twice
from tests.builders.screens import a_screen, a_sign_in

OURS = [place for place in PLACES if place.section == "checkin"]
FEBRUARY = date(2026, 2, 10)
CODE = "DY00001"


@pytest.fixture
def town(house: Engine) -> Town:
    """孙小山 of 甲, not checked in; 沈山 of 甲, checked in at 望湖."""
    town = an_empty_town(house)
    a_member(house, town, name="孙小山", branch=town.branch_a, phone="13900001234")
    shen = a_member(house, town, name="沈山", branch=town.branch_a, phone="13900005678")
    a_checkin(house, town, shen, town.wanghu, FEBRUARY)
    return town


def sun(engine: Engine) -> Member:
    with reading(engine) as session:
        return session.exec(select(Member).where(Member.code == CODE)).one()


def checkins_of(engine: Engine) -> list[MemberCheckin]:
    with reading(engine) as session:
        return list(session.exec(select(MemberCheckin).where(MemberCheckin.member_id == sun(engine).id)))


def test_the_page_says_who_is_missing_and_what_the_share_is_of(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/members")

    assert [figure.value for figure in screen.metric] == ["1", "50%", "2", "1", "0"]
    assert "孙小山" in read(screen)
    assert "沈山" not in read(screen)
    assert "休假 0 人、退休 0 人、已调出 0 人" in read(screen)


def test_a_day_with_nobody_missing_says_so(house: Engine, town: Town) -> None:
    a_checkin(house, town, sun(house).id, town.wanghu, date(2026, 3, 1))

    proved = a_screen(a_sign_in(house, town.secretary), "checkin/members", day="2026-03-01")
    before = a_screen(a_sign_in(house, town.secretary), "checkin/members", day="2026-02-28")

    now = a_screen(a_sign_in(house, town.secretary), "checkin/members")
    assert "一个不缺" in read(proved)
    assert [text.PAST_MAY_GAIN.zh in read(screen) for screen in (proved, now)] == [True, False]
    assert "2月28日：还有 1 人没有报到" in read(before)


def test_an_empty_town_says_what_will_be_here(house: Engine) -> None:
    town = an_empty_town(house)

    screen = a_screen(a_sign_in(house, actor_of(Role.SECRETARY, name="of nowhere")), "checkin/members")

    assert town is not None
    assert text.NOBODY_YET.zh in read(screen)


def test_the_branch_sends_once_and_the_community_takes_in_once(house: Engine, town: Town) -> None:
    secretary = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)
    secretary.selectbox[0].select_index(0)

    tap_twice(secretary, text.SEND, f"send-{CODE}")
    waiting = [line.status for line in checkins_of(house)]
    clerk = a_screen(a_sign_in(house, town.clerk), "checkin/members")
    tap_twice(clerk, text.RECEIVE, f"receive-{CODE}")

    assert waiting == [CheckinStatus.SENT]
    assert [line.status for line in checkins_of(house)] == [CheckinStatus.RECEIVED]
    assert sun(house).serves_community_id == town.wanghu


@pytest.mark.usefixtures("town")
def test_the_administrator_removes_the_person_of_a_member_who_has_left(house: Engine) -> None:
    gone = {"status": MemberStatus.RETIRED, "since": date(2026, 5, 20), "reason": "退休"}
    admin = actor_of(Role.ADMIN)
    does(house, admin, members.change_status, member_id=sun(house).id, **gone)
    screen = a_screen(a_sign_in(house, admin), "checkin/member", code=CODE)

    [box for box in screen.text_input if box.label.startswith(text.REASON.zh)][-1].input("本人要求")
    press(screen, text.FORGET)

    assert (sun(house).name, sun(house).phone) == ("*", "")
    assert f"已移除的党员（{CODE}）" in [title.value for title in screen.title]
    assert [screen.text_input.len, text.FORGET.zh in read(screen), text.FILL.zh in read(screen)] == [0, False, False]


def test_a_check_in_without_a_community_is_refused_and_says_why(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)

    press(screen, text.SEND)

    assert checkins_of(house) == []
    assert "请选择“到哪个社区”。" in read(screen)


def test_the_community_sends_back_with_a_reason(house: Engine, town: Town) -> None:
    a_checkin(house, town, sun(house).id, town.wanghu, FEBRUARY, received=False)
    screen = a_screen(a_sign_in(house, town.clerk), "checkin/members")

    next(box for box in screen.text_input if box.label.startswith(text.SEND_BACK_REASON.zh)).input("不住在本社区")
    press(screen, text.SEND_BACK)

    assert [(line.status, line.note) for line in checkins_of(house)] == [(CheckinStatus.RETURNED, "不住在本社区")]


def test_a_members_page_sends_back_as_well_and_tells_who_answered(house: Engine, town: Town) -> None:
    a_checkin(house, town, sun(house).id, town.wanghu, FEBRUARY, received=False)
    # a community opens the members of branches that are checked in there
    sent = {"branch_id": town.branch_a, "community_id": town.wanghu, "day": FEBRUARY, "contact": "李四"}
    slip = does(house, town.secretary, checkins.send_slip, **sent)
    does(house, town.clerk, checkins.receive_slip, slip_id=slip.id, liaison="周敏", handled_by="吴军")
    screen = a_screen(a_sign_in(house, town.clerk), "checkin/member", code=CODE)

    next(box for box in screen.text_input if box.label.startswith(text.SEND_BACK_REASON.zh)).input("不住在本社区")
    press(screen, text.SEND_BACK)

    assert [line.status for line in checkins_of(house)] == [CheckinStatus.RETURNED]
    told = read(a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE))
    assert f"退回 · {town.clerk.name}" in told


def test_a_clerk_of_another_community_cannot_take_in(house: Engine, town: Town) -> None:
    a_checkin(house, town, sun(house).id, town.wanghu, FEBRUARY, received=False)

    screen = a_screen(a_sign_in(house, town.other_clerk), "checkin/members")

    assert not offers(screen, text.RECEIVE)


def test_the_branch_sees_who_waits_and_by_branch_once_it_looks(house: Engine, town: Town) -> None:
    a_checkin(house, town, sun(house).id, town.wanghu, FEBRUARY, received=False)
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/members")

    tables = len(screen.dataframe)
    screen.session_state["groups"] = True
    screen.run()

    assert listed(screen)[0] == ("孙小山", f"member?code={CODE}")
    assert text.SENT_ON.zh.format(day="2026年2月10日", community="望湖社区") in read(screen)
    assert (tables, list(screen.dataframe[0].value["名称"])) == (0, ["甲党支部"])


def test_the_secretary_completes_the_form_with_a_telephone(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)
    phone = next(box for box in screen.text_input if box.label.startswith(text.PHONE.zh))

    phone.input("123")
    press(screen, text.SAVE_FORM)
    unfinished = sun(house).form_on
    next(box for box in screen.text_input if box.label.startswith(text.PHONE.zh)).input("13912345678")
    press(screen, text.SAVE_FORM)

    assert unfinished is None
    assert sun(house).phone == "13912345678"
    assert sun(house).form_on is not None


def test_a_member_fills_in_the_own_form(house: Engine, town: Town) -> None:
    me = actor_of(Role.MEMBER, name="sun", member=sun(house).id)
    screen = a_screen(a_sign_in(house, me), "checkin/my_form")

    press(screen, text.SAVE_FORM)

    assert town is not None
    assert sun(house).form_on is not None


def test_the_member_and_the_secretary_fill_in_one_form_and_the_second_chooses(house: Engine, town: Town) -> None:
    me = actor_of(Role.MEMBER, name="sun", member=sun(house).id)
    mine = a_screen(a_sign_in(house, me), "checkin/my_form")
    theirs = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)
    for screen, phone, duty in ((theirs, "13911111111", "科长"), (mine, "13922222222", "")):
        next(box for box in screen.text_input if box.label.startswith(text.PHONE.zh)).input(phone)
        next(box for box in screen.text_input if box.label.startswith(text.DUTY.zh)).input(duty)
        press(screen, text.SAVE_FORM)
    waiting = sun(house).phone

    mine.radio[0].set_value("mine")
    press(mine, text.SAVE_FORM)

    assert [error.message for error in mine.exception] == []
    assert (waiting, sun(house).phone, sun(house).duty) == ("13911111111", "13922222222", "科长")


def test_the_member_fills_in_the_further_fields_and_both_sides_write_their_opinion(house: Engine, town: Town) -> None:
    a_checkin(house, town, sun(house).id, town.wanghu, FEBRUARY)
    me = actor_of(Role.MEMBER, name="sun", member=sun(house).id)
    mine = a_screen(a_sign_in(house, me), "checkin/my_form")
    for label, value in ((data_form.NATION, "回族"), (data_form.JOINED_PARTY, "2005-07")):
        next(box for box in mine.text_input if box.label.startswith(label.zh)).input(value)
    press(mine, text.SAVE_FORM)
    for side, label, opinion in (
        (town.secretary, data_form.BRANCH_OPINION, "情况属实"), (town.clerk, data_form.COMMUNITY_OPINION, "同意接收"),
    ):  # fmt: skip
        screen = a_screen(a_sign_in(house, side), "checkin/member", code=CODE)
        next(box for box in screen.text_input if box.label.startswith(label.zh)).input(opinion)
        press(screen, data_form.SAVE_OPINION)

    (checkin,) = checkins_of(house)
    told = read(a_screen(a_sign_in(house, me), "checkin/my_form"))
    assert (sun(house).nation, sun(house).joined_party) == ("回族", "2005-07")
    assert (checkin.branch_opinion, checkin.community_opinion) == ("情况属实", "同意接收")
    assert [said for said in ("情况属实", "同意接收") if said not in told] == []


def test_a_member_checks_in_alone_and_waits_for_the_community(house: Engine, town: Town) -> None:
    me = actor_of(Role.MEMBER, name="sun", member=sun(house).id)
    screen = a_screen(a_sign_in(house, me), "checkin/my_form")
    screen.selectbox[0].select_index(0)

    tap_twice(screen, text.SEND, "send-me")

    assert [(line.status, line.community_id) for line in checkins_of(house)] == [(CheckinStatus.SENT, town.wanghu)]
    assert sun(house).checked_in_on is None
    assert "等社区接收" in read(screen)


def test_a_member_says_what_they_can_do(house: Engine, town: Town) -> None:
    me = actor_of(Role.MEMBER, name="sun", member=sun(house).id)
    screen = a_screen(a_sign_in(house, me), "checkin/my_form")
    next(box for box in screen.selectbox if box.label.startswith(text.SKILL.zh)).select_index(0)

    tap_twice(screen, text.SAVE_SKILL, "my-skill")

    with reading(house) as session:
        held = session.exec(select(MemberSkill).where(MemberSkill.member_id == sun(house).id)).all()
    assert [skill.skill_id for skill in held] == [town.plumbing]


def test_a_skill_is_added_once(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)
    next(box for box in screen.selectbox if box.label.startswith(text.SKILL.zh)).select_index(0)

    tap_twice(screen, text.SAVE_SKILL, f"skill-{CODE}")

    with reading(house) as session:
        held = session.exec(select(MemberSkill).where(MemberSkill.member_id == sun(house).id)).all()
    assert [skill.skill_id for skill in held] == [town.plumbing]


def test_a_retirement_stands_in_the_history_once(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)
    next(box for box in screen.selectbox if box.label.startswith(text.NEW_STATUS.zh)).select_index(1)

    tap_twice(screen, text.SAVE_STATUS, f"status-{CODE}")

    with reading(house) as session:
        steps = session.exec(select(MemberStep).where(MemberStep.member_id == sun(house).id)).all()
    assert sorted(step.status for step in steps) == [MemberStatus.IN_SERVICE, MemberStatus.RETIRED]
    assert min(step.since for step in steps) == JANUARY


def test_the_secretary_notes_that_somebody_leads_the_unit(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/member", code=CODE)
    next(box for box in screen.date_input if box.label.startswith(text.LEADS_FROM.zh)).set_value(FEBRUARY)

    press(screen, text.SAVE_LEADING)

    assert (sun(house).leads_from, sun(house).leads_until) == (FEBRUARY, None)
    assert text.LEADS.zh.format(day="2026年2月10日") in read(screen)


def test_a_member_is_entered_with_two_fields(house: Engine, town: Town) -> None:
    screen = a_screen(a_sign_in(house, town.secretary), "checkin/join")

    screen.text_input[0].input("钱三")
    press(screen, text.JOIN)

    with reading(house) as session:
        found = session.exec(select(Member).where(Member.name == "钱三")).one()
    assert (found.branch_id, found.search) == (town.branch_a, "qs qiansan")


def test_a_member_of_another_branch_is_not_shown(house: Engine, town: Town) -> None:
    stranger = actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,))

    screen = a_screen(a_sign_in(house, stranger), "checkin/member", code=CODE)

    assert frame.MISSING.zh in read(screen)
    assert "孙小山" not in read(screen)
