"""Engines that serve more than one test: what one of them has compiled, none of them need compile again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event

from db import engine as engines
from db.engine import make_engine
from db.settings import settings

BOTH = [pytest.param("sqlite"), pytest.param("postgres", marks=pytest.mark.postgres)]
"""Parameters of a test or a fixture that is there once on each engine."""
ALL_STATEMENTS = 20_000


@lru_cache
def kept_engine(url: str) -> Engine:
    """Give the engine of an address, the same for every test of this process."""
    return make_engine(url)


def read_anew() -> None:
    """Let this process read its settings anew, and go to the database that they name; it leaves nothing open behind."""
    settings.cache_clear()
    if engines.engine.cache_info().currsize:
        engines.engine().dispose()
        engines.engine.cache_clear()


@contextmanager
def heard(engine: Engine, what: str, hear: Callable[..., None]) -> Iterator[None]:
    """Listen to an engine inside the block; afterwards its statements look for nobody who listens, as before."""
    event.listen(engine, what, hear)
    try:
        yield
    finally:
        event.remove(engine, what, hear)
        vars(engine).pop("_has_events")


def compile_once() -> None:
    """Let all engines over SQLite of this process speak by one dialect, which keeps every statement it has compiled.

    An engine of its own would compile them anew for each database, and forgets them after five hundred.
    """
    vars(engines).update(create_engine=_speaking_alike)


def _speaking_alike(address: Any, **ways: Any) -> Engine:  # noqa: ANN401 - whatever SQLAlchemy takes
    made = create_engine(address, query_cache_size=ALL_STATEMENTS, **ways)
    if made.dialect.name == "sqlite":
        first = _spoken(made.url.drivername)
        made.dialect, made._compiled_cache = first.dialect, first._compiled_cache  # noqa: SLF001 - no open way
    return made


@cache
def _spoken(drivername: str) -> Engine:
    """Give an engine that has met its database, and so knows all that its dialect can."""
    first = create_engine(f"{drivername}://", query_cache_size=ALL_STATEMENTS)
    first.connect().close()
    first.dispose()
    return first
