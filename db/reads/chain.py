"""The journal's chain: whether every line still is what was written, in its place."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from db.tables.keeping import JournalLine, Revision
from db.work.journal import Line

_TOLD_EVERY: Final = 1000


@dataclass(frozen=True, slots=True)
class Chain:
    """What the verification saw: how many lines, and the first that does not fit (None when all do)."""

    lines: int
    broken_at: int | None


def verify(session: Session, watch: Callable[[int], None] | None = None) -> Chain:
    """Walk the journal from its first line; a changed, missing or added line breaks the chain at its place.

    `watch` is told now and then how many lines were looked at.
    """
    seq, digest = 0, ""
    lines = session.exec(select(JournalLine).order_by(col(JournalLine.seq)).execution_options(yield_per=2000))
    with closing(lines):
        for row in lines:
            seq += 1
            expected = _as_written(row).digest(seq, digest)
            if (row.seq, row.prev_hash, row.hash) != (seq, digest, expected):
                return Chain(lines=seq, broken_at=row.seq)
            digest = row.hash
            if watch and seq % _TOLD_EVERY == 0:
                watch(seq)
    revision = session.exec(select(Revision)).one()
    whole = (revision.journal_seq, revision.journal_hash) == (seq, digest)
    return Chain(lines=seq, broken_at=None if whole else seq + 1)


def _as_written(row: JournalLine) -> Line:
    return Line(
        at=row.at,
        kind=row.kind,
        event=row.event,
        account_id=row.account_id,
        role=row.role,
        origin=row.origin,
        subject=row.subject,
        subject_id=row.subject_id,
        before=row.before,
        after=row.after,
    )
