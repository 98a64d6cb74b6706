"""The database engine: strict SQLite in a file, or PostgreSQL, behind the same face."""

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.engine.url import make_url
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from db.settings import settings

#: KiB of a SQLite file that a connection holds; and how many while much is written that nobody reads again
CACHE: Final = 65_536
SPARING: Final = 4_096
_SPARED: Final = "spared"

PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    # the record must outlive a power cut, not only a crash
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    f"PRAGMA cache_size = -{CACHE}",
    "PRAGMA temp_store = MEMORY",
)


def make_engine(url: str) -> Engine:
    """Make an engine for a database address; a SQLite file's folder is made when it is missing."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(url, address.database or "")
    if address.drivername in {"postgresql", "postgres"}:
        address = address.set(drivername="postgresql+psycopg")
    return create_engine(
        address, pool_pre_ping=True, pool_size=10, max_overflow=20, pool_recycle=1800, hide_parameters=True
    )


@lru_cache(maxsize=1)
def engine() -> Engine:
    """Give this process's engine, at the address the settings name."""
    return make_engine(settings().database_url)


def spare_memory(connection: Connection) -> None:
    """Let what the present transaction writes wait on the disk rather than in memory, however much it is."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{SPARING}")
        connection.info[_SPARED] = True


def copied(engine: Engine, connection: type[sqlite3.Connection]) -> Engine:
    """Give an engine over a copy of a SQLite file as it stands, on one such connection.

    The copy has no name: nobody else can open it, and it is gone with its connection.
    """
    there = sqlite3.connect("", factory=connection, check_same_thread=False)
    with engine.connect() as here:
        driver = here.connection.driver_connection
        if driver is None:
            raise AssertionError
        driver.backup(there)
    made = create_engine("sqlite://", creator=lambda: there, poolclass=StaticPool, hide_parameters=True)
    event.listen(made, "connect", _prepare_copy)
    event.listen(made, "begin", _begin)
    return made


def _sqlite(url: str, path: str) -> Engine:
    # an address with ways of opening, or of a database in memory, names no file of ours to be made
    if path and not path.startswith(("file:", ":memory:")):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        _keep_private(Path(path))
    made = create_engine(
        url,
        connect_args={"timeout": 10, "check_same_thread": False},
        pool_size=20,
        max_overflow=40,
        # what people typed has no place in a log, not even under an error
        hide_parameters=True,
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _keep_private(path: Path) -> None:
    # a new database is its owner's alone; what SQLite puts beside it takes after it
    if not path.exists():
        path.touch(mode=0o600)


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # the driver's own BEGIN comes too late and too weak; ours is sent by _begin
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _prepare_copy(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    # nothing of it outlives its connection, so nothing waits for the disk
    for pragma in ("PRAGMA synchronous = OFF", "PRAGMA foreign_keys = ON", f"PRAGMA cache_size = -{SPARING}"):
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    if connection.info.pop(_SPARED, False):
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE}")
    # a reader that turns writer is refused at once by SQLite, whatever the timeout: writers say so from the start
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
