"""Who leads a unit is noted by its days; the form's column counts by them, and by nothing else."""

from datetime import date

from sqlalchemy import Engine

from db.errors import Code
from db.reads import metrics
from db.rules.metrics import Answer, Metric
from db.rules.quarters import period_of_quarter
from db.tables.attendance import Attendance
from db.tables.people import Member
from db.terms import MemberStatus, Role
from db.work import reading
from db.writes import members
from db.writes.leading import note_leading
from db.writes.units import add_branch, add_unit
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, refused, row, rows
from tests.builders.steps import a_closed_activity

QUARTER, TODAY = period_of_quarter("2026Q2"), date(2026, 5, 20)
MAY = {"leads_from": date(2026, 5, 1), "leads_until": None}


def counted(engine: Engine, *, today: date = TODAY) -> Answer:
    with reading(engine) as session:
        leader, metric = actor_of(Role.LEADER), Metric.LEADER_TIMES
        return metrics.value(session, leader, metric=metric, period=QUARTER, today=today)


def test_a_leader_counts_from_the_first_day_to_the_last_and_nobody_is_unknown(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_closed_activity(sqlite_engine, town)
    (one, other) = rows(sqlite_engine, Attendance)
    assert (one.day, other.day) == (TODAY, TODAY)
    assert [counted(sqlite_engine), counted(sqlite_engine, today=date(2026, 7, 2))] == [Answer(None), Answer(None)]
    who = {"member_id": one.member_id}

    does(sqlite_engine, town.secretary, note_leading, **who, **MAY)
    assert [counted(sqlite_engine), counted(sqlite_engine, today=date(2026, 7, 2))] == [Answer(1), Answer(1)]
    does(
        sqlite_engine, town.secretary, note_leading, **who, leads_from=MAY["leads_from"], leads_until=date(2026, 5, 19)
    )
    assert counted(sqlite_engine) == Answer(0)
    does(sqlite_engine, town.secretary, note_leading, **who, leads_from=None, leads_until=None)

    assert counted(sqlite_engine) == Answer(None)
    assert events(sqlite_engine)[-3:] == ["member.leading_noted"] * 3


def test_it_is_noted_by_whoever_keeps_the_members_and_as_days_that_can_be(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    who = {"member_id": town.zhang_a}
    keeper = town.secretary

    assert refused(sqlite_engine, town.zhang, note_leading, **who, **MAY) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, keeper, note_leading, member_id=town.wang_b, **MAY) == Code.NOT_ALLOWED
    for first, last, code in (
        (None, TODAY, Code.EMPTY),
        (date(2026, 5, 21), None, Code.IN_THE_FUTURE),
        (TODAY, date(2026, 5, 19), Code.ENDS_BEFORE_START),
    ):
        facts = {**who, "leads_from": first, "leads_until": last}
        assert refused(sqlite_engine, keeper, note_leading, **facts) == code
    seen = {"leads_from": TODAY}
    assert refused(sqlite_engine, keeper, note_leading, **who, **MAY, seen=seen) == Code.CHANGED_MEANWHILE


def test_whoever_leaves_leads_until_the_day_before(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    does(sqlite_engine, town.secretary, note_leading, member_id=town.zhang_a, **MAY)
    left = {"member_id": town.zhang_a, "status": MemberStatus.RETIRED, "since": date(2026, 5, 18)}

    does(sqlite_engine, town.secretary, members.change_status, **left)

    member = row(sqlite_engine, Member, town.zhang_a)
    assert (member.leads_from, member.leads_until) == (date(2026, 5, 1), date(2026, 5, 17))


def test_whoever_moves_leads_on_inside_the_unit_and_no_more_in_another(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    who = {"member_id": town.zhang_a}
    away = does(sqlite_engine, town.staff, add_unit, name="另一单位")
    branch = does(sqlite_engine, town.staff, add_branch, unit_id=away.id, name="丙党支部")
    does(sqlite_engine, town.secretary, note_leading, **who, **MAY)

    does(sqlite_engine, town.staff, members.move_member, **who, branch_id=town.branch_b, since=date(2026, 5, 10))
    inside = row(sqlite_engine, Member, town.zhang_a).leads_until
    does(sqlite_engine, town.staff, members.move_member, **who, branch_id=branch.id, since=date(2026, 5, 18))

    assert (inside, row(sqlite_engine, Member, town.zhang_a).leads_until) == (None, date(2026, 5, 17))
