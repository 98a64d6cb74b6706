"""What is asked for, offered and claimed: needs, wishes, resources, projects, posts, claims."""

from enum import StrEnum


class NeedKind(StrEnum):
    """The classes of the need list; a code of the bureau's own means nothing until it gives it a name."""

    ORGANISATION = "organisation"
    LEGAL = "legal"
    HARDSHIP = "hardship"
    GOVERNANCE = "governance"
    HEALTH = "health"
    CULTURE = "culture"
    SAFETY = "safety"
    OTHER = "other"
    OWN_1 = "own_1"
    OWN_2 = "own_2"
    OWN_3 = "own_3"
    OWN_4 = "own_4"
    OWN_5 = "own_5"
    OWN_6 = "own_6"
    OWN_7 = "own_7"
    OWN_8 = "own_8"


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


class WishStatus(StrEnum):
    """The life of a wish."""

    POSTED = "posted"
    CLAIMED = "claimed"
    FULFILLED = "fulfilled"
    RATED = "rated"
    WITHDRAWN = "withdrawn"


class ResourceKind(StrEnum):
    """What a unit can offer; codes of the bureau's own as with needs."""

    PLACE = "place"
    TALENT = "talent"
    GOODS = "goods"
    MONEY = "money"
    SERVICE = "service"
    OWN_1 = "own_1"
    OWN_2 = "own_2"
    OWN_3 = "own_3"
    OWN_4 = "own_4"
    OWN_5 = "own_5"
    OWN_6 = "own_6"
    OWN_7 = "own_7"
    OWN_8 = "own_8"


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
    """The kinds of standing service posts; codes of the bureau's own as with needs."""

    POLICY = "policy"
    CLEANING = "cleaning"
    COURTESY = "courtesy"
    CARE = "care"
    OWN_1 = "own_1"
    OWN_2 = "own_2"
    OWN_3 = "own_3"
    OWN_4 = "own_4"
    OWN_5 = "own_5"
    OWN_6 = "own_6"
    OWN_7 = "own_7"
    OWN_8 = "own_8"


class PostStatus(StrEnum):
    """Whether a post takes claims."""

    OPEN = "open"
    CLOSED = "closed"


class Settled(StrEnum):
    """What staff have settled about a need and a member, before the whole city is planned."""

    PINNED = "pinned"
    FORBIDDEN = "forbidden"


class ClaimTarget(StrEnum):
    """What may be claimed."""

    NEED = "need"
    WISH = "wish"
    POST = "post"
    PROJECT = "project"
    RESOURCE = "resource"


class ClaimStatus(StrEnum):
    """The life of a claim. Active or completed claims count as claimed; whoever leaves a post has withdrawn.

    An offer that was not answered in time has lapsed; whoever said no, or was told no, stands as declined.
    """

    ASKED = "asked"
    WAITING = "waiting"
    ACTIVE = "active"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    GIVEN_BACK = "given_back"
    CALLED_OFF = "called_off"
    DECLINED = "declined"
    LAPSED = "lapsed"
    COMPLETED = "completed"


class Answer(StrEnum):
    """A member's answer to an assignment."""

    YES = "yes"
    NO = "no"
