"""Whether the records can be read and written: what a probe asks, and what the administrator's page shows."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from db.migrations import head

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
