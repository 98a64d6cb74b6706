"""What may be wrong with a file, a row or a cell: codes with facts. The sentences stand in reasons.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """Why a whole file was not opened; the fact `why` of a refusal."""

    BYTES = "bytes"
    PARTS = "parts"
    UNPACKED = "unpacked"
    SHEETS = "sheets"
    ROWS = "rows"
    COLUMNS = "columns"
    CELLS = "cells"
    LONG_CELL = "long_cell"
    TEXT = "text"
    TIME = "time"
    EMPTY = "empty"
    OLD_EXCEL = "old_excel"
    WPS = "wps"
    MACROS = "macros"
    BINARY_EXCEL = "binary_excel"
    OPEN_DOCUMENT = "open_document"
    WEB_PAGE = "web_page"
    PASSWORD = "password"  # noqa: S105 - a code, not a secret
    OTHER_KIND = "other_kind"
    ENCODING = "encoding"
    QUOTES = "quotes"
    BROKEN = "broken"
    OLD_WORD = "old_word"
    NO_DOCUMENT = "no_document"
    DOCUMENT_MACROS = "document_macros"
    HEAVY_DOCUMENT = "heavy_document"
    BROKEN_DOCUMENT = "broken_document"


class Flaw(StrEnum):
    """Why a row was not taken; the code of its problem."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    ERROR_VALUE = "error_value"
    DIGITS_LOST = "digits_lost"
    NAME_UNREADABLE = "name_unreadable"
    NUMBER_UNREADABLE = "number_unreadable"
    NUMBER_TOO_LARGE = "number_too_large"
    DAY_UNREADABLE = "day_unreadable"
    DAY_WITHOUT_YEAR = "day_without_year"
    DAY_INCOMPLETE = "day_incomplete"
    DAY_IMPOSSIBLE = "day_impossible"
    MONTH_UNREADABLE = "month_unreadable"
    PHONE_UNREADABLE = "phone_unreadable"
    PHONE_TOO_SHORT = "phone_too_short"
    PHONE_TOO_LONG = "phone_too_long"
    DURATION_UNREADABLE = "duration_unreadable"
    DURATION_UNCLEAR = "duration_unclear"
    TIMES_UNREADABLE = "times_unreadable"
    CERTIFICATE_UNREADABLE = "certificate_unreadable"
    CERTIFICATE_UNTIED = "certificate_untied"
    CERTIFICATE_SECOND = "certificate_second"
    UNKNOWN_WORD = "unknown_word"
    RETIRED_WORD = "retired_word"
    FINISHED_BEFORE_ASKED = "finished_before_asked"
    FINISHED_WITHOUT_DAY = "finished_without_day"
    FULFILLED_BEFORE_CLAIMED = "fulfilled_before_claimed"
    FULFILLED_WITHOUT_CLAIM = "fulfilled_without_claim"
    DOUBLE = "double"
    PHONE_SHARED = "phone_shared"
    NUMBER_SHARED = "number_shared"
    UNKNOWN_COMMUNITY = "unknown_community"
    UNKNOWN_BRANCH = "unknown_branch"
    UNKNOWN_MEMBER = "unknown_member"
    SAME_NAME = "same_name"
    ALREADY_THERE = "already_there"
    IN_THE_FUTURE = "in_the_future"
    TERM_BEFORE_ASKED = "term_before_asked"
    PHONE_OF_ANOTHER = "phone_of_another"
    OTHER_BRANCH = "other_branch"
    MAYBE_THE_SAME = "maybe_the_same"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one row: the code, the heading it stands under ("" = the whole row) and the facts."""

    flaw: Flaw
    heading: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class BadCell(Exception):  # noqa: N818 - an answer about a cell, not an error of the program
    """A cell that cannot be read as its kind of value: the flaw and what was written."""

    def __init__(self, flaw: Flaw, **facts: str) -> None:
        """Keep the code and the facts; the reader of the row adds the heading."""
        super().__init__(flaw.value)
        self.flaw = flaw
        self.facts = facts
