"""The test command: everything that enforces the house, cheap first, and all of it even when an early step fails.

python -m tests            everything
python -m tests --fast     all that needs neither a browser nor PostgreSQL nor a process of its own
python -m tests PATH …     only pytest, with these arguments
"""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = (sys.executable, "-m", "pytest")
WORKERS = min(os.cpu_count() or 1, 4)
SIDE_BY_SIDE = ("-p", "tests.side_by_side", "--processes", str(WORKERS))
IN_BROWSER = "tests/browser"
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a place, and each run makes folders of its own in it
ROOM = 4 << 30
LONGEST = 1200.0  # seconds after which a step hangs, as far as anybody can tell: the slowest one takes a quarter of it
PAUSE = 0.2  # seconds
CLOSING = re.compile(r"^=*\s*(?P<counts>\d+ \w+.*) in [\d.]+s.*?=*$")
WORDS = ("failed", "error", "passed", "skipped", "xfailed", "xpassed", "warning")
COUNT = re.compile(rf"(\d+) ({'|'.join(WORDS)})s?\b")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is checked, and how."""

    name: str
    command: tuple[str, ...]
    prepare: Callable[[], None] | None = None
    meant: float = LONGEST  # seconds that it should take on two processors


@dataclass(slots=True)
class Outcome:
    """What came of a step."""

    step: Step
    code: int
    seconds: float
    counts: Counter[str] = field(default_factory=Counter)
    skips: list[str] = field(default_factory=list)


def provide_browser() -> None:
    """Find or install a Chromium before the tests which need one."""
    from tests import chromium  # noqa: PLC0415 - the cheap steps need no Playwright

    found = chromium.provide()
    print(f"Chromium: {found}" if found else f"Chromium: none, the browser tests will be skipped. {chromium.REMEDY}")


COMPILED = ("db", "pages", "seed", "tests", "dashboard.py")
NOT_TESTS = r"/(test_\w+|conftest)\.py$"  # which pytest compiles in a way of its own
IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
CHECKS = (
    Step("compile", (sys.executable, "-m", "compileall", "-q", "-j", "0", "-x", NOT_TESTS, *COMPILED)),
    Step("compile tests", (*PYTEST, "-p", "tests.rewritten", "--noconftest")),
    Step("imports", (sys.executable, "-c", IMPORTS)),
    Step("ruff check", (sys.executable, "-m", "ruff", "check", ".")),
    Step("ruff format", (sys.executable, "-m", "ruff", "format", "--check", ".")),
    Step("mypy", (sys.executable, "-m", "mypy")),
)
WITHOUT = ("--ignore", IN_BROWSER, *SIDE_BY_SIDE)
QUICK = Step("quick tests", (*PYTEST, "-m", "not (postgres or process)", *WITHOUT))
# in one run, because each run reads all tests anew, and while one test waits for a process another may work
THOROUGH = Step("tests without a browser", (*PYTEST, *WITHOUT), meant=90.0)
BROWSER = Step("tests with a browser", (*PYTEST, IN_BROWSER), provide_browser)


def main(arguments: Sequence[str]) -> int:
    """Run the steps which were asked for; 0 only when every one of them went well."""
    if arguments in ([], ["--fast"]):
        steps = [*CHECKS, QUICK] if arguments else [*CHECKS, THOROUGH, BROWSER]
    else:
        steps = [Step("tests", (*PYTEST, *arguments))]
    begun = time.monotonic()
    outcomes = [run(step) for step in steps]
    close(outcomes, time.monotonic() - begun)
    return int(any(outcome.code for outcome in outcomes))


def run(step: Step) -> Outcome:
    """Run one step in a process of its own, let its words through, and remember what it counted."""
    print(f"\n── {step.name} ──", flush=True)
    begun = time.monotonic()
    if step.prepare:
        step.prepare()
    print(f"$ {' '.join(step.command)}", flush=True)
    code, text = stream(step.command)
    outcome = Outcome(step, code, time.monotonic() - begun)
    for line in COLOUR.sub("", text).splitlines():
        if closing := CLOSING.match(line):
            outcome.counts = Counter({word: int(number) for number, word in COUNT.findall(closing["counts"])})
        if line.startswith("SKIPPED"):
            outcome.skips.append(line)
    return outcome


def stream(command: Sequence[str], longest: float = LONGEST) -> tuple[int, str]:
    """Pass a process's output on as it comes, and keep it; give its exit code and its words.

    It is over when the process is, although something it left behind may still hold the other end of the stream;
    what is left of its group is killed, and so is the whole after `longest` seconds.
    """
    kept, begun = bytearray(), time.monotonic()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=surroundings(),
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.fileno()
        try:
            while time.monotonic() - begun < longest:
                ready = select.select([said], [], [], PAUSE)[0]
                piece = os.read(said, 65536) if ready else b""
                if not piece and (ready or process.poll() is not None):
                    break
                kept += piece
                sys.stdout.buffer.write(piece)
                sys.stdout.buffer.flush()
            else:
                print(f"\nended: it took more than {longest:.0f} s", flush=True)
        finally:
            if time.monotonic() - begun < longest:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(PAUSE)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, kept.decode(errors="replace")


def surroundings() -> dict[str, str]:
    """The same for everybody: UTF-8 everywhere, colours only on a terminal, and no time lost that proves nothing.

    Compiled modules are kept, because every worker and every server that a test starts would compile them anew;
    temporary databases lie in memory where there is room, so that no test waits for a disk.
    """
    here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    here |= {"PYTHONUTF8": "1"} | ({"FORCE_COLOR": "1"} if sys.stdout.isatty() else {})
    return here | ({"TMPDIR": str(IN_MEMORY)} if roomy(IN_MEMORY) else {})


def roomy(folder: Path) -> bool:
    """Whether a folder is there that holds all that a run writes."""
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM


def close(outcomes: Sequence[Outcome], seconds: float) -> None:
    """Say at the end what ran, what did not and why, and last the sum of all tests."""
    print("\n── what ran ──")
    for outcome in outcomes:
        late = f", meant to take {outcome.step.meant:.0f} s" if outcome.seconds > outcome.step.meant else ""
        print(f"{'FAILED' if outcome.code else 'ok':>6}  {outcome.step.name:<26}{outcome.seconds:>7.1f} s{late}")
    for skip in (line for outcome in outcomes for line in outcome.skips):
        print(skip)
    total = sum((outcome.counts for outcome in outcomes), Counter[str]())
    counted = [f"{total[word]} {word}" for word in WORDS if total[word]]
    broken = [f"{outcome.step.name} failed" for outcome in outcomes if outcome.code and not outcome.counts]
    print(f"===== {', '.join([*broken, *counted]) or 'nothing ran'} in {seconds:.2f}s =====", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
