"""The engine's promises: durable, strict about time, writers alone from their first word, never blind at the start."""

import sqlite3
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, StatementError
from sqlmodel import select

from db.engine import CACHE, SPARING, copied, make_engine, spare_memory
from db.errors import Code, Refusal
from db.migrations.readiness import make_ready
from db.reads.chain import verify
from db.rules.calendar import day_in_shanghai
from db.tables.keeping import JournalLine
from db.tables.needs import Need
from db.terms import NeedKind
from db.work import perform, reading
from db.writes import needs
from tests.builders import a_town, at

FULL = 2


def test_what_is_acknowledged_has_reached_the_disk(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        kept = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        log = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()

    assert (kept, log) == (FULL, "wal")


def test_a_writer_is_alone_from_its_first_word_so_that_no_reading_goes_stale(sqlite_engine: Engine) -> None:
    with sqlite_engine.execution_options(write=True).connect() as first, sqlite_engine.connect() as second:
        first.exec_driver_sql("SELECT 1")
        second.exec_driver_sql("SELECT 1")
        second.rollback()
        second.connection.cursor().execute("PRAGMA busy_timeout = 50")

        with pytest.raises(OperationalError, match="locked"):
            second.execution_options(write=True).exec_driver_sql("SELECT 1")
        second.invalidate()  # the next test is to be patient again


def test_a_connection_that_wrote_is_given_back_to_readers(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect().execution_options(write=True) as wrote:
        wrote.exec_driver_sql("SELECT 1")

    with sqlite_engine.connect() as reads, sqlite_engine.connect().execution_options(write=True) as writes:
        writes.connection.cursor().execute("PRAGMA busy_timeout = 50")
        reads.exec_driver_sql("SELECT 1")

        assert writes.exec_driver_sql("SELECT 1").scalar_one() == 1  # and is not told that it is locked
        writes.invalidate()  # the next test is to be patient again


class Remembered(sqlite3.Connection):
    """A connection that can be looked at after all others have let go of it."""

    made: ClassVar[list[sqlite3.Connection]] = []

    def __init__(self, *how: Any, **more: Any) -> None:  # noqa: ANN401 - as they are passed on
        super().__init__(*how, **more)
        self.made.append(self)


@pytest.mark.parametrize("asked", [True, False])
def test_a_copy_is_gone_with_whoever_wanted_it_whether_or_not_they_asked_it_anything(
    sqlite_engine: Engine,
    asked: bool,  # noqa: FBT001 - what is tried
) -> None:
    with copied(sqlite_engine, Remembered) as copy, ExitStack() as asking:
        if asked:
            asking.enter_context(copy.connect()).exec_driver_sql("SELECT 1")

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        Remembered.made.pop().execute("SELECT 1")


def test_memory_is_spared_in_one_transaction_and_no_longer(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        spare_memory(connection)
        spared = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
        connection.rollback()
        again = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()

    assert (spared, again) == (-SPARING, -CACHE)


def test_a_database_that_cannot_be_written_is_refused_at_the_start(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    engine = make_engine(sqlite_url.replace("sqlite:///", "sqlite:///file:") + "?mode=ro&uri=true")

    with pytest.raises(Refusal) as refused:
        make_ready(engine)

    assert refused.value.code is Code.DATABASE_READ_ONLY
    assert list(tmp_path.iterdir()) == []  # an address with ways of opening is no name of a folder
    engine.dispose()


def test_an_instant_without_a_zone_is_refused_and_comes_back_with_one(engine: Engine) -> None:
    town = a_town(engine)
    perform(
        engine, town.clerk, needs.write_need, now=at(), community_id=town.wanghu, text="x", kind=NeedKind.OTHER,
        asked_on=date(2026, 5, 20),
    )  # fmt: skip

    with reading(engine) as session:
        assert session.exec(select(JournalLine.at)).all() == [at()]
        with pytest.raises(StatementError, match="time zone"):
            session.exec(select(JournalLine).where(JournalLine.at == at().replace(tzinfo=None))).all()


def test_a_clock_that_jumps_leaves_order_and_identity_alone(engine: Engine) -> None:
    town = a_town(engine)
    jumps = [timedelta(), timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1)]

    for jump in jumps:
        perform(
            engine, town.clerk, needs.write_need, now=at() + jump, community_id=town.wanghu, text="x",
            kind=NeedKind.OTHER, asked_on=date(2026, 5, 10),
        )  # fmt: skip

    with reading(engine) as session:
        lines = session.exec(select(JournalLine).order_by("seq")).all()
        assert [line.at - at() for line in lines] == jumps
        assert [line.seq for line in lines] == [1, 2, 3, 4, 5]
        assert verify(session).broken_at is None
        assert len(set(session.exec(select(Need.id)))) == len(jumps)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 3, 31, 17, 30, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2028, 2, 28, 16, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 12, 31, 16, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_business_day_is_the_day_in_shanghai(instant: datetime, day: date) -> None:
    found = day_in_shanghai(instant)

    assert found == day
