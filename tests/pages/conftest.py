"""What tests of pages may ask for: the application's own engine over a database of this test."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from db.engine import engine as own_engine
from db.settings import settings


@pytest.fixture
def house(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The engine that pages use, over an empty database of this test's own."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    settings.cache_clear()
    own_engine.cache_clear()
    yield own_engine()
    own_engine().dispose()
    settings.cache_clear()
    own_engine.cache_clear()
