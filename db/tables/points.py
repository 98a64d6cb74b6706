"""Points 积分: dated versions of the rules, and the ledger that is only ever added to."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from db.tables.base import Row, check, instant, maybe, once, refers, term
from db.terms import Grade, PointReason, PointSubject


class PointRules(Row, table=True):
    """A version of the point values, in force from a day on."""

    __tablename__ = "point_rules"
    __table_args__ = (once("version"), once("since"))

    version: int
    since: date
    first: int = 3
    second: int = 2
    third: int = 1
    #: what one confirmed service is worth to a member
    service: int = 1
    #: most points a member may earn in a year; empty when there is no cap
    member_cap: int | None = None
    #: most points a branch may earn in a year by its activities; empty when there is no cap
    branch_cap: int | None = None
    drafted_by: UUID | None = None
    published_by: UUID | None = None
    published_at: datetime | None = instant(optional=True)


class PointProposal(Row, table=True):
    """Point values that one person proposes and another puts in force."""

    __tablename__ = "point_proposal"
    __table_args__ = (refers("rules_id", "point_rules"),)

    since: date
    first: int
    second: int
    third: int
    service: int
    member_cap: int | None = None
    branch_cap: int | None = None
    #: why they should change
    reason: str = Field(max_length=200)
    proposed_by: UUID
    proposed_at: datetime = instant()
    #: the version it became
    rules_id: UUID | None = None
    #: taken from the table without becoming rules
    dropped_at: datetime | None = instant(optional=True)


class PointDispute(Row, table=True):
    """Somebody says that a line is wrong; the office takes the line back, or says why it stands."""

    __tablename__ = "point_dispute"
    __table_args__ = (refers("line_id", "point_line"), refers("branch_id", "branch"), refers("member_id", "member"))

    line_id: UUID = Field(index=True)
    #: whose line it is
    branch_id: UUID = Field(index=True)
    member_id: UUID | None = Field(default=None, index=True)
    reason: str = Field(max_length=200)
    raised_by: UUID
    raised_at: datetime = instant()
    answer: str = Field(default="", max_length=200)
    answered_by: UUID | None = None
    answered_at: datetime | None = instant(optional=True)
    #: the line was taken back; empty while nobody has answered
    upheld: bool | None = None


class PointLine(Row, table=True):
    """One line of the ledger; what it was earned for earns once, and a reversal takes back one line."""

    __tablename__ = "point_line"
    __table_args__ = (
        refers("branch_id", "branch"),
        refers("member_id", "member"),
        refers("activity_id", "activity"),
        refers("rules_id", "point_rules"),
        refers("reverses_id", "point_line"),
        Index(
            "uq_point_line_earned",
            "org_id",
            "subject",
            "source_id",
            unique=True,
            sqlite_where=text("reason <> 'reversal' AND reversed = false"),
            postgresql_where=text("reason <> 'reversal' AND reversed = false"),
        ),
        once("reverses_id"),
        check("reversal", "(reason = 'reversal') = (reverses_id IS NOT NULL)"),
    )

    subject: PointSubject = term(PointSubject)
    #: the branch that earned, or the earning member's branch that day
    branch_id: UUID = Field(index=True)
    member_id: UUID | None = Field(default=None, index=True)
    reason: PointReason = term(PointReason)
    points: int
    #: the day of the service; a year's points are those of its days
    day: date = Field(index=True)
    rules_id: UUID
    #: the activity, attendance, need or wish it was earned for
    source_id: UUID = Field(index=True)
    activity_id: UUID | None = Field(default=None, index=True)
    grade: Grade | None = maybe(Grade)
    confirmed_by: UUID
    reverses_id: UUID | None = None
    #: a reversal of this line exists
    reversed: bool = False
    note: str = Field(default="", max_length=200)
    recorded_at: datetime = instant()
