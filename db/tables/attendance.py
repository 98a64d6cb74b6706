"""Attendance 参与: one member at one activity is one person-time, whoever records it and however often they tap."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.base import Row, check, instant, maybe, once, refers, term
from db.terms import AttendanceStatus, AttendanceWay, Doubt, KnockStatus


class Attendance(Row, table=True):
    """That a member served at an activity. Branch, community and day are kept as they were that day."""

    __tablename__ = "attendance"
    __table_args__ = (
        refers("activity_id", "activity"),
        refers("member_id", "member"),
        refers("branch_id", "branch"),
        refers("community_id", "community"),
        once("activity_id", "member_id"),
        # by both: else SQLite looks for who refers to a member in all rows of the organisation
        Index("ix_attendance_member_id_org_id", "member_id", "org_id"),
        check("minutes", "minutes IS NULL OR minutes BETWEEN 1 AND 1440"),
    )

    activity_id: UUID = Field(index=True)
    member_id: UUID
    branch_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    day: date = Field(index=True)
    minutes: int | None = None
    status: AttendanceStatus = term(AttendanceStatus.RECORDED)
    way: AttendanceWay = term(AttendanceWay.DESK)
    recorded_by: UUID
    recorded_at: datetime = instant()
    confirmed_by: UUID | None = None
    confirmed_at: datetime | None = instant(optional=True)


class Guest(Row, table=True):
    """A walk-in written down by name and origin, until somebody finds the member behind it."""

    __tablename__ = "guest"
    __table_args__ = (refers("activity_id", "activity"), refers("member_id", "member"))

    activity_id: UUID = Field(index=True)
    name: str = Field(max_length=20)
    origin: str = Field(default="", max_length=60)
    #: set once the member is known; the attendance is written then
    member_id: UUID | None = Field(default=None, index=True)
    recorded_by: UUID
    recorded_at: datetime = instant()


class Knock(Row, table=True):
    """Somebody who says at the check-in door that they are there; sent twice it is one, and doubtful ones wait."""

    __tablename__ = "knock"
    __table_args__ = (refers("activity_id", "activity"), refers("member_id", "member"), once("key"))

    #: made by the phone or for it, one for each arrival that is sent
    key: UUID
    #: which opening of the door's page it came from: one opening is for one person
    opening: str = Field(max_length=20)
    activity_id: UUID = Field(index=True)
    #: name and tail of the telephone, as typed
    name: str = Field(default="", max_length=20)
    tail: str = Field(default="", max_length=11)
    #: whom it means, when that is certain
    member_id: UUID | None = Field(default=None, index=True)
    status: KnockStatus = term(KnockStatus.WAITING)
    doubt: Doubt | None = maybe(Doubt)
    knocked_at: datetime = instant()
    answered_by: UUID | None = None
    answered_at: datetime | None = instant(optional=True)
