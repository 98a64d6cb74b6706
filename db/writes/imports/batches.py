"""A batch: one ledger of one file, written whole in one transaction, or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import select

from db.errors import Code, Refusal
from db.files.ledgers.lines import Line
from db.files.ledgers.reading import Ledger, LedgerSheet
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Right
from db.tables.keeping import Batch, BatchRow, Bureau
from db.terms import BatchId, BatchStatus
from db.work import Work
from db.writes.due import thumb_today
from db.writes.imports import activities, agreements, members, needs, wishes
from db.writes.imports.desk import Desk
from db.writes.imports.register import Register

TAKERS: Final[Mapping[Ledger, Callable[[Desk, Sequence[Any]], None]]] = {
    Ledger.MEMBERS: members.take,
    Ledger.AGREEMENTS: agreements.take,
    Ledger.NEEDS: needs.take,
    Ledger.WISHES: wishes.take,
    Ledger.ACTIVITIES: activities.take,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a batch: how many lines went in, and the lines that go back, each with its problems."""

    file: str
    ledger: Ledger
    #: None when no line went in, and so nothing was written
    batch_id: BatchId | None
    taken: int
    back: tuple[Line, ...]


def import_ledger(work: Work, *, sheets: Sequence[LedgerSheet], founding: bool = False) -> Imported:
    """Write the good lines of one file's sheets of one ledger; the others go back with their problems.

    Args:
        work: the transaction; whatever fails in it leaves nothing behind.
        sheets: what db.files read, with doubles marked across everything that is imported together.
        founding: whether a check-in list may enter branches, communities and skills that are new here, which needs
            the rights of an administrator; otherwise lines that name them go back.

    Raises ALREADY_IMPORTED for a file that came before, FILE_UNREADABLE for sheets that are no ledger or of several,
    NO_POINT_RULES, WRONG_KEY, NOT_ALLOWED.

    """
    work.require(Right.IMPORT)
    file, digest, ledger = _the_one(sheets)
    # imports take turns, so that what one enters the next one knows
    work.session.get_one(Bureau, work.actor.org_id, with_for_update=True)
    version = _next_version(work, digest, ledger)
    lines = [line for sheet in sheets for line in sheet.lines]
    tables = {sheet.sheet: sheet.table for sheet in sheets if sheet.table}
    desk = Desk(work, Register.read(work.session, work.actor.org_id), founding, tables, thumb_today(work))
    TAKERS[ledger](desk, [line for line in lines if line.good])
    back = tuple(told for line in lines if not (told := desk.back.get(line.place, line)).good)
    taken = len(lines) - len(back)
    if taken == 0:
        return Imported(file, ledger, None, 0, back)
    batch = work.add(
        Batch(
            ledger=ledger,
            file_name=file,
            file_hash=digest,
            version=version,
            rows_in=taken,
            rows_refused=len(back),
            done_at=work.now,
            done_by=work.actor.account_id,
        ),
        Code.ALREADY_IMPORTED,
    )
    _note_rows(desk, batch)
    work.record("batch.imported", batch)
    return Imported(file, ledger, BatchId(batch.id), taken, back)


def _the_one(sheets: Sequence[LedgerSheet]) -> tuple[str, str, Ledger]:
    found = {(sheet.file, sheet.digest, sheet.ledger) for sheet in sheets}
    if len(found) != 1:
        raise Refusal(Code.FILE_UNREADABLE)
    ((file, digest, ledger),) = found
    if ledger is None:
        raise Refusal(Code.FILE_UNREADABLE)
    return file, digest, ledger


def _next_version(work: Work, digest: str, ledger: Ledger) -> int:
    """Give which time the file comes; it may come again only once it was undone."""
    before = work.session.exec(
        select(Batch).where(Batch.org_id == work.actor.org_id, Batch.file_hash == digest, Batch.ledger == ledger)
    ).all()
    for batch in before:
        if batch.status is BatchStatus.DONE:
            raise Refusal(Code.ALREADY_IMPORTED, on=day_in_shanghai(batch.done_at))
    return max((batch.version for batch in before), default=0) + 1


def _note_rows(desk: Desk, batch: Batch) -> None:
    for portion in desk.kept.portions():
        rows = (
            {
                "batch_id": batch.id,
                "sheet": kept.place.sheet[:60],
                "number": kept.place.row,
                "subject": kept.subject,
                "subject_id": kept.subject_id,
                "mark": kept.mark,
            }
            for kept in portion
        )
        desk.work.pour(BatchRow, rows)
