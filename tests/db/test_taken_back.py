"""A migration that does not come to its end leaves the former schema, and the next one goes through, and back again."""

import sqlite3
from contextlib import closing

import pytest
from alembic import command
from sqlalchemy import Engine, inspect

from db.engine import make_engine
from db.migrations import configure, head, migrate, schema_of
from db.tables import metadata
from tests import commands

pytestmark = pytest.mark.process

KILLED = 9


def test_a_migration_after_which_a_row_refers_to_nothing_is_taken_back_whole(sqlite_engine: Engine) -> None:
    with closing(sqlite3.connect(str(sqlite_engine.url.database))) as another:  # which looks at no references
        another.execute("INSERT INTO street VALUES ('s', 1, 'nowhere', '01', '湖滨街道', 0)")
        another.commit()

    with pytest.raises(RuntimeError, match="refer to nothing"):
        command.downgrade(configure(sqlite_engine), "-1")

    assert schema_of(sqlite_engine) == head()


def test_a_migration_killed_half_way_leaves_nothing_and_may_run_again_and_be_gone_back_from(bare_url: str) -> None:
    ran = commands.run("tests.db.killed", bare_url, "400", own={})

    engine = make_engine(bare_url)
    assert ran.code == -KILLED
    assert schema_of(engine) is None
    assert inspect(engine).get_table_names() == []
    migrate(engine)
    assert schema_of(engine) == head()
    assert {*inspect(engine).get_table_names()} == {"alembic_version", *metadata.tables}

    command.downgrade(configure(engine), "base")  # in a development database, every revision can be
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
