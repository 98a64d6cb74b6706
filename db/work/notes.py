"""What a long write says to its copy, noted in its order: what it asks with a digest of the answer, what it writes."""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final, NamedTuple

from db.work.spool import Spool

_ASIDE: Final = ("PRAGMA", "BEGIN")
"""What is said to a connection about itself, not to its database."""


class Said(NamedTuple):
    """One statement with its values; of one that stands alone, what came of it."""

    statement: int
    values: tuple[Any, ...]
    #: None for one of many rows
    answer: bytes | None


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


def answer(rows: list[tuple[Any, ...]] | None, changed: int) -> bytes:
    """Give the digest of what came of a statement: its rows, or how many it changed when it gives none."""
    return sha256(repr(changed if rows is None else rows).encode()).digest()


def noting(notes: Notes) -> type[sqlite3.Connection]:
    """Give a kind of connection that notes all that is said to it."""

    class Noted(sqlite3.Cursor):
        """A cursor that notes what is said, and what was answered: all at once, since it is compared as a whole."""

        answered: list[Any]

        def execute(self, sql: str, parameters: Any = (), /) -> "Noted":  # noqa: ANN401 - as the driver has it
            super().execute(sql, parameters)
            rows = None if self.description is None else super().fetchall()
            self.answered = list(reversed(rows or ()))
            if not sql.startswith(_ASIDE):
                said = Said(notes.number(sql), _kept(parameters), answer(rows, self.rowcount))
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


def _kept(values: Iterable[Any]) -> tuple[Any, ...]:
    # the driver's view of sealed bytes cannot be put away
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in values)
