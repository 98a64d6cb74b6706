"""Service teams: founded, led, sent out as service, disbanded; nobody is moved whom one does not reach."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.confirmations import awaiting_confirmation
from db.reads.mine import mine_now
from db.reads.teams import team_detail, team_list
from db.rules.holding import Task
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.base import new_id
from db.tables.points import PointLine
from db.tables.teams import Team, TeamMember
from db.terms import (
    AccountId,
    ActivityId,
    ActivityKind,
    ActivityStatus,
    AttendanceStatus,
    Grade,
    MemberId,
    MemberStatus,
    Role,
)
from db.work import perform, reading
from db.writes import accounts, activities, members, teams
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, figures_stand, refused, rows
from tests.builders.steps import DAY
from tests.builders.teams import a_team

OUTING = {"kind": ActivityKind.VISIT, "day": DAY, "effect": "换了三户的灯", "minutes": 90, "beneficiaries": 3}


def standing(engine: Engine) -> set[MemberId]:
    return {MemberId(row.member_id) for row in rows(engine, TeamMember) if row.left_on is None}


def as_it_stood(town: Town, *members: MemberId) -> dict[str, object]:
    return {
        "name": "水电维修队", "purpose": "修水管、换灯", "captain_id": town.zhang_a, "member_ids": frozenset(members)
    }  # fmt: skip


def test_an_outing_is_service_of_everyone_who_was_there_once_the_community_confirms_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    went = {"team_id": team_id, "community_id": town.wanghu, "member_ids": (town.zhang_a, town.li_a)}

    made = does(sqlite_engine, town.secretary, teams.send_team_out, **went, **OUTING)
    waiting = [activity.status for activity in rows(sqlite_engine, Activity)]
    does(sqlite_engine, town.clerk, activities.confirm_activity, activity_id=ActivityId(made.id), grade=Grade.THIRD)

    assert waiting == [ActivityStatus.CLOSED]
    assert {(one.member_id, one.status) for one in rows(sqlite_engine, Attendance)} == {
        (town.zhang_a, AttendanceStatus.CONFIRMED),
        (town.li_a, AttendanceStatus.CONFIRMED),
    }
    assert {line.member_id for line in rows(sqlite_engine, PointLine)} == {None, town.zhang_a, town.li_a}
    assert figures_stand(sqlite_engine)
    with reading(sqlite_engine) as session:
        seen = team_detail(session, town.clerk, code="FD20260001")
    assert (seen.line.captain, seen.line.strength, seen.line.outings, seen.line.last_outing) == ("张三", 2, 1, DAY)
    assert [(one.status, one.effect) for one in seen.outings] == [(ActivityStatus.CONFIRMED, "换了三户的灯")]
    assert [mate.member_id for mate in seen.mates] == [town.zhang_a, town.li_a]


def test_the_captain_belongs_to_the_team_and_only_its_members_go_out_with_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    go = {"team_id": team_id, "community_id": town.wanghu} | OUTING

    assert standing(sqlite_engine) == {town.zhang_a, town.li_a}
    for went, code in (((town.zhang_b,), Code.NOT_IN_TEAM), ((), Code.EMPTY)):
        assert refused(sqlite_engine, town.secretary, teams.send_team_out, member_ids=went, **go) == code
    earlier = go | {"day": DAY - timedelta(days=1), "member_ids": (town.zhang_a,)}
    assert refused(sqlite_engine, town.secretary, teams.send_team_out, **earlier) == Code.ENDS_BEFORE_START
    mate = replace(town.zhang, account_id=AccountId(new_id()), member_id=town.li_a)
    for stranger in (town.clerk, mate):
        asked = go | {"member_ids": (town.zhang_a,)}
        assert refused(sqlite_engine, stranger, teams.send_team_out, **asked) == Code.NOT_ALLOWED
    assert rows(sqlite_engine, Activity) == []


def test_the_captain_enters_the_outing_of_the_own_team_and_confirms_it_under_no_account(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    go = {"team_id": team_id, "community_id": town.wanghu, "member_ids": (town.zhang_a, town.li_a)} | OUTING
    opened = {"login": "zhangsan", "name": "张三", "role": Role.MEMBER, "member_id": town.zhang_a}
    account = does(sqlite_engine, actor_of(Role.ADMIN), accounts.create_account, **opened)
    captain = replace(town.zhang, account_id=AccountId(account.id))

    made = does(sqlite_engine, captain, teams.send_team_out, **go)

    with reading(sqlite_engine) as session:
        seen = team_detail(session, captain, code="FD20260001")
        theirs = team_detail(session, replace(captain, member_id=town.li_a), code="FD20260001")
    assert [mate.name for mate in seen.mates] == ["张三", "李四"]
    assert [mate.member_id for mate in theirs.mates] == [town.li_a]
    confirm = {"activity_id": ActivityId(made.id), "grade": Grade.THIRD}
    both = replace(town.clerk, member_id=town.zhang_a)
    assert refused(sqlite_engine, captain, activities.confirm_activity, **confirm) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, both, activities.confirm_activity, **confirm) == Code.RECORDER_CONFIRMS
    with reading(sqlite_engine) as session:
        assert [one.recorded_by_me for one in awaiting_confirmation(session, both).activities] == [True]
        assert [one.recorded_by_me for one in awaiting_confirmation(session, town.clerk).activities] == [False]
        assert Task.CONFIRM_ACTIVITY not in {group.task for group in mine_now(session, both, today=DAY)}
        assert Task.CONFIRM_ACTIVITY in {group.task for group in mine_now(session, town.clerk, today=DAY)}
    does(sqlite_engine, town.clerk, activities.confirm_activity, **confirm)
    assert {line.member_id for line in rows(sqlite_engine, PointLine)} == {None, town.zhang_a, town.li_a}


def test_a_captain_who_has_left_service_leads_no_more_and_reads_the_team_as_any_member(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    retired = {"member_id": town.zhang_a, "status": MemberStatus.RETIRED, "since": DAY, "reason": "退休"}
    does(sqlite_engine, town.staff, members.change_status, **retired)

    go = {"team_id": team_id, "community_id": town.wanghu, "member_ids": (town.li_a,)} | OUTING

    assert refused(sqlite_engine, town.zhang, teams.send_team_out, **go) == Code.NOT_ALLOWED
    with reading(sqlite_engine) as session:
        seen = team_detail(session, town.zhang, code="FD20260001")
    assert seen.line.led is False
    assert [mate.member_id for mate in seen.mates] == [town.zhang_a]
    does(sqlite_engine, town.secretary, teams.send_team_out, **go)


def test_who_is_not_named_leaves_who_is_named_joins_and_a_former_member_comes_back(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    change = {"team_id": team_id} | as_it_stood(town)

    does(sqlite_engine, town.secretary, teams.change_team, **change | {"member_ids": frozenset({town.zhang_a})})
    alone = standing(sqlite_engine)
    does(sqlite_engine, town.secretary, teams.change_team, **change | {"member_ids": frozenset({town.li_a})})
    late = change | {"seen": as_it_stood(town, town.zhang_a)}

    assert alone == {town.zhang_a}
    assert standing(sqlite_engine) == {town.zhang_a, town.li_a}
    assert len(rows(sqlite_engine, TeamMember)) == 2
    assert refused(sqlite_engine, town.secretary, teams.change_team, **late) == Code.CHANGED_MEANWHILE


def test_a_former_member_neither_goes_out_with_the_team_nor_comes_back_once_retired(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    change = {"team_id": team_id} | as_it_stood(town)
    does(sqlite_engine, town.secretary, teams.change_team, **change | {"member_ids": frozenset({town.zhang_a})})
    retired = {"member_id": town.li_a, "status": MemberStatus.RETIRED, "since": DAY, "reason": "退休"}
    does(sqlite_engine, town.staff, members.change_status, **retired)
    later: dict[str, Any] = {"member_ids": (town.li_a,), "community_id": town.wanghu}

    out = later | OUTING | {"team_id": team_id, "day": DAY + timedelta(days=1)}
    with pytest.raises(Refusal, match=Code.NOT_IN_TEAM):
        perform(sqlite_engine, town.secretary, teams.send_team_out, now=at(day=22), **out)
    back = change | {"member_ids": frozenset({town.li_a})}
    assert refused(sqlite_engine, town.secretary, teams.change_team, **back) == Code.NOT_IN_SERVICE
    assert standing(sqlite_engine) == {town.zhang_a}


def test_staff_send_members_of_several_branches_and_a_secretary_moves_only_the_own(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    change = {"team_id": team_id} | as_it_stood(town)
    every = frozenset({town.zhang_a, town.li_a, town.zhang_b})

    wider = change | {"member_ids": every}
    assert refused(sqlite_engine, town.secretary, teams.change_team, **wider) == Code.NOT_ALLOWED
    does(sqlite_engine, town.staff, teams.change_team, **wider)
    own = {"member_ids": frozenset({town.zhang_a}), "seen": as_it_stood(town, town.zhang_a, town.li_a)}
    does(sqlite_engine, town.secretary, teams.change_team, **change | own)

    assert standing(sqlite_engine) == {town.zhang_a, town.zhang_b}
    with reading(sqlite_engine) as session:
        seen = team_detail(session, town.secretary, code="FD20260001")
    assert (seen.line.strength, [mate.member_id for mate in seen.mates]) == (2, [town.zhang_a])


def test_a_disbanded_team_keeps_its_outings_and_goes_out_no_more(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    go = {"team_id": team_id, "community_id": town.wanghu, "member_ids": (town.zhang_a,)} | OUTING
    does(sqlite_engine, town.secretary, teams.send_team_out, **go)

    does(sqlite_engine, town.secretary, teams.disband_team, team_id=team_id, reason="并入志愿服务总队")

    assert standing(sqlite_engine) == set()
    assert refused(sqlite_engine, town.secretary, teams.send_team_out, **go) == Code.ILLEGAL_MOVE
    again = {"team_id": team_id, "reason": "再来"}
    assert refused(sqlite_engine, town.secretary, teams.disband_team, **again) == Code.ILLEGAL_MOVE
    with reading(sqlite_engine) as session:
        assert team_list(session, town.staff).total == 0
        assert [line.outings for line in team_list(session, town.staff, disbanded=True).lines] == [1]


def test_a_team_is_seen_by_its_branch_its_members_and_where_its_branch_comes(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_team(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        seen = {
            actor.name: [line.code for line in team_list(session, actor, text="维修").lines]
            for actor in (town.staff, town.secretary, town.zhang)
        }
        away = team_list(session, town.other_clerk).total
    assert set(map(tuple, seen.values())) == {("FD20260001",)}
    assert away == 0
    assert [row.code for row in rows(sqlite_engine, Team)] == ["FD20260001"]


def test_who_moves_to_another_branch_leaves_its_teams_and_leads_no_more(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    team_id = a_team(sqlite_engine, town)
    went = {"team_id": team_id, "community_id": town.wanghu, "member_ids": (town.li_a,)}
    does(sqlite_engine, town.staff, members.move_member, member_id=town.zhang_a, branch_id=town.branch_b, since=DAY)

    with reading(sqlite_engine) as session:
        seen = team_detail(session, town.staff, code="FD20260001")
    assert (seen.line.led, standing(sqlite_engine)) == (False, {town.li_a})
    assert refused(sqlite_engine, town.zhang, teams.send_team_out, **went, **OUTING) == Code.NOT_ALLOWED
    facts = {"team_id": team_id, "name": "水电维修队", "purpose": "修水管、换灯", "member_ids": (town.li_a,)}
    assert (
        refused(sqlite_engine, town.secretary, teams.change_team, **facts, captain_id=town.zhang_a) == Code.CAPTAIN_LEFT
    )
    does(sqlite_engine, town.secretary, teams.change_team, **facts, captain_id=town.li_a)
    with reading(sqlite_engine) as session:
        assert team_detail(session, town.staff, code="FD20260001").line.led
