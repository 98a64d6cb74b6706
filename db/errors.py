"""Refusals: everything that may be expected to go wrong, as a code with facts. The sentences stand in pages/text."""

from enum import StrEnum


class Code(StrEnum):
    """Why something was refused."""

    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    SIGN_IN_FIRST = "sign_in_first"
    WRONG_LOGIN = "wrong_login"
    LOGIN_DELAYED = "login_delayed"
    CODE_WRONG = "code_wrong"
    HALF_WAY_OVER = "half_way_over"
    LOGIN_TAKEN = "login_taken"
    PASSWORD_TOO_SHORT = "password_too_short"  # noqa: S105 - a code, not a secret
    PASSWORD_TOO_PLAIN = "password_too_plain"  # noqa: S105 - a code, not a secret
    PASSWORD_TOO_COMMON = "password_too_common"  # noqa: S105 - a code, not a secret
    SETUP_CODE_WRONG = "setup_code_wrong"
    SETUP_DONE = "setup_done"
    LAST_ADMIN = "last_admin"
    OFFICES_APART = "offices_apart"
    OWN_RIGHTS = "own_rights"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    NOT_WHOLE = "not_whole"
    NOT_DECIMAL = "not_decimal"
    NOT_A_HUNDRED = "not_a_hundred"
    BAD_PHONE = "bad_phone"
    BAD_DAY = "bad_day"
    NOT_OF_THE_YEAR = "not_of_the_year"
    BAD_BLANK = "bad_blank"
    BLANK_OPEN = "blank_open"
    ENDS_BEFORE_START = "ends_before_start"
    IN_THE_FUTURE = "in_the_future"
    NAME_TAKEN = "name_taken"
    ILLEGAL_MOVE = "illegal_move"
    CHANGED_MEANWHILE = "changed_meanwhile"
    TELLS_WHO = "tells_who"
    ROWS_REFUSED = "rows_refused"
    ALREADY_TAKEN = "already_taken"
    SERVED_BY_PROJECT = "served_by_project"
    ALREADY_CHECKED_IN = "already_checked_in"
    AWAITS_COMMUNITY = "awaits_community"
    NOT_CHECKED_IN = "not_checked_in"
    NOT_IN_TEAM = "not_in_team"
    NOT_IN_SERVICE = "not_in_service"
    ALREADY_RECORDED = "already_recorded"
    ALREADY_SIGNED_UP = "already_signed_up"
    ALREADY_SENT = "already_sent"
    DRAFT_REUSED = "draft_reused"
    RECORDER_CONFIRMS = "recorder_confirms"
    NOTHING_TO_CONFIRM = "nothing_to_confirm"
    NO_POINT_RULES = "no_point_rules"
    SECOND_PERSON = "second_person"
    QUARTER_CLOSED = "quarter_closed"
    SOMEONE_MISSING = "someone_missing"
    OVERLAPS = "overlaps"
    STRUCK = "struck"
    UNDO_TOO_LATE = "undo_too_late"
    GONE_ON = "gone_on"
    NO_PICTURE = "no_picture"
    ALREADY_REVERSED = "already_reversed"
    FULL = "full"
    SAME_NAME = "same_name"
    PASS_WRONG = "pass_wrong"  # noqa: S105 - a code, not a secret
    DISK_FULL = "disk_full"
    BUSY = "busy"
    DATABASE_AWAY = "database_away"
    DATABASE_READ_ONLY = "database_read_only"
    SCHEMA_NEWER = "schema_newer"
    ALREADY_IMPORTED = "already_imported"
    ALREADY_UNDONE = "already_undone"
    STOPPED = "stopped"
    BUILT_UPON = "built_upon"
    STILL_RUNS = "still_runs"
    STILL_SO = "still_so"
    HAS_RECORDS = "has_records"
    CLOSED_ALREADY = "closed_already"
    CAPTAIN_LEFT = "captain_left"
    KEPT_BY_SOFTWARE = "kept_by_software"
    PAPER_SIGNED = "paper_signed"
    NAME_IN_RECORDS = "name_in_records"
    ALREADY_BEGUN = "already_begun"
    HALF_A_SPOT = "half_a_spot"
    SPOT_SWAPPED = "spot_swapped"
    OFF_THE_MAP = "off_the_map"
    FILE_TOO_LARGE = "file_too_large"
    UNKNOWN_FIELDS = "unknown_fields"
    FILE_UNREADABLE = "file_unreadable"
    WRONG_KEY = "wrong_key"


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A foreseen no: one code and the facts its sentence needs. Nothing has been written when it reaches a person."""

    def __init__(self, code: Code, **facts: object) -> None:
        """Keep the code and the facts; the sentence is made where the language is known."""
        super().__init__(code.value)
        self.code = code
        self.facts = facts

    @property
    def field(self) -> str:
        """Name the intent's parameter that it is about; empty when it is about none."""
        return str(self.facts.get("field", ""))
