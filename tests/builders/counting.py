"""What is counted: rows, and how often the database is asked, so that a list never asks once for each line."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, func, select
from sqlmodel import Session

from db.tables import metadata
from tests.engines import heard

ROWS = select(*(select(func.count()).select_from(table).label(table.name) for table in metadata.sorted_tables))


def counts(session: Session) -> dict[str, int]:
    """How many rows each table holds."""
    return dict(session.execute(ROWS).mappings().one())


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Gather the statements that are sent inside the block."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("PRAGMA cache_size"):
            sent.append(statement)

    with heard(engine, "before_cursor_execute", note):
        yield sent
