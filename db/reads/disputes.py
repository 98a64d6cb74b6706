"""Questions about disputed points: what is still to be answered, and what was answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.calendar import Period
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.claims import Claim
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.points import PointDispute, PointLine
from db.tables.wishes import Wish


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A disputed line: whose, for what, why it is said to be wrong, and what was answered."""

    id: UUID
    whose: str
    points: int
    source: str
    reason: str
    raised_at: datetime
    answer: str
    upheld: bool | None


def disputes(session: Session, actor: Actor, *, period: Period) -> list[DisputeLine]:
    """Give disputes within reach about a period's lines: the unanswered first, then the newest; a hundred at most."""
    rows = session.execute(
        select(
            PointDispute,
            col(PointLine.points),
            func.coalesce(col(Activity.code), col(Need.code), col(Wish.code), "").label("code"),
            func.coalesce(col(Activity.name), col(Need.text), col(Wish.thing), "").label("source"),
            col(Branch.name).label("branch"),
            col(Member.name).label("member"),
        )
        .join(PointLine, on(PointLine, PointDispute.line_id))
        .join(Branch, on(Branch, PointDispute.branch_id))
        .outerjoin(Member, on(Member, PointDispute.member_id))
        .outerjoin(Activity, on(Activity, PointLine.activity_id))
        # who helped beside the one who led earned by their own claim
        .outerjoin(Claim, on(Claim, PointLine.source_id))
        .outerjoin(
            Need,
            (col(Need.id) == func.coalesce(col(Claim.target_id), PointLine.source_id))
            & (col(Need.org_id) == PointLine.org_id),
        )
        .outerjoin(Wish, on(Wish, PointLine.source_id))
        .where(scope.narrowed(PointDispute, actor), col(PointLine.day).between(period.first, period.last))
        .order_by(col(PointDispute.answered_at).is_not(None), col(PointDispute.raised_at).desc())
        .limit(100)
    )
    return [
        DisputeLine(
            id=row.PointDispute.id,
            whose=f"{scope.shown_name(actor, row.member, member_id=row.PointDispute.member_id)} · {row.branch}"
            if row.member
            else row.branch,
            points=row.points,
            source=f"{row.code} {row.source}".strip(),
            reason=row.PointDispute.reason,
            raised_at=row.PointDispute.raised_at,
            answer=row.PointDispute.answer,
            upheld=row.PointDispute.upheld,
        )
        for row in rows
    ]
