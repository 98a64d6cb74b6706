"""What may be typed into a cell of a quarterly form: a number of its kind, a day, or words."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from db.errors import Code, Refusal
from db.rules.metrics import KINDS, Metric, Unit


class Asked(StrEnum):
    """What a cell asks for."""

    WHOLE = "whole"
    #: typed in hours, kept in minutes
    HOURS = "hours"
    PERCENT = "percent"
    #: so many for each
    EACH = "each"
    MONEY = "money"
    DAY = "day"
    WORDS = "words"


_BY_UNIT: Final[Mapping[Unit, Asked]] = {
    Unit.HOURS: Asked.HOURS, Unit.PERCENT: Asked.PERCENT, Unit.EACH: Asked.EACH
}  # fmt: skip
_OWN: Final[Mapping[str, Asked]] = {
    "helpers": Asked.WHOLE, "beneficiaries": Asked.WHOLE, "funds": Asked.MONEY,
    "asked_on": Asked.DAY, "solved_on": Asked.DAY, "followed_on": Asked.DAY,
}  # fmt: skip
"""Of columns that are no named figures; the others hold words."""

_METRICS: Final = frozenset(Metric)
_NUMBER: Final = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.([0-9]+))?")
_DAY: Final = re.compile(r"(20[0-9]{2})[^0-9]([0-9]{1,2})[^0-9]([0-9]{1,2})[^0-9]?")
_MOST: Final = 10_000_000
_SAID: Final = 30
_PERCENT: Final = 100
_MINUTES: Final = 60


def asked_of(column: str) -> Asked:
    """Tell what the cells of a column ask for."""
    if column in _METRICS:
        return _BY_UNIT.get(KINDS[Metric(column)].unit, Asked.WHOLE)
    return _OWN.get(column, Asked.WORDS)


def read_cell(column: str, typed: str) -> int | str | tuple[int, int]:
    """Give what somebody typed as the cell's value: shares as parts of a whole, hours as minutes, days as ISO writes.

    Raises NOT_WHOLE, NOT_DECIMAL, OUT_OF_RANGE and BAD_DAY for what is not of the column's kind.
    """
    asked = asked_of(column)
    if asked is Asked.WORDS:
        return typed
    return _day(typed) if asked is Asked.DAY else _number(asked, typed)


def _number(asked: Asked, typed: str) -> int | str | tuple[int, int]:
    match asked:
        case Asked.HOURS:
            return _scaled(typed, 1, _MOST) * _MINUTES // 10
        case Asked.PERCENT:
            return _scaled(unicodedata.normalize("NFKC", typed).strip().removesuffix("%"), 1, _PERCENT), 1000
        case Asked.EACH:
            return _scaled(typed, 2, _MOST), 100
        case Asked.MONEY:
            cents = _scaled(typed, 2, _MOST)
            return f"{cents / 100:.2f}" if cents % 100 else cents // 100
        case _:
            return _scaled(typed, 0, _MOST)


def _scaled(typed: str, places: int, most: int) -> int:
    """Give a number with at most so many decimals, in units of the last of them."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    decimals = (found[2] or "") if found else ""
    if found is None or len(decimals) > places:
        said = typed[:_SAID]
        raise Refusal(Code.NOT_DECIMAL, typed=said, places=places) if places else Refusal(Code.NOT_WHOLE, typed=said)
    number = int(found[1].replace(",", "") + decimals.ljust(places, "0"))
    if number > most * 10**places:
        raise Refusal(Code.OUT_OF_RANGE, field="value", least=0, most=most)
    return number


def _day(typed: str) -> str:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    try:
        if found:
            return date(*map(int, found.groups())).isoformat()
    except ValueError:
        pass
    raise Refusal(Code.BAD_DAY, field="value")
