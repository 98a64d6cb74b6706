"""Faults in the middle of a write: all of it stands, or none of it, and the next write works."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlmodel import func, select

from db.engine import make_engine
from db.errors import Code, Refusal
from db.reads.chain import verify
from db.reads.health import health
from db.reads.recount import differences
from db.tables.activities import Activity
from db.tables.keeping import JournalLine, Revision
from db.tables.needs import Need
from db.terms import DraftId, Grade, NeedKind
from db.work import Work, perform, reading
from db.writes import activities, needs
from tests import commands
from tests.builders import Town, a_town, at
from tests.builders.steps import a_closed_activity, a_need
from tests.engines import heard

pytestmark = pytest.mark.process

Note = Callable[[str, object], None]


def _stands(engine: Engine) -> tuple[int, int, int, str]:
    with reading(engine) as session:
        revision = session.exec(select(Revision)).one()
        rows = session.exec(select(func.count()).select_from(Need)).one()
        lines = session.exec(select(func.count()).select_from(JournalLine)).one()
    return rows, lines, revision.value, revision.journal_hash


def test_every_acknowledged_write_outlives_a_kill(sqlite_url: str, tmp_path: Path, record_property: Note) -> None:
    engine = make_engine(sqlite_url)
    town = a_town(engine)
    acknowledged: list[str] = []

    for pause in (0.1, 0.15, 0.2):
        said = tmp_path / f"{pause}"
        scribe = commands.start("tests.db.work.scribe", sqlite_url, str(town.wanghu), own={}, out=said, err=said)
        while not (said.exists() and said.read_text()):
            assert scribe.running
            time.sleep(0.01)
        time.sleep(pause)
        scribe.kill()
        acknowledged += [line.strip() for line in said.read_text().splitlines(keepends=True) if line.endswith("\n")]

    with reading(engine) as session:
        kept = set(session.exec(select(Need.code)))
        found, chain = differences(session), verify(session)
        integrity = session.connection().exec_driver_sql("PRAGMA integrity_check").scalar_one()
    lost = set(acknowledged) - kept
    record_property("kills", 3)
    record_property("lost_or_doubled", len(lost))
    assert (lost, len(acknowledged) > 3) == (set(), True)
    assert (found, chain.broken_at, integrity) == ([], None, "ok")
    assert chain.lines == len(kept)
    engine.dispose()


def test_a_full_disk_is_said_and_leaves_nothing_half_written(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    def no_room(connection: DBAPIConnection, _record: object, _proxy: object) -> None:
        cursor = connection.cursor()
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        cursor.close()

    event.listen(sqlite_engine, "checkout", no_room)
    said, before = None, _stands(sqlite_engine)
    while said is None:
        try:
            before = _stands(sqlite_engine)
            a_need(sqlite_engine, town.clerk, community=town.wanghu, text="水管漏水" * 120)
        except Refusal as refusal:
            said = refusal.code
    with reading(sqlite_engine) as session:
        state, read = health(session), session.exec(select(func.count()).select_from(Need)).one()
    event.remove(sqlite_engine, "checkout", no_room)
    sqlite_engine.dispose()  # of the connections that have no room

    assert said is Code.DISK_FULL
    assert (state.database, state.disk, read) == (True, False, before[0])
    assert _stands(sqlite_engine) == before


def test_a_held_lock_is_waited_for(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    other = make_engine(str(sqlite_engine.url))
    holder = other.execution_options(write=True).connect()
    holder.exec_driver_sql("UPDATE revision SET value = value")
    before = _stands(sqlite_engine)[0]

    with pytest.raises(Refusal) as refused:
        _impatiently(sqlite_engine, town)
    holder.rollback()
    a_need(sqlite_engine, town.clerk, community=town.wanghu)

    assert refused.value.code is Code.BUSY
    assert _stands(sqlite_engine)[0] == before + 1
    holder.close()
    other.dispose()


def test_a_lock_that_is_let_go_in_time_is_waited_out(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    other, writer = make_engine(str(sqlite_engine.url)), make_engine(str(sqlite_engine.url))
    holder = other.execution_options(write=True).connect()
    holder.exec_driver_sql("UPDATE revision SET value = value")
    before = _stands(sqlite_engine)[0]
    letting_go = threading.Timer(0.5, holder.rollback)

    letting_go.start()
    a_need(writer, town.clerk, community=town.wanghu)
    letting_go.join()

    assert _stands(sqlite_engine)[0] == before + 1
    holder.close()
    other.dispose()
    writer.dispose()


def _impatiently(engine: Engine, town: Town) -> None:
    """Write with a short patience, so that the test need not wait ten seconds."""

    def hurry(connection: DBAPIConnection, _record: object, _proxy: object) -> None:
        connection.cursor().execute("PRAGMA busy_timeout = 100")

    event.listen(engine, "checkout", hurry)
    try:
        a_need(engine, town.clerk, community=town.wanghu)
    finally:
        event.remove(engine, "checkout", hurry)
        engine.dispose()  # of the connections that are in a hurry


class _StoppedError(BaseException):
    """As Streamlit stops a run: past every handler of errors."""


@pytest.mark.parametrize("draft", [None, DraftId(UUID(int=5))])
def test_a_write_that_is_stopped_from_outside_leaves_nothing(engine: Engine, draft: DraftId | None) -> None:
    town = a_town(engine)
    facts: dict[str, Any] = {
        "community_id": town.wanghu,
        "text": "x",
        "kind": NeedKind.OTHER,
        "asked_on": date(2026, 5, 20),
    }
    before = _stands(engine)

    def stopped(work: Work, **given: Any) -> None:  # noqa: ANN401 - whatever the intent takes
        needs.write_need(work, **given)
        raise _StoppedError

    with pytest.raises(_StoppedError):
        perform(engine, town.clerk, stopped, now=at(), draft=draft, **facts)
    left = _stands(engine)
    perform(engine, town.clerk, needs.write_need, now=at(), draft=draft, **facts)

    assert left == before
    assert _stands(engine)[0] == before[0] + 1


def test_a_confirmation_whose_nth_statement_fails_leaves_nothing(engine: Engine) -> None:
    town = a_town(engine)
    activity = a_closed_activity(engine, town)
    before = _everything(engine)

    failed_at = 0
    while True:
        failed_at += 1
        try:
            with _failing(engine, failed_at):
                perform(
                    engine,
                    town.clerk,
                    activities.confirm_activity,
                    now=at(day=21),
                    activity_id=activity,
                    grade=Grade.FIRST,
                )
        except (RuntimeError, DBAPIError):
            assert _everything(engine) == before
            continue
        break

    with reading(engine) as session:
        assert differences(session) == []
        assert verify(session).broken_at is None
    assert failed_at > 10


@contextmanager
def _failing(engine: Engine, number: int) -> Iterator[None]:
    """Let the n-th statement of the block fail before it reaches the database."""
    left = number

    def count(*_about: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            msg = "the database stopped listening"
            raise RuntimeError(msg)

    with heard(engine, "before_cursor_execute", count):
        yield


def _everything(engine: Engine) -> tuple[object, ...]:
    with reading(engine) as session:
        status = session.exec(select(Activity.status)).all()
        return *_stands(engine), status, tuple(d.metric for d in differences(session))
