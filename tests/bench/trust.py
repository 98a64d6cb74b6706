"""Every trial of docs/trials.md, run by its tests and counted: what held, what was survived, what was refused."""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.bench.report import Reach, Report, Row, bar, say
from tests.trials import ROOT, Trial, trials

QUICKLY = 2.0
# the newer form of the file has no room for what a test notes
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "junit_family=xunit1")
FORGERIES = ("S4", "S5", "S8", "S9", "S10")


@dataclass(slots=True)
class Tried:
    """What became of the cases of one test, and what they noted."""

    outcomes: Counter[str] = field(default_factory=Counter)
    notes: dict[str, list[float]] = field(default_factory=dict)

    def add(self, case: ET.Element) -> None:
        """Count one case."""
        found = next((kind for kind in ("failure", "error", "skipped") if case.find(kind) is not None), "passed")
        self.outcomes[found] += 1
        for note in case.iter("property"):
            self.notes.setdefault(note.get("name", ""), []).append(float(note.get("value", "nan")))


def options(parser: argparse.ArgumentParser) -> None:
    """Declare which trials."""
    parser.add_argument("--only", default="", help="trials whose number begins so, such as F or S1")
    parser.add_argument("--no-browser", action="store_true", help="leave out the tests that need a browser")


def run(arguments: argparse.Namespace) -> Report:
    """Run the tests of all trials once and count."""
    chosen = [trial for trial in trials() if trial.number.startswith(arguments.only)]
    names = dict.fromkeys(test for trial in chosen for test in trial.tests)
    bar(0, 1, f"{len(names)} tests")
    tried = _run(tuple(names), browser=not arguments.no_browser)
    bar(1, 1, "done")
    rows = [_row(trial, tried) for trial in chosen]
    return Report(rows, dict(_reaches(chosen, rows, tried)))


def _run(names: Sequence[str], *, browser: bool) -> dict[str, Tried]:
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "trials.xml"
        only = () if browser else ("-m", "not browser")
        ran = subprocess.run(
            [*PYTEST, f"--junitxml={written}", *only, *names],
            cwd=ROOT,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if ran.returncode:
            say(ran.stdout[-4000:])
        found: dict[str, Tried] = {}
        for case in ET.parse(written).iter("testcase"):  # noqa: S314 - pytest wrote it a moment ago
            name = f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name', '').partition('[')[0]}"
            found.setdefault(name, Tried()).add(case)
        return found


def _row(trial: Trial, tried: dict[str, Tried]) -> Row:
    outcomes = sum((tried[name].outcomes for name in trial.tests if name in tried), Counter[str]())
    broken = outcomes["failure"] + outcomes["error"]
    return {
        "trial": trial.number,
        "tried with": trial.what,
        "cases": outcomes.total(),
        "held": outcomes["passed"],
        "skipped": outcomes["skipped"],
        "broken": broken,
        "verdict": _verdict(trial, held=outcomes["passed"], broken=broken),
    }


def _verdict(trial: Trial, *, held: int, broken: int) -> str:
    if broken:
        return "BROKEN"
    if not held:
        return "open" if trial.is_open else "not run"
    if trial.is_open:
        return "held in part"
    return "held, a part not testable" if trial.gap else "held"


def _reaches(chosen: Sequence[Trial], rows: Sequence[Row], tried: dict[str, Tried]) -> Iterable[tuple[str, Reach]]:
    verdicts = Counter(str(row["verdict"]) for row in rows)
    whole = verdicts["held"] + verdicts["held, a part not testable"]
    yield "trials held", Reach(len(chosen), whole, met=whole == len(chosen))
    yield (
        "trials held in part, or open",
        Reach(0, verdicts["held in part"] + verdicts["open"], met=whole == len(chosen)),
    )
    yield "trials with a part not testable here", Reach(None, verdicts["held, a part not testable"], met=True)
    yield "trials broken or not run", _none(verdicts["BROKEN"] + verdicts["not run"])
    kills = int(sum(_notes(tried, "kills")))
    lost = int(sum(_notes(tried, "lost_or_doubled")))
    yield "kills survived", Reach(kills, kills if not lost else 0, met=kills > 0 and not lost)
    yield "double claims", _none(int(sum(_notes(tried, "double_claims"))))
    yield "lost or doubled writes", _none(lost)
    forged, let_through = _forged(chosen, tried)
    yield "forged requests refused", Reach(forged, forged - let_through, met=forged > 0 and not let_through)
    times = _notes(tried, "refused_in")
    bad = sum(
        (tried[name].outcomes for trial in chosen if trial.number == "I8" for name in trial.tests), Counter[str]()
    )
    yield "bad files refused", Reach(bad.total(), bad["passed"], met=bad["passed"] == bad.total() > 0)
    slowest = max(times, default=None)
    yield "slowest of them, s", Reach(QUICKLY, slowest, met=slowest is not None and slowest < QUICKLY)


def _forged(chosen: Sequence[Trial], tried: dict[str, Tried]) -> tuple[int, int]:
    """Count what strangers tried: every case of the doors, and every intent by every stranger of the matrix."""
    names = {name for trial in chosen if trial.number in FORGERIES for name in trial.tests if name in tried}
    matrix = {name for name in names if "forged" in tried[name].notes}
    cases = sum((tried[name].outcomes for name in names - matrix), Counter[str]())
    inside = sum(sum(tried[name].notes["forged"]) for name in matrix)
    through = sum(sum(tried[name].notes["let_through"]) for name in matrix)
    return int(inside) + cases.total() - cases["skipped"], int(through) + cases["failure"] + cases["error"]


def _notes(tried: dict[str, Tried], name: str) -> list[float]:
    return [value for one in tried.values() for value in one.notes.get(name, ())]


def _none(found: int) -> Reach:
    return Reach(0, found, met=found == 0)
