"""Questions about imports: which batches came in, what each brought, and which were taken back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor, Right
from db.tables.accounts import Account
from db.tables.keeping import Batch
from db.terms import BatchId, BatchStatus


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch in the history: one ledger of one file, who brought it in, and what became of its rows."""

    id: BatchId
    #: the ledger's code, such as "needs"
    ledger: str
    file_name: str
    status: BatchStatus
    rows_in: int
    rows_refused: int
    done_at: datetime
    done_by: str
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class BatchPage:
    """A page of the history, and how many batches there are in all."""

    lines: tuple[BatchLine, ...]
    total: int


def batches(session: Session, actor: Actor, *, page: int = 1) -> BatchPage:
    """Give the batches, newest first; for those who may import, else NOT_ALLOWED."""
    if not actor.may(Right.IMPORT):
        raise Refusal(Code.NOT_ALLOWED, right=Right.IMPORT)
    total = session.execute(select(func.count()).select_from(Batch).where(scope.everybody(Batch, actor))).scalar_one()
    rows = session.execute(
        select(Batch, col(Account.name))
        .outerjoin(Account, on(Account, Batch.done_by))
        .where(scope.everybody(Batch, actor))
        .order_by(col(Batch.done_at).desc(), col(Batch.id).desc())
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return BatchPage(tuple(_line(batch, name or "") for batch, name in rows), total)


def _line(batch: Batch, done_by: str) -> BatchLine:
    return BatchLine(
        id=BatchId(batch.id),
        ledger=batch.ledger,
        file_name=batch.file_name,
        status=batch.status,
        rows_in=batch.rows_in,
        rows_refused=batch.rows_refused,
        done_at=batch.done_at,
        done_by=done_by,
        undone_at=batch.undone_at,
    )
