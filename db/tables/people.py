"""Who serves: units, their branches, the members, what they can do and when, and how they moved."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.base import Row, check, instant, maybe, once, refers, term
from db.terms import CreditKind, DayPart, Gender, MemberChange, MemberStatus, SkillLevel


class Unit(Row, table=True):
    """An employer 单位: the bureau or one of its subordinate institutions."""

    __tablename__ = "unit"
    __table_args__ = (once("name"), once("code"))

    code: str = Field(max_length=20)
    name: str = Field(max_length=60)
    retired: bool = False


class Branch(Row, table=True):
    """A Party branch 党支部 of a unit."""

    __tablename__ = "branch"
    __table_args__ = (refers("unit_id", "unit"), once("name"), once("code"))

    unit_id: UUID = Field(index=True)
    code: str = Field(max_length=20)
    name: str = Field(max_length=60)
    #: the secretary's name, as printed on slips
    secretary: str = Field(default="", max_length=20)
    phone: str = Field(default="", max_length=20)
    retired: bool = False


class Skill(Row, table=True):
    """A skill 专业特长; a child skill serves where its parent is asked for."""

    __tablename__ = "skill"
    __table_args__ = (refers("parent_id", "skill"), once("name"), once("code"))

    code: str = Field(max_length=20)
    name: str = Field(max_length=20)
    name_en: str = Field(default="", max_length=40)
    parent_id: UUID | None = Field(default=None, index=True)
    #: whether only a holder of a valid certificate may serve
    certified: bool = False


class Member(Row, table=True):
    """A Party member; IN_SERVICE members are the denominator of every coverage."""

    __tablename__ = "member"
    __table_args__ = (
        refers("branch_id", "branch"),
        refers("home_community_id", "community"),
        refers("serves_community_id", "community"),
        once("code"),
        # the list of members is counted by branch and searched within this, without the rows
        Index(
            "ix_member_listed", "org_id", "branch_id", "search", "code", "name", "phone", "status", "checked_in_on",
            "form_on", "serves_community_id", "home_community_id",
        ),
    )  # fmt: skip

    code: str = Field(max_length=20)
    name: str = Field(max_length=20, index=True)
    branch_id: UUID = Field(index=True)
    status: MemberStatus = term(MemberStatus.IN_SERVICE)
    #: normalised digits; the identity after name and branch
    phone: str = Field(default="", max_length=20, index=True)
    gender: Gender | None = maybe(Gender)
    #: year and month of birth as "1980-05"
    born: str = Field(default="", max_length=7)
    #: post at work, as on the form; rank gives nothing
    duty: str = Field(default="", max_length=40)
    #: ethnic group 民族, as on the form
    nation: str = Field(default="", max_length=20)
    #: education 学历, as on the form
    education: str = Field(default="", max_length=20)
    #: year and month of joining the Party as "2005-07"
    joined_party: str = Field(default="", max_length=7)
    #: the community the member lives in
    home_community_id: UUID | None = Field(default=None, index=True)
    #: the estate 居住小区 within it, in the member's words
    estate: str = Field(default="", max_length=40)
    #: what kinds of service the member means to do 服务意向; what is taken on stands in the claims
    intents: str = Field(default="", max_length=100)
    #: the community where the member is checked in now; empty until then
    serves_community_id: UUID | None = Field(default=None, index=True)
    checked_in_on: date | None = None
    #: when the data form was completed
    form_on: date | None = None
    #: all initials and pinyin for search: "zs zhangsan"
    search: str = Field(default="", max_length=120, index=True)
    #: the first day as one of the unit's leaders 班子成员, for one column of the quarterly form; empty if never
    leads_from: date | None = None
    #: the last day of it; empty while it goes on
    leads_until: date | None = None
    #: the member has asked not to be proposed for a while
    willing: bool = True


class MemberSkill(Row, table=True):
    """One skill of one member."""

    __tablename__ = "member_skill"
    __table_args__ = (
        refers("member_id", "member"),
        refers("skill_id", "skill"),
        once("member_id", "skill_id"),
        Index("ix_member_skill_held", "org_id", "skill_id", "member_id", "level"),
    )

    member_id: UUID = Field(index=True)
    skill_id: UUID
    level: SkillLevel = term(SkillLevel.ABLE)
    certificate: str = Field(default="", max_length=60)
    #: last day the certificate is valid; empty when it does not expire
    expires_on: date | None = None


class MemberCredit(Row, table=True):
    """A training 培训 that a member attended, or an honour 荣誉 that a member was given."""

    __tablename__ = "member_credit"
    __table_args__ = (refers("member_id", "member"), once("member_id", "kind", "day", "what"))

    member_id: UUID = Field(index=True)
    kind: CreditKind = term(CreditKind)
    #: what the training was about, or how the honour is called
    what: str = Field(max_length=60)
    #: who held the training, or gave the honour
    giver: str = Field(max_length=40)
    day: date
    #: how long a training took; empty of an honour, and where nobody wrote it down
    hours: int | None = None
    recorded_by: UUID


class MemberTime(Row, table=True):
    """A part of the week in which a member offers time."""

    __tablename__ = "member_time"
    __table_args__ = (
        refers("member_id", "member"),
        once("member_id", "weekday", "part"),
        check("weekday", "weekday BETWEEN 0 AND 6"),
    )

    member_id: UUID = Field(index=True)
    #: 0 is Monday
    weekday: int
    part: DayPart = term(DayPart)


class MemberStep(Row, table=True):
    """History of a member's branch and status, so that any past day has its true denominator."""

    __tablename__ = "member_step"
    __table_args__ = (
        refers("member_id", "member"),
        refers("branch_id", "branch"),
        # by both: else SQLite looks for who refers to a member in all rows of the organisation
        Index("ix_member_step_member_id_org_id", "member_id", "org_id"),
        # how many of a branch stood how on a day is read from here alone
        Index("ix_member_step_branch_day", "org_id", "branch_id", "since", "until", "status", "member_id"),
    )

    member_id: UUID
    change: MemberChange = term(MemberChange)
    branch_id: UUID
    status: MemberStatus = term(MemberStatus)
    #: the day from which this holds
    since: date = Field(index=True)
    #: the day from which the next step holds instead; empty while this is the newest
    until: date | None = None
    reason: str = Field(default="", max_length=200)
    recorded_at: datetime = instant()
