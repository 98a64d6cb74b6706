"""What people say afterwards: follow-ups 回访 and suggestions 意见建议."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, instant, long_text, maybe, once, refers, term
from db.terms import (
    ContactWay,
    FollowupSubject,
    Pattern,
    Respondent,
    Satisfaction,
    SuggestionOrigin,
    SuggestionStatus,
)


class Followup(Row, table=True):
    """One question asked after a service, or still due."""

    __tablename__ = "followup"
    __table_args__ = (refers("community_id", "community"),)

    subject: FollowupSubject = term(FollowupSubject)
    subject_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    respondent: Respondent = term(Respondent.RESIDENT)
    due_on: date = Field(index=True)
    way: ContactWay | None = maybe(ContactWay)
    satisfaction: Satisfaction | None = maybe(Satisfaction)
    opinion: str = long_text()
    reopened: bool = False
    asked_by: UUID | None = None
    asked_on: date | None = None
    #: answered by the beneficiary with the code on a slip, without an account
    by_slip: bool = False


class Suggestion(Row, table=True):
    """A suggestion of a community or a member, and what became of it."""

    __tablename__ = "suggestion"
    __table_args__ = (refers("community_id", "community"), refers("member_id", "member"))

    origin: SuggestionOrigin = term(SuggestionOrigin)
    community_id: UUID | None = Field(default=None, index=True)
    member_id: UUID | None = Field(default=None, index=True)
    topic: str = Field(default="", max_length=40)
    text: str = long_text()
    status: SuggestionStatus = term(SuggestionStatus.RECEIVED)
    outcome: str = long_text()
    made_on: date
    answered_at: datetime | None = instant(optional=True)
    answered_by: UUID | None = None


class UnitWord(Row, table=True):
    """What a community says, once a quarter, of how a unit's members did there."""

    __tablename__ = "unit_word"
    __table_args__ = (
        refers("community_id", "community"),
        refers("unit_id", "unit"),
        once("quarter", "community_id", "unit_id"),
    )

    community_id: UUID = Field(index=True)
    unit_id: UUID = Field(index=True)
    #: such as "2026Q2"
    quarter: str = Field(max_length=6)
    rating: Satisfaction = term(Satisfaction)
    text: str = long_text()
    said_on: date
    said_by: UUID


class Explanation(Row, table=True):
    """Why something that looked odd in a quarter's records is in order: said once, by whom and why."""

    __tablename__ = "explanation"
    __table_args__ = (once("quarter", "pattern", "about_id"),)

    quarter: str = Field(max_length=6)
    pattern: Pattern = term(Pattern)
    #: the account, member, branch or community that the pattern is about
    about_id: UUID
    text: str = long_text()
    said_by: UUID
    said_at: datetime = instant()
