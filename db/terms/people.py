"""Who is who: roles, languages, and what a member is, can and offers."""

from enum import StrEnum


class Role(StrEnum):
    """Who somebody is to the scheme; one account has one role."""

    ADMIN = "admin"
    AUDITOR = "auditor"
    SECURITY = "security"
    LEADER = "leader"
    STAFF = "staff"
    SECRETARY = "secretary"
    CLERK = "clerk"
    MEMBER = "member"
    HELPER = "helper"


class Language(StrEnum):
    """The two languages of the screens."""

    ZH = "zh"
    EN = "en"


class MemberStatus(StrEnum):
    """Whether a member counts as in service; the denominator of every coverage figure is IN_SERVICE."""

    IN_SERVICE = "in_service"
    ON_LEAVE = "on_leave"
    RETIRED = "retired"
    TRANSFERRED = "transferred"


class MemberChange(StrEnum):
    """Why a member's branch or status changed."""

    JOINED = "joined"
    MOVED = "moved"
    STATUS = "status"


class CreditKind(StrEnum):
    """What is noted of a member besides service: a training attended, an honour given."""

    TRAINING = "training"
    HONOUR = "honour"


class Gender(StrEnum):
    """As on the registration form; may stay unknown."""

    FEMALE = "female"
    MALE = "male"


class SkillLevel(StrEnum):
    """How well a member has a skill, from interest to profession."""

    WILLING = "willing"
    ABLE = "able"
    SKILLED = "skilled"
    PROFESSIONAL = "professional"


class DayPart(StrEnum):
    """The parts of a day in which a member offers time."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Beneficiary(StrEnum):
    """The classes of people a service is for."""

    EVERYONE = "everyone"
    ELDERLY = "elderly"
    CHILDREN = "children"
    DISABLED = "disabled"
    POOR = "poor"
    SICK = "sick"
    OTHER = "other"


class Respondent(StrEnum):
    """Who is asked in a follow-up."""

    RESIDENT = "resident"
    COMMUNITY = "community"
    MEMBER = "member"
