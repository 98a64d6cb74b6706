"""Tests that are read once and then worked through by several processes, each of them a fork of the one that read them.

`-p tests.side_by_side --processes 2`. Processes that begin on their own import, compile and collect everything anew
(docs/decisions/0025-tests-are-read-once.md). Tests that stand together, by default those of a file, go to one process
and keep their order. What mostly waits goes to one process more, which ends with it; the others begin with the last of
the rest. Warnings are not passed on: here they are errors.
"""

import gc
import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Final

import pytest
from _pytest.capture import FDCapture, MultiCapture
from _pytest.unraisableexception import collect_unraisable

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

gc.disable()  # until all tests are read: nothing that is imported is garbage

PATIENCE: Final = 1.0  # seconds without a word until it is looked who is still there
_FORKS: Final = multiprocessing.get_context("fork")
Place = tuple[str, int | None, str]
Said = tuple[str, Place, list[dict[str, Any]]]  # which test, where it stands, and what became of each part of it


class Moments:
    """What a project may say in its conftest, by optional hooks."""

    @pytest.hookspec(firstresult=True)
    def pytest_stands_with(self, item: pytest.Item) -> str | None:
        """Name what a test stands together with; its file when nobody says anything."""

    @pytest.hookspec(firstresult=True)
    def pytest_waits(self, item: pytest.Item) -> bool | None:
        """Say whether a test mostly waits, and so whatever it stands together with; they work when nobody says so."""

    @pytest.hookspec
    def pytest_process_begins(self, config: pytest.Config) -> None:
        """Make ready in a new process what it cannot share with the others."""

    @pytest.hookspec
    def pytest_process_ends(self, config: pytest.Config) -> None:
        """Do in a process what waits for the interpreter's exit, which a fork does not come to."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Let a project say it."""
    pluginmanager.add_hookspecs(Moments)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever starts a run say how many processes it may have."""
    parser.addoption("--processes", type=int, default=1, help="so many processes work, and one more does what waits")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Work through all tests by several processes; by one, or when something could not be read, as pytest does."""
    number = session.config.getoption("processes")
    if number == 1 or session.config.option.collectonly or session.testsfailed:
        return None
    gc.enable()
    session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined] # noqa: SLF001 - one for all of them
    Run(session).through(number)
    return True


class Run:
    """The run as the process sees it that has read the tests: it runs none, and tells what becomes of each."""

    def __init__(self, session: pytest.Session) -> None:
        """Part the tests."""
        parts: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            name = session.config.hook.pytest_stands_with(item=item) or str(item.path)
            parts.setdefault(name, []).append(item)
        waits = session.config.hook.pytest_waits
        waiting = {name for name, items in parts.items() if any(waits(item=item) for item in items)}
        self.session, self.waiting = session, len(waiting)
        self.parts = [parts[name] for name in sorted(parts, key=lambda name: name not in waiting)]
        self.taken: Any = _FORKS.Array("i", (0, 0))  # so many parts from the front, and from the back
        self.at_work: dict[Connection, ForkProcess] = {}
        self.finished: set[str] = set()
        self.broken = 0  # so many processes did not come to their end

    def through(self, number: int) -> None:
        """Work through all of them. Raises what pytest raises when a run has to stop before."""
        try:
            self._begin(waits=True)
            for _ in range(number):
                self._begin(waits=False)
            while self.at_work:
                heard = wait(list(self.at_work), PATIENCE)
                for listening in [one for one in self.at_work if one in heard] or self._gone():
                    self._hear(listening)
        finally:
            for process in self.at_work.values():
                process.terminate()
                process.join()
        for item in self.session.items:
            if item.nodeid not in self.finished:
                self._tell(_lost(item))
        if self.broken:
            self.session.shouldfail = f"{self.broken} of {number + 1} processes ended with an error of their own"
            raise self.session.Failed(self.session.shouldfail)

    def _begin(self, *, waits: bool) -> None:
        listening, speaking = _FORKS.Pipe(duplex=False)
        process = _FORKS.Process(target=work, args=(self, speaking, waits))
        process.start()
        speaking.close()
        self.at_work[listening] = process

    def _gone(self) -> list[Connection]:
        return [listening for listening, process in self.at_work.items() if not process.is_alive()]

    def _hear(self, listening: Connection) -> None:
        try:
            said: Said | None = listening.recv() if listening.poll() else None
        except EOFError:
            said = None
        if said is None:
            process = self.at_work.pop(listening)
            process.join()
            self.broken += bool(process.exitcode)
            return
        nodeid, location, parts = said
        hook = self.session.config.hook
        for part in parts:
            self._tell(hook.pytest_report_from_serializable(config=self.session.config, data=part))
        self.finished.add(nodeid)
        hook.pytest_runtest_logfinish(nodeid=nodeid, location=location)

    def _tell(self, report: pytest.TestReport) -> None:
        self.session.config.hook.pytest_runtest_logreport(report=report)
        if self.session.shouldfail:
            raise self.session.Failed(self.session.shouldfail)


class Speaker:
    """Passes on what becomes of the tests of one process."""

    def __init__(self, config: pytest.Config, speaking: Connection) -> None:
        """Remember to whom."""
        self.config, self.speaking = config, speaking
        self.parts: list[dict[str, Any]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what became of one part of a test."""
        self.parts.append(self.config.hook.pytest_report_to_serializable(config=self.config, report=report))

    def pytest_runtest_logfinish(self, nodeid: str, location: Place) -> None:
        """Pass on what became of a test, in one piece: whoever hears of it is woken, and takes a processor for that."""
        said: Said = nodeid, location, self.parts
        self.speaking.send(said)
        self.parts = []


def work(run: Run, speaking: Connection, waits: bool) -> None:  # noqa: FBT001 - as multiprocessing passes it on
    """Take part after part, in a process of its own, until none is left."""
    config = run.session.config
    capture = config.pluginmanager.getplugin("capturemanager")
    capture.suspend_global_capture()
    _own_files(capture._global_capturing)  # noqa: SLF001 - no open way
    config.get_terminal_writer()._file = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")  # noqa: SLF001 - no open way
    config.pluginmanager.register(Speaker(config, speaking))
    config.hook.pytest_process_begins(config=config)
    try:
        items = _taken(run, waits=waits)
        item = next(items, None)
        while item is not None:
            following = next(items, None)
            config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            item = following
    finally:
        # as pytest ends a session
        run.session._setupstate.teardown_exact(None)  # noqa: SLF001 - no open way
        config.hook.pytest_process_ends(config=config)
        capture.suspend_global_capture()
        collect_unraisable(config)


def _own_files(capture: MultiCapture[str]) -> None:
    """Let what tests print go to files of this process: a fork shares those that were open, and the place in them."""
    for stream in (capture.out, capture.err):
        if isinstance(stream, FDCapture):
            with tempfile.TemporaryFile() as own:
                os.dup2(own.fileno(), stream.tmpfile.fileno())


def _taken(run: Run, *, waits: bool) -> Iterator[pytest.Item]:
    while True:
        with run.taken.get_lock():
            front, back = run.taken
            if front + back == len(run.parts) or (waits and front == run.waiting):
                return
            run.taken[:] = (front + 1, back) if waits else (front, back + 1)
        yield from run.parts[front if waits else -1 - back]


def _lost(item: pytest.Item) -> pytest.TestReport:
    said: Any = "the process that had taken this test ended before it was over"
    return pytest.TestReport(item.nodeid, item.location, {}, outcome="failed", longrepr=said, when="call")
