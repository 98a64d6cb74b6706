"""The way from any earlier schema to this one, on both engines, without an ini file."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlmodel import Session

from db.tables.keeping import Bureau, Revision

_HERE: Final = Path(__file__).parent


def configure(engine: Engine) -> Config:
    """Give Alembic's configuration for an engine."""
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Bring a database, empty or older, to the schema of this code, with the one row each of bureau and revision.

    An older SQLite database is copied first, beside itself; PostgreSQL takes a migration back whole by itself.
    """
    stands = schema_of(engine)
    if stands not in {None, head()}:
        _keep_copy(engine, str(stands))
    command.upgrade(configure(engine), "head")
    with Session(engine.execution_options(write=True)) as session:
        for row in (Bureau(), Revision()):
            if session.get(type(row), row.org_id) is None:
                session.add(row)
        session.commit()


def _keep_copy(engine: Engine, stands: str) -> None:
    database = engine.url.database if engine.dialect.name == "sqlite" else None
    if not database:
        return
    copy = Path(f"{database}.at-{stands}")
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def schema_of(engine: Engine) -> str | None:
    """Give the revision that a database stands at; None when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str | None:
    """Give the revision that this code expects."""
    return _steps().get_current_head()


def is_newer(revision: str) -> bool:
    """Whether a database stands at a revision that this code has never heard of."""
    return revision not in {known.revision for known in _steps().walk_revisions()}


@cache
def _steps() -> ScriptDirectory:
    """Give the steps of this code, read once: whoever asks for its health asks which is the newest, again and again."""
    return ScriptDirectory(str(_HERE))
