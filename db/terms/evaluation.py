"""What is said afterwards: follow-ups, suggestions, reports and quarters."""

from enum import StrEnum


class FollowupSubject(StrEnum):
    """What a follow-up asks about."""

    NEED = "need"
    WISH = "wish"
    PROJECT = "project"


class ContactWay(StrEnum):
    """How a follow-up is made."""

    PHONE = "phone"
    VISIT = "visit"


class Satisfaction(StrEnum):
    """The answer to a follow-up; NOT re-opens the need."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    NOT = "not"


class SuggestionOrigin(StrEnum):
    """Who makes a suggestion."""

    COMMUNITY = "community"
    MEMBER = "member"


class SuggestionStatus(StrEnum):
    """What became of a suggestion."""

    RECEIVED = "received"
    ADOPTED = "adopted"
    DECLINED = "declined"
    DONE = "done"


class ReportKind(StrEnum):
    """The papers of the double report."""

    PLAN_DOWN = "plan_down"
    DONE_DOWN = "done_down"
    UP = "up"
    HALF_YEAR = "half_year"
    UNIT_LETTER = "unit_letter"
    COMMUNITY_LETTER = "community_letter"
    CERTIFICATE = "certificate"


class ReportStatus(StrEnum):
    """A report is drafted by the records, edited and signed by a person."""

    DRAFT = "draft"
    SIGNED = "signed"


class QuarterStatus(StrEnum):
    """A closed quarter takes corrections as new versions, never edits."""

    OPEN = "open"
    CLOSED = "closed"


class Labelled(StrEnum):
    """What bears labels that the bureau may choose: a form of the scheme."""

    QA = "qa"
    QB = "qb"
    DATA_FORM = "data_form"
    SLIP = "slip"
    RECEIPT = "receipt"


class FormKind(StrEnum):
    """The two quarterly forms."""

    QA = "qa"
    QB = "qb"


class Pattern(StrEnum):
    """What in the records is worth a second look; each may be harmless."""

    LATE_BATCH = "late_batch"
    TWO_PLACES = "two_places"
    TOP_GRADE = "top_grade"
    NO_CALL = "no_call"
    SAME_HAND = "same_hand"


class Deed(StrEnum):
    """What a year's evidence is made of."""

    ACTIVITY = "activity"
    SERVICE = "service"
    NEED = "need"
    WISH = "wish"
    PROJECT = "project"
    PROMISE = "promise"
    POST = "post"
