"""报到: check-ins of branches and members, the slip with its receipt, and the census of who is missing."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.base import Row, instant, long_text, maybe, once, refers, term
from db.terms import CensusStatus, CheckinStatus, Doubt, FindingKind, Gender


class BranchCheckin(Row, table=True):
    """A branch's contact slip 报到联系单 to a community, and the community's receipt 回执."""

    __tablename__ = "branch_checkin"
    __table_args__ = (refers("branch_id", "branch"), refers("community_id", "community"), once("code"))

    code: str = Field(max_length=24)
    branch_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    status: CheckinStatus = term(CheckinStatus.SENT)
    #: the business day of the check-in
    day: date = Field(index=True)
    #: who to call at the branch
    contact: str = Field(default="", max_length=20)
    contact_phone: str = Field(default="", max_length=20)
    #: what the branch can offer, in words
    offers: str = long_text()
    #: numbers on the slip on that day
    members_on_slip: int | None = None
    in_service_on_slip: int | None = None
    #: the receipt
    received_on: date | None = None
    liaison: str = Field(default="", max_length=20)
    handled_by: str = Field(default="", max_length=20)
    opinion: str = long_text()
    ended_on: date | None = None


class MemberCheckin(Row, table=True):
    """One member's check-in at a community; the newest one that is not ended is in force."""

    __tablename__ = "member_checkin"
    __table_args__ = (
        refers("member_id", "member"),
        refers("community_id", "community"),
        refers("branch_id", "branch"),
    )

    member_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    #: the branch at that time
    branch_id: UUID = Field(index=True)
    status: CheckinStatus = term(CheckinStatus.SENT)
    day: date = Field(index=True)
    received_on: date | None = None
    ended_on: date | None = None
    note: str = Field(default="", max_length=200)
    #: the branch's word 支部意见 on this check-in, by whom and when
    branch_opinion: str = Field(default="", max_length=200)
    branch_said_by: UUID | None = None
    branch_said_on: date | None = None
    #: the community's word 社区意见 on it, by whom and when
    community_opinion: str = Field(default="", max_length=200)
    community_said_by: UUID | None = None
    community_said_on: date | None = None


class CheckinForm(Row, table=True):
    """A data form that somebody filled in at a community's door to check in; gone once the community has answered."""

    __tablename__ = "checkin_form"
    __table_args__ = (refers("community_id", "community"), once("key"))

    #: made by the phone for one form, so that it is one however often it is sent
    key: UUID
    #: the opened page it came from, and what speaks against the code that page was opened by
    opening: str = Field(max_length=24, index=True)
    doubt: Doubt | None = maybe(Doubt)
    community_id: UUID = Field(index=True)
    name: str = Field(max_length=20)
    phone: str = Field(max_length=20)
    #: unit and branch in their own words
    unit: str = Field(default="", max_length=60)
    gender: Gender | None = maybe(Gender)
    born: str = Field(default="", max_length=7)
    duty: str = Field(default="", max_length=40)
    nation: str = Field(default="", max_length=20)
    education: str = Field(default="", max_length=20)
    joined_party: str = Field(default="", max_length=7)
    estate: str = Field(default="", max_length=40)
    intents: str = Field(default="", max_length=100)
    #: whether they live in this community
    lives_here: bool = False
    #: parts of the week they offer, as the rules of the door name them
    times: str = Field(default="", max_length=80)
    #: what they can do, in their own words
    abilities: str = Field(default="", max_length=200)
    day: date
    sent_at: datetime = instant()


class Census(Row, table=True):
    """A dated sweep 排查摸底: who has not checked in, whose data is wrong."""

    __tablename__ = "census"
    __table_args__ = (once("name"),)

    name: str = Field(max_length=60)
    status: CensusStatus = term(CensusStatus.OPEN)
    started_on: date
    due_on: date
    closed_on: date | None = None
    #: members in service and those checked in, on the day of closing
    in_service: int | None = None
    checked_in: int | None = None
    reason: str = Field(default="", max_length=200)


class CensusFinding(Row, table=True):
    """One thing that a census found about one member, and when it was mended."""

    __tablename__ = "census_finding"
    __table_args__ = (
        refers("census_id", "census"),
        refers("member_id", "member"),
        refers("branch_id", "branch"),
        once("census_id", "member_id", "kind"),
        # by both: else SQLite looks for who refers to a member in all rows of the organisation
        Index("ix_census_finding_member_id_org_id", "member_id", "org_id"),
    )

    census_id: UUID = Field(index=True)
    member_id: UUID
    branch_id: UUID = Field(index=True)
    kind: FindingKind = term(FindingKind)
    note: str = Field(default="", max_length=200)
    mended_at: datetime | None = instant(optional=True)
