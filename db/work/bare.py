"""Many rows at once as bare values: what a table adds by itself, where rows stand, what is in a session already."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam, inspect
from sqlalchemy import select as select_columns
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from db.tables.base import Row

T = TypeVar("T")
RowT = TypeVar("RowT", bound=Row)
Values = Mapping[str, Any]
AT_ONCE: Final = 500


def whole(table: type[Row], values: Values, org_id: int) -> dict[str, Any]:
    """Give a new row's bare values with what the table itself adds: its defaults, its key."""
    made = {name: make() for name, make in _makers(table) if name not in values}
    return {**_defaults(table), **made, **values, "org_id": org_id}


def standing(session: Session, table: type[Row], *conditions: ColumnElement[bool]) -> list[dict[str, Any]]:
    """Give the bare values of the rows for which this holds, in their order and locked."""
    columns: Table = inspect(table).local_table
    rows = select_columns(columns).where(*conditions).order_by(columns.c.id).with_for_update()
    found = session.connection().execute(rows)
    return [dict(row) for row in found.mappings()]


def by_key(session: Session, table: type[RowT], key: tuple[UUID, int]) -> RowT | None:
    """Give the row of a key, as Session.get does, which would make the same question anew each time."""
    there = session.identity_map.get(inspect(table).identity_key_from_primary_key(key))
    if isinstance(there, table) and not inspect(there).expired:
        return there
    return session.exec(_asking(table), params={"id": key[0], "org_id": key[1]}).one_or_none()


def told(session: Session, table: type[Row], rows: Sequence[Values], changes: Values) -> None:
    """Let the objects that a session already has of these rows know their new values."""
    key = inspect(table).identity_key_from_primary_key
    for row in rows:
        there = session.identity_map.get(key((row["id"], row["org_id"])))
        if there is not None:
            for column, value in changes.items():
                set_committed_value(there, column, value)


def portions(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Give rows, or their identifiers, in portions that a statement can name one by one."""
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


@cache
def _asking(table: type[RowT]) -> SelectOfScalar[RowT]:
    return select(table).where(col(table.id) == bindparam("id"), col(table.org_id) == bindparam("org_id"))


@lru_cache
def _defaults(table: type[Row]) -> dict[str, Any]:
    fields = table.model_fields.items()
    return {name: kind.default for name, kind in fields if not kind.is_required() and kind.default_factory is None}


@lru_cache
def _makers(table: type[Row]) -> tuple[tuple[str, Any], ...]:
    fields = table.model_fields.items()
    return tuple((name, kind.default_factory) for name, kind in fields if kind.default_factory)
