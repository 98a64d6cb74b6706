"""What tests of pages may ask for: the application's own engine over a database of this test."""

from collections.abc import Iterator
from functools import cache
from itertools import count
from unittest.mock import MagicMock

import pytest
from sqlalchemy import Engine, update
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import app_test, local_script_runner

from db.engine import engine as own_engine
from db.settings import settings
from db.tables.keeping import Revision

_beginnings = count(1_000, 1_000)
# Streamlit reads what every installed package says of itself for each AppTest; once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
# So does each run compile the front and its page, make a stand-in for Streamlit's server, and ask a thousand times a
# second whether it is through.
app_test.ScriptCache = cache(app_test.ScriptCache)
_stand_in, _wait = cache(MagicMock), local_script_runner.require_widgets_deltas


def _forgetful(spec: type) -> MagicMock:
    """Give the one stand-in for something, which remembers nothing of its former life."""
    kept = _stand_in(spec=spec)
    kept.reset_mock()
    return kept


def _wait_once(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
    """Let the run end by itself before anything is asked."""
    if runner._script_thread:  # noqa: SLF001 - nothing else says when it ends
        runner._script_thread.join(timeout)  # noqa: SLF001
    _wait(runner, timeout)


app_test.MagicMock = _forgetful
local_script_runner.require_widgets_deltas = _wait_once


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
