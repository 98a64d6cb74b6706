"""Batches: a file comes in once, whole or not at all, and goes again as long as nobody has built upon it."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from db.errors import Code, Refusal
from db.files.flaws import Flaw
from db.files.ledgers.activities import ActivityLine
from db.files.ledgers.reading import LedgerSheet
from db.reads.recount import differences
from db.rules.rights import RIGHTS, Right
from db.tables.activities import Activity
from db.tables.keeping import Batch, Tally
from db.tables.people import Member
from db.tables.points import PointLine
from db.tables.wishes import Wish
from db.terms import ActivityStatus, BatchId, BatchStatus, MemberId, Role
from db.work import Spool, perform, reading
from db.writes.imports import undo_batch
from db.writes.members import set_willing
from tests.builders import actor_of
from tests.builders.counting import counts, statements
from tests.builders.ledgers import (
    ACTIVITIES,
    ADMIN,
    AGREEMENTS,
    MEMBERS,
    NEEDS,
    NOW,
    TOWN,
    WISHES,
    a_check_in_list,
    a_listed_town,
    bring,
    flaws,
    sheets,
    undo,
)

AGREEMENT = [1, "军休所党支部", "望湖社区", "2026.2.1", "解平建", "18665836125"]
NEED = ["XQ20260001", "望湖社区", "上门理发", "理发", "", "2026.5.1", "已办结", "2026.5.9", ""]
WISH = ["单东梅", 16, "大病家庭", "书包", "望湖社区", "张三", "军休所党支部", "2026.5.3", "2026.5.28"]
ACTIVITY = ["2026.3.1", "军休所党支部", "望湖社区", "环境整治", "张三、李四", 2, 2, "二等"]
LEDGERS: dict[str, tuple[list[str], list[Any]]] = {
    "agreements": (AGREEMENTS, AGREEMENT),
    "needs": (NEEDS, NEED),
    "wishes": (WISHES, WISH),
    "activities": (ACTIVITIES, ACTIVITY),
}
NEVER_TAKEN_BACK = {
    "account",
    "batch",
    "batch_row",
    "journal_line",
    "numbering",
    "point_line",
    "point_rules",
    "revision",
}


def standing(session: Session) -> dict[str, int]:
    """How many rows tell of the city itself; of counts that came to nothing there is no trace."""
    found = {name: rows for name, rows in counts(session).items() if name not in NEVER_TAKEN_BACK}
    return found | {"tally": session.exec(_tallied()).one()}


def _tallied() -> SelectOfScalar[int]:
    return select(func.count()).where(col(Tally.value) != 0)


def test_the_same_file_again_is_refused_with_its_day(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    with pytest.raises(Refusal) as refused:
        bring(sqlite_engine, a_check_in_list())

    assert (refused.value.code, refused.value.facts) == (Code.ALREADY_IMPORTED, {"on": date(2026, 7, 20)})


def test_a_file_that_was_saved_anew_adds_nothing(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    for heading, row in LEDGERS.values():
        bring(sqlite_engine, sheets(heading, row))
    with reading(sqlite_engine) as session:
        before = counts(session)

    again = [bring(sqlite_engine, sheets(heading, row, title="另存")) for heading, row in LEDGERS.values()]
    again.append(bring(sqlite_engine, sheets(MEMBERS, *TOWN, title="另存")))

    with reading(sqlite_engine) as session:
        assert counts(session) == before
    assert [(one.taken, one.batch_id) for one in again] == [(0, None)] * 5
    assert {flaw for one in again for _, found in flaws(one.back) for flaw in found} == {Flaw.ALREADY_THERE}


def test_a_failure_at_the_last_row_leaves_nothing(engine: Engine) -> None:
    a_listed_town(engine)
    (sheet,) = sheets(ACTIVITIES, ACTIVITY, ["2026.3.2", *ACTIVITY[1:]])
    with reading(engine) as session:
        before = counts(session)

    with pytest.raises(DBAPIError):
        bring(engine, (_with_a_last_line_that_the_database_refuses(sheet),))

    with reading(engine) as session:
        assert counts(session) == before
        assert differences(session) == []


def _with_a_last_line_that_the_database_refuses(sheet: LedgerSheet) -> LedgerSheet:
    *lines, last = sheet.lines
    assert isinstance(last, ActivityLine)
    return replace(sheet, lines=Spool((*lines, replace(last, minutes=5000))))


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_import_imports_and_undoes(sqlite_engine: Engine, role: Role) -> None:
    imported = a_listed_town(sqlite_engine)
    actor = actor_of(role)
    again = sheets(MEMBERS, [1, "赵六", "军休所党支部", "", "", "未报到", "13800000006", ""])

    if Right.IMPORT in RIGHTS[role]:
        assert bring(sqlite_engine, again, actor=actor, founding=False).taken == 1
    else:
        for attempt in (
            lambda: bring(sqlite_engine, again, actor=actor, founding=False),
            lambda: undo(sqlite_engine, imported, actor=actor),
        ):
            with pytest.raises(Refusal) as refused:
                attempt()
            assert refused.value.code is Code.NOT_ALLOWED


def test_without_the_right_to_publish_a_past_without_rules_is_refused(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    with pytest.raises(Refusal) as refused:
        bring(sqlite_engine, sheets(ACTIVITIES, ACTIVITY), actor=actor_of(Role.STAFF), founding=False)

    assert refused.value.code is Code.NO_POINT_RULES


def test_sheets_of_two_ledgers_are_no_batch(sqlite_engine: Engine) -> None:
    with pytest.raises(Refusal) as refused:
        bring(sqlite_engine, (*sheets(MEMBERS, *TOWN), *sheets(NEEDS, NEED)))

    assert refused.value.code is Code.FILE_UNREADABLE


def test_of_two_who_import_one_file_at_once_one_does(engine: Engine) -> None:
    ledger = sheets(MEMBERS, *TOWN)

    def attempt(_number: int) -> str:
        try:
            bring(engine, ledger)
        except Refusal as refusal:
            return refusal.code
        return "done"

    with ThreadPoolExecutor(4) as crowd:
        outcomes = Counter(crowd.map(attempt, range(4)))

    with reading(engine) as session:
        assert session.exec(select(func.count()).select_from(Member)).one() == 3
    assert outcomes == {"done": 1, Code.ALREADY_IMPORTED: 3}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_batch_that_is_undone_leaves_the_city_as_it_was(engine: Engine, ledger: str) -> None:
    a_listed_town(engine)
    with reading(engine) as session:
        before = standing(session)
    heading, row = LEDGERS[ledger]

    undo(engine, bring(engine, sheets(heading, row)))

    with reading(engine) as session:
        # an activity that had earned stays, called off: its points refer to it
        kept = session.exec(select(Activity.status)).all()
        assert standing(session) == before | {"activity": len(kept)}
        assert kept == ([ActivityStatus.CANCELLED] if ledger == "activities" else [])
        assert sum(session.exec(select(PointLine.points))) == 0
        assert differences(session) == []


def test_a_check_in_list_that_is_undone_takes_all_it_founded_with_it(sqlite_engine: Engine) -> None:
    undo(sqlite_engine, a_listed_town(sqlite_engine))

    with reading(sqlite_engine) as session:
        assert {name: rows for name, rows in standing(session).items() if rows} == {"bureau": 1}
        assert session.exec(select(Batch.status)).all() == [BatchStatus.UNDONE]


def test_an_undone_file_may_come_again(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    for heading, row in LEDGERS.values():
        undo(sqlite_engine, bring(sqlite_engine, sheets(heading, row)))

    again = [bring(sqlite_engine, sheets(heading, row)) for heading, row in LEDGERS.values()]

    with reading(sqlite_engine) as session:
        assert [(one.taken, len(one.back)) for one in again] == [(1, 0)] * 4
        assert session.exec(select(Batch.version).where(col(Batch.version) > 1)).all() == [2, 2, 2, 2]
        assert sum(session.exec(select(PointLine.points))) == 2 + 2 + 1
        assert session.exec(select(func.count()).select_from(Wish)).one() == 1
        assert differences(session) == []


def test_a_batch_that_others_refer_to_is_not_undone(sqlite_engine: Engine) -> None:
    town = a_listed_town(sqlite_engine)
    bring(sqlite_engine, sheets(AGREEMENTS, AGREEMENT))

    with pytest.raises(Refusal) as refused:
        undo(sqlite_engine, town)

    assert (refused.value.code, refused.value.facts) == (Code.BUILT_UPON, {"count": 1})


def test_a_batch_of_which_something_changed_since_is_not_undone(sqlite_engine: Engine) -> None:
    town = a_listed_town(sqlite_engine)
    with reading(sqlite_engine) as session:
        member_id = MemberId(session.exec(select(Member.id)).first() or pytest.fail("nobody"))
    perform(sqlite_engine, actor_of(Role.STAFF), set_willing, now=NOW, member_id=member_id, willing=False)

    with pytest.raises(Refusal) as refused:
        undo(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        assert session.exec(select(func.count()).select_from(Member)).one() == 3
    assert (refused.value.code, refused.value.facts) == (Code.BUILT_UPON, {"count": 1})


def test_a_batch_is_undone_once_and_with_a_reason(sqlite_engine: Engine) -> None:
    imported = a_listed_town(sqlite_engine)
    batch_id = BatchId(imported.batch_id or pytest.fail("nothing went in"))

    with pytest.raises(Refusal) as empty:
        perform(sqlite_engine, ADMIN, undo_batch, now=NOW, batch_id=batch_id, reason=" ")
    undo(sqlite_engine, imported)
    with pytest.raises(Refusal) as twice:
        undo(sqlite_engine, imported)

    assert (empty.value.code, twice.value.code) == (Code.EMPTY, Code.ALREADY_UNDONE)


def test_a_hundred_members_cost_as_many_statements_as_ten(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    def cost(first: int, people: int) -> int:
        rows = (
            [n, f"张{n}号", "军休所党支部", "理发、急救", "望湖社区", "2026.3.1", 13900000000 + n, ""]
            for n in range(first, first + people)
        )
        ledger = sheets(MEMBERS, *rows)
        with statements(sqlite_engine) as asked:
            bring(sqlite_engine, ledger)
        return len(asked)

    assert cost(0, 10) == cost(100, 100)
