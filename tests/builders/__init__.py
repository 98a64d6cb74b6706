"""Plain functions that put a small, known city into a database, for tests to build upon."""

from tests.builders.people import actor_of, at
from tests.builders.town import Town, a_town

__all__ = ["Town", "a_town", "actor_of", "at"]
