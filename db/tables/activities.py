"""Activities 活动 that branches hold in communities: planned, signed up for, held, closed, confirmed."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field

from db.tables.base import Row, check, instant, json, long_text, maybe, once, refers, term
from db.terms import ActivityKind, ActivityStatus, Beneficiary, Grade, SignupStatus


class ActivityTemplate(Row, table=True):
    """What activities of a sort have in common; a weekday makes it recur, every week or once a month."""

    __tablename__ = "activity_template"
    __table_args__ = (
        refers("branch_id", "branch"),
        refers("community_id", "community"),
        once("branch_id", "name"),
        check("weekday", "weekday IS NULL OR weekday BETWEEN 0 AND 6"),
        check("week", "week IS NULL OR week BETWEEN 1 AND 4"),
    )

    name: str = Field(max_length=60)
    kind: ActivityKind = term(ActivityKind)
    branch_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    minutes: int = 120
    places: int | None = None
    venue: str = Field(default="", max_length=60)
    #: the hour at which it begins, in Asia/Shanghai
    starts: time | None = None
    #: 0 is Monday; empty when it does not recur
    weekday: int | None = None
    #: the first to fourth such day of a month; empty when it recurs every week
    week: int | None = None
    retired: bool = False


class Activity(Row, table=True):
    """One activity of one branch in one community on one day."""

    __tablename__ = "activity"
    __table_args__ = (
        refers("branch_id", "branch"),
        refers("community_id", "community"),
        refers("template_id", "activity_template"),
        once("code"),
        check("places", "places IS NULL OR places >= 1"),
        check("minutes", "minutes IS NULL OR minutes BETWEEN 1 AND 1440"),
    )

    code: str = Field(max_length=24)
    name: str = Field(max_length=60)
    kind: ActivityKind = term(ActivityKind)
    status: ActivityStatus = term(ActivityStatus.PLANNED, index=True)
    branch_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    template_id: UUID | None = Field(default=None, index=True)
    #: the business day of service in Asia/Shanghai: the day that counts
    day: date = Field(index=True)
    starts_at: datetime | None = instant(optional=True)
    minutes: int | None = None
    venue: str = Field(default="", max_length=60)
    places: int | None = None
    #: signed-up places taken; a conditional update takes one
    taken: int = 0
    #: headcount as declared on a sheet, when it says more than the names do
    declared: int | None = None
    #: names on a sheet that matched nobody, to be matched later
    unmatched: list[str] = json(list)
    effect: str = long_text()
    #: proposed on closing, fixed by the community's confirmation
    grade: Grade | None = maybe(Grade)
    beneficiaries: int | None = None
    beneficiary: Beneficiary | None = maybe(Beneficiary)
    recorded_by: UUID
    closed_by: UUID | None = None
    confirmed_by: UUID | None = None
    confirmed_at: datetime | None = instant(optional=True)
    version: int = 1


class ActivityNeed(Row, table=True):
    """That an activity serves a need."""

    __tablename__ = "activity_need"
    __table_args__ = (refers("activity_id", "activity"), refers("need_id", "need"), once("activity_id", "need_id"))

    activity_id: UUID = Field(index=True)
    need_id: UUID = Field(index=True)


class ActivityWish(Row, table=True):
    """That an activity serves a wish."""

    __tablename__ = "activity_wish"
    __table_args__ = (refers("activity_id", "activity"), refers("wish_id", "wish"), once("activity_id", "wish_id"))

    activity_id: UUID = Field(index=True)
    wish_id: UUID = Field(index=True)


class ActivityThing(Row, table=True):
    """Something that is brought to an activity, and by whom."""

    __tablename__ = "activity_thing"
    __table_args__ = (refers("activity_id", "activity"), refers("member_id", "member"))

    activity_id: UUID = Field(index=True)
    item: str = Field(max_length=60)
    #: in words, such as a community or a branch
    who: str = Field(default="", max_length=40)
    #: the member who took it on
    member_id: UUID | None = Field(default=None, index=True)


class ActivityPhoto(Row, table=True):
    """A photo of an activity, which nobody asks for; it goes by itself after half a year."""

    __tablename__ = "activity_photo"
    __table_args__ = (refers("activity_id", "activity"),)

    activity_id: UUID = Field(index=True)
    #: a small JPEG without the place and the telephone it was taken with
    content: bytes = Field(sa_type=LargeBinary)
    recorded_by: UUID
    recorded_at: datetime = instant()


class Signup(Row, table=True):
    """A member's place at an activity, or place in its queue."""

    __tablename__ = "signup"
    __table_args__ = (
        refers("activity_id", "activity"),
        refers("member_id", "member"),
        UniqueConstraint("activity_id", "org_id", "member_id"),
    )

    activity_id: UUID = Field(index=True)
    member_id: UUID = Field(index=True)
    status: SignupStatus = term(SignupStatus.PLACED)
    #: order in the queue
    asked_at: datetime = instant()
    #: why somebody has a place here who has another one at that time; said once, it holds for the arrival, too
    reason: str = Field(default="", max_length=200)
