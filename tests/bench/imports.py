"""Ledgers coming in: so many members, then so many attendances, from the bytes of a workbook to the commit.

Each is read in the reading process, checked as the page checks it, and written in one transaction with its journal,
tallies and points, while somebody else writes something small again and again: how long they wait is told. Half of it
and the whole are brought into the same city by a fresh process each: so it shows whether memory grows with the file.
Seconds on the clock are what somebody waits; processor seconds are the same on a busy machine.
"""

import argparse
import resource
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Engine, func, select

from db.engine import make_engine
from db.errors import Refusal
from db.files.ledgers.reading import read_book
from db.migrations import migrate
from db.tables.attendance import Attendance
from db.tables.base import Row
from db.tables.keeping import Bureau
from db.tables.people import Member
from db.terms import Role
from db.work import Work, perform, perform_ahead, reading
from db.writes.imports import foresee_ledger, import_ledger
from tests.bench.report import Reach, Report, bar
from tests.builders import actor_of
from tests.builders.ledgers import ACTIVITIES, MEMBERS
from tests.db.files.books import workbook

AT_MOST = 60.0  # seconds for a whole ledger
GROWS = 1.1  # memory for the whole, times that for the half
WAITS = 2.0  # seconds that others may wait for their turn to write
PAUSE = 0.05
IN_A_BRANCH = 25
COMMUNITIES = 400
BEGAN = date(2026, 1, 5)
TABLES: Final[dict[str, type[Row]]] = {"members": Member, "attendances": Attendance}
STEPS = [(ledger, share) for ledger in TABLES for share in (2, 1)]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one ledger."""

    read_in: float
    checked_in: float
    written_in: float
    #: the longest that somebody else waited for a small write meanwhile
    others_waited: float
    #: processor seconds of all three, without the reading process
    spent: float
    lines: int
    back: int
    #: members or attendances that are there now
    there: int
    #: the most memory that the process held more than before it began
    mib: float


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--members", type=int, default=20_000)
    parser.add_argument("--attendances", type=int, default=100_000)


def run(wished: argparse.Namespace) -> Report:
    """Bring in both ledgers, half of each and the whole."""
    report, brought = Report(), dict[tuple[str, int], Brought]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for done, (ledger, share) in enumerate(STEPS):
            bar(done, len(STEPS), f"{ledger}, {'the whole' if share == 1 else 'half of it'}")
            count = getattr(wished, ledger) // share
            book, city = folder / "book.xlsx", folder / f"{ledger}-{share}.db"
            _apart(write_book, book, ledger, wished.members, count)
            if ledger == "attendances":
                shutil.copyfile(folder / "members-1.db", city)
            brought[ledger, share] = _apart(bring, book, f"sqlite:///{city}", TABLES[ledger])
    bar(len(STEPS), len(STEPS), "")
    for (ledger, share), rows in brought.items():
        report.rows.append(
            {"ledger": ledger, "share": 1 / share, "lines taken": rows.lines, "back": rows.back,
             "there now": rows.there, "read s": rows.read_in, "checked s": rows.checked_in,
             "written s": rows.written_in, "others waited s": rows.others_waited,
             "processor s": rows.spent, "MiB more": rows.mib}
        )  # fmt: skip
    for ledger in TABLES:
        half, whole = brought[ledger, 2], brought[ledger, 1]
        seconds = whole.read_in + whole.checked_in + whole.written_in
        grown, waited = whole.mib / max(half.mib, 1.0), whole.others_waited
        report.reaches[f"{ledger}: seconds"] = Reach(AT_MOST, seconds, seconds <= AT_MOST)
        report.reaches[f"{ledger}: memory, whole × half"] = Reach(GROWS, grown, grown <= GROWS)
        report.reaches[f"{ledger}: longest wait of another write, s"] = Reach(WAITS, waited, waited <= WAITS)
    return report


def write_book(path: Path, ledger: str, members: int, count: int) -> None:
    """Write a ledger's workbook; runs in a process of its own, whose memory is not measured."""
    path.write_bytes(workbook(表=_members(count) if ledger == "members" else _activities(members, count)))


def bring(path: Path, url: str, table: type[Row]) -> Brought:
    """Bring a workbook in; runs in a process of its own."""
    engine = make_engine(url)
    migrate(engine)
    book, before, began, at_first = path.read_bytes(), _peak(), time.perf_counter(), time.process_time()
    sheets = read_book(book, "表.xlsx")
    read, admin, now = time.perf_counter(), actor_of(Role.ADMIN), datetime.now(UTC)
    with reading(engine) as session:
        foresee_ledger(session, admin, now=now, sheets=sheets, founding=True)
    checked = time.perf_counter()
    with _somebody_else(engine) as waits:
        done = perform_ahead(engine, admin, import_ledger, now=now, sheets=sheets, founding=True)
        written, spent, more = time.perf_counter(), time.process_time() - at_first, _peak() - before
    with reading(engine) as session:
        there = session.scalar(select(func.count()).select_from(table)) or 0
    engine.dispose()
    return Brought(
        read - began, checked - read, written - checked, max(waits), spent, done.taken, len(done.back), there, more
    )  # fmt: skip


@contextmanager
def _somebody_else(engine: Engine) -> Iterator[list[float]]:
    """Let somebody else write something small again and again; gives how long each of it took."""
    waits, over = list[float](), threading.Event()

    def write() -> None:
        while not over.wait(PAUSE):
            began = time.perf_counter()
            with suppress(Refusal):  # BUSY: it waited as long as it may
                perform(engine, actor_of(Role.ADMIN), _say_a_word, now=datetime.now(UTC))
            waits.append(time.perf_counter() - began)

    other = threading.Thread(target=write)
    other.start()
    try:
        yield waits
    finally:
        over.set()
        other.join()


def _say_a_word(work: Work) -> None:
    work.record("bureau.spoken_of", work.session.get_one(Bureau, work.actor.org_id))


def _apart(task: Callable[..., T], *facts: object) -> T:
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        return alone.submit(task, *facts).result()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _members(count: int) -> Sequence[Sequence[Any]]:
    rows = (
        [n + 1, _name(n), f"第{n // IN_A_BRANCH + 1}党支部", "无", f"第{n % COMMUNITIES + 1}社区", "2026.1.12",
         f"139{n:08d}", ""]
        for n in range(count)
    )  # fmt: skip
    return [MEMBERS, *rows]


def _activities(members: int, attendances: int) -> Sequence[Sequence[Any]]:
    branches = members // IN_A_BRANCH
    rows = []
    for n in range(attendances // IN_A_BRANCH):
        branch = n % branches
        day = BEGAN + timedelta(days=n // branches)
        came = "、".join(_name(branch * IN_A_BRANCH + one) for one in range(IN_A_BRANCH))
        place = f"第{n % COMMUNITIES + 1}社区"
        rows.append([day.isoformat(), f"第{branch + 1}党支部", place, "环境整治", came, IN_A_BRANCH, "90分钟", "一等"])
    return [ACTIVITIES, *rows]


def _name(number: int) -> str:
    signs = "一丁七万三上下不与丐丑专且世丘丙业丛东丝丞两严丧"
    rest, last = divmod(number, len(signs))
    return f"王{signs[rest % len(signs)]}{signs[last]}"
