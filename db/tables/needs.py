"""What residents and communities ask for: 需求."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from db.tables.base import Row, check, long_text, maybe, once, refers, term
from db.terms import Beneficiary, NeedKind, NeedStatus, Satisfaction, Source, Urgency

STAGES: Final = tuple(
    f"(status = '{status}')" for status in (NeedStatus.EVALUATED, NeedStatus.DECLINED, NeedStatus.SOLVED)
)
"""Where a need stands in the list, as the index has it: what is over comes last, what is to be followed up before."""

_LATER_DUE: Final = (text("(due_on IS NULL)"), "due_on", text("id DESC"))
#: by what else the list is filtered and narrowed: with it an index answers without the rows
_ASKED_BY: Final = ("kind", "urgency", "community_id", "branch_id", "member_id")


class Need(Row, table=True):
    """One need, from the day it was asked to the resident's word on how it was met."""

    __tablename__ = "need"
    __table_args__ = (
        refers("community_id", "community"),
        refers("skill_id", "skill"),
        refers("branch_id", "branch"),
        refers("member_id", "member"),
        # by both: else SQLite looks for who refers to a member in all rows of the organisation
        Index("ix_need_member_id_org_id", "member_id", "org_id"),
        refers("activity_id", "activity"),
        once("code"),
        check("helpers", "helpers_wanted >= 1"),
        Index("ix_need_listed", "org_id", *map(text, STAGES), *_LATER_DUE, "status", *_ASKED_BY),
        Index("ix_need_in_status", "org_id", "status", *_LATER_DUE, *_ASKED_BY),
        check("solved_after_asked", "solved_on IS NULL OR solved_on >= asked_on"),
    )

    code: str = Field(max_length=24)
    community_id: UUID = Field(index=True)
    kind: NeedKind = term(NeedKind.OTHER)
    status: NeedStatus = term(NeedStatus.PROPOSED)
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
    #: the day by which it was to be solved when it was asked; empty where nobody knows that any more
    wanted_by: date | None = None
    #: the day by which whoever has the ball should have moved it
    due_on: date | None = Field(default=None, index=True)
    #: who was offered it or has taken it on
    member_id: UUID | None = None
    branch_id: UUID | None = Field(default=None, index=True)
    #: for which branch it counts as asked: the one that had it when the quarter in which it was asked ended
    asked_branch_id: UUID | None = None
    recorded_by: UUID
    #: the account that recorded the service: it may not confirm it
    served_by: UUID | None = None
    activity_id: UUID | None = Field(default=None, index=True)
    served_on: date | None = None
    measures: str = long_text()
    #: when it was turned away; empty where nobody wrote that down
    declined_on: date | None = None
    #: set when the community confirms: the deed's day
    solved_on: date | None = Field(default=None, index=True)
    satisfaction: Satisfaction | None = maybe(Satisfaction)
    reopened: int = 0
    #: counts edits; a form shows which one it edits
    version: int = 1
