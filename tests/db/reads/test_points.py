"""Points, asked: totals equal the ledger, lines explain themselves, and nobody is ranked."""

from datetime import date

from sqlalchemy import Engine
from sqlmodel import select

from db.reads.appraisal import branch_evidence, member_evidence
from db.reads.points import branch_ledger, branch_totals, member_ledger, member_totals, unit_ranking
from db.reads.units import units
from db.rules.calendar import Period
from db.tables.points import PointLine, PointRules
from db.terms import Deed, Grade, PointReason, PointSubject, Role
from db.work import perform, reading, writing
from db.writes import needs, points, scheme
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.counting import statements
from tests.builders.steps import a_confirmed_activity, a_served_need

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_totals_are_those_of_the_ledger_and_stand_by_name(engine: Engine) -> None:
    town = a_town(engine)
    a_confirmed_activity(engine, town)
    perform(engine, town.clerk, needs.solve_need, now=at(day=21), need_id=a_served_need(engine, town))

    with reading(engine) as session, statements(engine) as sent:
        branches = branch_totals(session, town.staff, period=YEAR)
        members = member_totals(session, town.staff, branch_id=town.branch_a, period=YEAR)

    assert [(line.branch, line.points, line.member_points) for line in branches] == [
        ("甲党支部", 2, 3),
        ("乙党支部", 0, 0),
    ]
    assert [(line.name, line.points) for line in members] == [("李四", 1), ("张三", 2)]
    assert len(sent) == 2
    does(engine, actor_of(Role.ADMIN), scheme.switch_rankings, rankings=True)
    with reading(engine) as session:
        lines = session.exec(select(PointLine)).all()
        unit, *_ = units(session, town.staff)
        ranking = unit_ranking(session, town.staff, unit_id=unit.id, period=YEAR)
        of_branch = branch_evidence(session, town.staff, branch_id=town.branch_a, period=YEAR)
        of_member = member_evidence(session, town.staff, member_id=town.zhang_a, period=YEAR)
    assert [(line.name, line.points) for line in ranking][:2] == [("张*", 2), ("李*", 1)]
    assert (len(of_branch), len(of_member)) == (2, 2)
    assert sum(line.points for line in lines if line.subject is PointSubject.BRANCH) == 2
    assert sum(line.points for line in lines if line.subject is PointSubject.MEMBER) == 3


def test_points_are_a_years_or_a_half_years(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    def earned(first: date, last: date) -> tuple[int, int]:
        period = Period(first, last)
        with reading(sqlite_engine) as session:
            totals = branch_totals(session, town.staff, period=period)
            ledger = branch_ledger(session, town.staff, branch_id=town.branch_a, period=period)
        return sum(line.points for line in totals), sum(line.points for line in ledger)

    assert earned(date(2025, 1, 1), date(2025, 12, 31)) == (0, 0)
    assert earned(date(2026, 1, 1), date(2026, 6, 30)) == (2, 2)
    assert earned(date(2026, 7, 1), date(2026, 12, 31)) == (0, 0)


def test_a_line_says_rules_source_grade_and_who_confirmed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        lines = branch_ledger(session, town.staff, branch_id=town.branch_a, period=YEAR)

    assert [
        (line.day, line.reason, line.points, line.grade, line.source_code, line.source, line.rules_version)
        for line in lines
    ] == [(date(2026, 5, 20), PointReason.ACTIVITY_GRADED, 2, Grade.SECOND, "HD20260001", "清扫楼道", 1)]
    assert len(sent) == 1


def test_a_need_served_alone_names_itself_as_the_source(engine: Engine) -> None:
    town = a_town(engine)
    perform(engine, town.clerk, needs.solve_need, now=at(day=21), need_id=a_served_need(engine, town))

    with reading(engine) as session:
        lines = member_ledger(session, town.zhang, member_id=town.zhang_a, period=YEAR)

    assert [(line.source_kind, line.source_code, line.source, line.points) for line in lines] == [
        (Deed.NEED, "XQ20260001", "3号楼水管漏水", 1)
    ]


def test_a_reversal_stands_beside_what_it_takes_back(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    with reading(sqlite_engine) as session:
        line = branch_ledger(session, town.staff, branch_id=town.branch_a, period=YEAR)[0]
    perform(sqlite_engine, town.staff, points.reverse_line, now=at(day=22), line_id=line.id, reason="记错支部")

    with reading(sqlite_engine) as session:
        lines = branch_ledger(session, town.staff, branch_id=town.branch_a, period=YEAR)
        total = branch_totals(session, town.staff, period=YEAR)[0]

    assert [(line.points, line.note, line.reversed) for line in lines] == [(-2, "记错支部", False), (2, "", True)]
    assert total.points == 0


def test_nobody_sees_the_points_of_strangers(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    stranger = actor_of(Role.MEMBER, name="wang", member=town.wang_b)
    of_b = actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,))

    with reading(sqlite_engine) as session:
        for actor in (stranger, of_b):
            assert branch_ledger(session, actor, branch_id=town.branch_a, period=YEAR) == []
            assert member_ledger(session, actor, member_id=town.zhang_a, period=YEAR) == []
            assert member_totals(session, actor, branch_id=town.branch_a, period=YEAR) == []
            assert [line.branch for line in branch_totals(session, actor, period=YEAR)] == ["乙党支部"]


def test_a_member_sees_their_own_and_a_leader_sees_masks(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        own = member_totals(session, town.zhang, branch_id=town.branch_a, period=YEAR)
        masked = member_totals(session, actor_of(Role.LEADER), branch_id=town.branch_a, period=YEAR)

    assert [line.name for line in own] == ["张三"]
    assert [(line.name, line.phone_tail) for line in masked] == [("李*", ""), ("张*", "")]


def test_a_line_that_the_years_most_cut_says_so(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        rules = work.session.exec(select(PointRules)).one()
        rules.branch_cap, rules.member_cap = 1, 0
    a_confirmed_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        branch = branch_ledger(session, town.staff, branch_id=town.branch_a, period=YEAR)
        member = member_ledger(session, town.staff, member_id=town.zhang_a, period=YEAR)

    assert [(line.points, line.capped_at) for line in (*branch, *member)] == [(1, 1), (0, 0)]
