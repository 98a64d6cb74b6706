"""Undoing a batch: what it wrote goes, as long as nobody has built upon it since."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, Select, Table, and_, bindparam, or_, union_all
from sqlmodel import col, func, select

from db.engine import spare_memory
from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables import metadata
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.base import Row
from db.tables.keeping import Batch, BatchRow, JournalLine
from db.tables.points import PointLine
from db.tables.wishes import Wish
from db.terms import ActivityStatus, BatchId, BatchStatus
from db.work import Work
from db.work.bare import portions
from db.writes import points
from db.writes.imports.desk import Desk
from db.writes.imports.paper import confirming
from db.writes.imports.register import Register

CLASSES: Final[dict[str, type[Row]]] = {str(table.__tablename__): table for table in Row.__subclasses__()}
EARNING: Final[tuple[type[Activity | Attendance | Wish], ...]] = (Activity, Attendance, Wish)
LOOSE: Final = (("claim", "target_id"), ("followup", "subject_id"), ("point_line", "source_id"))
"""Columns that refer to rows of several tables, and so without a foreign key."""
_THIS: Final[BindParameter[UUID]] = bindparam("batch")


def undo_batch(work: Work, *, batch_id: BatchId, reason: str) -> Batch:
    """Take back what a batch wrote: its rows are deleted, its points reversed, for the ledger is only ever added to.

    An activity that had earned stays as called off, because its points refer to it. The same file may come again.
    Raises EMPTY, TOO_LONG, ALREADY_UNDONE, BUILT_UPON with the count of what came later, NOT_ALLOWED.
    """
    batch = work.get(Batch, batch_id, lock=True)
    work.require(Right.IMPORT)
    why = entries.words(reason, "reason", 200)
    if batch.status is BatchStatus.UNDONE:
        raise Refusal(Code.ALREADY_UNDONE)
    if later := _changed_later(work, batch) + _built_upon(work, batch):
        raise Refusal(Code.BUILT_UPON, count=later)
    spare_memory(work.session.connection())
    _take_points_back(work, batch, why)
    _delete(work, batch)
    batch.status, batch.undone_at = BatchStatus.UNDONE, work.now
    work.record("batch.undone", batch, reason=why)
    return batch


def _changed_later(work: Work, batch: Batch) -> int:
    """Count what the journal tells of the batch's rows after the batch itself."""
    written = select(JournalLine.seq).where(JournalLine.event == "batch.imported", JournalLine.subject_id == batch.id)
    return work.session.exec(
        select(func.count()).where(
            JournalLine.seq > written.scalar_subquery(), col(JournalLine.subject_id).in_(_subjects(batch.id))
        )
    ).one()


def _built_upon(work: Work, batch: Batch) -> int:
    """Count the rows outside the batch that refer to rows of it."""
    return int(work.session.execute(_referring(), {"batch": batch.id}).scalar_one())


@cache
def _referring() -> Select[Any]:
    """Give that count over all tables as one statement: it is long, and so made once."""
    counted = [
        select(func.count().label("later")).select_from(table).where(or_(*refers), _outside(table))
        for table in metadata.sorted_tables
        if table.name in CLASSES and (refers := _refers(table))
    ]
    every = union_all(*counted).subquery()
    return select(func.sum(every.c.later))


def _refers(table: Table) -> list[ColumnElement[bool]]:
    """Give the ways in which a row may refer to a row of the batch."""
    tied: list[ColumnElement[bool]] = [
        constraint.columns[0].in_(_subjects(_THIS, constraint.referred_table.name))
        for constraint in table.foreign_key_constraints
        if constraint.referred_table.name in CLASSES
    ]
    return tied + [table.c[column].in_(_subjects(_THIS)) for name, column in LOOSE if name == table.name]


def _outside(table: Table) -> ColumnElement[bool]:
    """Give the condition that a row is none of the batch's; points belong to what they were earned for."""
    if table.name == "point_line":
        return table.c.source_id.not_in(_subjects(_THIS))
    return and_(table.c.id.not_in(_subjects(_THIS, table.name)))


def _take_points_back(work: Work, batch: Batch, why: str) -> None:
    """Let the paper ledger, which confirmed, take back what the batch's services earned."""
    sources = [source for table in EARNING for source in _earned(work, batch, table)]
    if not sources:
        return
    paper = confirming(Desk(work, Register.read(work.session, work.actor.org_id), founding=False, tables={}))
    for source_id in sources:
        points.take_back(paper, source_id=source_id, reason=why)


def _earned(work: Work, batch: Batch, table: type[Activity | Attendance | Wish]) -> Sequence[UUID]:
    standing = select(PointLine.source_id).where(col(PointLine.reversed).is_(False))
    mine = col(table.id).in_(_subjects(batch.id, str(table.__tablename__)))
    return work.session.exec(select(table.id).where(mine, col(table.id).in_(standing)).order_by(col(table.id))).all()


def _delete(work: Work, batch: Batch) -> None:
    kept = _call_off(work, batch)
    written = set(work.session.exec(select(BatchRow.subject).where(BatchRow.batch_id == batch.id).distinct()).all())
    for name in reversed([table.name for table in metadata.sorted_tables if table.name in written]):
        table = CLASSES[name]
        ids = work.session.exec(
            select(BatchRow.subject_id).where(BatchRow.batch_id == batch.id, BatchRow.subject == name)
        )
        for portion in portions([one for one in ids if one not in kept]):
            work.remove_all(table, work.bare(table, col(table.id).in_(portion)))


def _call_off(work: Work, batch: Batch) -> set[UUID]:
    """Call off the batch's activities that had earned, because points refer to them; gives which stay therefore."""
    scored = select(PointLine.activity_id).where(col(PointLine.activity_id).is_not(None))
    mine = col(Activity.id).in_(_subjects(batch.id, "activity"))
    earned = work.session.exec(select(Activity).where(mine, col(Activity.id).in_(scored))).all()
    for activity in earned:
        # no move leads here from what was confirmed: only a whole batch may be called off like this
        activity.status, activity.version = ActivityStatus.CANCELLED, activity.version + 1
    work.session.flush()
    return {activity.id for activity in earned}


def _subjects(batch: UUID | BindParameter[UUID], subject: str | None = None) -> ScalarSelect[object]:
    """Give the identifiers of a batch's rows, of one table when it is named."""
    found = select(BatchRow.subject_id).where(BatchRow.batch_id == batch)
    return (found if subject is None else found.where(BatchRow.subject == subject)).scalar_subquery()
