"""Where a quarter stands: who filled and who checked it, and its forms as they were frozen, version by version."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import another, on
from db.reads.quarterly.worked import filled
from db.rules.masking import masked_name
from db.rules.quarterly import PERSONAL, Line, Sheet, from_plain
from db.rules.quarters import content_hash
from db.rules.rights import Actor, Right
from db.tables.accounts import Account
from db.tables.reports import Quarter, Snapshot
from db.terms import FormKind, QuarterId, QuarterStatus

_FILLER, _CHECKER, _CORRECTOR = (another(Account) for _ in range(3))


@dataclass(frozen=True, slots=True)
class QuarterState:
    """A quarter of the scheme as it stands."""

    id: QuarterId
    name: str
    status: QuarterStatus
    due_on: date
    filled_by: UUID | None
    filler: str
    checker: str
    closed_at: datetime | None
    correcting_by: UUID | None
    corrector: str
    correcting_reason: str


@dataclass(frozen=True, slots=True)
class Version:
    """One frozen version of a form, as a line of the list of versions."""

    version: int
    reason: str
    frozen_at: datetime
    filler: str
    checker: str
    content_hash: str
    #: what is kept still has the digest that was taken when it was signed
    whole: bool
    #: the number of the newest version, which counts
    newest: int

    @property
    def superseded(self) -> bool:
        """Whether a later version counts in its place."""
        return self.version < self.newest


def quarter_state(session: Session, actor: Actor, *, quarter: str) -> QuarterState | None:
    """Give where a quarter stands; None when nobody has opened it yet."""
    row = session.execute(
        select(Quarter, _FILLER.name, _CHECKER.name, _CORRECTOR.name)
        .outerjoin(_FILLER, on(_FILLER, Quarter.filled_by))
        .outerjoin(_CHECKER, on(_CHECKER, Quarter.checked_by))
        .outerjoin(_CORRECTOR, on(_CORRECTOR, Quarter.correcting_by))
        .where(scope.everybody(Quarter, actor), col(Quarter.name) == quarter)
    ).one_or_none()
    if row is None:
        return None
    found, *names = row
    return QuarterState(
        id=QuarterId(found.id),
        name=found.name,
        status=found.status,
        due_on=found.due_on,
        filled_by=found.filled_by,
        filler=names[0] or "",
        checker=names[1] or "",
        closed_at=found.closed_at,
        correcting_by=found.correcting_by,
        corrector=names[2] or "",
        correcting_reason=found.correcting_reason,
    )


def versions(session: Session, actor: Actor, *, quarter: str, form: FormKind) -> tuple[Version, ...]:
    """Give the frozen versions of a quarter's form, the newest first."""
    rows = session.execute(
        select(Snapshot, _FILLER.name, _CHECKER.name, func.max(Snapshot.version).over())
        .join(Quarter, on(Quarter, Snapshot.quarter_id))
        .outerjoin(_FILLER, on(_FILLER, Snapshot.filled_by))
        .outerjoin(_CHECKER, on(_CHECKER, Snapshot.checked_by))
        .where(scope.everybody(Snapshot, actor), col(Quarter.name) == quarter, col(Snapshot.form) == form)
        .order_by(col(Snapshot.version).desc())
    )
    return tuple(
        Version(
            version=kept.version,
            reason=kept.reason,
            frozen_at=kept.frozen_at,
            filler=filled_by or "",
            checker=checked_by or "",
            content_hash=kept.content_hash,
            whole=content_hash({"cells": kept.cells, "overrides": kept.overrides}) == kept.content_hash,
            newest=newest,
        )
        for kept, filled_by, checked_by, newest in rows
    )


def frozen(session: Session, actor: Actor, *, quarter: str, form: FormKind, version: int = 0) -> Sheet:
    """Give a form as it was frozen, its newest version unless another is asked for; Refusal(NOT_FOUND) without one."""
    wanted = [] if not version else [col(Snapshot.version) == version]
    kept = session.scalar(
        select(Snapshot)
        .join(Quarter, on(Quarter, Snapshot.quarter_id))
        .where(scope.everybody(Snapshot, actor), col(Quarter.name) == quarter, col(Snapshot.form) == form, *wanted)
        .order_by(col(Snapshot.version).desc())
        .limit(1)
    )
    if kept is None:
        raise Refusal(Code.NOT_FOUND, table="snapshot")
    return _shown(actor, from_plain(form, kept.cells, kept.overrides))


def sheet_of(session: Session, actor: Actor, *, quarter: str, form: FormKind, today: date) -> Sheet:
    """Give a quarter's form as it counts: what was frozen once it is closed, what the records say until then."""
    state = quarter_state(session, actor, quarter=quarter)
    if state is not None and state.status is QuarterStatus.CLOSED:
        return frozen(session, actor, quarter=quarter, form=form)
    return filled(session, actor, form=form, quarter=quarter, today=today)


def _shown(actor: Actor, sheet: Sheet) -> Sheet:
    """Show of a frozen form what the actor may see: lines of needs, and names, masked where they are."""
    if sheet.form is FormKind.QA or actor.sees_names:
        return sheet
    if not actor.may(Right.SEE_NEEDS):
        return replace(sheet, lines=(), hands={})
    hands = {
        cell: replace(hand, typed=masked_name(hand.typed), worked_out=None)
        if cell.rpartition(".")[2] in PERSONAL
        else hand
        for cell, hand in sheet.hands.items()
    }
    return replace(sheet, lines=tuple(map(_masked, sheet.lines)), hands=hands)


def _masked(line: Line) -> Line:
    cells = {
        name: masked_name(value) if name in PERSONAL and isinstance(value, str) else value
        for name, value in line.cells.items()
    }
    return replace(line, cells=cells)
