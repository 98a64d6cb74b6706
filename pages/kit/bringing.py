"""A file read, checked and written beside the page: how far it is, a button that stops it, and what came of it."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import Any, Final

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from db.errors import Code, Refusal
from db.work import Stage, Tell
from pages.kit import forms, say, show
from pages.kit.visit import Visit
from pages.text import imports as text

PATIENCE: Final = 1.5
"""Seconds for which a page waits before it shows how far the work is."""

AWAY: Final = 30.0
"""Seconds for which a page may have lost its browser before nobody is thought to wait for what it reads."""

_TICK: Final = 0.5
# which part of the whole each stage is, from where to where
_READING: Final[Mapping[Stage, tuple[float, float]]] = {
    Stage.READING: (0.0, 0.6),
    Stage.UNDERSTANDING: (0.6, 0.9),
    Stage.COMPARING: (0.9, 1.0),
    Stage.CHECKING: (0.0, 1.0),
}
_WRITING: Final[Mapping[Stage, tuple[float, float]]] = {
    Stage.CHECKING: (0.0, 0.1),
    Stage.FOUNDING: (0.1, 0.3),
    Stage.WRITING: (0.3, 0.7),
    Stage.KEEPING: (0.7, 1.0),
}


class Desk:
    """Where work beside pages takes turns, so many at once."""

    def __init__(self, name: str, at_once: int) -> None:
        """Open a desk; its threads come with the first work."""
        self._name, self._at_once = name, at_once
        self._turns = self._opened()

    def submit(self, work: Callable[[], object]) -> Future[Any]:
        """Let some work wait its turn."""
        return self._turns.submit(work)

    def close(self, last: Callable[[], None]) -> None:
        """Do a last thing, and wait until all is over that was begun before; what comes later finds the desk anew."""
        closing, self._turns = self._turns, self._opened()
        last()
        closing.shutdown()

    def _opened(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._at_once, thread_name_prefix=self._name)


READERS: Final = Desk("ledger-reader", 2)
WRITER: Final = Desk("ledger-writer", 1)
"""Imports take turns: whoever comes second waits for the first."""


def _always() -> bool:
    return True


@dataclass(slots=True, eq=False)
class Course:
    """Work beside the page: how far it is, how to stop it, and what it gives."""

    #: where it waits its turn
    desk: Desk
    #: whether somebody still waits for it; what was told to be written is written, whoever goes away
    awaited: Callable[[], bool] = _always
    #: when somebody was last known to wait for it
    awaited_at: float = field(default_factory=monotonic)
    stop: Event = field(default_factory=Event)
    #: whether nobody else is before it any more
    started: bool = False
    stage: Stage | None = None
    done: int = 0
    total: int = 0
    result: Future[Any] = field(default_factory=Future)
    #: whether it was over before anybody had to be told how far it is
    quick: bool = False

    def begin(self, work: Callable[[Tell], object], patience: float = PATIENCE) -> None:
        """Begin the work, and wait a moment for it; whoever shall hear of it holds the course before.

        A second tap ends the page's run where it next asks for the session's state: what began earlier would be lost.
        """

        def go() -> object:
            self.started = True
            self.go_on()
            return work(self.tell)

        _GOING_ON.add(self)
        self.result = self.desk.submit(go)
        self.result.add_done_callback(lambda _: _GOING_ON.discard(self))
        wait([self.result], patience)
        self.quick = self.result.done()

    def go_on(self) -> None:
        """Raise STOPPED once somebody has stopped it, or nobody has waited for it for long."""
        if self.awaited():
            self.awaited_at = monotonic()
        if self.stop.is_set() or monotonic() - self.awaited_at > AWAY:
            raise Refusal(Code.STOPPED)

    def tell(self, stage: Stage, done: int, total: int) -> None:
        """Note how far it is, and go on unless somebody has stopped it."""
        self.go_on()
        self.stage, self.done, self.total = stage, done, total

    @property
    def share(self) -> float:
        """How much of the whole is done, from 0 to 1."""
        if self.stage is None:
            return 0.0
        begins, ends = (_WRITING if self.desk is WRITER else _READING)[self.stage]
        return begins + (ends - begins) * min(self.done / max(self.total, 1), 1.0)


_GOING_ON: Final[set[Course]] = set()


def close() -> None:
    """Stop all that goes on beside pages, and wait until it has stopped; nothing of an import is written then."""
    for desk in (WRITER, READERS):
        desk.close(_stop_all)


def page_here() -> Callable[[], bool]:
    """Give how to ask, also from beside it, whether the page that is being drawn still has its browser."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return _always
    name, server = context.session_id, runtime.get_instance()
    return lambda: server.is_active_session(name)


def _stop_all() -> None:
    for course in tuple(_GOING_ON):
        course.stop.set()


def progress(course: Course) -> None:
    """Show how far it is, with a button that stops it; the page runs again when it is over."""
    speaks = say.voice()

    @st.fragment(run_every=_TICK)
    def tick() -> None:
        say.take_up(speaks)
        if course.result.done():
            st.rerun()
        before = text.BEGINNING if course.started else text.WAITING
        words = text.STAGES[course.stage] if course.stage else before
        st.progress(course.share, say.say(words, done=course.done, total=course.total))
        if course.stop.is_set():
            st.caption(say.say(text.STOPPING))
        elif forms.press(text.STOP, key="stop-import", icon="stop_circle"):
            course.stop.set()

    tick()


def trouble(visit: Visit, course: Course, of: Callable[..., object]) -> None:
    """Say why there is no result: somebody stopped it, it was refused, or something nobody foresaw."""
    why = course.result.exception()
    if isinstance(why, Refusal) and why.code is Code.STOPPED:
        st.info(say.say(text.STOPPED), icon=":material/pause_circle:")
    elif isinstance(why, Refusal):
        show.refused(why)
    elif why is not None:
        visit.trouble(of, why)
