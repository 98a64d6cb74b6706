"""Somebody does something, or is refused; and what the database holds afterwards."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads.recount import differences
from db.rules.rights import Actor
from db.tables.base import Row
from db.tables.keeping import JournalLine
from db.work import perform, reading
from tests.builders.people import at

T = TypeVar("T")
RowT = TypeVar("RowT", bound=Row)
EVENTS = select(JournalLine.event).order_by(col(JournalLine.seq))


def does(engine: Engine, actor: Actor, intent: Callable[..., T], **facts: Any) -> T:  # noqa: ANN401 - as perform
    """Let somebody do something, by default (now) at ten o'clock of 20 May 2026."""
    return perform(engine, actor, intent, **{"now": at(), **facts})


def refused(engine: Engine, actor: Actor, intent: Callable[..., object], **facts: Any) -> Code:  # noqa: ANN401 - as perform
    """Let somebody try something in vain; gives the code of the refusal, and sees that nothing was written."""
    before = events(engine)
    with pytest.raises(Refusal) as said:
        does(engine, actor, intent, **facts)
    assert events(engine) == before
    return said.value.code


def events(engine: Engine) -> list[str]:
    """Give what the journal says, in order."""
    with reading(engine) as session:
        return list(session.exec(EVENTS).all())


def rows(engine: Engine, table: type[RowT]) -> list[RowT]:
    """Give all rows of a table in the order they were written."""
    with reading(engine) as session:
        return list(session.exec(select(table).order_by(col(table.id))).all())


def row(engine: Engine, table: type[RowT], row_id: object) -> RowT:
    """Give one row as it stands now."""
    return next(found for found in rows(engine, table) if found.id == row_id)


def figures_stand(engine: Engine) -> bool:
    """Whether every tally equals its rows."""
    with reading(engine) as session:
        return differences(session) == []


def dump(engine: Engine) -> str:
    """Give everything that a SQLite file holds, as whoever steals it would read it."""
    with closing(sqlite3.connect(engine.url.database or "")) as connection:
        return "\n".join(connection.iterdump())
