"""What residents and communities ask for: 需求."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, check, long_text, maybe, once, refers, term
from db.terms import Beneficiary, NeedKind, NeedStatus, Satisfaction, Source, Urgency


class Need(Row, table=True):
    """One need, from the day it was asked to the resident's word on how it was met."""

    __tablename__ = "need"
    __table_args__ = (
        refers("community_id", "community"),
        refers("skill_id", "skill"),
        refers("branch_id", "branch"),
        refers("member_id", "member"),
        refers("activity_id", "activity"),
        once("code"),
        check("helpers", "helpers_wanted >= 1"),
        check("solved_after_asked", "solved_on IS NULL OR solved_on >= asked_on"),
    )

    code: str = Field(max_length=24)
    community_id: UUID = Field(index=True)
    kind: NeedKind = term(NeedKind.OTHER)
    status: NeedStatus = term(NeedStatus.PROPOSED, index=True)
    text: str = long_text()
    #: the small area inside the community, e.g. building 3
    place: str = Field(default="", max_length=40)
    beneficiary: Beneficiary = term(Beneficiary.EVERYONE)
    beneficiaries: int | None = None
    skill_id: UUID | None = Field(default=None, index=True)
    helpers_wanted: int = 1
    #: wanted goods, in words
    goods: str = Field(default="", max_length=200)
    urgency: Urgency = term(Urgency.NORMAL)
    source: Source = term(Source.RESIDENT)
    asked_on: date = Field(index=True)
    #: the day by which whoever has the ball should have moved it
    due_on: date | None = Field(default=None, index=True)
    #: who was offered it or has taken it on
    member_id: UUID | None = Field(default=None, index=True)
    branch_id: UUID | None = Field(default=None, index=True)
    recorded_by: UUID
    #: the account that recorded the service: it may not confirm it
    served_by: UUID | None = None
    activity_id: UUID | None = Field(default=None, index=True)
    served_on: date | None = None
    measures: str = long_text()
    #: set when the community confirms: the deed's day
    solved_on: date | None = Field(default=None, index=True)
    satisfaction: Satisfaction | None = maybe(Satisfaction)
    reopened: int = 0
    #: counts edits; a form shows which one it edits
    version: int = 1
