"""How the records are kept: journal, openings, batches, tallies."""

from enum import StrEnum


class JournalKind(StrEnum):
    """What kind of event a journal line holds."""

    WRITE = "write"
    REFUSAL = "refusal"
    OPENING = "opening"
    SIGN_IN = "sign_in"


class OpeningPurpose(StrEnum):
    """Why somebody opens who stands behind a wish, or whom a pair helps."""

    DELIVER = "deliver"
    FOLLOW_UP = "follow_up"
    CORRECT = "correct"


class Held(StrEnum):
    """What kind of record about a member it is, in the file that they take along."""

    PERSON = "person"
    UNIT = "unit"
    HOME = "home"
    SERVES = "serves"
    FORM = "form"
    DOOR_FORM = "door_form"
    WILLING = "willing"
    LEADS = "leads"
    ACCOUNT = "account"
    SKILL = "skill"
    CREDIT = "credit"
    TIME = "time"
    HISTORY = "history"
    CHECKIN = "checkin"
    FINDING = "finding"
    TEAM = "team"
    CAPTAIN = "captain"
    SERVICE = "service"
    SIGNUP = "signup"
    THING = "thing"
    ARRIVAL = "arrival"
    CLAIM = "claim"
    SETTLED = "settled"
    NEED = "need"
    WISH = "wish"
    PAIR = "pair"
    POINTS = "points"
    DISPUTE = "dispute"
    PAPER = "paper"
    SUGGESTION = "suggestion"


class BatchStatus(StrEnum):
    """An import batch is written whole, and may be undone whole."""

    DONE = "done"
    UNDONE = "undone"


class TallyOf(StrEnum):
    """What a tally counts by: the whole city, a community, a branch or a member."""

    CITY = "city"
    COMMUNITY = "community"
    BRANCH = "branch"
    MEMBER = "member"


class OutlineOf(StrEnum):
    """Whose outline a map shows."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"


class Unplaced(StrEnum):
    """Why an outline of a file is on no map."""

    UNKNOWN = "unknown"
    SEVERAL = "several"
    TWICE = "twice"


class KindList(StrEnum):
    """The lists whose entries the bureau calls, orders, retires and adds to."""

    NEED = "need"
    ACTIVITY = "activity"
    POST = "post"
    RESOURCE = "resource"
    BENEFICIARY = "beneficiary"
