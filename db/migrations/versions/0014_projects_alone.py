"""Finished projects counted anew, apart by whether they carried a need."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_TALLY = sa.table(
    "tally",
    sa.column("org_id", sa.Integer()),
    sa.column("metric", sa.String()),
    sa.column("by", sa.String()),
    sa.column("of_id", sa.Uuid()),
    sa.column("month", sa.String()),
    sa.column("part", sa.String()),
    sa.column("value", sa.Integer()),
)
_PROJECT = sa.table(
    "project",
    sa.column("org_id", sa.Integer()),
    sa.column("community_id", sa.Uuid()),
    sa.column("branch_id", sa.Uuid()),
    sa.column("need_id", sa.Uuid()),
    sa.column("status", sa.String()),
    sa.column("finished_on", sa.Date()),
)
_METRIC = "projects_finished"


def upgrade() -> None:
    """Go forward."""
    _count(lambda need_id: "alone" if need_id is None else "for_need")


def downgrade() -> None:
    """Go back."""
    _count(lambda _: "")


def _count(part: Callable[[UUID | None], str]) -> None:
    done = (_PROJECT.c.status == "finished", _PROJECT.c.finished_on.is_not(None))
    finished = op.get_bind().execute(sa.select(_PROJECT).where(*done))
    counted = Counter(cell for project in finished for cell in _cells(project, part(project.need_id)))
    op.execute(sa.delete(_TALLY).where(_TALLY.c.metric == _METRIC))
    names = ("org_id", "by", "of_id", "month", "part")
    rows = [dict(zip(names, cell, strict=True)) for cell in counted]
    op.bulk_insert(_TALLY, [row | {"metric": _METRIC, "value": counted[tuple(row.values())]} for row in rows])


def _cells(project: Any, part: str) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - a row
    for by, of_id in (("city", UUID(int=0)), ("community", project.community_id), ("branch", project.branch_id)):
        if of_id is not None:
            yield project.org_id, by, of_id, f"{project.finished_on:%Y-%m}", part
