"""What many tests begin with, worked out once by each process and afterwards only copied."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, Table, event, insert, select, update

from db.tables import metadata
from db.tables.keeping import Revision

EVERY = {table: select(table) for table in metadata.sorted_tables}
REVISION = metadata.tables[str(Revision.__tablename__)]
P = ParamSpec("P")
T = TypeVar("T")
Rows = list[dict[str, object]]
Said = list[tuple[str, Any]]
"""Statements as a driver was given them, each with its values."""


def built_once(build: Callable[Concatenate[Engine, P], T]) -> Callable[Concatenate[Engine, P], T]:
    """Let a builder that fills an empty database work once on each engine; the next get the very same rows.

    So does one that is told more, once for each thing it is told or takes for granted. What it gives back is handed out
    again as it is: it must not change, and say the same for every database. A builder only adds rows; the revision goes
    on by a step, and the journal stands where the builder left it.
    """
    shape = signature(build)
    kept: dict[object, tuple[dict[Table, Rows], T]] = {}
    said: dict[object, Said] = {}

    @wraps(build)
    def built(engine: Engine, /, *told: P.args, **facts: P.kwargs) -> T:
        asked = shape.bind(engine, *told, **facts)
        asked.apply_defaults()
        wanted = engine.dialect.name, asked.args[1:], tuple(asked.kwargs.values())
        if found := kept.get(wanted):
            added, given = found
            with engine.connect().execution_options(write=True) as connection, connection.begin():
                if wanted not in said:
                    said[wanted] = _put(connection, added)
                else:
                    for statement, values in said[wanted]:
                        connection.exec_driver_sql(statement, values)
            return given
        before = _held(engine)
        given = build(engine, *told, **facts)
        kept[wanted] = (_added(before, _held(engine)), given)
        return given

    return built


def _held(engine: Engine) -> dict[Table, Rows]:
    with engine.begin() as connection:
        return {table: [*map(dict, connection.execute(rows).mappings())] for table, rows in EVERY.items()}


def _added(before: dict[Table, Rows], after: dict[Table, Rows]) -> dict[Table, Rows]:
    added = {table: [row for row in rows if row not in before[table]] for table, rows in after.items()}
    return {table: rows for table, rows in added.items() if rows}


def _put(connection: Connection, added: dict[Table, Rows]) -> Said:
    """Put rows in, and give what the driver was told for it, so that the next time nothing has to be worked out."""
    said: Said = []

    def hear(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        said.append((statement, values))

    event.listen(connection, "before_cursor_execute", hear)
    for table, rows in added.items():
        if table is REVISION:
            left = {name: value for name, value in rows[0].items() if name.startswith("journal_")}
            connection.execute(update(REVISION).values(value=REVISION.c.value + 1, **left))
        else:
            connection.execute(insert(table), rows)
    return said
