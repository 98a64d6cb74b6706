"""The database engine: strict SQLite in a file, or PostgreSQL, behind the same face."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.characteristics import ConnectionCharacteristic
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.engine.url import make_url
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, StaticPool

from db.settings import settings

#: KiB of a SQLite file that a connection holds; and how many while much is written that nobody reads again
CACHE: Final = 65_536
SPARING: Final = 4_096
_SPARED: Final = "spared"
STRICT: Final = "sqlite+strict"

PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    # the record must outlive a power cut, not only a crash
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    f"PRAGMA cache_size = -{CACHE}",
    "PRAGMA temp_store = MEMORY",
)


class Writing(ConnectionCharacteristic):
    """Whether a connection's transactions are to write: said before they begin, and no longer once it is given back."""

    transactional = True

    def set_characteristic(self, dialect: Dialect, dbapi_conn: DBAPIConnection, value: Any) -> None:  # noqa: ANN401, ARG002 - as SQLAlchemy has it
        """Say it."""
        dbapi_conn.isolation_level = "IMMEDIATE" if value else None

    def reset_characteristic(self, dialect: Dialect, dbapi_conn: DBAPIConnection) -> None:
        """Take it back."""
        self.set_characteristic(dialect, dbapi_conn, value=False)

    def get_characteristic(self, dialect: Dialect, dbapi_conn: DBAPIConnection) -> bool:  # noqa: ARG002 - as above
        """Tell it."""
        return dbapi_conn.isolation_level is not None


class Strict(SQLiteDialect_pysqlite):
    """SQLite, where every transaction begins at our word: the driver's own comes too late and too weak.

    A listener to the beginning would have every statement look for listeners, which costs a tenth of what it takes.
    """

    supports_statement_cache = True
    connection_characteristics = SQLiteDialect_pysqlite.connection_characteristics.union({"write": Writing()})

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begin; a reader that turns writer is refused at once by SQLite, so that writers say so from the start."""
        cursor = dbapi_connection.cursor()
        if dbapi_connection.info.pop(_SPARED, False):
            cursor.execute(f"PRAGMA cache_size = -{CACHE}")
        cursor.execute("BEGIN IMMEDIATE" if dbapi_connection.isolation_level else "BEGIN")
        cursor.close()


registry.register("sqlite.strict", __name__, Strict.__name__)


def make_engine(url: str) -> Engine:
    """Make an engine for a database address; a SQLite file's folder is made when it is missing."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, address.database or "")
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


@contextmanager
def copied(engine: Engine, connection: type[sqlite3.Connection]) -> Iterator[Engine]:
    """Give an engine over a copy of a SQLite file as it stands, on one such connection.

    The copy has no name: nobody else can open it, and it is gone with its connection.
    """
    with closing(sqlite3.connect("", factory=connection, check_same_thread=False)) as there:
        with engine.connect() as here:
            driver = here.connection.driver_connection
            if driver is None:
                raise AssertionError
            driver.backup(there)
        made = create_engine(f"{STRICT}://", creator=lambda: there, poolclass=StaticPool, hide_parameters=True)
        event.listen(made, "connect", _prepare_copy)
        yield made


def _sqlite(address: URL, path: str) -> Engine:
    # an address with ways of opening, or of a database in memory, names no file of ours to be made
    if path and not path.startswith(("file:", ":memory:")):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        _keep_private(Path(path))
    made = create_engine(
        address.set(drivername=STRICT),
        connect_args={"timeout": 10, "check_same_thread": False},
        pool_size=20,
        max_overflow=40,
        # what people typed has no place in a log, not even under an error
        hide_parameters=True,
    )
    made.url = address  # as it was told: how we speak is no part of it
    event.listen(made, "connect", _prepare)
    return made


def _keep_private(path: Path) -> None:
    # a new database is its owner's alone; what SQLite puts beside it takes after it
    if not path.exists():
        path.touch(mode=0o600)


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
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
