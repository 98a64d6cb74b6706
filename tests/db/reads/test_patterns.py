"""Patterns: what shows, what does not, the rows behind it, and that an explanation stays with it."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code
from db.reads.patterns import evidence, findings
from db.reads.savings import savings
from db.rules.patterns import Spared
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.evaluation import Followup
from db.terms import (
    ActivityKind,
    ActivityStatus,
    AttendanceStatus,
    AttendanceWay,
    Deed,
    FollowupSubject,
    Grade,
    Pattern,
    Role,
)
from db.work import reading, writing
from db.writes.explanations import explain_pattern
from tests.builders import Town, a_town, actor_of, at
from tests.builders.accounts import an_account
from tests.builders.acts import does, refused
from tests.builders.steps import a_confirmed_activity

Q2, NOW = "2026Q2", date(2026, 7, 20)


def seen(engine: Engine, actor: Actor, pattern: Pattern) -> list[tuple[str, int, str]]:
    with reading(engine) as session:
        found = findings(session, actor, quarter=Q2, pattern=pattern, today=NOW)
    return [(one.about, one.rows, one.explained) for one in found.lines]


def graded(engine: Engine, town: Town, *grades: Grade, by: UUID | None = None) -> None:
    with writing(engine, town.staff, now=at()) as work:
        for number, grade in enumerate(grades):
            work.add(
                Activity(
                    code=f"HD{number}", name="清扫", kind=ActivityKind.CLEANING, day=date(2026, 4, 2 + number),
                    branch_id=town.branch_a, community_id=town.wanghu, status=ActivityStatus.CONFIRMED, grade=grade,
                    recorded_by=town.staff.account_id, closed_by=by, confirmed_by=by, confirmed_at=at(),
                )
            )  # fmt: skip


def arrivals(engine: Engine, town: Town, by: UUID, count: int, *, way: AttendanceWay, typed: int = 25) -> None:
    graded(engine, town, *([Grade.SECOND] * count))
    with writing(engine, town.staff, now=at()) as work:
        held = work.session.exec(select(Activity)).all()
        for activity in held:
            work.add(
                Attendance(
                    activity_id=activity.id, member_id=town.zhang_a, branch_id=town.branch_a,
                    community_id=town.wanghu, day=activity.day, status=AttendanceStatus.CONFIRMED, way=way,
                    recorded_by=by, recorded_at=at(month=6, day=typed),
                )
            )  # fmt: skip


def test_a_batch_at_the_end_of_the_quarter_shows_with_its_rows_and_a_prompt_one_does_not(engine: Engine) -> None:
    town, wang = a_town(engine), an_account(engine)
    arrivals(engine, town, wang.id, 10, way=AttendanceWay.DESK)

    assert seen(engine, town.staff, Pattern.LATE_BATCH) == [("王丽", 10, "")]
    assert seen(engine, town.other_clerk, Pattern.LATE_BATCH) == []
    with reading(engine) as session:
        rows = evidence(session, town.staff, quarter=Q2, pattern=Pattern.LATE_BATCH, about_id=wang.id, today=NOW)
    assert (len(rows), rows[0].where, rows[0].written) == (10, "望湖社区", date(2026, 6, 25))


def test_paper_that_was_imported_and_arrivals_in_time_are_no_pattern(sqlite_engine: Engine) -> None:
    town, wang = a_town(sqlite_engine), an_account(sqlite_engine)
    arrivals(sqlite_engine, town, wang.id, 10, way=AttendanceWay.IMPORT)

    assert seen(sqlite_engine, town.staff, Pattern.LATE_BATCH) == []
    with reading(sqlite_engine) as session:
        assert savings(session, town.staff, quarter=Q2)[0].rows == 0


def test_one_person_in_two_places_is_masked_for_the_auditor(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    with writing(sqlite_engine, town.staff, now=at()) as work:
        other = work.add(
            Activity(
                code="HD9", name="义诊", kind=ActivityKind.POLICY, day=date(2026, 5, 20), branch_id=town.branch_a,
                community_id=town.tingsong, recorded_by=town.staff.account_id, starts_at=at(day=20), minutes=90,
            )
        )  # fmt: skip
        work.add(
            Attendance(
                activity_id=other.id, member_id=town.zhang_a, branch_id=town.branch_a, community_id=town.tingsong,
                day=other.day, recorded_by=town.staff.account_id, recorded_at=at(),
            )
        )  # fmt: skip

    assert seen(sqlite_engine, town.staff, Pattern.TWO_PLACES) == [("张三", 2, "")]
    assert seen(sqlite_engine, actor_of(Role.AUDITOR), Pattern.TWO_PLACES) == [("张*", 2, "")]
    with reading(sqlite_engine) as session:
        asked: dict[str, Any] = {"quarter": Q2, "pattern": Pattern.TWO_PLACES, "today": NOW}
        rows = evidence(session, town.staff, about_id=town.zhang_a, **asked)
        assert {row.code: row.hours for row in rows} == {"HD9": "10:00–11:30", "HD20260001": None}
        assert evidence(session, town.staff, about_id=town.li_a, **asked) == []


def test_always_the_first_grade_shows_and_one_second_ends_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    graded(sqlite_engine, town, *([Grade.FIRST] * 4))
    assert seen(sqlite_engine, town.staff, Pattern.TOP_GRADE) == [("甲党支部", 4, "")]

    with writing(sqlite_engine, town.staff, now=at()) as work:
        work.session.exec(select(Activity)).all()[0].grade = Grade.SECOND

    assert seen(sqlite_engine, town.staff, Pattern.TOP_GRADE) == []


def test_recorder_and_confirmer_in_one_and_closed_without_a_call(sqlite_engine: Engine) -> None:
    town, wang = a_town(sqlite_engine), an_account(sqlite_engine)
    graded(sqlite_engine, town, Grade.SECOND, by=wang.id)
    with writing(sqlite_engine, town.staff, now=at()) as work:
        late: dict[str, Any] = {
            "subject": FollowupSubject.NEED,
            "subject_id": town.zhang_a,
            "community_id": town.wanghu,
        }
        for due in (date(2026, 6, 1), date(2026, 7, 19)):
            work.add(Followup(**late, due_on=due))

    assert seen(sqlite_engine, town.staff, Pattern.SAME_HAND) == [("王丽", 1, "")]
    assert seen(sqlite_engine, town.staff, Pattern.NO_CALL) == [("望湖社区", 1, "")]
    with reading(sqlite_engine) as session:
        asked: dict[str, Any] = {"quarter": Q2, "today": NOW}
        called = evidence(session, town.staff, pattern=Pattern.NO_CALL, about_id=town.wanghu, **asked)
        same = evidence(session, town.staff, pattern=Pattern.SAME_HAND, about_id=wang.id, **asked)
    assert [(row.day, row.kind, row.what) for row in called] == [(date(2026, 6, 1), Deed.NEED, FollowupSubject.NEED)]
    assert [(row.code, row.what) for row in same] == [("HD0", "清扫")]


def test_what_is_explained_once_stays_explained_and_only_the_office_explains(engine: Engine) -> None:
    town = a_town(engine)
    graded(engine, town, *([Grade.FIRST] * 4))
    why: dict[str, Any] = {
        "quarter": Q2,
        "pattern": Pattern.TOP_GRADE,
        "about_id": town.branch_a,
        "text": "社区当面评的",
    }

    assert refused(engine, actor_of(Role.AUDITOR), explain_pattern, **why) == Code.NOT_ALLOWED
    assert refused(engine, town.staff, explain_pattern, **why | {"quarter": "2026"}) == Code.BAD_DAY
    does(engine, town.staff, explain_pattern, **why)

    assert refused(engine, town.staff, explain_pattern, **why) == Code.ALREADY_RECORDED
    assert seen(engine, town.staff, Pattern.TOP_GRADE) == [("甲党支部", 4, "社区当面评的")]
    with reading(engine) as session:
        found = findings(session, town.staff, quarter=Q2, pattern=Pattern.TOP_GRADE, today=NOW)
    assert (found.total, found.explained) == (1, 1)


def test_what_was_spared_is_counted_from_the_rows(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        found = {line.kind: (line.rows, line.fields) for line in savings(session, town.staff, quarter=Q2)}

    assert found == {
        Spared.ARRIVAL: (2, 8),
        Spared.BY_PHONE: (0, 0),
        Spared.POINTS: (3, 18),
        Spared.FOLLOWUP: (0, 0),
    }
