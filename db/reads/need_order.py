"""In which order needs are listed, so that an index has it: the unsolved first, the soonest due first."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Label, Select, case, func, literal_column, select
from sqlmodel import col

from db.reads.paging import PAGE
from db.tables.needs import STAGES, Need
from db.terms import NeedStatus

Conditions = Sequence[ColumnElement[bool]]


def listed(wanted: Conditions, status: NeedStatus | None) -> Select[UUID]:
    """Give the needs by an index in the order of the list; those of one status by another."""
    stages: list[ColumnElement[bool]] = [] if status else [literal_column(stage) for stage in STAGES]
    return select(col(Need.id)).where(*wanted).order_by(*stages, *_by_day(col(Need.due_on), col(Need.id)))


def searched(wanted: Conditions, page: int) -> Select[UUID, int]:
    """Give one page with the number of all: texts are looked through once, and what is found is sorted."""
    stages: list[Label[bool]] = [literal_column(stage).label(f"stage_{at}") for at, stage in enumerate(STAGES)]
    keys = select(col(Need.id), col(Need.due_on), *stages).where(*wanted).cte("found")
    total = select(func.count()).select_from(keys).scalar_subquery()
    first, last = (max(1, page) - 1) * PAGE, (total - 1) // PAGE * PAGE
    return (
        select(keys.c.id, total)
        .order_by(*(keys.c[stage.name] for stage in stages), *_by_day(keys.c.due_on, keys.c.id))
        .limit(PAGE)
        .offset(case((total > first, first), else_=last))
    )


def _by_day(due_on: Any, need_id: Any) -> tuple[ColumnElement[Any], ...]:  # noqa: ANN401 - columns
    return due_on.is_(None), due_on, need_id.desc()
