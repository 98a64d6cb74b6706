"""Claims 认领: a member takes a need, wish or post; a branch takes a project; a community takes a resource."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from db.tables.base import Row, maybe, refers, term
from db.terms import Answer, ClaimStatus, ClaimTarget


class Claim(Row, table=True):
    """Who takes what on. One target has at most one live claim of a member; the database itself holds that."""

    __tablename__ = "claim"
    __table_args__ = (
        refers("member_id", "member"),
        refers("branch_id", "branch"),
        refers("community_id", "community"),
        Index(
            "uq_claim_live",
            "org_id",
            "target",
            "target_id",
            "member_id",
            unique=True,
            sqlite_where=text("status IN ('asked','waiting','active','withdrawing')"),
            postgresql_where=text("status IN ('asked','waiting','active','withdrawing')"),
        ),
        Index("ix_claim_target", "target", "target_id"),
    )

    target: ClaimTarget = term(ClaimTarget)
    target_id: UUID
    member_id: UUID | None = Field(default=None, index=True)
    #: the claiming branch, or the claiming member's branch at that time
    branch_id: UUID | None = Field(default=None, index=True)
    #: the community of the target, or the community that claims a resource
    community_id: UUID = Field(index=True)
    status: ClaimStatus = term(ClaimStatus.ACTIVE)
    claimed_on: date = Field(index=True)
    #: of a post, the day of the community's yes; of a wish, that of the member's; empty when they never said so
    held_from: date | None = None
    #: asked by staff rather than taken freely: answer until then
    answer_by: date | None = None
    answer: Answer | None = maybe(Answer)
    reason: str = Field(default="", max_length=200)
    ended_on: date | None = None
    recorded_by: UUID
