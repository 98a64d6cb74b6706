"""结对帮扶: a member or a branch looks after a household for a long time; who that is is kept sealed, apart."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlmodel import Field

from db.tables.base import Row, check, instant, long_text, once, refers, term
from db.terms import Beneficiary, OpeningPurpose, PairStatus


class Pair(Row, table=True):
    """A pair as anybody in its reach may see it: an alias, who helps, and how often they mean to come."""

    __tablename__ = "pair"
    __table_args__ = (
        refers("community_id", "community"),
        refers("branch_id", "branch"),
        refers("member_id", "member"),
        once("code"),
        check("rhythm", "every_days BETWEEN 1 AND 366"),
    )

    code: str = Field(max_length=24)
    community_id: UUID = Field(index=True)
    branch_id: UUID = Field(index=True)
    #: the member who helps; empty when the branch helps as a whole
    member_id: UUID | None = Field(default=None, index=True)
    status: PairStatus = term(PairStatus.RUNNING)
    alias: str = Field(max_length=20)
    beneficiary: Beneficiary = term(Beneficiary.OTHER)
    #: what help is meant
    promise: str = long_text()
    every_days: int = 30
    started_on: date
    ended_on: date | None = None
    reason: str = Field(default="", max_length=200)
    recorded_by: UUID


class PairHousehold(Row, table=True):
    """Who the household of a pair is: sealed with a key that is not in the database, gone when the pair ends."""

    __tablename__ = "pair_household"
    __table_args__ = (refers("pair_id", "pair"), once("pair_id"))

    pair_id: UUID
    #: name, circumstances and address, sealed as one text
    sealed: bytes = Field(sa_type=LargeBinary)
    #: which key sealed it
    key_name: str = Field(max_length=20)


class PairOpening(Row, table=True):
    """That somebody opened who the household of a pair is, when and what for."""

    __tablename__ = "pair_opening"
    __table_args__ = (refers("pair_id", "pair"), refers("account_id", "account"))

    pair_id: UUID = Field(index=True)
    account_id: UUID = Field(index=True)
    purpose: OpeningPurpose = term(OpeningPurpose)
    opened_at: datetime = instant()


class PairVisit(Row, table=True):
    """A visit of a pair: the activity under which it counts as service."""

    __tablename__ = "pair_visit"
    __table_args__ = (refers("pair_id", "pair"), refers("activity_id", "activity"), once("activity_id"))

    pair_id: UUID = Field(index=True)
    activity_id: UUID
