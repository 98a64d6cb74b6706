"""Whether the records can be read and written: what a probe asks, and what the administrator's page shows."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import distinct, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.migrations import head
from db.reads import scope
from db.reads.accounts import limits
from db.reads.revision import revision
from db.rules.rights import Actor, Right
from db.tables.accounts import SignIn

_LEAST_FREE_BYTES: Final = 100 * 1024 * 1024
_LEAST_FREE_PAGES: Final = 16


@dataclass(frozen=True, slots=True)
class Health:
    """What is well: the database answers, its schema is this code's, there is room to write."""

    database: bool
    schema: bool
    disk: bool

    @property
    def ready(self) -> bool:
        """Whether everything is well."""
        return self.database and self.schema and self.disk


@dataclass(frozen=True, slots=True)
class House:
    """What the administrator sees of the server: its health, its database's kind, its revision, who is signed in."""

    health: Health
    engine: str
    revision: int
    online: int


def house_now(session: Session, actor: Actor, *, now: datetime) -> House:
    """Tell how the server is at this moment, for those who may see it; else Refusal(NOT_ALLOWED)."""
    if not actor.may(Right.SEE_HEALTH):
        raise Refusal(Code.NOT_ALLOWED, right=Right.SEE_HEALTH)
    online = select(func.count(distinct(col(SignIn.account_id)))).where(
        scope.everybody(SignIn, actor),
        col(SignIn.ended_at).is_(None),
        col(SignIn.seen_at) > now - limits().idle,
        col(SignIn.began_at) > now - limits().longest,
    )
    return House(
        health=health(session),
        engine=session.get_bind().dialect.name,
        revision=revision(session),
        online=session.execute(online).scalar_one(),
    )


def health(session: Session) -> Health:
    """Ask the database how it is; never raises for a database that is ill."""
    try:
        found = session.connection().execute(text("SELECT version_num FROM alembic_version")).scalar()
        return Health(database=True, schema=found == head(), disk=_has_room(session))
    except DBAPIError:
        return Health(database=False, schema=False, disk=False)


def _has_room(session: Session) -> bool:
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return True  # the database server keeps watch over its own disk
    used, most, free = (
        connection.exec_driver_sql(f"PRAGMA {fact}").scalar_one()
        for fact in ("page_count", "max_page_count", "freelist_count")
    )
    path = connection.exec_driver_sql("PRAGMA database_list").all()[0][2]
    enough_pages: bool = most - used + free >= _LEAST_FREE_PAGES
    return enough_pages and (not path or shutil.disk_usage(Path(path).parent).free >= _LEAST_FREE_BYTES)
