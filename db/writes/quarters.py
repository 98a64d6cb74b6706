"""Quarters 季度两表: opened, filled by one person, checked and closed by another; a correction is a new version."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlmodel import func, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.quarters import content_hash, due_of_quarter, period_of_quarter
from db.rules.rights import Right
from db.tables.reports import Override, Quarter, Snapshot
from db.terms import FormKind, QuarterId, QuarterStatus
from db.work import Work

LONGEST_CELL: Final = 80

Cells = Mapping[str, object]
"""What a form says, by cell, as JSON knows it."""


def open_quarter(work: Work, *, name: str) -> Quarter:
    """Open a quarter such as "2026Q1", once it has begun. Raises BAD_DAY, IN_THE_FUTURE, NAME_TAKEN, NOT_ALLOWED."""
    work.require(Right.CLOSE_QUARTER)
    entries.past_day(period_of_quarter(name).first, work.today, "quarter")
    quarter = work.add(Quarter(name=name, due_on=due_of_quarter(name)), Code.NAME_TAKEN)
    work.record("quarter.opened", quarter)
    return quarter


def override_cell(work: Work, *, quarter_id: QuarterId, form: FormKind, cell: str, value: str, reason: str) -> Override:
    """Fill a cell by hand, with a reason that shows beside it; whoever filled the forms has to look at them again.

    Raises EMPTY, TOO_LONG, QUARTER_CLOSED, NOT_ALLOWED.
    """
    quarter = _open(work, quarter_id)
    work.require(Right.CLOSE_QUARTER)
    place = entries.words(cell, "cell", LONGEST_CELL)
    made = _override_of(work, quarter.id, form, place) or Override(
        quarter_id=quarter.id, form=form, cell=place, value="", reason="", made_by=UUID(int=0), made_at=work.now
    )
    made.value = entries.words(value, "value", LONGEST_CELL)
    made.reason = entries.words(reason, "reason", 200)
    made.made_by, made.made_at = work.actor.account_id, work.now
    work.add(made)
    quarter.filled_by = None
    work.record("quarter.cell_overridden", made)
    return made


def fill_quarter(work: Work, *, quarter_id: QuarterId) -> Quarter:
    """Say that the forms are complete, as 填报人; somebody else checks. Raises QUARTER_CLOSED, BAD_DAY too early."""
    quarter = _open(work, quarter_id)
    work.require(Right.CLOSE_QUARTER)
    if work.today <= period_of_quarter(quarter.name).last:
        raise Refusal(Code.BAD_DAY, field="quarter", day=work.today)
    quarter.filled_by = work.actor.account_id
    work.record("quarter.filled", quarter)
    return quarter


def close_quarter(work: Work, *, quarter_id: QuarterId, forms: Mapping[FormKind, Cells]) -> Quarter:
    """Check a filled quarter as 审核人 and freeze its forms for good.

    Raises RECORDER_CONFIRMS for whoever filled it or typed one of its cells, NOTHING_TO_CONFIRM when nobody filled it,
    QUARTER_CLOSED, NOT_ALLOWED.
    """
    quarter = _open(work, quarter_id)
    work.require(Right.CLOSE_QUARTER)
    if quarter.filled_by is None or forms.keys() != set(FormKind):
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    if quarter.filled_by == work.actor.account_id or _typed_a_cell(work, quarter.id):
        raise Refusal(Code.RECORDER_CONFIRMS)
    quarter.status = QuarterStatus.CLOSED
    quarter.checked_by, quarter.closed_at = work.actor.account_id, work.now
    for form in FormKind:
        _freeze(work, quarter, form, forms[form])
    work.record("quarter.closed", quarter)
    return quarter


def correct_quarter(work: Work, *, quarter_id: QuarterId, form: FormKind, cells: Cells, reason: str) -> Snapshot:
    """Freeze a new version of a closed quarter's form, with the reason; the former version stays as it was.

    Raises EMPTY, TOO_LONG, ILLEGAL_MOVE while the quarter is open, NOT_ALLOWED.
    """
    quarter = work.get(Quarter, quarter_id, lock=True)
    work.require(Right.CLOSE_QUARTER)
    why = entries.words(reason, "reason", 200)
    if quarter.status is not QuarterStatus.CLOSED:
        raise Refusal(Code.ILLEGAL_MOVE, now=quarter.status, to=QuarterStatus.CLOSED)
    snapshot = _freeze(work, quarter, form, cells, why)
    work.record("quarter.corrected", snapshot)
    return snapshot


def _open(work: Work, quarter_id: QuarterId) -> Quarter:
    quarter = work.get(Quarter, quarter_id, lock=True)
    if quarter.status is QuarterStatus.CLOSED:
        raise Refusal(Code.QUARTER_CLOSED, quarter=quarter.name)
    return quarter


def _override_of(work: Work, quarter_id: UUID, form: FormKind, cell: str) -> Override | None:
    return work.session.exec(
        select(Override).where(Override.quarter_id == quarter_id, Override.form == form, Override.cell == cell)
    ).first()


def _typed_a_cell(work: Work, quarter_id: UUID) -> bool:
    own = select(Override.id).where(Override.quarter_id == quarter_id, Override.made_by == work.actor.account_id)
    return work.session.exec(own.limit(1)).first() is not None


def _freeze(work: Work, quarter: Quarter, form: FormKind, cells: Cells, reason: str = "") -> Snapshot:
    newest = work.session.exec(
        select(func.max(Snapshot.version)).where(Snapshot.quarter_id == quarter.id, Snapshot.form == form)
    ).one()
    return work.add(
        Snapshot(
            quarter_id=quarter.id,
            form=form,
            version=(newest or 0) + 1,
            reason=reason,
            cells=dict(cells),
            content_hash=content_hash(cells),
            frozen_at=work.now,
        )
    )
