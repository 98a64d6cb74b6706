"""How often the database is asked: query counts are pinned, so that a list never asks once for each line."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Gather the statements that are sent inside the block."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        # SQLite's transaction begins with statements of our own, whoever asks
        if statement != "BEGIN" and not statement.startswith("PRAGMA cache_size"):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
