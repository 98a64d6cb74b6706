"""Small personal wishes 微心愿; who stands behind one is kept apart and opened only for a purpose."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlmodel import Field

from db.tables.base import Row, instant, long_text, maybe, once, refers, term
from db.terms import Beneficiary, OpeningPurpose, Satisfaction, WishStatus


class Wish(Row, table=True):
    """A wish as anybody in the scheme may see it: an alias and the thing wished for."""

    __tablename__ = "wish"
    __table_args__ = (
        refers("community_id", "community"),
        refers("member_id", "member"),
        refers("branch_id", "branch"),
        once("code"),
    )

    code: str = Field(max_length=24)
    community_id: UUID = Field(index=True)
    status: WishStatus = term(WishStatus.POSTED, index=True)
    alias: str = Field(max_length=20)
    thing: str = long_text()
    beneficiary: Beneficiary = term(Beneficiary.OTHER)
    asked_on: date = Field(index=True)
    due_on: date | None = None
    member_id: UUID | None = Field(default=None, index=True)
    branch_id: UUID | None = Field(default=None, index=True)
    #: for which branch it counts as asked: the one that had it when the quarter in which it was asked ended
    asked_branch_id: UUID | None = None
    claimed_on: date | None = None
    recorded_by: UUID
    served_by: UUID | None = None
    fulfilled_on: date | None = Field(default=None, index=True)
    rating: Satisfaction | None = maybe(Satisfaction)
    version: int = 1


class WishPerson(Row, table=True):
    """Who stands behind a wish: sealed with a key that is not in the database."""

    __tablename__ = "wish_person"
    __table_args__ = (refers("wish_id", "wish"), once("wish_id"))

    wish_id: UUID
    #: name, age, circumstances and address, sealed as one text
    sealed: bytes = Field(sa_type=LargeBinary)
    #: which key sealed it
    key_name: str = Field(max_length=20)


class WishOpening(Row, table=True):
    """That somebody opened who stands behind a wish, when and what for."""

    __tablename__ = "wish_opening"
    __table_args__ = (refers("wish_id", "wish"), refers("account_id", "account"))

    wish_id: UUID = Field(index=True)
    account_id: UUID = Field(index=True)
    purpose: OpeningPurpose = term(OpeningPurpose)
    opened_at: datetime = instant()
