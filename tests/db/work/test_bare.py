"""Many rows at once: a spool that outgrows memory, and rows of bare values that count like any others."""

import pytest
from sqlalchemy import Engine
from sqlmodel import col

from db.errors import Code, Refusal
from db.tables.attendance import Attendance
from db.terms import AttendanceStatus
from db.work import Spool, writing
from db.work.spool import IN_MEMORY
from tests.builders import at
from tests.builders.acts import figures_stand, rows
from tests.builders.steps import a_closed_activity
from tests.builders.town import a_town


def test_a_spool_gives_back_in_order_what_memory_and_its_file_hold() -> None:
    spool = Spool(range(2 * IN_MEMORY + 5))
    first = list(spool)

    spool.append(-1)

    assert first == list(range(2 * IN_MEMORY + 5))
    assert [len(portion) for portion in spool.portions()] == [IN_MEMORY, IN_MEMORY, 6]
    assert (len(spool), list(spool)[-1]) == (2 * IN_MEMORY + 6, -1)


def test_bare_rows_count_like_any_others_and_the_session_knows_them(engine: Engine) -> None:
    town = a_town(engine)
    a_closed_activity(engine, town)

    with writing(engine, town.clerk, now=at(day=21)) as work:
        held = work.session.get(Attendance, (rows(engine, Attendance)[0].id, 1))
        standing = work.bare(Attendance, col(Attendance.status) == AttendanceStatus.RECORDED)
        work.change_all(Attendance, standing, status=AttendanceStatus.UNDONE)
        assert held is not None
        assert held.status is AttendanceStatus.UNDONE

    assert {row.status for row in rows(engine, Attendance)} == {AttendanceStatus.UNDONE}
    assert figures_stand(engine)


def test_a_bare_row_that_is_there_already_takes_all_back(engine: Engine) -> None:
    town = a_town(engine)
    a_closed_activity(engine, town)
    before = rows(engine, Attendance)

    with pytest.raises(Refusal) as refused, writing(engine, town.clerk, now=at(day=21)) as work:
        work.pour(Attendance, [before[0].model_dump(exclude={"id"})])

    assert refused.value.code == Code.ALREADY_RECORDED
    assert rows(engine, Attendance) == before


def test_no_row_is_left_out_of_the_journal_for_want_of_what_is_said_of_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_closed_activity(sqlite_engine, town)

    with pytest.raises(ValueError, match="shorter"), writing(sqlite_engine, town.clerk, now=at(day=21)) as work:
        work.record_poured("member.imported", Attendance, work.bare(Attendance) * 2, [{"line": 1}])
