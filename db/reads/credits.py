"""Questions about the trainings and honours of a member."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables.people import MemberCredit
from db.terms import CreditKind, MemberId


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A training attended or an honour given, with who held or gave it."""

    id: UUID
    kind: CreditKind
    what: str
    giver: str
    day: date
    #: None of an honour, and of a training of which nobody wrote down how long
    hours: int | None


def credits_of(session: Session, actor: Actor, *, member_id: MemberId) -> tuple[CreditLine, ...]:
    """Give the trainings and honours of a member within reach, the newest first."""
    columns = (
        MemberCredit.id, MemberCredit.kind, MemberCredit.what, MemberCredit.giver, MemberCredit.day, MemberCredit.hours,
    )  # fmt: skip
    rows = session.execute(
        select(*map(col, columns))
        .where(scope.narrowed(MemberCredit, actor), col(MemberCredit.member_id) == member_id)
        .order_by(col(MemberCredit.day).desc(), col(MemberCredit.id).desc())
    )
    return tuple(CreditLine(*row) for row in rows)
