"""Tests as pytest compiles them, made by all processors at once: whoever reads the tests next finds them made.

`python -m pytest -p tests.rewritten --noconftest` makes them and runs nothing. In a fresh checkout pytest would make
one after the other while it reads them, and the other processors would wait.
"""

import multiprocessing
import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from _pytest.assertion.rewrite import PYC_TAIL, _read_pyc, _rewrite_test, _write_pyc, assertstate_key, get_cache_dir

_FORKS = multiprocessing.get_context("fork")


def pytest_cmdline_main(config: pytest.Config) -> int:
    """Make what is not made yet of all tests; 0 only when every one could be compiled."""
    places = sorted(place for name in ("test_*.py", "conftest.py") for place in (config.rootpath / "tests").rglob(name))
    at_once = os.cpu_count() or 1
    processes = [_FORKS.Process(target=make, args=(config, places[one::at_once])) for one in range(at_once)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return int(any(process.exitcode for process in processes))


def make(config: pytest.Config, places: Iterable[Path]) -> None:
    """Make the files that stand beside these, as pytest makes them when it reads a test for the first time."""
    for place in places:
        made = get_cache_dir(place) / f"{place.stem}{PYC_TAIL}"
        made.parent.mkdir(exist_ok=True)
        if _read_pyc(place, made) is None:
            digest, code = _rewrite_test(place, config)
            _write_pyc(config.stash[assertstate_key], code, digest, made)
