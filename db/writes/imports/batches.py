"""A batch: one ledger of one file, written whole in one transaction, or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, Final, NamedTuple

from sqlmodel import Session, select

from db.engine import spare_memory
from db.errors import Code, Refusal
from db.files.ledgers.lines import Line
from db.files.ledgers.reading import Ledger, LedgerSheet
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor, Right
from db.tables.keeping import Batch, BatchRow, Bureau
from db.terms import BatchId, BatchStatus
from db.work import Spool, Stage, Tell, Work, in_silence, told
from db.writes.due import thumb_today
from db.writes.imports import activities, agreements, members, needs, wishes
from db.writes.imports.desk import Desk
from db.writes.imports.register import Register


class Taker(NamedTuple):
    """How the lines of one ledger are taken: looked at, as the records stand; and those that are good entered."""

    sift: Callable[[Desk, Iterable[Any]], Spool[Any]]
    enter: Callable[[Desk, Spool[Any], Tell], None]


TAKERS: Final[Mapping[Ledger, Taker]] = {
    Ledger.MEMBERS: Taker(members.sift, members.enter),
    Ledger.AGREEMENTS: Taker(agreements.sift, agreements.enter),
    Ledger.NEEDS: Taker(needs.sift, needs.enter),
    Ledger.WISHES: Taker(wishes.sift, wishes.enter),
    Ledger.ACTIVITIES: Taker(activities.sift, activities.enter),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a batch: how many lines went in, and the lines that go back, each with its problems."""

    file: str
    ledger: Ledger
    #: None when no line went in, and so nothing was written
    batch_id: BatchId | None
    taken: int
    back: Spool[Line]


class File(NamedTuple):
    """Of which file and which ledger some sheets are."""

    name: str
    digest: str
    ledger: Ledger


def foresee_ledger(
    session: Session,
    actor: Actor,
    *,
    now: datetime,
    sheets: Sequence[LedgerSheet],
    founding: bool = False,
    tell: Tell = in_silence,
) -> Imported:
    """Say what an import would do as the records stand now. It only reads, so that nobody waits for it.

    Raises what import_ledger raises, as far as it depends on the file, the records, the keys and who asks.
    """
    work = Work(session, actor, now)
    work.require(Right.IMPORT)
    file = _the_one(sheets)
    _next_version(work, file)
    desk = _desk(work, sheets, founding=founding)
    fresh = _sifted(desk, file.ledger, sheets, tell)
    return Imported(file.name, file.ledger, None, len(fresh), desk.back)


def import_ledger(
    work: Work, *, sheets: Sequence[LedgerSheet], founding: bool = False, tell: Tell = in_silence
) -> Imported:
    """Write the good lines of one file's sheets of one ledger; the others go back with their problems.

    Args:
        work: the transaction; whatever fails in it leaves nothing behind.
        sheets: what db.files read, with doubles marked across everything that is imported together.
        founding: whether a check-in list may enter branches, communities and skills that are new here, which needs
            the rights of an administrator; otherwise lines that name them go back.
        tell: hears how far it is; whatever it raises leaves nothing written.

    Raises ALREADY_IMPORTED for a file that came before, FILE_UNREADABLE for sheets that are no ledger or of several,
    NO_POINT_RULES, WRONG_KEY, NOT_ALLOWED.

    """
    work.require(Right.IMPORT)
    file = _the_one(sheets)
    spare_memory(work.session.connection())
    # imports take turns, so that what one enters the next one knows
    work.session.get_one(Bureau, work.actor.org_id, with_for_update=True)
    version = _next_version(work, file)
    desk = _desk(work, sheets, founding=founding)
    fresh = _sifted(desk, file.ledger, sheets, tell)
    if not fresh:
        return Imported(file.name, file.ledger, None, 0, desk.back)
    TAKERS[file.ledger].enter(desk, fresh, tell)
    batch = work.add(
        Batch(
            ledger=file.ledger,
            file_name=file.name,
            file_hash=file.digest,
            version=version,
            rows_in=len(fresh),
            rows_refused=len(desk.back),
            done_at=work.now,
            done_by=work.actor.account_id,
        ),
        Code.ALREADY_IMPORTED,
    )
    _note_rows(desk, batch, tell)
    work.record("batch.imported", batch)
    return Imported(file.name, file.ledger, BatchId(batch.id), len(fresh), desk.back)


def _desk(work: Work, sheets: Sequence[LedgerSheet], *, founding: bool) -> Desk:
    tables = {sheet.sheet: sheet.table for sheet in sheets if sheet.table}
    return Desk(work, Register.read(work.session, work.actor.org_id), founding, tables, thumb_today(work))


def _sifted(desk: Desk, ledger: Ledger, sheets: Sequence[LedgerSheet], tell: Tell) -> Spool[Any]:
    lines = chain.from_iterable(sheet.lines for sheet in sheets)
    total = sum(len(sheet.lines) for sheet in sheets)
    return TAKERS[ledger].sift(desk, told(lines, tell, Stage.CHECKING, total))


def _the_one(sheets: Sequence[LedgerSheet]) -> File:
    found = {(sheet.file, sheet.digest, sheet.ledger) for sheet in sheets}
    if len(found) != 1:
        raise Refusal(Code.FILE_UNREADABLE)
    ((name, digest, ledger),) = found
    if ledger is None:
        raise Refusal(Code.FILE_UNREADABLE)
    return File(name, digest, ledger)


def _next_version(work: Work, file: File) -> int:
    """Give which time the file comes; it may come again only once it was undone."""
    before = work.session.exec(
        select(Batch).where(
            Batch.org_id == work.actor.org_id, Batch.file_hash == file.digest, Batch.ledger == file.ledger
        )
    ).all()
    for batch in before:
        if batch.status is BatchStatus.DONE:
            raise Refusal(Code.ALREADY_IMPORTED, on=day_in_shanghai(batch.done_at))
    return max((batch.version for batch in before), default=0) + 1


def _note_rows(desk: Desk, batch: Batch, tell: Tell) -> None:
    done, total = 0, len(desk.kept)
    for portion in desk.kept.portions():
        tell(Stage.KEEPING, done, total)
        done += len(portion)
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
