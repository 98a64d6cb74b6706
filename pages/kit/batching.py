"""A quarter's papers written beside the page: how far it is, a button that stops it, and where it goes on."""

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event
from typing import Final
from uuid import UUID

import streamlit as st

from db.engine import engine
from db.errors import Refusal
from db.rules.rights import Actor
from db.terms import ReportKind
from db.work import perform
from db.writes.letters import write_letters
from pages.kit import forms, say, show
from pages.kit.visit import Visit
from pages.text import letters as text
from pages.text import refusals

AT_A_TIME: Final = 20
"""How many papers one transaction writes: other people's writes pass in between."""

RESTS: Final = 0.1
"""For how much of the time that a transaction took the batch then leaves the interpreter to others."""

PATIENCE: Final = 1.5
_TICK: Final = 0.5
_KEY: Final = "letter_batch"
# one batch at a time: whoever comes second waits for the first
_DESK: Final = ThreadPoolExecutor(1, thread_name_prefix="letters")


@dataclass(slots=True)
class Batch:
    """Papers that are being written: to whom, how many are done, how many of them were new."""

    kind: ReportKind
    quarter: str
    whom: Sequence[UUID]
    stop: Event = field(default_factory=Event)
    done: int = 0
    made: int = 0
    result: Future[None] = field(default_factory=Future)

    def work(self, actor: Actor, now: datetime) -> None:
        """Write a few at a time, each few in a transaction of its own, until all are written or somebody stops it."""
        while self.done < len(self.whom) and not self.stop.is_set():
            began = time.perf_counter()
            some = self.whom[self.done : self.done + AT_A_TIME]
            self.made += perform(
                engine(),
                actor,
                write_letters,
                now=now,
                origin="batch",
                kind=self.kind,
                quarter=self.quarter,
                whom=some,
            )
            self.done += len(some)
            if self.done < len(self.whom):
                self.stop.wait(RESTS * (time.perf_counter() - began))


def begin(visit: Visit, kind: ReportKind, quarter: str, whom: Sequence[UUID]) -> None:
    """Begin to write; the page shows how far it is from its next run on."""
    batch = Batch(kind, quarter, whom)
    batch.result = _DESK.submit(batch.work, visit.actor, visit.now)
    st.session_state[_KEY] = batch
    wait([batch.result], PATIENCE)
    st.rerun()


def going_on(visit: Visit) -> bool:
    """Show the batch of this session while it is being written, or once what became of it; tells whether it goes on."""
    batch: Batch | None = st.session_state.get(_KEY)
    if batch is None:
        return False
    if not batch.result.done():
        _progress(batch)
        return True
    del st.session_state[_KEY]
    _ended(visit, batch)
    return False


def _ended(visit: Visit, batch: Batch) -> None:
    told = {"done": batch.done, "total": len(batch.whom), "made": batch.made}
    why = batch.result.exception()
    if isinstance(why, Refusal):
        said = say.bare(refusals.sentence(why), **why.facts)
        show.trouble(text.TROUBLE, why=said, **told)
    elif why is not None:
        visit.trouble(write_letters, why)
    elif batch.done < len(batch.whom):
        st.info(say.say(text.STOPPED, **told), icon=":material/pause_circle:")
    else:
        st.success(say.say(text.FINISHED, **told), icon=":material/task_alt:")


def _progress(batch: Batch) -> None:
    speaks = say.voice()

    @st.fragment(run_every=_TICK)
    def tick() -> None:
        say.take_up(speaks)
        if batch.result.done():
            st.rerun()
        st.progress(batch.done / len(batch.whom), say.say(text.WORKING, done=batch.done, total=len(batch.whom)))
        if batch.stop.is_set():
            st.caption(say.say(text.STOPPING))
        elif forms.press(text.STOP, key="stop-letters", icon="stop_circle"):
            batch.stop.set()

    tick()
