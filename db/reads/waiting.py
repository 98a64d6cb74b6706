"""How what waits is asked for: rows of any table as lines of a task, so that all of them are one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Integer, Select, cast, func, literal, null, select

from db.rules.holding import Task
from db.tables.base import UtcDateTime

Waiting = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """Which columns say what waits: its code, its words, and where."""

    code: Any
    title: Any
    place: Any


@dataclass(frozen=True, slots=True)
class When:
    """Which columns say until when, and since which day, or which instant, it waits, how long; the later day counts."""

    due: Any = None
    since: Any = None
    since_at: Any = None
    days: Any = None


def listed(
    task: Task,
    table: Any,  # noqa: ANN401 - a table, or a statement that stands for one
    said: Said,
    when: When,
    order: Sequence[Any],
) -> Waiting:
    """Give the rows of a table as lines of a task, each with its turn and how many there are."""
    return select(
        literal(task.value).label("task"),
        _id(table).label("id"),
        said.code.label("code"),
        said.title.label("title"),
        said.place.label("place"),
        (cast(null(), Date) if when.due is None else when.due).label("due_on"),
        (cast(null(), Date) if when.since is None else when.since).label("since"),
        (cast(null(), UtcDateTime) if when.since_at is None else when.since_at).label("since_at"),
        (cast(null(), Integer) if when.days is None else when.days).label("days"),
        func.row_number().over(order_by=order).label("turn"),
        func.count().over().label("total"),
    ).select_from(table)


def _id(table: Any) -> Any:  # noqa: ANN401 - a table, or a statement that stands for one
    return table.c.id if hasattr(table, "c") else table.id
