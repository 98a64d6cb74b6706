"""Alembic's entry: one transaction, on the engine that was handed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine, Enum, Text

from db.tables import metadata
from db.tables.base import UtcDateTime

engine: Engine = context.config.attributes["engine"]


@contextmanager
def references_checked_at_the_end(connection: Connection) -> Iterator[None]:
    """Let SQLite build a table anew that others refer to; whatever then refers to nothing stops the migration."""
    raw = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite" or raw is None:
        yield
        return
    raw.cursor().execute("PRAGMA foreign_keys = OFF")  # heard only before a transaction begins
    try:
        yield
    finally:
        raw.cursor().execute("PRAGMA foreign_keys = ON")


def render_item(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:  # noqa: ANN401 - Alembic's signature
    """Write our own column types in plain SQLAlchemy, so that a migration outlives the code around it."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, Enum):
        values = ", ".join(repr(value) for value in item.enums)
        return f"sa.Enum({values}, name={item.name!r}, native_enum=False, create_constraint=True, length={item.length})"
    if type(item).__name__ == "AutoString":
        return f"sa.String(length={item.length})"
    if type(item).__name__ == "JSON":
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return "sa.Text()" if isinstance(item, Text) else False


with engine.execution_options(write=True).connect() as connection, references_checked_at_the_end(connection):
    context.configure(
        connection=connection,
        target_metadata=metadata,
        # a step that has SQLite build a table anew need not look at all that it refers to: reflect_kwargs, as in 0003
        render_as_batch=True,
        render_item=render_item,
        compare_type=True,
        # SQLite takes back what was done to tables, too; Alembic would commit after each step
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if lost:
                msg = f"after the migration rows refer to nothing: {lost[:3]}"
                raise RuntimeError(msg)
    connection.commit()
