"""What is done: activities, arrivals, grades and points."""

from enum import StrEnum


class ActivityKind(StrEnum):
    """The kinds of activities branches hold in communities; codes of the bureau's own as with needs."""

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
    OWN_1 = "own_1"
    OWN_2 = "own_2"
    OWN_3 = "own_3"
    OWN_4 = "own_4"
    OWN_5 = "own_5"
    OWN_6 = "own_6"
    OWN_7 = "own_7"
    OWN_8 = "own_8"


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


class KnockStatus(StrEnum):
    """What became of somebody who says at the check-in door that they are there."""

    ADMITTED = "admitted"
    WAITING = "waiting"
    TURNED_AWAY = "turned_away"


class Doubt(StrEnum):
    """Why an arrival by code waits for the helper's yes."""

    NOT_ON_LIST = "not_on_list"
    SAME_NAME = "same_name"
    OLD_CODE = "old_code"
    WALL_CODE = "wall_code"
    LATE = "late"
    SAME_PHONE = "same_phone"
    TAIL_ALONE = "tail_alone"
    ELSEWHERE = "elsewhere"
    TAKEN_BACK = "taken_back"
    CLOSED = "closed"


class PointSubject(StrEnum):
    """Who earns points."""

    BRANCH = "branch"
    MEMBER = "member"


class PointReason(StrEnum):
    """Why a line stands in the points ledger."""

    ACTIVITY_GRADED = "activity_graded"
    SERVICE_CONFIRMED = "service_confirmed"
    REVERSAL = "reversal"
