"""Quarters 季度两表: opened, filled by one person, checked and closed by another; a correction is a new version.

Nobody hands figures in: what is frozen is worked out from the records in the transaction that freezes it.
"""

from typing import Final
from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads.quarterly import filled
from db.rules import entries
from db.rules.cells import read_cell
from db.rules.quarterly import in_form, to_plain
from db.rules.quarters import content_hash, due_of_quarter, period_of_quarter
from db.rules.rights import Right
from db.tables.reports import Override, Quarter, Snapshot
from db.terms import FormKind, QuarterId, QuarterStatus
from db.work import Work

LONGEST_CELL: Final = 500
_LONGEST_NAME: Final = 80


def open_quarter(work: Work, *, name: str) -> Quarter:
    """Open a quarter such as "2026Q1", once it has begun. Raises BAD_DAY, IN_THE_FUTURE, NAME_TAKEN, NOT_ALLOWED."""
    work.require(Right.CLOSE_QUARTER)
    entries.past_day(period_of_quarter(name).first, work.today, "quarter")
    quarter = work.add(Quarter(name=name, due_on=due_of_quarter(name)), Code.NAME_TAKEN, "name")
    work.record("quarter.opened", quarter)
    return quarter


def override_cell(work: Work, *, quarter_id: QuarterId, form: FormKind, cell: str, value: str, reason: str) -> Override:
    """Fill a cell by hand, with a reason that shows beside it; whoever filled the forms has to look at them again.

    A closed quarter takes it only while a correction is asked for; its signature stays, it is the closed version's.
    Raises EMPTY, TOO_LONG, NOT_FOUND for a cell that the form does not have, NOT_WHOLE, NOT_DECIMAL, OUT_OF_RANGE,
    BAD_DAY for what is not of the column's kind, QUARTER_CLOSED, NOT_ALLOWED.
    """
    quarter = _open(work, quarter_id)
    work.require(Right.CLOSE_QUARTER)
    place = entries.words(cell, "cell", _LONGEST_NAME)
    if not in_form(form, place):
        raise Refusal(Code.NOT_FOUND, table="override")
    made = _override_of(work, quarter.id, form, place) or Override(
        quarter_id=quarter.id, form=form, cell=place, value="", reason="", made_by=UUID(int=0), made_at=work.now
    )
    made.value = entries.words(value, "value", LONGEST_CELL)
    read_cell(place.rpartition(".")[2], made.value)
    made.reason = entries.words(reason, "reason", 200)
    made.made_by, made.made_at = work.actor.account_id, work.now
    work.add(made)
    _withdraw_signature(quarter)
    work.record("quarter.cell_overridden", made)
    return made


def take_back_override(work: Work, *, quarter_id: QuarterId, form: FormKind, cell: str) -> None:
    """Let a cell say again what the records say. Raises NOT_FOUND, QUARTER_CLOSED, NOT_ALLOWED."""
    quarter = _open(work, quarter_id)
    work.require(Right.CLOSE_QUARTER)
    made = _override_of(work, quarter.id, form, cell)
    if made is None:
        raise Refusal(Code.NOT_FOUND, table="override")
    work.session.delete(made)
    _withdraw_signature(quarter)
    work.record("quarter.cell_given_back", made)


def fill_quarter(work: Work, *, quarter_id: QuarterId) -> Quarter:
    """Say that the forms are complete, as 填报人; somebody else checks. Raises QUARTER_CLOSED, BAD_DAY too early."""
    quarter = _open(work, quarter_id)
    work.require(Right.CLOSE_QUARTER)
    if work.today <= period_of_quarter(quarter.name).last:
        raise Refusal(Code.BAD_DAY, field="quarter", day=work.today)
    quarter.filled_by = work.actor.account_id
    work.record("quarter.filled", quarter)
    return quarter


def send_quarter_back(work: Work, *, quarter_id: QuarterId, reason: str) -> Quarter:
    """Give filled forms back to whoever filled them, with what is wrong. Raises NOTHING_TO_CONFIRM, EMPTY, TOO_LONG."""
    quarter = _open(work, quarter_id)
    work.require(Right.CLOSE_QUARTER)
    if quarter.filled_by is None:
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    why = entries.words(reason, "reason", 200)
    quarter.filled_by = None
    work.record("quarter.sent_back", quarter, reason=why)
    return quarter


def close_quarter(work: Work, *, quarter_id: QuarterId) -> Quarter:
    """Check a filled quarter as 审核人 and freeze both forms as the records fill them now, with what was typed.

    Raises RECORDER_CONFIRMS for whoever filled it or typed one of its cells, NOTHING_TO_CONFIRM when nobody filled it,
    QUARTER_CLOSED, NOT_ALLOWED.
    """
    quarter = work.get(Quarter, quarter_id, lock=True)
    work.require(Right.CLOSE_QUARTER)
    if quarter.status is QuarterStatus.CLOSED:
        raise Refusal(Code.QUARTER_CLOSED, quarter=quarter.name)
    if quarter.filled_by is None:
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    if quarter.filled_by == work.actor.account_id or _typed_a_cell(work, quarter):
        raise Refusal(Code.RECORDER_CONFIRMS)
    quarter.status = QuarterStatus.CLOSED
    quarter.checked_by, quarter.closed_at = work.actor.account_id, work.now
    for form in FormKind:
        work.add(_frozen(work, quarter, form))
    work.record("quarter.closed", quarter)
    return quarter


def ask_correction(work: Work, *, quarter_id: QuarterId, reason: str) -> Quarter:
    """Ask for new versions of a closed quarter's forms, with the reason; somebody else signs them.

    Raises EMPTY, TOO_LONG, ILLEGAL_MOVE while it is open, ALREADY_RECORDED while one is asked for, NOT_ALLOWED.
    """
    quarter = _closed(work, quarter_id)
    if quarter.correcting_by is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    quarter.correcting_reason = entries.words(reason, "reason", 200)
    quarter.correcting_by = work.actor.account_id
    work.record("quarter.correction_asked", quarter)
    return quarter


def drop_correction(work: Work, *, quarter_id: QuarterId) -> Quarter:
    """Take a correction from the table: the closed forms stay as they are. Raises NOTHING_TO_CONFIRM, NOT_ALLOWED."""
    quarter = _correcting(work, quarter_id)
    quarter.correcting_by, quarter.correcting_reason = None, ""
    work.record("quarter.correction_dropped", quarter)
    return quarter


def correct_quarter(work: Work, *, quarter_id: QuarterId) -> list[Snapshot]:
    """Sign a correction: freeze the next version of each form that the records fill otherwise now.

    The former versions stay as they were. Raises RECORDER_CONFIRMS for whoever asked for it or typed a cell of it,
    NOTHING_TO_CONFIRM when nobody asked, ALREADY_RECORDED when nothing would change, NOT_ALLOWED.
    """
    quarter = _correcting(work, quarter_id)
    if quarter.correcting_by == work.actor.account_id or _typed_a_cell(work, quarter):
        raise Refusal(Code.RECORDER_CONFIRMS)
    newest = {form: _newest(work, quarter, form) for form in FormKind}
    made = [_frozen(work, quarter, form, newest[form]) for form in FormKind]
    changed = [one for one in made if one.content_hash != newest[one.form].content_hash]
    if not changed:
        raise Refusal(Code.ALREADY_RECORDED)
    quarter.correcting_by, quarter.correcting_reason = None, ""
    for one in changed:
        work.record("quarter.corrected", work.add(one))
    return changed


def _open(work: Work, quarter_id: QuarterId) -> Quarter:
    quarter = work.get(Quarter, quarter_id, lock=True)
    if quarter.status is QuarterStatus.CLOSED and quarter.correcting_by is None:
        raise Refusal(Code.QUARTER_CLOSED, quarter=quarter.name)
    return quarter


def _withdraw_signature(quarter: Quarter) -> None:
    if quarter.status is QuarterStatus.OPEN:
        quarter.filled_by = None


def _closed(work: Work, quarter_id: QuarterId) -> Quarter:
    quarter = work.get(Quarter, quarter_id, lock=True)
    work.require(Right.CLOSE_QUARTER)
    if quarter.status is not QuarterStatus.CLOSED:
        raise Refusal(Code.ILLEGAL_MOVE, now=quarter.status, to=QuarterStatus.CLOSED)
    return quarter


def _correcting(work: Work, quarter_id: QuarterId) -> Quarter:
    quarter = _closed(work, quarter_id)
    if quarter.correcting_by is None:
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    return quarter


def _override_of(work: Work, quarter_id: UUID, form: FormKind, cell: str) -> Override | None:
    return work.session.exec(
        select(Override).where(Override.quarter_id == quarter_id, Override.form == form, Override.cell == cell)
    ).first()


def _typed_a_cell(work: Work, quarter: Quarter) -> bool:
    """Tell whether the actor typed a cell that nobody has signed yet."""
    own = select(Override.id).where(Override.quarter_id == quarter.id, Override.made_by == work.actor.account_id)
    if quarter.closed_at is not None:
        own = own.where(Override.made_at > max(_newest(work, quarter, form).frozen_at for form in FormKind))
    return work.session.exec(own.limit(1)).first() is not None


def _newest(work: Work, quarter: Quarter, form: FormKind) -> Snapshot:
    return work.session.exec(
        select(Snapshot)
        .where(Snapshot.quarter_id == quarter.id, Snapshot.form == form)
        .order_by(col(Snapshot.version).desc())
        .limit(1)
    ).one()


def _frozen(work: Work, quarter: Quarter, form: FormKind, former: Snapshot | None = None) -> Snapshot:
    sheet = filled(work.session, work.actor, form=form, quarter=quarter.name, today=work.today)
    cells, overrides = to_plain(sheet)
    return Snapshot(
        quarter_id=quarter.id,
        form=form,
        version=former.version + 1 if former else 1,
        reason=quarter.correcting_reason,
        cells=cells,
        overrides=overrides,
        content_hash=content_hash({"cells": cells, "overrides": overrides}),
        frozen_at=work.now,
        filled_by=quarter.correcting_by or quarter.filled_by,
        checked_by=work.actor.account_id,
    )
