"""A backup is whole, says what it holds, and is refused when it is not what it says."""

import dataclasses
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.engine import make_engine
from db.files import dumps
from db.files.backups import COPY, BackupError, back_up, restore, verify, write_down
from db.tables.people import Member
from db.work import reading
from db.work.keys import seal_key
from tests.builders import a_town
from tests.builders.wishes import CANARY, a_wish
from tests.postgres import Server

NOW = datetime(2026, 5, 20, 2, tzinfo=UTC)


def _names(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return sorted(session.exec(select(Member.name)))


def test_what_was_backed_up_is_what_is_restored(sqlite_engine: Engine, tmp_path: Path) -> None:
    a_town(sqlite_engine)
    place = back_up(sqlite_engine, tmp_path / "backups", now=NOW)

    manifest = restore(place, tmp_path / "new" / "restored.db")

    restored = make_engine(f"sqlite:///{tmp_path}/new/restored.db")
    assert _names(restored) == _names(sqlite_engine)
    assert manifest.rows["member"] == 4
    restored.dispose()


def test_a_truncated_backup_is_refused(sqlite_engine: Engine, tmp_path: Path) -> None:
    a_town(sqlite_engine)
    place = back_up(sqlite_engine, tmp_path, now=NOW)
    copy = place / COPY
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])

    with pytest.raises(BackupError):
        verify(place)


def test_a_backup_that_holds_other_rows_than_it_says_is_refused(sqlite_engine: Engine, tmp_path: Path) -> None:
    a_town(sqlite_engine)
    first = back_up(sqlite_engine, tmp_path / "first", now=NOW)
    a_later = first / COPY
    later = make_engine(f"sqlite:///{a_later}")
    with later.execution_options(write=True).begin() as connection:
        connection.exec_driver_sql("UPDATE member SET name = 'x'")
    later.dispose()

    with pytest.raises(BackupError):
        verify(first)


def test_a_stolen_backup_holds_neither_the_person_nor_the_key(sqlite_engine: Engine, tmp_path: Path) -> None:
    town = a_town(sqlite_engine)
    a_wish(sqlite_engine, town.clerk, town.wanghu)

    place = back_up(sqlite_engine, tmp_path, now=NOW)

    stolen = b"".join(path.read_bytes() for path in place.iterdir())
    assert "小树苗".encode() in stolen
    assert [part for part in (*CANARY.split("，"), "13912345678") if part.encode() in stolen] == []
    assert seal_key() not in stolen


def test_a_restore_never_overwrites(sqlite_engine: Engine, tmp_path: Path) -> None:
    place = back_up(sqlite_engine, tmp_path / "backups", now=NOW)
    target = tmp_path / "taken.db"
    target.write_text("somebody's")

    with pytest.raises(BackupError):
        restore(place, target)

    assert target.read_text() == "somebody's"


@pytest.fixture
def programs(postgres_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs, of the server's version."""
    monkeypatch.setenv("PATH", f"{postgres_server.programs}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.postgres
@pytest.mark.usefixtures("programs")
def test_a_dump_holds_one_moment_and_is_what_is_restored(
    postgres_engine: Engine, bare_postgres_url: str, tmp_path: Path
) -> None:
    a_town(postgres_engine)
    place = dumps.back_up(postgres_engine, tmp_path, now=NOW)

    manifest = dumps.restore(place, bare_postgres_url)

    restored = make_engine(bare_postgres_url)
    assert _names(restored) == _names(postgres_engine)
    assert manifest.rows["member"] == 4
    assert [path.stat().st_mode & 0o077 for path in (place, place / dumps.DUMP)] == [0, 0]
    with pytest.raises(BackupError, match="not empty"):
        dumps.restore(place, bare_postgres_url)
    restored.dispose()


@pytest.mark.postgres
@pytest.mark.usefixtures("programs")
def test_a_dump_is_tried_aside_and_a_spoiled_one_refused(postgres_engine: Engine, tmp_path: Path) -> None:
    a_town(postgres_engine)
    place = dumps.back_up(postgres_engine, tmp_path, now=NOW)
    more = dataclasses.replace(dumps.verify(place), points=1)

    with dumps.aside(postgres_engine) as address:
        assert dumps.restore(place, address) == dumps.verify(place)
    write_down(place, more)
    with dumps.aside(postgres_engine) as address, pytest.raises(BackupError, match="not what its manifest says"):
        dumps.restore(place, address)
    (place / dumps.DUMP).write_bytes((place / dumps.DUMP).read_bytes()[:-100])
    with pytest.raises(BackupError, match="not what its manifest says"):
        dumps.verify(place)
    with postgres_engine.connect() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM pg_database WHERE datname LIKE 'drill%%'").scalar_one()
    assert left == 0


@pytest.mark.postgres
def test_without_its_programs_a_dump_says_what_is_missing(
    postgres_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BackupError, match="pg_dump is not there"):
        dumps.back_up(postgres_engine, tmp_path, now=NOW)
