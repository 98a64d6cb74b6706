"""Forms at a community's door: they say nothing of anybody, and only the community's yes checks somebody in."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.door_forms import WaitingForm, forms_count, forms_waiting
from db.reads.own_records import own_records
from db.rules.door_forms import Written
from db.rules.passes import Opening
from db.rules.rights import Actor, stranger
from db.tables.checkins import CheckinForm, MemberCheckin
from db.tables.keeping import JournalLine
from db.tables.people import Member, MemberTime
from db.tables.places import Community
from db.terms import CheckinStatus, CommunityId, Doubt, Gender, Held, MemberStatus, Role
from db.work import Work, reading, writing
from db.writes.checkins import check_member_in, transcribe_checkin
from db.writes.door_forms import MOST_DOUBTED, MOST_WAITING, remove_form, send_form, take_in_by_form, turn_form_away
from db.writes.forgetting import forget_member, forget_over
from db.writes.members import change_status
from pages.doors.tongue import HOME
from tests.builders import Town, a_town, at
from tests.builders.acts import does, events, figures_stand, refused, row, rows
from tests.builders.people import actor_of
from tests.builders.steps import DAY

NOBODY = stranger(HOME)
ZHANG = Written("张三", "138 0000 0001", "局机关甲支部", born="1980-05", times=frozenset({"weekend-morning", "never"}))


def an_opening(doubt: Doubt | None = None) -> Opening:
    return Opening(uuid4().hex[:12], at(), doubt)


def send(engine: Engine, town: Town, written: Written = ZHANG, **facts: object) -> CheckinForm:
    place = row(engine, Community, town.wanghu).code
    whole = {"community_code": place, "opening": an_opening(), "key": uuid4(), "written": written, **facts}
    return does(engine, NOBODY, send_form, **whole)


def waiting(engine: Engine, actor: Actor, community_id: CommunityId | None = None) -> tuple[WaitingForm, ...]:
    own = community_id or next(iter(actor.community_ids))
    with reading(engine) as session:
        return forms_waiting(session, actor, community_id=own)


def with_many(engine: Engine, community_id: CommunityId, count: int, **facts: Any) -> None:  # noqa: ANN401 - columns of the form
    """Let so many forms wait at a community's door."""
    whole: dict[str, Any] = {
        "opening": "x",
        "phone": "1",
        "day": DAY,
        "sent_at": at(),
        "community_id": community_id,
        **facts,
    }
    many = [CheckinForm(key=uuid4(), **{"name": f"人{n}", **whole}) for n in range(count)]
    does(engine, actor_of(Role.ADMIN), lambda work: work.add_all(many))


def retire(work: Work, *, community_id: CommunityId) -> None:
    work.get(Community, community_id).retired = True


def a_phone(engine: Engine, member_id: UUID) -> str:
    return row(engine, Member, member_id).phone


def test_a_form_waits_and_the_clerk_s_yes_checks_in_and_fills_what_was_unknown(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    phone = a_phone(sqlite_engine, town.wang_b)
    form = send(sqlite_engine, town, Written("王五", phone, "甲支部", Gender.MALE, "1980-05", "科长", lives_here=True,
                                      times=frozenset({"weekend-morning"}), abilities="修水管"))  # fmt: skip
    (seen,) = waiting(sqlite_engine, town.clerk)
    before = row(sqlite_engine, Member, town.wang_b)
    assert [(one.member_id, one.name, one.surely) for one in seen.meant if one.surely] == [(town.wang_b, "王五", True)]
    assert waiting(sqlite_engine, town.other_clerk) == waiting(sqlite_engine, town.other_clerk, town.wanghu) == ()

    checkin = does(sqlite_engine, town.clerk, take_in_by_form, form_id=form.id, member_id=town.wang_b)

    member = row(sqlite_engine, Member, town.wang_b)
    assert (checkin.status, checkin.community_id, checkin.note) == (CheckinStatus.RECEIVED, town.wanghu, "修水管")
    assert (member.serves_community_id, member.form_on, member.duty) == (town.wanghu, DAY, before.duty or "科长")
    assert (member.phone, member.gender) == (phone, before.gender or Gender.MALE)
    assert {(one.weekday, one.part) for one in rows(sqlite_engine, MemberTime) if one.member_id == member.id} >= {
        (5, "morning"), (6, "morning"),
    }  # fmt: skip
    assert rows(sqlite_engine, CheckinForm) == []
    assert figures_stand(sqlite_engine)
    assert refused(sqlite_engine, town.clerk, take_in_by_form, form_id=form.id, member_id=town.wang_b) == Code.NOT_FOUND


def test_whoever_sends_a_form_is_answered_alike_whomever_it_names(sqlite_engine: Engine) -> None:
    engine = sqlite_engine
    town = a_town(engine)
    known = send(engine, town, Written("张三", a_phone(engine, town.zhang_a), "甲"))
    unknown = send(engine, town, Written("无名氏", "13911112222", "乙"))
    by_wall = send(engine, town, Written("赵六", "13911113333", "乙"), opening=an_opening(Doubt.WALL_CODE))

    assert (known.doubt, unknown.doubt, by_wall.doubt) == (None, None, Doubt.WALL_CODE)
    assert {one.name: len(one.meant) > 0 for one in waiting(engine, town.clerk)} == {
        "张三": True, "无名氏": False, "赵六": False,
    }  # fmt: skip
    assert rows(engine, MemberCheckin) == []
    assert events(engine)[-3:] == ["door_form.sent"] * 3
    # a poster anybody may stand before: what was typed goes with the form
    with reading(engine) as session:
        lines = session.exec(select(JournalLine).where(JournalLine.event == "door_form.sent")).all()
        written = str([(line.before, line.after) for line in lines])
    assert str(town.wanghu) in written
    assert [typed for typed in ("张三", "无名氏", "赵六", "13911112222", "乙") if typed in written] == []


def test_one_person_is_one_form_and_a_second_name_from_one_page_is_told_to_the_clerk(sqlite_engine: Engine) -> None:
    engine, opening, key = sqlite_engine, an_opening(), uuid4()
    town = a_town(engine)

    first = send(engine, town, opening=opening, key=key)
    assert send(engine, town, opening=opening, key=key).id == first.id
    assert send(engine, town).id == first.id
    second = send(engine, town, Written("李四", "13911112222", "甲"), opening=opening)

    assert (first.doubt, second.doubt) == (None, Doubt.SAME_PHONE)
    assert (first.phone, first.born, first.times) == ("13800000001", "1980-05", "weekend-morning")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (Written(" ", "13800000001", "甲"), Code.EMPTY),
        (Written("张三", "", "甲"), Code.BAD_PHONE),
        (Written("张三", "1234", "甲"), Code.BAD_PHONE),
        (Written("张三", "13800000001", ""), Code.EMPTY),
        (Written("张三", "13800000001", "甲", born="去年"), Code.BAD_DAY),
        (Written("张三", "13800000001", "甲", abilities="长" * 201), Code.TOO_LONG),
    ],
)
def test_what_is_no_form_is_refused(sqlite_engine: Engine, written: Written, code: Code) -> None:
    town = a_town(sqlite_engine)
    place = row(sqlite_engine, Community, town.wanghu).code
    facts = {"community_code": place, "opening": an_opening(), "key": uuid4(), "written": written}

    assert refused(sqlite_engine, NOBODY, send_form, **facts) == code


def test_a_yes_is_for_whom_the_form_can_mean_and_who_may_check_in(sqlite_engine: Engine) -> None:
    engine = sqlite_engine
    town = a_town(engine)
    form = send(engine, town, Written("王五", "13911112222", "甲"))
    facts = {"form_id": form.id, "member_id": town.wang_b}

    assert refused(engine, town.other_clerk, take_in_by_form, **facts) == Code.NOT_ALLOWED
    assert refused(engine, town.secretary, take_in_by_form, **facts) == Code.NOT_ALLOWED
    assert refused(engine, town.clerk, take_in_by_form, form_id=form.id, member_id=town.li_a) == Code.NOT_FOUND
    does(engine, town.staff, check_member_in, member_id=town.wang_b, community_id=town.tingsong, day=DAY)
    with pytest.raises(Refusal) as waits:
        does(engine, town.clerk, take_in_by_form, **facts)
    assert (waits.value.code, waits.value.facts["name"]) == (Code.AWAITS_COMMUNITY, "王五")
    assert waits.value.facts["community"] == row(engine, Community, town.tingsong).name
    does(engine, town.staff, change_status, member_id=town.wang_b, status=MemberStatus.RETIRED, since=DAY)
    assert refused(engine, town.clerk, take_in_by_form, **facts) == Code.NOT_IN_SERVICE
    does(engine, actor_of(Role.ADMIN), retire, community_id=town.wanghu)
    assert refused(engine, town.clerk, take_in_by_form, **facts) == Code.CLOSED_ALREADY
    assert refused(engine, town.clerk, turn_form_away, form_id=form.id, reason="") == Code.EMPTY
    does(engine, town.clerk, turn_form_away, form_id=form.id, reason="不是本人")
    assert rows(engine, CheckinForm) == []


def test_nobody_fills_the_house_and_what_waits_too_long_goes(sqlite_engine: Engine) -> None:
    engine = sqlite_engine
    town = a_town(engine)
    form = send(engine, town)
    with_many(engine, town.wanghu, MOST_WAITING - 1)
    place = row(engine, Community, town.wanghu).code
    other = {"community_code": place, "opening": an_opening(), "written": Written("甲", "13911112222", "甲")}

    assert refused(engine, NOBODY, send_form, **other, key=uuid4()) == Code.FULL
    assert send(engine, town).id == form.id
    does(engine, actor_of(Role.ADMIN), forget_over, now=at() + timedelta(days=61))
    assert rows(engine, CheckinForm) == []


def test_a_full_door_hides_nobody_at_another_and_namesakes_hide_no_member(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    with_many(sqlite_engine, town.tingsong, 101)
    with_many(sqlite_engine, town.wanghu, 101, name="张三", doubt=Doubt.WALL_CODE)
    form = send(sqlite_engine, town, Written("王五", a_phone(sqlite_engine, town.wang_b), "甲"))
    everywhere = actor_of(Role.STAFF)

    seen = waiting(sqlite_engine, everywhere, town.wanghu)

    assert seen[0].id == form.id
    assert [one.member_id for one in seen[0].meant if one.surely] == [town.wang_b]
    assert {one.community_id for one in seen} == {town.wanghu}
    with reading(sqlite_engine) as session:
        asked = {forms_count(session, actor) for actor in (everywhere, town.clerk, NOBODY)}
        assert asked == {203, 102, 0}
        assert forms_count(session, everywhere, community_id=town.wanghu) == 102


def test_who_writes_otherwise_under_a_waiting_name_waits_beside_it_and_one_yes_answers_both(
    sqlite_engine: Engine,
) -> None:
    engine = sqlite_engine
    town = a_town(engine)
    stranger_s = Written("王五", a_phone(engine, town.wang_b), "不明", abilities="什么都会")
    sooner = send(engine, town, stranger_s)
    own = send(engine, town, Written("王五", stranger_s.phone, "乙支部"))

    assert own.id != sooner.id == send(engine, town, stranger_s).id
    assert [one.alone for one in waiting(engine, town.clerk)] == [False, False]
    checkin = does(engine, town.clerk, take_in_by_form, form_id=own.id, member_id=town.wang_b)
    assert (checkin.note, rows(engine, CheckinForm)) == ("", [])
    again = send(engine, town, Written("王五", stranger_s.phone, "乙支部"))
    facts = {"form_id": again.id, "member_id": town.wang_b}
    assert [(one.alone, one.meant[0].here) for one in waiting(engine, town.clerk)] == [(True, True)]
    assert refused(engine, town.other_clerk, remove_form, **facts) == Code.NOT_ALLOWED
    assert refused(engine, town.clerk, remove_form, form_id=again.id, member_id=town.zhang_a) == Code.NOT_FOUND
    does(engine, town.clerk, remove_form, **facts)
    assert rows(engine, CheckinForm) == []


def test_a_form_s_day_is_not_before_what_stands_of_the_member_since(sqlite_engine: Engine) -> None:
    engine = sqlite_engine
    town = a_town(engine)
    form = send(engine, town, Written("王五", a_phone(engine, town.wang_b), "甲"), now=at() - timedelta(days=40))
    checkin = does(engine, town.staff, transcribe_checkin, member_id=town.wang_b, community_id=town.tingsong, day=DAY)

    moved = does(engine, town.clerk, take_in_by_form, form_id=form.id, member_id=town.wang_b)

    assert (form.day, moved.day, row(engine, Member, town.wang_b).checked_in_on) == (
        DAY - timedelta(days=40), checkin.day, DAY,
    )  # fmt: skip


def test_posters_and_old_codes_fill_half_a_door(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    with_many(sqlite_engine, town.wanghu, MOST_DOUBTED, doubt=Doubt.WALL_CODE)
    place = row(sqlite_engine, Community, town.wanghu).code
    facts = {"community_code": place, "key": uuid4(), "written": ZHANG}

    for doubt in (Doubt.WALL_CODE, Doubt.OLD_CODE):
        assert refused(sqlite_engine, NOBODY, send_form, opening=an_opening(doubt), **facts) == Code.FULL
    assert send(sqlite_engine, town).doubt is None


def test_of_whom_a_clerk_does_not_reach_only_the_branch_is_told(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    does(sqlite_engine, town.staff, transcribe_checkin, member_id=town.wang_b, community_id=town.tingsong, day=DAY)
    send(sqlite_engine, town, Written("王五", "13911112222", "甲"))
    told = {
        actor.role: [(one.branch, one.tail, one.serves) for one in waiting(sqlite_engine, actor, town.wanghu)[0].meant]
        for actor in (town.clerk, town.staff)
    }

    assert told == {Role.CLERK: [("乙党支部", "", "")], Role.STAFF: [("乙党支部", "04", "听松社区")]}


def test_a_waiting_form_is_among_ones_own_records_and_goes_with_whom_it_means(sqlite_engine: Engine) -> None:
    engine = sqlite_engine
    town = a_town(engine)
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        work.get(Member, town.zhang_a).born = "1980-05"
    send(engine, town)
    send(engine, town, Written("张三", "13911112222", "甲", born="1980-05"))
    others = send(engine, town, Written("张三", "13911113333", "甲", born="1981-06"))

    with reading(engine) as session:
        held = [one.said for one in own_records(session, town.zhang) if one.held is Held.DOOR_FORM]
        theirs = own_records(session, actor_of(Role.MEMBER, member=town.zhang_b))
    assert [said[:3] for said in held] == [("望湖社区", "张三", "13800000001")]
    assert Held.DOOR_FORM not in {one.held for one in theirs}
    does(engine, town.staff, change_status, member_id=town.zhang_a, status=MemberStatus.RETIRED, since=DAY)
    does(engine, actor_of(Role.ADMIN), forget_member, member_id=town.zhang_a, reason="本人要求")
    assert [form.id for form in rows(engine, CheckinForm)] == [others.id]
