"""A long write worked out beside a SQLite file, and poured into it in one short transaction.

Who writes into a SQLite file keeps everybody else from writing. So a long write runs in a copy that only it sees, and
all that it says to the copy is noted: what it asks, with a digest of the answer, and what it writes. Then the same is
said to the file itself in one transaction. As long as every question has the same answer there, what is written is what
the write would have written had it run there; otherwise all is taken back, and it is worked out anew.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from itertools import groupby, islice
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from db.engine import copied, spare_memory
from db.errors import Code, Refusal
from db.rules.rights import Actor
from db.terms import OrgId
from db.work.closing import Ready, close_ready, made_ready, settle
from db.work.retry import TRIES, foreseen
from db.work.spool import IN_MEMORY, Spool
from db.work.unit import Work, begun, perform

T = TypeVar("T")
_ASIDE: Final = ("PRAGMA", "BEGIN")
"""What is said to a connection about itself, not to its database."""


class Said(NamedTuple):
    """One statement with its values; of one that stands alone, what came of it."""

    statement: int
    values: tuple[Any, ...]
    #: None for one of many rows
    answer: bytes | None


class MovedError(Exception):
    """The file answers otherwise than the copy did: somebody wrote something that matters here."""


class Notes:
    """All that was said to a copy, in its order."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.said = Spool[Said]()
        self.statements = list[str]()
        self._numbers = dict[str, int]()

    def number(self, statement: str) -> int:
        """Give the number by which a statement is noted."""
        if statement not in self._numbers:
            self._numbers[statement] = len(self.statements)
            self.statements.append(statement)
        return self._numbers[statement]

    def forget(self) -> None:
        """Let what was said go, with its file: the driver's classes may still hold these notes for a while."""
        self.said = Spool()


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
    lines = Spool(made_ready(work.trace.lines, actor.org_id, engine.dialect))
    _pour_in(engine, actor.org_id, notes, lines, unseen=work.trace.unseen)
    return result


@contextmanager
def _aside(engine: Engine, notes: Notes) -> Iterator[Engine]:
    try:
        copy = copied(engine, _noting(notes))
    except sqlite3.OperationalError as error:
        raise Refusal(Code.DISK_FULL) from error
    try:
        yield copy
    finally:
        copy.dispose()


def _pour_in(engine: Engine, org_id: OrgId, notes: Notes, lines: Spool[Ready], *, unseen: bool) -> None:
    with foreseen(), Session(engine.execution_options(write=True)) as session:
        connection = session.connection()
        spare_memory(connection)
        for (number, alone), some in groupby(notes.said, lambda one: (one.statement, one.answer is not None)):
            while portion := list(islice(some, IN_MEMORY)):
                _say(connection, notes.statements[number], portion, alone=alone)
        close_ready(connection, org_id, lines, unseen=unseen)
        session.commit()


def _say(connection: Connection, statement: str, some: list[Said], *, alone: bool) -> None:
    if not alone:
        connection.exec_driver_sql(statement, [one.values for one in some])
        return
    for one in some:
        told = connection.exec_driver_sql(statement, one.values)
        rows = [tuple(row) for row in told] if told.returns_rows else None
        if _answer(rows, told.rowcount) != one.answer:
            raise MovedError


def _kept(values: Iterable[Any]) -> tuple[Any, ...]:
    # the driver's view of sealed bytes cannot be put away
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in values)


def _answer(rows: list[tuple[Any, ...]] | None, changed: int) -> bytes:
    return sha256(repr(changed if rows is None else rows).encode()).digest()


def _noting(notes: Notes) -> type[sqlite3.Connection]:
    class Noted(sqlite3.Cursor):
        """A cursor that notes what is said, and what was answered: all at once, since it is compared as a whole."""

        answered: list[Any]

        def execute(self, sql: str, parameters: Any = (), /) -> "Noted":  # noqa: ANN401 - as the driver has it
            super().execute(sql, parameters)
            rows = None if self.description is None else super().fetchall()
            self.answered = list(reversed(rows or ()))
            if not sql.startswith(_ASIDE):
                said = Said(notes.number(sql), _kept(parameters), _answer(rows, self.rowcount))
                notes.said.append(said)
            return self

        def executemany(self, sql: str, parameters: Any, /) -> "Noted":  # noqa: ANN401 - as the driver has it
            super().executemany(sql, parameters)
            number = notes.number(sql)
            notes.said.extend(Said(number, _kept(values), None) for values in parameters)
            return self

        def fetchone(self) -> Any:  # noqa: ANN401 - as the driver has it
            return self.answered.pop() if self.answered else None

        def fetchmany(self, size: int | None = 1) -> list[Any]:
            return [self.answered.pop() for _ in range(min(size or 1, len(self.answered)))]

        def fetchall(self) -> list[Any]:
            rows, self.answered = self.answered[::-1], []
            return rows

    class Noting(sqlite3.Connection):
        """A connection with such cursors."""

        def cursor(self, _factory: Any = None) -> Any:  # noqa: ANN401 - as the driver has it
            return super().cursor(Noted)

    return Noting
