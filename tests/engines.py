"""Engines that serve more than one test: what they have compiled for one address they need not compile again."""

from functools import lru_cache

import pytest
from sqlalchemy import Engine

from db.engine import make_engine

BOTH = [pytest.param("sqlite"), pytest.param("postgres", marks=pytest.mark.postgres)]
"""Parameters of a test or a fixture that is there once on each engine."""


@lru_cache
def kept_engine(url: str) -> Engine:
    """Give the engine of an address, the same for every test of this process."""
    return make_engine(url)
