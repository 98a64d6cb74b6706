"""The lists of members that a census looks at."""

from enum import StrEnum


class Which(StrEnum):
    """Which members a list shows."""

    MISSING = "missing"
    CHECKED_IN = "checked_in"
    WITHOUT_FORM = "without_form"
    OUT = "out"
    ALL = "all"
