"""Migrations equal tables, on both engines; every revision can be gone back from in a development database."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Engine, Integer, MetaData, Table, inspect

from db import migrations
from db.engine import make_engine
from db.tables import metadata
from tests.engines import BOTH


def differences(engine: Engine, wanted: MetaData) -> list[object]:
    """Give what an automatic migration would still have to change."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[object] = compare_metadata(context, wanted)
        return found


def test_a_missing_column_is_seen(sqlite_engine: Engine) -> None:
    wanted = MetaData()
    for table in metadata.tables.values():
        table.to_metadata(wanted)
    Table("need", wanted, Column("forgotten", Integer), extend_existing=True)

    found = differences(sqlite_engine, wanted)

    assert [operation[0] for operation in found if isinstance(operation, tuple)] == ["add_column"]


def test_the_migrations_make_the_tables_of_the_code_and_again_change_nothing(engine: Engine) -> None:
    assert metadata.tables.keys() != set()

    migrations.migrate(engine)

    assert (migrations.schema_of(engine), differences(engine, metadata)) == (migrations.head(), [])
    assert {*inspect(engine).get_table_names()} == {*metadata.tables, "alembic_version"}


@pytest.mark.parametrize("which", BOTH)
def test_from_the_newest_revision_a_database_is_brought_back_without_a_trace(
    which: str, request: pytest.FixtureRequest
) -> None:
    # the one of PostgreSQL that tests bring back to its beginning again and again has to stay
    engine = make_engine(request.getfixturevalue("sqlite_url" if which == "sqlite" else "bare_postgres_url"))
    migrations.migrate(engine)

    command.downgrade(migrations.configure(engine), "base")

    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_revisions_stand_in_one_line(sqlite_engine: Engine) -> None:
    script = ScriptDirectory.from_config(migrations.configure(sqlite_engine))

    assert script.get_heads() == [migrations.head()]
