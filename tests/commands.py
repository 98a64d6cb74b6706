"""Our own commands as processes of their own, without each of them spending seconds on imports.

A server process imports once what the commands are made of; every command is forked from it and then is what
`python -m` would have made: its own environment, folder, arguments and streams. Tests of the start itself ask for a
fresh interpreter.
"""

import atexit
import importlib
import multiprocessing
import os
import runpy
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from types import ModuleType

from tests import clock

ROOT = Path(__file__).resolve().parents[1]
IMPORTED_ONCE = ("tests.imported_once",)
PATIENCE = 120.0  # seconds until a command that does not end is given up
_STARTED: list["Process"] = []


@dataclass(frozen=True, slots=True)
class Said:
    """What a command did: its exit code, and what it said on both streams."""

    code: int
    out: str
    err: str


def run(module: str, *arguments: str, own: Mapping[str, str], place: Path = ROOT, fresh: bool = False) -> Said:
    """Run `python -m module arguments …` in a folder to its end.

    `own` is added to this process's environment. Raises TimeoutError when it does not end within two minutes.
    """
    with tempfile.TemporaryDirectory(prefix="said-") as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = start(module, *arguments, place=place, out=out, err=err, fresh=fresh, own=own)
        if not process.wait(PATIENCE):
            process.kill()
            message = f"python -m {module} {' '.join(arguments)} did not end within {PATIENCE:.0f} s"
            raise TimeoutError(message)
        return Said(process.code, out.read_text("utf-8", "replace"), err.read_text("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Process:
    """A command that was started; it does not outlive the one who started it."""

    handle: ForkServerProcess | subprocess.Popen[bytes]

    def __post_init__(self) -> None:
        """Let it be ended with this interpreter, whatever became of the test: who waits for the run would wait on."""
        _STARTED.append(self)

    @property
    def pid(self) -> int:
        """Its number at the system."""
        return self.handle.pid or 0

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._code() is None

    @property
    def code(self) -> int:
        """How it ended; -9 is a kill. Asks for a command that has ended."""
        code = self._code()
        assert code is not None
        return code

    def wait(self, seconds: float) -> bool:
        """Give it time to end; true when it has."""
        if isinstance(self.handle, subprocess.Popen):
            try:
                self.handle.wait(seconds)
            except subprocess.TimeoutExpired:
                return False
            return True
        self.handle.join(seconds)
        return not self.running

    def kill(self) -> None:
        """End it at once, without a word to it."""
        self.handle.kill()
        self.wait(10)

    def end(self) -> None:
        """Ask it to end, and kill it if it does not within ten seconds."""
        self.handle.terminate()
        if not self.wait(10):
            self.kill()

    def _code(self) -> int | None:
        return self.handle.poll() if isinstance(self.handle, subprocess.Popen) else self.handle.exitcode


def start(
    module: str,
    *arguments: str,
    own: Mapping[str, str],
    out: Path,
    err: Path,
    place: Path = ROOT,
    fresh: bool = False,
) -> Process:
    """Start `python -m module arguments …` in a folder; what it says goes to the two files, which may be one."""
    surroundings = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **own}
    if fresh:
        with out.open("ab") as to, err.open("ab") as also_to:
            command = [sys.executable, "-m", module, *arguments]
            return Process(
                subprocess.Popen(
                    command, cwd=place, env=surroundings, stdin=subprocess.DEVNULL, stdout=to, stderr=also_to
                )
            )
    return fork(_become, (module, *arguments), place, (out, err), surroundings)


def fork(act: Callable[..., object], *told: object) -> Process:
    """Let a process of its own do something, which its module names, told what can be pickled."""
    process = _forks().Process(target=act, args=told)
    # Streamlit leaves the page it ran last as this process's main module, and a fork would run that page first
    last, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = last
    return Process(process)


@atexit.register
def leave_nobody_behind() -> None:
    """Kill what was started and still runs."""
    for process in _STARTED:
        if process.running:
            process.kill()


def fork_early() -> None:
    """Let this very process, as long as it is nothing but imports, become the one that commands are forked from.

    A run of all tests needs the same imports itself: nobody then makes them a second time. Whoever is forked from this
    process later may ask it as well: none of them is its parent, and none looks whether it still lives.
    """
    for name in IMPORTED_ONCE:
        importlib.import_module(name)
    resource_tracker.ensure_running()
    with socket.socket(socket.AF_UNIX) as listener:
        address = vars(connection)["arbitrary_address"]("AF_UNIX")
        listener.bind(address)
        listener.listen()
        living, ours = os.pipe()  # closed with this process, and then the other ends as well
        if not os.fork():
            os.close(ours)
            try:
                forkserver.main(listener.detach(), living, [])
            finally:
                os._exit(0)
        os.close(living)
    begun = {"_forkserver_address": address, "_forkserver_alive_fd": ours, "ensure_running": lambda: None}
    vars(vars(forkserver)["_forkserver"]).update(begun)


@cache
def _forks() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(IMPORTED_ONCE))
    return context


def _become(words: tuple[str, ...], place: Path, said: tuple[Path, Path], surroundings: Mapping[str, str]) -> None:
    for number, file in enumerate((Path(os.devnull), *said)):
        with file.open("ab" if number else "rb") as stream:
            os.dup2(stream.fileno(), number)
    sys.stdin = os.fdopen(0, "r", encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", closefd=False)
    os.environ.clear()
    os.environ.update(surroundings)
    os.chdir(place)
    sys.argv = list(words)
    clock.follow_if_asked()
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
