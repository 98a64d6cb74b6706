"""What a transaction leaves behind: the counts to keep in step, the journal lines, and each row's changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import inspect

from db.rules.classes import is_spoken
from db.rules.tallies import COUNTERS, Count
from db.tables.base import Base
from db.terms import JournalKind
from db.work.journal import Line, plain
from db.work.spool import Spool

UNSEEN: Final = frozenset({"sign_in", "sign_in_try"})
"""Tables that only the door looks at: a try at it, or a sign of life, must not make every open page ask anew."""
_SAID_ONLY: Final = frozenset({JournalKind.REFUSAL, JournalKind.SIGN_IN})


@dataclass(slots=True)
class Trace:
    """What a transaction has gathered for its end: counts to keep in step, and journal lines."""

    counts: Counter[tuple[str, str, UUID, str, str]] = field(default_factory=Counter)
    lines: Spool[Line] = field(default_factory=Spool)
    changes: dict[tuple[object, ...], tuple[dict[str, object], dict[str, object]]] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)

    @property
    def unseen(self) -> bool:
        """Whether nothing changed that stands on somebody's screen, so that no live page need look again."""
        if self.tables:
            return self.tables <= UNSEEN
        return all(line.kind in _SAID_ONLY for line in self.lines)

    def changed(self, row: Base, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """Note one row's change, for the tallies and for the journal."""
        self.counted(type(row), before, after)
        old, new = self.changes.setdefault(_key(row), ({}, {}))
        if after is None:
            return
        for name in _spoken(type(row)):
            value, earlier = after[name], before[name] if before else None
            if value != earlier:
                old.setdefault(name, plain(earlier))
                new[name] = plain(value)

    def counted(self, table: type[Base], before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """Note a row's change for the tallies alone."""
        self.tables.add(str(table.__tablename__))
        counter = COUNTERS.get(str(table.__tablename__))
        if counter is not None:
            self._count(counter(before) if before else (), -1)
            self._count(counter(after) if after else (), 1)

    def take_changes(self, row: Base) -> tuple[dict[str, object], dict[str, object]]:
        """Hand over what changed on a row since it was last asked."""
        return self.changes.pop(_key(row), ({}, {}))

    def take(self, other: "Trace") -> None:
        """Take over what a part of the same transaction has gathered."""
        self.counts.update(other.counts)
        self.lines.extend(other.lines)
        self.changes |= other.changes
        self.tables |= other.tables

    def _count(self, counts: Iterable[Count], sign: int) -> None:
        for count in counts:
            cell = count[:5]
            self.counts[cell] = self.counts.get(cell, 0) + sign * count.value


def values_of(row: Base) -> dict[str, Any]:
    """Give a row's columns as they stand."""
    return {name: getattr(row, name) for name in _columns(type(row))}


def values_before(row: Base) -> dict[str, Any]:
    """Give a row's columns as the database still has them."""
    return values_of(row) | dict(inspect(row).committed_state)


@lru_cache
def _columns(table: type[Base]) -> tuple[str, ...]:
    return tuple(column.key for column in inspect(table).column_attrs)


def spoken_of(table: type[Base], values: Mapping[str, Any]) -> dict[str, object]:
    """Give a new row's bare values as its journal line tells them."""
    return {name: plain(values[name]) for name in _spoken(table) if values[name] is not None}


@lru_cache
def _spoken(table: type[Base]) -> tuple[str, ...]:
    return tuple(name for name in _columns(table) if is_spoken(str(table.__tablename__), name))


def _key(row: Base) -> tuple[object, ...]:
    return (row.__tablename__, *(inspect(row).mapper.primary_key_from_instance(row)))
