"""What staff have settled by hand before the whole city is planned: pairs to be kept, and pairs to be kept out."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.base import Row, instant, once, refers, term
from db.terms import ClaimTarget, Settled


class Settlement(Row, table=True):
    """A need, wish or post and one member: pinned into every plan, or ruled out of every plan."""

    __tablename__ = "settlement"
    __table_args__ = (
        refers("member_id", "member"),
        once("target", "target_id", "member_id"),
        # by both: else SQLite looks for who refers to a member in all rows of the organisation
        Index("ix_settlement_member_id_org_id", "member_id", "org_id"),
    )

    target: ClaimTarget = term(ClaimTarget)
    target_id: UUID = Field(index=True)
    member_id: UUID
    settled: Settled = term(Settled)
    settled_at: datetime = instant()
    settled_by: UUID
