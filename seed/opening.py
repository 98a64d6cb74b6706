"""The way in for every seed: the database is migrated when it is empty, and left alone when somebody lives in it."""

from sqlalchemy import Engine
from sqlmodel import Session, func, select

from db import engine as engines
from db.migrations import is_newer, migrate, schema_of
from db.tables.accounts import Account
from db.tables.base import HOME_ORG, Row
from db.tables.keeping import Bureau
from db.tables.people import Member, Skill
from db.tables.places import Community
from db.work import reading


class OccupiedError(Exception):
    """The database already holds records that a seed must not touch; the text says which."""


def open_migrated() -> Engine:
    """Give the engine of the settings' database, brought to the schema of this code."""
    engine = engines.engine()
    stands = schema_of(engine)
    if stands is not None and is_newer(stands):
        raise OccupiedError(f"The database stands at {stands}, which is newer than this code; nothing was changed.")
    migrate(engine)
    return engine


def open_empty() -> Engine:
    """Give the engine of the settings' database when nobody lives in it; OccupiedError names what it found."""
    engine = open_migrated()
    if held := occupants(engine):
        raise OccupiedError(f"The database at {shown(engine)} already holds {held}; nothing was changed.")
    return engine


def occupants(engine: Engine) -> str:
    """Say in words what a database already holds; nothing when it is empty."""
    with reading(engine) as session:
        return _found(session)


def is_demo(engine: Engine) -> bool:
    """Whether the database says of itself that everybody in it is invented."""
    with reading(engine) as session:
        return session.get_one(Bureau, HOME_ORG).demo


def shown(engine: Engine) -> str:
    """Give the database's address as it may be printed: without a password."""
    return engine.url.render_as_string(hide_password=True)


def _found(session: Session) -> str:
    bureau = session.get_one(Bureau, HOME_ORG)
    counts = {table.__tablename__: _count(session, table) for table in (Account, Community, Member, Skill)}
    held = [f"{count} {name} rows" for name, count in counts.items() if count]
    return " and ".join(([f"“{bureau.name}”"] if bureau.name else []) + held)


def _count(session: Session, table: type[Row]) -> int:
    return session.exec(select(func.count()).select_from(table).where(table.org_id == HOME_ORG)).one()
