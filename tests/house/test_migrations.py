"""Migrations equal tables, on both engines; every revision can be gone back from in a development database."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Engine, Integer, MetaData, Table, inspect

from db import migrations
from db.tables import metadata


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


def test_the_migrations_make_the_tables_of_the_code(engine: Engine) -> None:
    assert metadata.tables.keys() != set()
    assert differences(engine, metadata) == []


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrations.migrate(engine)

    assert differences(engine, metadata) == []


def test_an_empty_database_is_brought_to_the_newest_revision_and_back_without_a_trace(bare_engine: Engine) -> None:
    migrations.migrate(bare_engine)
    reached, tables = migrations.schema_of(bare_engine), set(inspect(bare_engine).get_table_names())

    command.downgrade(migrations.configure(bare_engine), "base")

    assert reached == migrations.head()
    assert tables == {*metadata.tables, "alembic_version"}
    assert inspect(bare_engine).get_table_names() == ["alembic_version"]


def test_revisions_stand_in_one_line(sqlite_engine: Engine) -> None:
    script = ScriptDirectory.from_config(migrations.configure(sqlite_engine))

    assert script.get_heads() == [migrations.head()]
