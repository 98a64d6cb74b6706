"""Migrations equal tables, on both engines."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Engine, Integer, MetaData, Table, inspect

from db import migrations
from db.engine import make_engine
from db.tables import metadata


def differences(engine: Engine, wanted: MetaData) -> list[object]:
    """Give what an automatic migration would still have to change."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[object] = compare_metadata(context, wanted)
        return found


def test_a_missing_column_is_seen(bare_sqlite_url: str) -> None:
    engine, wanted = make_engine(bare_sqlite_url), MetaData()
    metadata.tables["bureau"].to_metadata(wanted)
    wanted.create_all(engine)
    Table("bureau", wanted, Column("forgotten", Integer), extend_existing=True)

    found = differences(engine, wanted)

    assert [operation[0] for operation in found if isinstance(operation, tuple)] == ["add_column"]
    engine.dispose()


def test_the_migrations_make_the_tables_of_the_code_and_again_change_nothing(engine: Engine) -> None:
    assert metadata.tables.keys() != set()

    migrations.migrate(engine)

    assert (migrations.schema_of(engine), differences(engine, metadata)) == (migrations.head(), [])
    assert {*inspect(engine).get_table_names()} == {*metadata.tables, "alembic_version"}


def test_revisions_stand_in_one_line(sqlite_engine: Engine) -> None:
    script = ScriptDirectory.from_config(migrations.configure(sqlite_engine))

    assert script.get_heads() == [migrations.head()]
