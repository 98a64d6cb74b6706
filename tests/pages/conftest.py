"""What tests of pages may ask for: the application's own engine over a database of this test."""

import gc
import logging
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Engine, update
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test, local_script_runner

from db.engine import engine as own_engine
from db.settings import settings
from db.tables.keeping import Revision
from pages.doors import tuning
from tests.engines import read_anew

_beginnings = count(1_000, 1_000)
# Streamlit reads what every installed package says of itself for each AppTest; once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
tuning.look_up_once()  # as a server of ours does
# Each run compiles the front and its page, makes a stand-in for a server, and asks a thousand times a second whether
# the page is through: here all runs share what is compiled and the stand-in, and wait for the page's end.
_stand_in, _wait = cache(vars(app_test)["MagicMock"]), local_script_runner.require_widgets_deltas


def _the_stand_in(spec: type) -> Any:  # noqa: ANN401 - of whatever Streamlit wants it to look like
    """Give the one stand-in of Streamlit, which remembers nothing of its former life."""
    kept = _stand_in(spec=spec)
    kept.reset_mock()
    return kept


def _wait_once(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
    """Let the page end by itself before anything is asked."""
    if thread := runner._script_thread:  # noqa: SLF001 - nothing else says when it ends
        thread.join(timeout)
    if not runner.script_stopped():
        _wait(runner, timeout)


# An AppTest is given its session's state outside of any run, and warned of that each time. A level would not last:
# Streamlit sets all of them when it has read its settings.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True
_compiled = cache(ScriptCache)
vars(app_test).update(MagicMock=_the_stand_in, ScriptCache=_compiled)
vars(local_script_runner).update(ScriptCache=_compiled, require_widgets_deltas=_wait_once)


@pytest.fixture
def house(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The engine that pages use, over an empty database of this test's own."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    settings.cache_clear()
    if str(own_engine().url) != sqlite_url:
        read_anew()
    with own_engine().begin() as connection:
        # the address is that of the test before: at another revision nothing is remembered of it
        connection.execute(update(Revision).values(value=next(_beginnings)))
    yield own_engine()
    settings.cache_clear()


@pytest.fixture
def young_memory() -> None:
    """Let a test that has garbage looked for not look through all that the tests before it have left."""
    gc.freeze()
