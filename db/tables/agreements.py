"""Agreements 共驻共建协议 between a branch and a community: clauses, and the evidence that they were kept."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlmodel import Field

from db.tables.base import Row, instant, long_text, once, refers, term
from db.terms import AgreementStatus, ClauseStatus, ScanKind, Side


class Agreement(Row, table=True):
    """A yearly agreement; a branch and a community have at most one a year."""

    __tablename__ = "agreement"
    __table_args__ = (
        refers("branch_id", "branch"),
        refers("community_id", "community"),
        once("branch_id", "community_id", "year"),
        once("code"),
    )

    code: str = Field(max_length=24)
    branch_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    year: int
    status: AgreementStatus = term(AgreementStatus.DRAFT)
    signed_on: date | None = None
    #: the day on which it was ended; empty while nobody did
    ended_on: date | None = None
    contact: str = Field(default="", max_length=20)
    contact_phone: str = Field(default="", max_length=20)
    #: name under which the signed scan is kept; empty when there is none
    scan: str = Field(default="", max_length=80)


class Clause(Row, table=True):
    """One promise of an agreement, with the day by which it is due."""

    __tablename__ = "clause"
    __table_args__ = (refers("agreement_id", "agreement"), once("agreement_id", "position"))

    agreement_id: UUID = Field(index=True)
    position: int
    #: whose promise it is
    party: Side = term(Side.BRANCH)
    text: str = long_text()
    due_on: date | None = None
    status: ClauseStatus = term(ClauseStatus.PROMISED)


class Fulfilment(Row, table=True):
    """Evidence that a clause was kept."""

    __tablename__ = "fulfilment"
    __table_args__ = (refers("clause_id", "clause"), refers("activity_id", "activity"))

    clause_id: UUID = Field(index=True)
    activity_id: UUID | None = Field(default=None, index=True)
    day: date
    evidence: str = long_text()


class AgreementScan(Row, table=True):
    """A scan of the signed paper; the newest stands in front."""

    __tablename__ = "agreement_scan"
    __table_args__ = (refers("agreement_id", "agreement"), once("agreement_id", "content_hash"))

    agreement_id: UUID = Field(index=True)
    #: the file's name, without its path
    name: str = Field(max_length=80)
    kind: ScanKind = term(ScanKind)
    content: bytes = Field(sa_type=LargeBinary)
    size: int
    #: SHA-256 of the file
    content_hash: str = Field(max_length=64)
    attached_by: UUID
    attached_at: datetime = instant()


class JointMeeting(Row, table=True):
    """A joint meeting 联席会议 of the two sides of an agreement; what it decided are joint tasks."""

    __tablename__ = "joint_meeting"
    __table_args__ = (refers("agreement_id", "agreement"),)

    agreement_id: UUID = Field(index=True)
    day: date
    place: str = Field(default="", max_length=80)
    #: who took part, by unit
    branch_side: str = Field(default="", max_length=200)
    community_side: str = Field(default="", max_length=200)
    notes: str = long_text()
    recorded_by: UUID


class JointTask(Row, table=True):
    """What both sides mean to do: a decision of a meeting, or without one an item of the year's plan."""

    __tablename__ = "joint_task"
    __table_args__ = (
        refers("agreement_id", "agreement"),
        refers("branch_id", "branch"),
        refers("community_id", "community"),
        refers("meeting_id", "joint_meeting"),
        refers("clause_id", "clause"),
        refers("activity_id", "activity"),
    )

    agreement_id: UUID = Field(index=True)
    #: the two sides, as the agreement has them
    branch_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    meeting_id: UUID | None = Field(default=None, index=True)
    text: str = long_text()
    #: whose turn it is
    holder: Side = term(Side)
    due_on: date
    #: the promise that is kept by doing it
    clause_id: UUID | None = Field(default=None, index=True)
    #: the activity by which it was done
    activity_id: UUID | None = Field(default=None, index=True)
    status: ClauseStatus = term(ClauseStatus.PROMISED)
    done_on: date | None = None
    #: what came of it, or why it was dropped
    outcome: str = long_text()
    recorded_by: UUID
