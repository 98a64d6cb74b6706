"""How tables are joined: by identifier and organisation together, as their keys are."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import aliased
from sqlmodel import col

from db.tables.base import Row


@lru_cache(maxsize=1024)
def on(target: Any, reference: Any) -> ColumnElement[bool]:  # noqa: ANN401 - tables, their aliases and their columns
    """Give the condition by which a reference finds its row, such as a member's branch."""
    return and_(col(target.id) == reference, col(target.org_id) == reference.class_.org_id)


def another(table: type[Row]) -> Any:  # noqa: ANN401 - an alias answers as its table does
    """Give a table a second name, for a statement that needs it twice."""
    return aliased(table)
