"""What ties branches and members to communities: check-ins, the census, agreements; and what hangs on a place."""

from enum import StrEnum


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


class Side(StrEnum):
    """The two sides of an agreement."""

    BRANCH = "branch"
    COMMUNITY = "community"


class Blank(StrEnum):
    """What a clause of the stock may leave to be filled in."""

    TIMES = "times"
    PEOPLE = "people"
    HOUSEHOLDS = "households"
    PIECES = "pieces"
    DAYS = "days"
    TIME = "time"
    PLACE = "place"
    WHOM = "whom"
    CONTENT = "content"


class ScanKind(StrEnum):
    """What a scan may be."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


class PairStatus(StrEnum):
    """Whether a pair of a helper and a household still runs."""

    RUNNING = "running"
    ENDED = "ended"


class Tie(StrEnum):
    """What may hang on a place, a unit or a branch, and keeps it from being closed or removed."""

    STREETS = "streets"
    COMMUNITIES = "communities"
    BRANCHES = "branches"
    MEMBERS = "members"
    SLIPS = "slips"
    NEEDS = "needs"
    WISHES = "wishes"
    PAIRS = "pairs"
    POSTS = "posts"
    PROJECTS = "projects"
    ACTIVITIES = "activities"
    AGREEMENTS = "agreements"
    ACCOUNTS = "accounts"
    RECORDS = "records"
