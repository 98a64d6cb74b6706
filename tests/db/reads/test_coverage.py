"""Who is missing: the denominator on any day, by branch and community, within everybody's reach and no further."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from db.reads.coverage import Coverage, by_branch, by_community, coverage
from db.reads.members import member_list
from db.rules.rights import Actor
from db.terms import MemberStatus, OrgId, Role
from db.work import reading
from db.writes import members
from tests.builders import Town, actor_of
from tests.builders.acts import does
from tests.builders.checking import a_checkin, a_member, an_empty_town

FEBRUARY, MARCH, APRIL, TODAY = date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 10), date(2026, 5, 20)


def on(engine: Engine, actor: Actor, day: date) -> tuple[int, int]:
    with reading(engine) as session:
        whole = coverage(session, actor, day=day, today=TODAY)
    return whole.in_service, whole.checked_in


@pytest.fixture
def town(sqlite_engine: Engine) -> Town:
    return a_town_since_january(sqlite_engine)


def a_town_since_january(engine: Engine) -> Town:
    """Two of branch 甲, one of branch 乙: 孙 checks in at 望湖 in February, 赵 at 听松 in March, 钱 not at all."""
    town = an_empty_town(engine)
    sun = a_member(engine, town, name="孙一", branch=town.branch_a)
    zhao = a_member(engine, town, name="赵二", branch=town.branch_a, since=FEBRUARY)
    a_member(engine, town, name="钱三", branch=town.branch_b, since=MARCH)
    a_checkin(engine, town, sun, town.wanghu, FEBRUARY)
    a_checkin(engine, town, zhao, town.tingsong, MARCH)
    return town


def one_called(engine: Engine, town: Town, name: str) -> Actor:
    with reading(engine) as session:
        found = member_list(session, town.staff, day=TODAY, today=TODAY, text=name).lines[0]
    return actor_of(Role.MEMBER, name=name, member=found.id)


def test_a_past_day_has_the_members_and_check_ins_of_that_day(engine: Engine) -> None:
    town = a_town_since_january(engine)
    days = (date(2025, 12, 31), date(2026, 1, 31), FEBRUARY, MARCH, TODAY)

    assert [on(engine, town.staff, day) for day in days] == [(0, 0), (1, 0), (2, 1), (3, 2), (3, 2)]


def test_who_retires_leaves_the_denominator_from_that_day_and_not_before(sqlite_engine: Engine, town: Town) -> None:
    sun = one_called(sqlite_engine, town, "孙").member_id

    facts = {"member_id": sun, "status": MemberStatus.RETIRED, "since": APRIL}
    does(sqlite_engine, town.staff, members.change_status, **facts)

    assert (on(sqlite_engine, town.staff, MARCH), on(sqlite_engine, town.staff, APRIL)) == ((3, 2), (2, 1))
    with reading(sqlite_engine) as session:
        assert coverage(session, town.staff, day=TODAY, today=TODAY) == Coverage(2, 1, 0, 0, 1, 0)


def test_who_moves_is_counted_by_the_branch_of_that_day(sqlite_engine: Engine, town: Town) -> None:
    sun = one_called(sqlite_engine, town, "孙").member_id

    facts = {"member_id": sun, "branch_id": town.branch_b, "since": APRIL}
    does(sqlite_engine, town.staff, members.move_member, **facts)

    other = actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,))
    assert [on(sqlite_engine, town.secretary, day) for day in (MARCH, APRIL)] == [(2, 2), (1, 1)]
    assert [on(sqlite_engine, other, day) for day in (MARCH, APRIL)] == [(1, 0), (2, 1)]


def test_today_says_the_same_from_the_members_as_from_their_history(engine: Engine) -> None:
    town = a_town_since_january(engine)
    sun, qian = (one_called(engine, town, name).member_id for name in ("孙", "钱"))
    does(engine, town.staff, members.move_member, member_id=sun, branch_id=town.branch_b, since=MARCH)
    does(engine, town.staff, members.change_status, member_id=qian, status=MemberStatus.RETIRED, since=APRIL)

    for actor in (town.staff, town.clerk, town.secretary):
        with reading(engine) as session:
            now, then = (
                [question(session, actor, day=TODAY, today=today) for question in (coverage, by_branch, by_community)]
                for today in (TODAY, TODAY + timedelta(days=1))
            )
        assert now == then


def test_on_leave_is_told_apart_and_counted_again_afterwards(sqlite_engine: Engine, town: Town) -> None:
    sun = one_called(sqlite_engine, town, "孙").member_id
    for status, since in ((MemberStatus.ON_LEAVE, MARCH), (MemberStatus.IN_SERVICE, APRIL)):
        facts = {"member_id": sun, "status": status, "since": since}
        does(sqlite_engine, town.staff, members.change_status, **facts)

    with reading(sqlite_engine) as session:
        away, back = (coverage(session, town.staff, day=day, today=TODAY) for day in (MARCH, APRIL))

    assert (away.in_service, away.checked_in, away.on_leave) == (2, 1, 1)
    assert (back.in_service, back.checked_in, back.on_leave) == (3, 2, 0)


def test_a_check_in_that_waits_for_the_community_does_not_count(sqlite_engine: Engine, town: Town) -> None:
    qian = one_called(sqlite_engine, town, "钱").member_id
    assert qian is not None

    a_checkin(sqlite_engine, town, qian, town.wanghu, APRIL, received=False)

    assert on(sqlite_engine, town.staff, TODAY) == (3, 2)


def test_nobody_missing_can_be_proved_on_a_day(sqlite_engine: Engine, town: Town) -> None:
    qian = one_called(sqlite_engine, town, "钱").member_id
    assert qian is not None
    a_checkin(sqlite_engine, town, qian, town.wanghu, APRIL)

    with reading(sqlite_engine) as session:
        before, after = (coverage(session, town.staff, day=day, today=TODAY) for day in (MARCH, APRIL))

    assert (before.missing, after.missing) == (1, 0)


def test_branches_and_communities_with_the_most_missing_come_first(sqlite_engine: Engine, town: Town) -> None:
    with reading(sqlite_engine) as session:
        branches = by_branch(session, town.staff, day=TODAY, today=TODAY)
        places = by_community(session, town.staff, day=TODAY, today=TODAY)

    assert [(line.name, line.in_service, line.missing) for line in branches] == [("乙党支部", 1, 1), ("甲党支部", 2, 0)]
    assert [(line.name, line.in_service, line.missing) for line in places] == [
        ("", 1, 1),
        ("望湖社区", 1, 0),
        ("听松社区", 1, 0),
    ]


def test_everybody_counts_within_their_own_reach(sqlite_engine: Engine, town: Town) -> None:
    nobody = [actor_of(role, name="of nowhere") for role in (Role.SECRETARY, Role.CLERK, Role.MEMBER)]
    stranger = Actor(town.staff.account_id, Role.STAFF, "stranger", OrgId(2))

    assert on(sqlite_engine, town.secretary, TODAY) == (2, 2)
    assert on(sqlite_engine, town.clerk, TODAY) == (1, 1)
    assert on(sqlite_engine, one_called(sqlite_engine, town, "孙"), TODAY) == (1, 1)
    assert [on(sqlite_engine, actor, TODAY) for actor in (*nobody, stranger)] == [(0, 0)] * 4
