"""Members join, move, change their status and say what they can do; the history keeps what was."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code
from db.tables.people import Member, MemberSkill, MemberStep, MemberTime
from db.terms import DayPart, Gender, MemberChange, MemberId, MemberStatus, Role, SkillLevel
from db.writes import members
from db.writes.members import Ability
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, figures_stand, refused, row, rows

EDITED = {"phone": "", "gender": None, "born": "", "duty": "", "home_community_id": None}


def test_a_member_joins_with_history_and_is_found_by_sound(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    member = does(
        sqlite_engine,
        town.secretary,
        members.join_branch,
        branch_id=town.branch_a,
        name=" 单 敏 ".replace(" ", ""),
        phone="154 0000 0001",
        gender=Gender.FEMALE,
        born="1988-03",
        home_community_id=town.wanghu,
        since=date(2026, 3, 1),
    )

    step = rows(sqlite_engine, MemberStep)[-1]
    assert (member.code, member.search, member.phone) == ("DY00001", "sm shanmin dm danmin", "15400000001")
    assert (step.change, step.since, step.status) == (MemberChange.JOINED, date(2026, 3, 1), MemberStatus.IN_SERVICE)
    assert events(sqlite_engine) == ["member.joined"]
    assert figures_stand(sqlite_engine)


def test_two_people_of_one_name_are_two_members(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    does(sqlite_engine, town.secretary, members.join_branch, branch_id=town.branch_a, name="张三")

    assert [member.name for member in rows(sqlite_engine, Member)].count("张三") == 3


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": ""}, Code.EMPTY),
        ({"name": "名" * 21}, Code.TOO_LONG),
        ({"name": "王敏", "phone": "1380000"}, Code.BAD_PHONE),
        ({"name": "王敏", "born": "1988-13"}, Code.BAD_DAY),
        ({"name": "王敏", "since": date(2026, 5, 21)}, Code.IN_THE_FUTURE),
    ],
)
def test_a_member_needs_what_is_right(sqlite_engine: Engine, facts: dict[str, object], code: Code) -> None:
    town = a_town(sqlite_engine)

    assert refused(sqlite_engine, town.secretary, members.join_branch, branch_id=town.branch_a, **facts) == code


def test_a_secretary_keeps_the_members_of_the_own_branch_only(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    assert (
        refused(sqlite_engine, town.secretary, members.join_branch, branch_id=town.branch_b, name="王敏")
        == Code.NOT_ALLOWED
    )
    edit = {"member_id": town.wang_b, "name": "王敏", **EDITED}
    assert refused(sqlite_engine, town.secretary, members.edit_member, **edit) == Code.NOT_ALLOWED
    does(sqlite_engine, town.staff, members.edit_member, **edit)
    assert row(sqlite_engine, Member, town.wang_b).search == "wm wangmin"


def test_a_move_keeps_the_former_branch_in_the_history(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"member_id": town.zhang_a, "branch_id": town.branch_b, "since": date(2026, 5, 1)}

    does(sqlite_engine, town.secretary, members.move_member, reason="轮岗", **facts)

    step = rows(sqlite_engine, MemberStep)[-1]
    assert row(sqlite_engine, Member, town.zhang_a).branch_id == town.branch_b
    assert (step.change, step.branch_id, step.reason) == (MemberChange.MOVED, town.branch_b, "轮岗")
    assert refused(sqlite_engine, town.staff, members.move_member, **facts) == Code.OUT_OF_RANGE
    assert figures_stand(sqlite_engine)
    back = facts | {"branch_id": town.branch_a, "since": date(2026, 5, 9)}
    does(sqlite_engine, town.staff, members.move_member, **back)
    assert [(one.since, one.until) for one in rows(sqlite_engine, MemberStep)] == [
        (date(2026, 5, 1), date(2026, 5, 9)),
        (date(2026, 5, 9), None),
    ]


@pytest.mark.parametrize(
    ("status", "serves"),
    [(MemberStatus.RETIRED, False), (MemberStatus.TRANSFERRED, False), (MemberStatus.ON_LEAVE, True)],
)
def test_who_leaves_service_leaves_the_denominator(
    sqlite_engine: Engine, status: MemberStatus, *, serves: bool
) -> None:
    town = a_town(sqlite_engine)

    facts = {"member_id": town.zhang_a, "status": status, "since": date(2026, 5, 1)}
    does(sqlite_engine, actor_of(Role.ADMIN), members.change_status, **facts)

    member = row(sqlite_engine, Member, town.zhang_a)
    assert (member.status, member.serves_community_id is not None) == (status, serves)
    assert figures_stand(sqlite_engine)


def test_a_status_that_is_there_already_is_no_change(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"member_id": town.zhang_a, "status": MemberStatus.IN_SERVICE, "since": date(2026, 5, 1)}

    assert refused(sqlite_engine, town.staff, members.change_status, **facts) == Code.ILLEGAL_MOVE


def test_members_say_themselves_what_they_can_do(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    own = {"member_id": town.zhang_a, "skill_id": town.plumbing}

    able = [Ability(town.plumbing, SkillLevel.PROFESSIONAL, certificate="电工证 1")]
    does(sqlite_engine, town.zhang, members.set_skills, member_id=town.zhang_a, skills=able)

    held = rows(sqlite_engine, MemberSkill)
    assert [(skill.level, skill.certificate) for skill in held] == [(SkillLevel.PROFESSIONAL, "电工证 1")]
    does(sqlite_engine, town.zhang, members.drop_skill, **own)
    assert rows(sqlite_engine, MemberSkill) == []
    assert refused(sqlite_engine, town.zhang, members.drop_skill, **own) == Code.NOT_FOUND
    other = {"member_id": town.li_a, "skills": able}
    assert refused(sqlite_engine, town.zhang, members.set_skills, **other) == Code.NOT_ALLOWED


def test_times_are_set_all_at_once(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    first = [(5, DayPart.MORNING), (6, DayPart.EVENING)]

    does(sqlite_engine, town.zhang, members.set_times, member_id=town.zhang_a, times=first)
    does(
        sqlite_engine,
        town.zhang,
        members.set_times,
        member_id=town.zhang_a,
        times=[(6, DayPart.EVENING), (0, DayPart.EVENING)],
    )

    kept = {(time.weekday, time.part) for time in rows(sqlite_engine, MemberTime)}
    assert kept == {(6, DayPart.EVENING), (0, DayPart.EVENING)}
    bad = {"member_id": town.zhang_a, "times": [(7, DayPart.EVENING)]}
    assert refused(sqlite_engine, town.zhang, members.set_times, **bad) == Code.OUT_OF_RANGE


def test_a_form_is_complete_only_with_a_telephone(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    silent = does(sqlite_engine, town.secretary, members.join_branch, branch_id=town.branch_a, name="王敏")
    facts = {"member_id": MemberId(silent.id), "day": date(2026, 5, 20)}

    assert refused(sqlite_engine, town.secretary, members.complete_form, **facts) == Code.BAD_PHONE
    does(sqlite_engine, town.staff, members.complete_form, member_id=town.wang_b, day=date(2026, 5, 19))

    assert row(sqlite_engine, Member, town.wang_b).form_on == date(2026, 5, 19)
    assert figures_stand(sqlite_engine)


def test_a_member_may_ask_not_to_be_proposed_for_a_while(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    does(sqlite_engine, town.zhang, members.set_willing, member_id=town.zhang_a, willing=False)

    assert not row(sqlite_engine, Member, town.zhang_a).willing
    facts = {"member_id": town.zhang_b, "willing": False}
    assert refused(sqlite_engine, town.zhang, members.set_willing, **facts) == Code.NOT_ALLOWED
