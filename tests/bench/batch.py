"""A quarter's papers written in the background: how long it takes, in how much memory, and what others feel of it.

Letters to units and communities and certificates of members are written by the batch that the page begins, in a thread
of a server's process; in the same process the list of needs is opened again and again, alone and beside the batch, as
somebody at work opens it. Half of the papers and all of them are written by a process each, so that it shows whether
memory grows with their number; the batch is stopped half-way and goes on. Then the certificates are taken along.
"""

import argparse
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from uuid import UUID

from streamlit.testing.v1 import AppTest

from db.engine import engine as shared
from db.engine import make_engine
from db.files.papers import write_parts
from db.migrations import migrate
from db.reads.letters import to_write
from db.rules.calendar import Period, Span, day_in_shanghai
from db.rules.letters import LETTERS
from db.rules.periods import current
from db.terms import ReportKind, Role
from db.work import reading
from pages.kit.batching import Batch
from pages.kit.lettering import IN_ONE, parts_of
from tests.bench.report import Reach, Report, bar
from tests.builders import actor_of
from tests.builders.great_city import GreatCity
from tests.builders.screens import a_screen, a_sign_in

AT_MOST = 60.0  # seconds for the whole batch
GROWS = 1.2  # memory for all papers, times that for half of them
FELT = 2.0  # p95 of a page beside the batch, times that alone
ALONE_RUNS = 40
PAGE = "serve/needs"


@dataclass(slots=True)
class Told:
    """What one process saw."""

    papers: int = 0
    seconds: float = 0.0
    spent: float = 0.0
    mib: float = 0.0
    alone: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    #: the same for the certificates taken along
    document_s: float = 0.0
    document_mib: float = 0.0
    #: papers there when it was stopped half-way, and after it had gone on
    stopped_at: int = 0
    in_the_end: int = 0


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--communities", type=int, default=400)
    parser.add_argument("--branches", type=int, default=800)
    parser.add_argument("--members", type=int, default=4_000)
    parser.add_argument("--needs", type=int, default=5_000)
    parser.add_argument("--attendances", type=int, default=100_000)


def run(wished: argparse.Namespace) -> Report:
    """Build the city, then write half of the papers and all of them."""
    report, told = Report(), {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _build(folder / "city.db", wished)
        for done, share in enumerate((2, 1)):
            bar(done, 2, "all papers" if share == 1 else "half of them")
            city = folder / f"{share}.db"
            shutil.copyfile(folder / "city.db", city)
            with ProcessPoolExecutor(1, get_context("spawn")) as alone:
                told[share] = alone.submit(write, f"sqlite:///{city}", share).result()
    bar(2, 2, "")
    for share, one in told.items():
        report.rows.append(
            {
                "share": 1 / share, "papers": one.papers, "s": one.seconds, "processor s": one.spent,
                "MiB more": one.mib,
                "page alone p50 ms": 1000 * median(one.alone), "p95 ms": 1000 * _p95(one.alone),
                "beside the batch p50 ms": 1000 * median(one.beside), "its p95 ms": 1000 * _p95(one.beside),
                "taken along s": one.document_s, "its MiB more": one.document_mib,
                "stopped at": one.stopped_at, "in the end": one.in_the_end,
            }
        )  # fmt: skip
    half, whole = told[2], told[1]
    taken = whole.document_mib / max(half.document_mib, 1.0)
    grown, felt = whole.mib / max(half.mib, 1.0), _p95(whole.beside) / _p95(whole.alone)
    once = whole.stopped_at < whole.papers == whole.in_the_end
    report.reaches["all papers, s"] = Reach(AT_MOST, whole.seconds, whole.seconds <= AT_MOST)
    report.reaches["memory, all × half"] = Reach(GROWS, grown, grown <= GROWS)
    report.reaches["taken along: memory, all × half"] = Reach(GROWS, taken, taken <= GROWS)
    report.reaches["p95 of a page, beside × alone"] = Reach(FELT, felt, felt <= FELT)
    report.reaches["stopped, gone on, each paper once"] = Reach(target=True, measured=once, met=once)
    return report


def _build(file: Path, wished: argparse.Namespace) -> None:
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)), bar)
    city.found(communities=wished.communities, branches=wished.branches, members=wished.members)
    city.ask(wished.needs)
    city.serve(wished.attendances)
    engine.dispose()


def write(url: str, share: int) -> Told:
    """Write a share of the papers while somebody works; runs in a process of its own."""
    os.environ["DATABASE_URL"] = url
    told, staff, now = Told(), actor_of(Role.STAFF), datetime.now(UTC)
    screen = a_screen(a_sign_in(shared(), staff), PAGE)
    told.alone = [_opened(screen) for _ in range(ALONE_RUNS + 1)][1:]
    quarter = current(day_in_shanghai(now), Span.QUARTER).before
    batches = [Batch(kind, quarter.code, _whom(kind, quarter.period)[::share]) for kind in LETTERS]
    told.papers = sum(len(batch.whom) for batch in batches)

    def work(some: Sequence[Batch]) -> None:
        for batch in some:
            batch.work(staff, now)

    before, began, at_first = _from_now(), time.perf_counter(), time.process_time()
    writer = threading.Thread(target=work, args=(batches,))
    writer.start()
    last = batches[-1]
    while writer.is_alive() or not told.beside:
        told.beside.append(_opened(screen))
        if not told.stopped_at and 2 * last.done > len(last.whom):
            last.stop.set()
            writer.join()
            told.stopped_at = sum(batch.made for batch in batches)
            last.stop.clear()
            writer = threading.Thread(target=work, args=([last],))
            writer.start()
    told.seconds, told.spent = time.perf_counter() - began, time.process_time() - at_first
    told.mib, told.in_the_end = _peak() - before, sum(batch.made for batch in batches)
    before, began = _from_now(), time.perf_counter()
    with tempfile.TemporaryFile() as to:
        write_parts(to, parts_of(staff, last.kind, quarter.period, "http://localhost", most=IN_ONE))
    told.document_s, told.document_mib = time.perf_counter() - began, _peak() - before
    return told


def _whom(kind: ReportKind, period: Period) -> tuple[UUID, ...]:
    with reading(shared()) as session:
        return to_write(session, actor_of(Role.STAFF), kind=kind, period=period, missing=True)


def _opened(screen: AppTest) -> float:
    began = time.perf_counter()
    screen.run()
    if screen.exception:
        message = "the page did not come up"
        raise RuntimeError(message)
    return time.perf_counter() - began


def _from_now() -> float:
    """Forget the most memory that was ever held; give the MiB that are held now."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _peak()


def _peak() -> float:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _p95(waits: Sequence[float]) -> float:
    return quantiles(waits, n=20)[-1] if len(waits) > 1 else max(waits)
