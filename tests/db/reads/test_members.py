"""Members, asked: found by sound, listed as they stood on a day, told in full only to whom they concern."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.checkins import arriving
from db.reads.members import member_detail, member_list, own_detail
from db.rules.rights import Actor
from db.rules.rolls import Which
from db.tables.people import Member
from db.terms import DayPart, MemberStatus, Role, SkillLevel
from db.work import reading, writing
from db.writes import members
from tests.builders import Town, actor_of, at
from tests.builders.acts import does
from tests.builders.checking import JANUARY, a_checkin, a_member, an_empty_town

FEBRUARY, TODAY = date(2026, 2, 10), date(2026, 5, 20)


@pytest.fixture
def town(sqlite_engine: Engine) -> Town:
    return a_town_of_hills(sqlite_engine)


def a_town_of_hills(engine: Engine) -> Town:
    """孙小山 of 甲 is checked in at 望湖, 沈山 of 甲 was sent to 望湖, 钱三 of 乙 is nowhere."""
    town = an_empty_town(engine)
    sun = a_member(engine, town, name="孙小山", branch=town.branch_a, phone="13900001234")
    shen = a_member(engine, town, name="沈山", branch=town.branch_a, phone="13900005678")
    a_member(engine, town, name="钱三", branch=town.branch_b)
    a_checkin(engine, town, sun, town.wanghu, FEBRUARY)
    a_checkin(engine, town, shen, town.wanghu, TODAY, received=False)
    return town


def names(engine: Engine, actor: Actor, **facts: object) -> list[str]:
    with reading(engine) as session:
        return [line.name for line in member_list(session, actor, **{"day": TODAY, "today": TODAY, **facts}).lines]  # type: ignore[arg-type]  # they vary


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sxs", ["孙小山"]),
        ("sunxiao", ["孙小山"]),
        ("孙", ["孙小山"]),
        ("1234", ["孙小山"]),
        ("山", ["沈山", "孙小山"]),
        ("%", []),
        ("'; drop table member; --", []),
    ],
)
@pytest.mark.usefixtures("town")
def test_a_member_is_found_by_sound_name_and_tail(sqlite_engine: Engine, typed: str, found: list[str]) -> None:
    assert names(sqlite_engine, actor_of(Role.STAFF), text=typed) == found


def test_the_list_shows_the_missing_the_checked_in_and_those_without_a_form(sqlite_engine: Engine, town: Town) -> None:
    assert names(sqlite_engine, town.staff, which=Which.MISSING) == ["沈山", "钱三"]
    assert names(sqlite_engine, town.staff, which=Which.CHECKED_IN) == ["孙小山"]
    assert names(sqlite_engine, town.staff, which=Which.WITHOUT_FORM) == ["沈山", "孙小山", "钱三"]
    assert names(sqlite_engine, town.staff, which=Which.OUT) == []
    assert names(sqlite_engine, town.staff, which=Which.MISSING, day=JANUARY) == ["沈山", "孙小山", "钱三"]
    assert names(sqlite_engine, town.staff, branch_id=town.branch_b) == ["钱三"]
    assert names(sqlite_engine, town.staff, community_id=town.wanghu) == ["孙小山"]


def test_each_sees_their_own_and_leaders_see_masked_names(sqlite_engine: Engine, town: Town) -> None:
    assert names(sqlite_engine, town.secretary) == ["沈山", "孙小山"]
    assert names(sqlite_engine, town.clerk) == ["孙小山"]
    assert names(sqlite_engine, town.other_clerk) == []
    assert names(sqlite_engine, actor_of(Role.SECRETARY, name="of nowhere")) == []
    assert names(sqlite_engine, actor_of(Role.LEADER)) == ["沈*", "孙*山", "钱*"]
    assert names(sqlite_engine, actor_of(Role.LEADER), text="1234") == []


def test_a_member_is_told_with_form_skills_times_and_history(sqlite_engine: Engine, town: Town) -> None:
    with reading(sqlite_engine) as session:
        sun = member_list(session, town.staff, day=TODAY, today=TODAY, text="孙").lines[0]
    form = {"name": "孙小山", "phone": "13900001234", "gender": None, "born": "1980-05", "duty": "科员"}
    rest = {"home_community_id": town.wanghu, "times": [(5, DayPart.MORNING)], "day": TODAY}
    does(sqlite_engine, town.secretary, members.fill_form, member_id=sun.id, **form, **rest)
    skill = members.Ability(town.plumbing, SkillLevel.SKILLED, "电工证", date(2026, 12, 31))
    does(sqlite_engine, town.secretary, members.set_skills, member_id=sun.id, skills=(skill,))
    gone = {"member_id": sun.id, "status": MemberStatus.ON_LEAVE, "since": TODAY, "reason": "病假"}
    does(sqlite_engine, town.secretary, members.change_status, **gone)

    with reading(sqlite_engine) as session:
        told = member_detail(session, town.secretary, code=sun.code)

    assert (told.born, told.home, told.form_on, told.times) == ("1980-05", "望湖社区", TODAY, ((5, DayPart.MORNING),))
    assert [(held.name, held.level, held.certificate) for held in told.skills] == [
        ("水电维修", SkillLevel.SKILLED, "电工证")
    ]
    assert [(step.since, step.status, step.reason) for step in told.steps] == [
        (TODAY, MemberStatus.ON_LEAVE, "病假"),
        (JANUARY, MemberStatus.IN_SERVICE, ""),
    ]
    assert [(line.community, line.day) for line in told.checkins] == [("望湖社区", FEBRUARY)]
    (received,) = told.checkins
    assert (received.answered_by, received.received_on, received.answered_at) == ("", FEBRUARY, at())


def test_a_member_out_of_reach_is_not_found(sqlite_engine: Engine, town: Town) -> None:
    with reading(sqlite_engine) as session:
        qian = member_list(session, town.staff, day=TODAY, today=TODAY, text="钱").lines[0]

    for actor in (town.secretary, town.clerk, actor_of(Role.MEMBER, name="of nowhere")):
        with reading(sqlite_engine) as session, pytest.raises(Refusal) as refused:
            member_detail(session, actor, code=qian.code)
        assert refused.value.code is Code.NOT_FOUND


def test_one_fills_in_the_own_form_but_keeps_the_own_name(sqlite_engine: Engine, town: Town) -> None:
    with reading(sqlite_engine) as session:
        sun = member_list(session, town.staff, day=TODAY, today=TODAY, text="孙").lines[0]
    me = actor_of(Role.MEMBER, name="sun", member=sun.id)
    form = {"name": "别人", "phone": "13900009999", "gender": None, "born": "", "duty": ""}
    rest: dict[str, object] = {"home_community_id": None, "times": [], "day": TODAY}

    does(sqlite_engine, me, members.fill_form, member_id=sun.id, **form, **rest)

    with reading(sqlite_engine) as session:
        told = own_detail(session, me)
        assert told is not None
        assert own_detail(session, town.staff) is None
    assert (told.name, told.phone, told.form_on) == ("孙小山", "13900009999", TODAY)


def test_a_step_before_the_last_one_is_refused(sqlite_engine: Engine, town: Town) -> None:
    with reading(sqlite_engine) as session:
        sun = member_list(session, town.staff, day=TODAY, today=TODAY, text="孙").lines[0]
    facts = {"member_id": sun.id, "status": MemberStatus.RETIRED, "since": date(2026, 1, 4)}

    with pytest.raises(Refusal) as refused:
        does(sqlite_engine, town.staff, members.change_status, **facts)

    assert refused.value.code is Code.ENDS_BEFORE_START


def test_only_the_community_and_the_branch_see_who_waits(sqlite_engine: Engine, town: Town) -> None:
    with reading(sqlite_engine) as session:
        waiting = {
            name: [line.name for line in arriving(session, actor)]
            for name, actor in {
                "clerk": town.clerk,
                "other clerk": town.other_clerk,
                "secretary": town.secretary,
                "other secretary": actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,)),
                "leader": actor_of(Role.LEADER),
            }.items()
        }

    assert waiting == {
        "clerk": ["沈山"],
        "other clerk": [],
        "secretary": ["沈山"],
        "other secretary": [],
        "leader": ["沈*"],
    }


def test_a_code_of_paper_is_found_as_it_stands_there_and_in_small_and_large(engine: Engine) -> None:
    town = a_town_of_hills(engine)
    with writing(engine, town.staff, now=at()) as work:
        sun = work.session.exec(select(Member).where(Member.name == "孙小山")).one()
        sun.code = "n-12"

    found = [names(engine, town.staff, text=typed) for typed in ("n-12", "N-12", "dy0")]

    assert found[:2] == [["孙小山"]] * 2
    assert found[2] == ["沈山", "钱三"]
