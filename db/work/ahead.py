"""A long write worked out beside a SQLite file, and poured into it in one short transaction.

Who writes into a SQLite file keeps everybody else from writing. So a long write runs in a copy that only it sees, and
all that it says to the copy is noted: what it asks, with a digest of the answer, and what it writes. That is laid ready
beside the file, and put in by one transaction. As long as every question has the same answer there, what is written is
what the write would have written had it run there; otherwise all is taken back, and it is worked out anew.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from db.engine import copied
from db.errors import Code, Refusal
from db.rules.rights import Actor
from db.terms import OrgId
from db.work.closing import close_laid, lay_lines, made_ready, settle
from db.work.notes import Notes, noting
from db.work.parcel import MovedError, Parcel
from db.work.retry import TRIES, foreseen
from db.work.trace import Trace
from db.work.unit import Work, begun, perform

T = TypeVar("T")


def perform_ahead(
    engine: Engine,
    actor: Actor,
    intent: Callable[..., T],
    *,
    now: datetime,
    origin: str = "",
    **facts: Any,  # noqa: ANN401 - the intent says what it takes
) -> T:
    """Run one long intent as perform does, all or nothing; others wait only while what it made is poured in.

    When others thrice write what matters here meanwhile, it runs in the file itself, and they wait for it. PostgreSQL
    lets others write beside it anyway.
    """
    if engine.dialect.name == "sqlite":
        for _ in range(TRIES):
            notes = Notes()
            try:
                return _ahead(engine, actor, notes, lambda work: intent(work, **facts), now=now, origin=origin)
            except (MovedError, IntegrityError):
                continue
            finally:
                notes.forget()
    return perform(engine, actor, intent, now=now, origin=origin, **facts)


def _ahead(engine: Engine, actor: Actor, notes: Notes, intent: Callable[[Work], T], *, now: datetime, origin: str) -> T:
    with _aside(engine, notes) as copy, foreseen(), begun(copy, actor, now=now, origin=origin) as work:
        result = intent(work)
        work.session.flush()
        settle(work.session.connection(), actor.org_id, work.trace.counts)
    _pour_in(engine, actor.org_id, notes, work.trace)
    return result


@contextmanager
def _aside(engine: Engine, notes: Notes) -> Iterator[Engine]:
    with ExitStack() as open_ones:
        with _room():
            copy = open_ones.enter_context(copied(engine, noting(notes)))
        yield copy


def _pour_in(engine: Engine, org_id: OrgId, notes: Notes, trace: Trace) -> None:
    unseen = trace.unseen
    with foreseen(), engine.connect().execution_options(write=True) as connection:
        parcel = Parcel(connection)
        with _room():
            steps = parcel.lay_said(notes)
            lay_lines(parcel, made_ready(trace.lines, org_id, engine.dialect))
        parcel.put_in(notes, steps)
        close_laid(connection, parcel, org_id, len(trace.lines), unseen=unseen)
        connection.commit()


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise Refusal(Code.DISK_FULL) from error
