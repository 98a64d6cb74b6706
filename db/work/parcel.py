"""What a long write said, laid ready beside a SQLite file: putting it in is then a few statements, however many rows.

Rows lie ready in tables on the disk without a name, which only the connection sees that will put them in: one statement
puts in all of a kind. Between two questions it does not matter in which order new rows come, since references are
looked at in the end. Whatever else was said is said again, in its order.
"""

import re
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from db.engine import SPARING
from db.work.notes import Notes, Said, answer
from db.work.spool import IN_MEMORY, Spool

_NEW: Final = re.compile(r"(INSERT INTO \S+ \([^()]*\)) VALUES \(\?(?:, \?)*\)((?: ON CONFLICT [^?]*)?)")
_BY_KEY: Final = re.compile(r"UPDATE (\S+) SET [^()]* WHERE \1\.id = \? AND \1\.org_id = \?(?: AND \1\.\w+ = \?)*")
_ONE: Final = answer(None, 1)
_APART: Final = (
    f"PRAGMA main.cache_size = -{SPARING}",
    # what lies ready is on the disk, and nothing of it outlives its connection
    "PRAGMA temp_store = FILE",
    "ATTACH '' AS parcel",
    "PRAGMA parcel.journal_mode = OFF",
    "PRAGMA parcel.synchronous = OFF",
)
_NEW_ROWS: Final = -1
_AS_SAID: Final = -2


class MovedError(Exception):
    """The file answers otherwise than the copy did: somebody wrote something that matters here."""


class Put(NamedTuple):
    """Rows that lie ready for one statement: those behind one place, up to another."""

    statement: int
    after: int
    until: int


class Change(NamedTuple):
    """What changes one row, named by its key, that was there."""

    statement: int
    values: tuple[Any, ...]


Step = Put | Change | Said


class Parcel:
    """Tables without a name beside one connection, and what will be said to the file through it."""

    def __init__(self, connection: Connection) -> None:
        """Begin with an empty parcel; the connection leaves its pool for it, and must not be in a transaction yet."""
        driver = connection.connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise TypeError
        connection.detach()
        self.driver = driver
        self._connection = connection
        self._places = dict[str, int]()
        for one in _APART:
            driver.execute(one)

    def lay(self, table: str, rows: Sequence[tuple[Any, ...]]) -> tuple[int, int]:
        """Lay rows ready in a table of the parcel; gives the place before the first of them, and that of the last."""
        after, width = self._places.get(table, 0), len(rows[0])
        self.driver.execute("BEGIN")
        if not after:
            self.driver.execute(
                f"CREATE TABLE parcel.{table} (place INTEGER PRIMARY KEY, {', '.join(_columns(width))})"
            )
        into = f"INSERT INTO parcel.{table} VALUES (NULL{', ?' * width})"  # noqa: S608 - named here, not by people
        self.driver.executemany(into, rows)
        self.driver.execute("COMMIT")
        self._places[table] = after + len(rows)
        return after, self._places[table]

    def lay_said(self, notes: Notes) -> Spool[Step]:
        """Lay ready what was said to the copy; gives the steps in which it is to be put in."""
        statements = list(enumerate(notes.statements))
        new = {number: found[2] for number, one in statements if (found := _NEW.fullmatch(one))}
        by_key = {number for number, one in statements if _BY_KEY.fullmatch(one)}

        def together(one: Said) -> int:
            if new.get(one.statement):
                # what may meet rows that are there comes when it was said; alone, it also has an answer
                return one.statement if one.answer is None else _AS_SAID
            if one.statement in new:
                return _NEW_ROWS
            return _NEW_ROWS if one.statement in by_key and one.answer == _ONE else _AS_SAID

        steps = Spool[Step]()
        for how, some in groupby(notes.said, together):
            if how == _AS_SAID:
                steps.extend(some)
            else:
                steps.extend(self._laid(some, new))
        return steps

    def put_in(self, notes: Notes, steps: Spool[Step]) -> None:
        """Say it all to the file, within a transaction; raises MovedError with the first answer that differs."""
        # what a row refers to may come after it
        self._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for (number, kind, alone), some in groupby(steps, _alike):
            statement = notes.statements[number]
            while portion := list(islice(some, IN_MEMORY)):
                self._say(_putting(statement, number) if kind is Put else statement, portion, alone=alone)

    def _laid(self, some: Iterable[Said], new: Container[int]) -> Iterator[Step]:
        rows, puts, changes = dict[int, list[tuple[Any, ...]]](), dict[int, Put](), Spool[Step]()

        def put_away(number: int) -> None:
            after, until = self.lay(f"s{number}", rows[number])
            puts[number] = Put(number, puts[number].after if number in puts else after, until)
            rows[number] = []

        for one in some:
            if one.statement not in new:
                changes.append(Change(one.statement, one.values))
                continue
            rows.setdefault(one.statement, []).append(one.values)
            if len(rows[one.statement]) >= IN_MEMORY:
                put_away(one.statement)
        for number, left in rows.items():
            if left:
                put_away(number)
        yield from puts.values()
        yield from changes

    def _say(self, statement: str, some: Sequence[Any], *, alone: bool) -> None:
        if not alone:
            told = self._connection.exec_driver_sql(statement, [one.values for one in some])
            if isinstance(some[0], Change) and told.rowcount != len(some):
                raise MovedError
            return
        for one in some:
            if isinstance(one, Put):
                self._connection.exec_driver_sql(statement, (one.after, one.until))
                continue
            told = self._connection.exec_driver_sql(statement, one.values)
            rows = [tuple(row) for row in told] if told.returns_rows else None
            if answer(rows, told.rowcount) != one.answer:
                raise MovedError


def _alike(step: Step) -> tuple[int, type[Step], bool]:
    alone = isinstance(step, Put) or (isinstance(step, Said) and step.answer is not None)
    return step.statement, type(step), alone


def _columns(width: int) -> list[str]:
    return [f"c{number}" for number in range(width)]


def _putting(statement: str, number: int) -> str:
    found = _NEW.fullmatch(statement)
    if found is None:
        raise AssertionError
    into, conflict = found.groups()
    laid = ", ".join(_columns(into.count(",") + 1))
    behind = f"parcel.s{number} WHERE place > ? AND place <= ? ORDER BY place{conflict}"
    return f"{into} SELECT {laid} FROM {behind}"  # noqa: S608 - made of what was said, without its values
