"""Backups of PostgreSQL: a dump of one moment by its own tool, with the manifest that a restore must meet."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final, LiteralString
from uuid import uuid4

from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine, column, func, inspect, select, table
from sqlalchemy.exc import ProgrammingError
from sqlmodel import col

from db.engine import make_engine
from db.files.backups import BackupError, Manifest, begun, told, write_down
from db.tables.keeping import Revision
from db.tables.points import PointLine

DUMP: Final = "sanshuang.dump"


def back_up(engine: Engine, folder: Path, *, now: datetime) -> Path:
    """Dump a database as it is at one moment into a new folder named by it; writers are not stopped.

    Raises BackupError without PostgreSQL's programs, when they refuse, or for a folder that is there already.
    """
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        snapshot = connection.execute(select(func.pg_export_snapshot())).scalar_one()
        place = begun(folder, now)
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={place / DUMP}", at=connection)
        (place / DUMP).chmod(0o600)
        write_down(place, _described(connection, place, now.isoformat()))
    return place


def verify(place: Path) -> Manifest:
    """Give a dump's manifest when its file is the one that was made; raises BackupError."""
    manifest = told(place)
    if manifest.sha256 != _digest(place):
        msg = f"{place} is not what its manifest says"
        raise BackupError(msg)
    return manifest


def restore(place: Path, url: str) -> Manifest:
    """Put a verified dump into an empty database and count there what it holds.

    Raises BackupError when the dump is not whole, the database is not empty, or holds other rows than the manifest.
    """
    manifest, target = verify(place), make_engine(url)
    try:
        with target.connect() as connection:
            if inspect(connection).get_table_names():
                msg = f"{target.url.database} is not empty; restore into an empty database and look at it first"
                raise BackupError(msg)
            _run(
                "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", str(place / DUMP), at=connection
            )
        with target.connect() as connection:
            found = _described(connection, place, manifest.made_at)
    finally:
        target.dispose()
    if found != manifest:
        msg = f"{place} is not what its manifest says"
        raise BackupError(msg)
    return manifest


@contextmanager
def aside(engine: Engine) -> Iterator[str]:
    """Make an empty database beside the one in use, give its address, and remove it afterwards.

    Raises BackupError when the role may not make one.
    """
    name = f"drill_{uuid4().hex}"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            connection.exec_driver_sql(_naming("CREATE DATABASE {} TEMPLATE template0", name))
        except ProgrammingError as error:
            msg = f"{engine.url.username} may not make a database to try in; ALTER ROLE … CREATEDB lets it"
            raise BackupError(msg) from error
        try:
            yield engine.url.set(database=name).render_as_string(hide_password=False)
        finally:
            connection.exec_driver_sql(_naming("DROP DATABASE {} WITH (FORCE)", name))


def _naming(statement: LiteralString, name: str) -> str:
    return sql.SQL(statement).format(sql.Identifier(name)).as_string()


def _described(connection: Connection, place: Path, made_at: str) -> Manifest:
    tables = sorted(inspect(connection).get_table_names())
    seq, digest = connection.execute(select(col(Revision.journal_seq), col(Revision.journal_hash))).one()
    return Manifest(
        made_at=made_at,
        schema=connection.execute(select(column("version_num")).select_from(table("alembic_version"))).scalar_one(),
        rows={name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in tables},
        points=connection.execute(select(func.coalesce(func.sum(col(PointLine.points)), 0))).scalar_one(),
        journal_seq=seq,
        journal_hash=digest,
        sha256=_digest(place),
    )


def _digest(place: Path) -> str:
    try:
        with (place / DUMP).open("rb") as dump:
            return hashlib.file_digest(dump, "sha256").hexdigest()
    except OSError as error:
        msg = f"{place} is not a whole backup"
        raise BackupError(msg) from error


def _run(program: str, *arguments: str, at: Connection) -> None:
    """Run one of PostgreSQL's own programs on the server that a connection reached; its password is on no command."""
    found = shutil.which(program)
    if found is None:
        msg = f"{program} is not there; install PostgreSQL's client programs, of the server's version or newer"
        raise BackupError(msg)
    driver: Any = at.connection.driver_connection
    reached = {**driver.info.get_parameters(), "host": driver.info.host, "port": driver.info.port}
    environment = {**os.environ, "PGPASSWORD": driver.info.password}
    command = [found, f"--dbname={make_conninfo(**reached)}", *arguments]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if ran.returncode:
        # the first line alone: later ones may quote rows
        msg = f"{program} refused: {(ran.stderr.strip() or str(ran.returncode)).splitlines()[0]}"
        raise BackupError(msg)
