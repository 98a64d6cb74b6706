"""How a long write is put into its file: in a few statements however many its rows, all or nothing, in one chain."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, delete, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from db.engine import make_engine
from db.files.ledgers.reading import LedgerSheet
from db.reads.chain import verify
from db.tables.keeping import Numbering
from db.tables.places import District, Street
from db.work import Work, perform, perform_ahead, reading
from db.writes.places import add_district
from tests import commands
from tests.builders.counting import counts
from tests.builders.ledgers import ACTIVITIES, ADMIN, MEMBERS, NOW, a_listed_town, bring, sheets
from tests.engines import heard

BRANCH = "军休所党支部", "望湖社区"
FEW, MANY = 4, 40


def members(count: int) -> tuple[LedgerSheet, ...]:
    rows = ([n, f"赵{n}号", BRANCH[0], "无", BRANCH[1], "2026.1.12", f"139{n:08d}", ""] for n in range(count))
    return sheets(MEMBERS, *rows)


def activities(count: int) -> tuple[LedgerSheet, ...]:
    """Activities of two members on so many days, each with a grade: it is confirmed and earns points."""
    days = [(date(2026, 1, 1) + timedelta(days=n)).isoformat() for n in range(count)]
    return sheets(ACTIVITIES, *([day, *BRANCH, "环境整治", "张三、李四", 2, "90分钟", "一等"] for day in days))


@contextmanager
def said_alone(engine: Engine) -> Iterator[list[str]]:
    """Gather what is said while nobody else may write: from each writer's beginning to its end."""
    said = list[str]()

    def hear(connection: Connection, _cursor: object, statement: str, *_about: Any) -> None:  # noqa: ANN401 - as they come
        if connection.get_execution_options().get("write"):
            said.append(statement)

    with heard(engine, "before_cursor_execute", hear):
        yield said


def figures(engine: Engine) -> dict[str, int]:
    with reading(engine) as session:
        return counts(session)


def holds(engine: Engine) -> bool:
    with reading(engine) as session:
        return verify(session).broken_at is None


@pytest.mark.parametrize("ledger", [members, activities])
def test_as_many_statements_write_while_others_wait_whether_few_rows_come_in_or_many(
    sqlite_engine: Engine, ledger: Callable[[int], tuple[LedgerSheet, ...]]
) -> None:
    a_listed_town(sqlite_engine)
    bring(sqlite_engine, ledger(1))  # founds what the others find
    writes = list[int]()

    for count in (FEW, MANY):
        with said_alone(sqlite_engine) as said:
            done = bring(sqlite_engine, ledger(count))
        assert done.taken > count / 2
        writes.append(len([one for one in said if not one.startswith("SELECT")]))

    assert writes[0] == writes[1]
    assert holds(sqlite_engine)


def kill_within(url: str, words: str) -> None:
    engine = make_engine(url)

    def fall(_connection: object, _cursor: object, statement: str, *_about: object) -> None:
        if statement.startswith(words):
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "after_cursor_execute", fall)
    bring(engine, activities(FEW))


@pytest.mark.process
@pytest.mark.parametrize(
    "words", ["INSERT INTO attendance", "INSERT INTO journal_line", "UPDATE revision SET journal_h"]
)
def test_a_process_killed_in_the_middle_of_it_leaves_nothing(sqlite_engine: Engine, words: str) -> None:
    a_listed_town(sqlite_engine)
    before = figures(sqlite_engine)

    killed = commands.fork(kill_within, str(sqlite_engine.url), words)

    assert killed.wait(commands.PATIENCE)
    assert killed.code == -signal.SIGKILL
    assert figures(sqlite_engine) == before
    assert holds(sqlite_engine)
    bring(sqlite_engine, activities(FEW))
    assert figures(sqlite_engine)["attendance"] == before["attendance"] + 2 * FEW


def test_what_others_took_away_meanwhile_and_a_new_row_refers_to_leaves_nothing(sqlite_engine: Engine) -> None:
    perform(sqlite_engine, ADMIN, add_district, now=NOW, name="东区")
    with reading(sqlite_engine) as session:
        gone = session.exec(select(District)).one()
    tries = list[int]()

    def long(work: Work) -> None:
        tries.append(len(tries))
        work.add(Street(district_id=gone.id, code="JD001", name="湖滨街道", position=1))
        if len(tries) == 1:
            with sqlite_engine.begin() as connection:
                connection.execute(delete(District))

    with pytest.raises(IntegrityError):
        perform_ahead(sqlite_engine, ADMIN, long, now=NOW)

    assert figures(sqlite_engine)["street"] == 0
    assert holds(sqlite_engine)


def test_what_was_left_out_because_it_stood_there_is_a_question_too(sqlite_engine: Engine) -> None:
    tries = list[int]()

    def long(work: Work) -> None:
        tries.append(len(tries))
        if len(tries) == 1:
            perform(sqlite_engine, ADMIN, begin_numbers, now=NOW)
        begin_numbers(work)

    def begin_numbers(work: Work) -> None:
        row = insert(Numbering).values(org_id=work.actor.org_id, series="HD", last=0)
        work.session.execute(row.on_conflict_do_nothing())

    perform_ahead(sqlite_engine, ADMIN, long, now=NOW)

    assert tries == [0, 1]
