"""What every test may ask for: an empty, migrated database of its own, on SQLite and on PostgreSQL."""

import gc
import itertools
import logging
import multiprocessing
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from warnings import catch_warnings

import pytest
from _pytest.mark.expression import Expression
from argon2 import PasswordHasher
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.internal import charmap
from hypothesis.internal.conjecture import providers
from sqlalchemy import Engine

from db.engine import make_engine
from db.rules import passwords
from tests import commands, postgres, sqlite
from tests.engines import BOTH, compile_once, kept_engine
from tests.patience import awaited

# The same examples on every run and every machine, however slow: what fails here fails everywhere.
settings.register_profile("house", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("house")
# Nor with whatever constants stand in the modules that are loaded at the moment, which are others for a part of the
# tests, and take a fresh checkout seconds to look through.
vars(providers).update(_get_local_constants=lambda: providers._local_constants)  # noqa: SLF001 - no open way

_numbers = itertools.count(1)
HOUSE = "tests/house/"
DATABASES = {"sqlite_template", "postgres_server"}
SETTINGS = pytest.StashKey[tempfile.TemporaryDirectory[str]]()
TEMPLATE = pytest.StashKey[Path]()
PREPARED = pytest.StashKey[postgres.Prepared]()

gc.disable()  # until all tests are collected: nothing that is imported is garbage


def pytest_configure(config: pytest.Config) -> None:
    """A run neither touches nor depends on the database, the keys and the settings of whoever starts it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that a run which is ended ends its servers too
    for name in [name for name in os.environ if name.startswith("SANSHUANG_")]:
        del os.environ[name]
    _settle(config)
    if config.getoption("processes", 1) > 1:
        _prepare(config)
        commands.fork_early()
        gc.disable()
    compile_once()
    # Sealing a password is dear by design. What a server of its own asks for is seen at the door of sign-in.
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # noqa: SLF001 - see above


def _prepare(config: pytest.Config) -> None:
    """Have the databases made once for all processes, by one of its own while this one reads the tests."""
    template = config.stash[TEMPLATE] = Path(config.stash[SETTINGS].name, "migrated.db")
    prepared = None
    chosen = config.getoption("markexpr")
    if not chosen or Expression.compile(chosen).evaluate(_is_postgres):
        prepared = config.stash[PREPARED] = postgres.Prepared(postgres.new_folder())
        config.add_cleanup(partial(shutil.rmtree, prepared.folder, ignore_errors=True))
    making = multiprocessing.get_context("fork").Process(target=_make, args=(template, prepared))
    making.start()
    config.add_cleanup(making.join)  # before its folders go


def _is_postgres(marker: str, /, **_: object) -> bool:
    return marker == "postgres"


def _make(template: Path, prepared: postgres.Prepared | None) -> None:
    sqlite.make_template(template)
    if prepared:
        prepared.make()
    # Hypothesis looks through all characters once, and keeps in a file for all others what it found. That it does so
    # before the first test, which it warns of, is what is wanted.
    with catch_warnings(action="ignore"):
        charmap.charmap()
        charmap.intervals_from_codec("utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_waits(item: pytest.Item) -> bool:
    """Leave the files that wait for processes to one process."""
    return item.get_closest_marker("process") is not None and not item.nodeid.startswith(HOUSE)


@pytest.hookimpl(optionalhook=True)
def pytest_process_begins(config: pytest.Config) -> None:
    """Give a process keys and settings of its own."""
    _settle(config)


@pytest.hookimpl(optionalhook=True)
def pytest_process_ends(config: pytest.Config) -> None:
    """Leave no command behind, no settings, and nothing open that nobody closed."""
    commands.leave_nobody_behind()
    config.stash[SETTINGS].cleanup()
    gc.collect()


def _settle(config: pytest.Config) -> None:
    folder = config.stash[SETTINGS] = tempfile.TemporaryDirectory(prefix="settings-")
    config.add_cleanup(folder.cleanup)
    os.environ["DATABASE_URL"] = f"sqlite:///{folder.name}/nobody.db"
    os.environ["SANSHUANG_KEY_FILE"] = f"{folder.name}/seal.key"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put last what takes longest in one piece, since begun last it would leave other processes idle (side_by_side).

    That are the rules of the house, and the files above the folders, which look at all that is in them. Files that ask
    for no database are quick, and stand first.
    """
    asking = {item.path for item in items if DATABASES & {*getattr(item, "fixturenames", ())}}
    items.sort(key=lambda item: (item.nodeid.startswith(HOUSE), item.path in asking, -len(item.path.parts)))


@pytest.hookimpl(optionalhook=True)
def pytest_stands_with(item: pytest.Item) -> str | None:
    """Keep all rules of the house together, which read the whole tree once for all of them."""
    return HOUSE if item.nodeid.startswith(HOUSE) else None


def pytest_collection_finish() -> None:
    """Look no more for garbage among the modules and the tests, and seldom among what the tests make."""
    gc.freeze()
    gc.set_threshold(10_000, 100, 10_000)
    gc.enable()
    _hear_at_the_root()
    _first_example()


def _hear_at_the_root() -> None:
    """Let every logger tell the root, where pytest hears it; it would listen to each of Streamlit's, thrice a test."""
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.propagate = True


@settings(max_examples=1)
@given(st.none())
def _first_example(_: None) -> None:
    """Let Hypothesis begin now: it looks through all that is in memory, of which nothing is left to look at here."""


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Look for garbage once at the end; pytest would go through all that is left five times more."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def sqlite_template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    if early := request.config.stash.get(TEMPLATE, None):
        awaited(early)
        return early
    path = tmp_path_factory.mktemp("template") / "migrated.db"
    sqlite.make_template(path)
    return path


@pytest.fixture(scope="session")
def migrated(sqlite_template: Path) -> Callable[[Path], Engine]:
    """Make a migrated SQLite database at a path, as a copy, for what lives longer than one test."""

    def copied(path: Path) -> Engine:
        shutil.copyfile(sqlite_template, path)
        return make_engine(f"sqlite:///{path}")

    return copied


@pytest.fixture(scope="session")
def sqlite_kept(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite.Kept]:
    """The file that one test has after the other."""
    kept = sqlite.Kept(sqlite_template, tmp_path_factory.mktemp("kept"))
    yield kept
    kept.close()


@pytest.fixture
def sqlite_url(sqlite_kept: sqlite.Kept) -> str:
    """A migrated SQLite file of this test's own, where the one before had its, so that its engine may be kept.

    So are its connections: a test that changes one of them lets go of it.
    """
    return f"sqlite:///{sqlite_kept.brought_back()}"


@pytest.fixture(scope="session")
def prepared(request: pytest.FixtureRequest) -> postgres.Prepared | None:
    """What a PostgreSQL server may begin with, where it was made for several processes."""
    return request.config.stash.get(PREPARED, None)


@pytest.fixture(scope="session")
def postgres_server(prepared: postgres.Prepared | None) -> Iterator[postgres.Server]:
    """The PostgreSQL server of this process."""
    try:
        with postgres.running(prepared=prepared) as server:
            yield server
    except postgres.NoServerError as why:
        pytest.skip(str(why))


@pytest.fixture(scope="session")
def postgres_migrated(postgres_server: postgres.Server) -> Iterator[str]:
    """A migrated PostgreSQL database, to be used again and again."""
    postgres_server.migrate()
    postgres_server.set_aside(postgres.MIGRATED)
    yield postgres.MIGRATED
    kept_engine(postgres_server.url(postgres.MIGRATED)).dispose()


@pytest.fixture
def postgres_url(postgres_server: postgres.Server, postgres_migrated: str) -> str:
    """A PostgreSQL database as the migrations leave it."""
    postgres_server.bring_back(postgres_migrated)
    return postgres_server.url(postgres_migrated)


@pytest.fixture
def bare_sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'bare.db'}"


@pytest.fixture
def bare_postgres_url(postgres_server: postgres.Server) -> Iterator[str]:
    """A PostgreSQL database without a single table."""
    name = f"bare_{next(_numbers)}"
    postgres_server.create(name)
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own; the test runs once on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=BOTH)
def bare_url(request: pytest.FixtureRequest) -> str:
    """A database without tables; the test runs once on each engine."""
    url: str = request.getfixturevalue(f"bare_{request.param}_url")
    return url


@pytest.fixture
def engine(database_url: str) -> Engine:
    """A migrated database of this test's own, on SQLite and on PostgreSQL: for what hangs on the engine."""
    return kept_engine(database_url)


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Engine:
    """As engine, on SQLite only: for everything else (docs/house.md)."""
    return kept_engine(sqlite_url)


@pytest.fixture
def postgres_engine(postgres_url: str) -> Engine:
    """As engine, on PostgreSQL only."""
    return kept_engine(postgres_url)


@pytest.fixture
def bare_engine(bare_url: str) -> Iterator[Engine]:
    """An engine over a database without tables, once on each engine."""
    made = make_engine(bare_url)
    yield made
    made.dispose()
