"""Whether this code may work on a database: reached, writable, and brought to this schema, or refused in one word."""

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from db.errors import Code, Refusal
from db.migrations import head, is_newer, migrate, schema_of


def make_ready(engine: Engine) -> None:
    """Bring a database to the schema of this code; an empty one is filled.

    Raises Refusal: DATABASE_AWAY, SCHEMA_NEWER, DATABASE_READ_ONLY, DISK_FULL.
    """
    try:
        schema = schema_of(engine)
        if schema is not None and is_newer(schema):
            raise Refusal(Code.SCHEMA_NEWER, schema=schema)
        if schema != head():
            migrate(engine)
        _try_to_write(engine)
    except OperationalError as error:
        raise Refusal(_why(str(error.orig).lower())) from error


def _try_to_write(engine: Engine) -> None:
    with engine.connect().execution_options(write=True) as connection:
        connection.execute(text("UPDATE revision SET value = value"))
        connection.rollback()


def _why(said: str) -> Code:
    if "readonly" in said or "read-only" in said:
        return Code.DATABASE_READ_ONLY
    if "disk is full" in said or "no space left" in said:
        return Code.DISK_FULL
    return Code.DATABASE_AWAY
