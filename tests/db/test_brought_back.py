"""The databases that tests have one after the other: each finds what the migrations left, whatever was done before."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.engine import make_engine
from tests import postgres, sqlite
from tests.builders import a_town
from tests.builders.acts import dump


@pytest.fixture
def kept(sqlite_template: Path, tmp_path: Path) -> Iterator[sqlite.Kept]:
    """A file of this test's own that is brought back."""
    kept = sqlite.Kept(sqlite_template, tmp_path)
    yield kept
    kept.close()


def held(path: Path) -> str:
    """Give all that a file holds."""
    engine = make_engine(f"sqlite:///{path}")
    said = dump(engine)
    engine.dispose()
    return said


def write(path: Path) -> None:
    """Leave rows in many tables, and the revision raised."""
    engine = make_engine(f"sqlite:///{path}")
    a_town(engine)
    engine.dispose()


def test_what_a_test_wrote_is_gone_for_the_next_and_the_file_is_the_same(kept: sqlite.Kept) -> None:
    path = kept.brought_back()
    before = held(path)
    write(path)
    assert held(path) != before

    assert kept.brought_back() == path
    assert held(path) == before


def test_a_file_with_another_schema_or_with_somebody_still_in_it_is_left_for_a_new_one(kept: sqlite.Kept) -> None:
    altered = kept.brought_back()
    before = held(altered)
    with closing(sqlite3.connect(altered)) as connection:
        connection.execute("ALTER TABLE need ADD COLUMN more")
        connection.commit()

    taken = kept.brought_back()
    with closing(sqlite3.connect(taken, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE revision SET value = value + 1")
        fresh = kept.brought_back()

    assert len({altered, taken, fresh}) == 3
    assert held(fresh) == before


def test_where_the_file_was_taken_away_there_is_a_new_one(kept: sqlite.Kept) -> None:
    path = kept.brought_back()
    before = held(path)
    path.unlink()

    assert kept.brought_back() != path
    assert held(kept.brought_back()) == before


def test_where_no_server_could_be_prepared_each_process_starts_its_own_or_says_why_not(tmp_path: Path) -> None:
    prepared = postgres.Prepared(tmp_path)
    (tmp_path / "over").touch()

    assert prepared.started(tmp_path) is None
