"""What tests of pages may ask for: the application's own engine over a database of this test."""

from collections.abc import Iterator
from functools import cache
from itertools import count

import pytest
from sqlalchemy import Engine, update
from streamlit.components.v2 import manifest_scanner

from db.engine import engine as own_engine
from db.settings import settings
from db.tables.keeping import Revision

_beginnings = count(1_000, 1_000)
# Streamlit reads what every installed package says of itself for each AppTest; once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture
def house(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The engine that pages use, over an empty database of this test's own."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    settings.cache_clear()
    if str(own_engine().url) != sqlite_url:
        own_engine.cache_clear()
    with own_engine().begin() as connection:
        # the address is that of the test before: at another revision nothing is remembered of it
        connection.execute(update(Revision).values(value=next(_beginnings)))
    yield own_engine()
    own_engine().dispose()
    settings.cache_clear()
