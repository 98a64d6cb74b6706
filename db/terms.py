"""The scheme's words: every closed list of values, and the types of the identifiers. One word per thing, everywhere."""

from enum import StrEnum
from typing import NewType
from uuid import UUID

OrgId = NewType("OrgId", int)
UnitId = NewType("UnitId", UUID)
BranchId = NewType("BranchId", UUID)
MemberId = NewType("MemberId", UUID)
DistrictId = NewType("DistrictId", UUID)
StreetId = NewType("StreetId", UUID)
CommunityId = NewType("CommunityId", UUID)
SkillId = NewType("SkillId", UUID)
CensusId = NewType("CensusId", UUID)
AgreementId = NewType("AgreementId", UUID)
NeedId = NewType("NeedId", UUID)
WishId = NewType("WishId", UUID)
ResourceId = NewType("ResourceId", UUID)
ProjectId = NewType("ProjectId", UUID)
PostId = NewType("PostId", UUID)
ClaimId = NewType("ClaimId", UUID)
ActivityId = NewType("ActivityId", UUID)
TemplateId = NewType("TemplateId", UUID)
AttendanceId = NewType("AttendanceId", UUID)
SuggestionId = NewType("SuggestionId", UUID)
QuarterId = NewType("QuarterId", UUID)
PointRulesId = NewType("PointRulesId", UUID)
AccountId = NewType("AccountId", UUID)
BatchId = NewType("BatchId", UUID)
DraftId = NewType("DraftId", UUID)


class Role(StrEnum):
    """Who somebody is to the scheme; one account has one role."""

    ADMIN = "admin"
    AUDITOR = "auditor"
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


class CheckinStatus(StrEnum):
    """Where a check-in stands between the slip and the community's receipt."""

    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"
    ENDED = "ended"


class CensusStatus(StrEnum):
    """A census is open until it is closed; it may be closed only when nobody is missing or with a reason."""

    OPEN = "open"
    CLOSED = "closed"


class FindingKind(StrEnum):
    """What a census finds."""

    NOT_CHECKED_IN = "not_checked_in"
    WRONG_DATA = "wrong_data"
    WRONG_STATUS = "wrong_status"


class AgreementStatus(StrEnum):
    """The life of a yearly agreement."""

    DRAFT = "draft"
    SIGNED = "signed"
    ENDED = "ended"


class ClauseStatus(StrEnum):
    """Whether a promise of an agreement has been kept."""

    PROMISED = "promised"
    KEPT = "kept"
    DROPPED = "dropped"


class NeedKind(StrEnum):
    """The classes of the need list."""

    ORGANISATION = "organisation"
    LEGAL = "legal"
    HARDSHIP = "hardship"
    GOVERNANCE = "governance"
    HEALTH = "health"
    CULTURE = "culture"
    SAFETY = "safety"
    OTHER = "other"


class NeedStatus(StrEnum):
    """Where a need stands on the service path."""

    PROPOSED = "proposed"
    OPEN = "open"
    OFFERED = "offered"
    CLAIMED = "claimed"
    SERVED = "served"
    SOLVED = "solved"
    EVALUATED = "evaluated"
    DECLINED = "declined"


class PathStage(StrEnum):
    """The service path: find, match, solve, evaluate."""

    FIND = "find"
    MATCH = "match"
    SOLVE = "solve"
    EVALUATE = "evaluate"


class Urgency(StrEnum):
    """How pressing a need is."""

    NORMAL = "normal"
    URGENT = "urgent"
    CRITICAL = "critical"


class Source(StrEnum):
    """Where a need or a wish was heard."""

    RESIDENT = "resident"
    VISIT = "visit"
    HOTLINE = "hotline"
    GRID = "grid"
    EVENT = "event"


class Beneficiary(StrEnum):
    """The classes of people a service is for."""

    EVERYONE = "everyone"
    ELDERLY = "elderly"
    CHILDREN = "children"
    DISABLED = "disabled"
    POOR = "poor"
    SICK = "sick"
    OTHER = "other"


class WishStatus(StrEnum):
    """The life of a wish."""

    POSTED = "posted"
    CLAIMED = "claimed"
    FULFILLED = "fulfilled"
    RATED = "rated"
    WITHDRAWN = "withdrawn"


class ResourceKind(StrEnum):
    """What a unit can offer."""

    PLACE = "place"
    TALENT = "talent"
    GOODS = "goods"
    MONEY = "money"
    SERVICE = "service"


class Recurrence(StrEnum):
    """How often a resource may be claimed."""

    ONCE = "once"
    RECURRING = "recurring"
    INEXHAUSTIBLE = "inexhaustible"


class ResourceStatus(StrEnum):
    """Whether a resource is still on offer."""

    OFFERED = "offered"
    SPENT = "spent"
    WITHDRAWN = "withdrawn"


class ProjectStatus(StrEnum):
    """The life of a project between a branch and a community."""

    PROPOSED = "proposed"
    CLAIMED = "claimed"
    RUNNING = "running"
    FINISHED = "finished"
    DROPPED = "dropped"


class PostKind(StrEnum):
    """The kinds of standing service posts."""

    POLICY = "policy"
    CLEANING = "cleaning"
    COURTESY = "courtesy"
    CARE = "care"


class PostStatus(StrEnum):
    """Whether a post takes claims."""

    OPEN = "open"
    CLOSED = "closed"


class ClaimTarget(StrEnum):
    """What may be claimed."""

    NEED = "need"
    WISH = "wish"
    POST = "post"
    PROJECT = "project"
    RESOURCE = "resource"


class ClaimStatus(StrEnum):
    """The life of a claim. Active or completed claims count as claimed."""

    ASKED = "asked"
    WAITING = "waiting"
    ACTIVE = "active"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    COMPLETED = "completed"


class ActivityKind(StrEnum):
    """The kinds of activities branches hold in communities."""

    VISIT = "visit"
    CLEANING = "cleaning"
    CARE = "care"
    PARCELS = "parcels"
    POLICY = "policy"
    WISH_DAY = "wish_day"
    TALK = "talk"
    LABOUR = "labour"
    COURTESY = "courtesy"
    ORGANISATION = "organisation"


class ActivityStatus(StrEnum):
    """The life of an activity: planned with the community, held, closed by the branch, confirmed by the community."""

    PLANNED = "planned"
    HELD = "held"
    CLOSED = "closed"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Grade(StrEnum):
    """The three grades of an activity, by its effect."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


class SignupStatus(StrEnum):
    """A place at an activity, or a place in its queue."""

    PLACED = "placed"
    WAITING = "waiting"
    CANCELLED = "cancelled"


class AttendanceStatus(StrEnum):
    """An arrival is recorded, then confirmed by the community, or taken back."""

    RECORDED = "recorded"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    UNDONE = "undone"


class AttendanceWay(StrEnum):
    """How an arrival came in."""

    DESK = "desk"
    CODE = "code"
    RELAY = "relay"
    SHEET = "sheet"
    IMPORT = "import"


class FollowupSubject(StrEnum):
    """What a follow-up asks about."""

    NEED = "need"
    WISH = "wish"
    PROJECT = "project"


class Respondent(StrEnum):
    """Who is asked in a follow-up."""

    RESIDENT = "resident"
    COMMUNITY = "community"
    MEMBER = "member"


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


class FormKind(StrEnum):
    """The two quarterly forms."""

    QA = "qa"
    QB = "qb"


class PointSubject(StrEnum):
    """Who earns points."""

    BRANCH = "branch"
    MEMBER = "member"


class PointReason(StrEnum):
    """Why a line stands in the points ledger."""

    ACTIVITY_GRADED = "activity_graded"
    SERVICE_CONFIRMED = "service_confirmed"
    REVERSAL = "reversal"


class Answer(StrEnum):
    """A member's answer to an assignment."""

    YES = "yes"
    NO = "no"


class JournalKind(StrEnum):
    """What kind of event a journal line holds."""

    WRITE = "write"
    REFUSAL = "refusal"
    OPENING = "opening"
    SIGN_IN = "sign_in"


class OpeningPurpose(StrEnum):
    """Why somebody opens who stands behind a wish."""

    DELIVER = "deliver"
    FOLLOW_UP = "follow_up"
    CORRECT = "correct"


class BatchStatus(StrEnum):
    """An import batch is written whole, and may be undone whole."""

    DONE = "done"
    UNDONE = "undone"


class MemberChange(StrEnum):
    """Why a member's branch or status changed."""

    JOINED = "joined"
    MOVED = "moved"
    STATUS = "status"


class TallyOf(StrEnum):
    """What a tally counts by: the whole city, a community, a branch or a member."""

    CITY = "city"
    COMMUNITY = "community"
    BRANCH = "branch"
    MEMBER = "member"
