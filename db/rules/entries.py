"""What may be typed: each check gives the cleaned value or refuses it with the field's name."""

import re
import unicodedata
from datetime import date
from typing import Final

from db.errors import Code, Refusal

_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"0\d{2,3}-?\d{7,8}")


def words(value: str, field: str, most: int) -> str:
    """Give a text without invisible characters and outer blanks; EMPTY or TOO_LONG with the field."""
    cleaned = maybe_words(value, field, most)
    if not cleaned:
        raise Refusal(Code.EMPTY, field=field)
    return cleaned


def maybe_words(value: str, field: str, most: int) -> str:
    """Give a text that may be empty; TOO_LONG with the field."""
    cleaned = _INVISIBLE.sub("", value).replace("\x00", "").strip()
    if len(cleaned) > most:
        raise Refusal(Code.TOO_LONG, field=field, most=most, length=len(cleaned))
    return cleaned


def number(value: int, field: str, least: int, most: int) -> int:
    """Give a number within its bounds; OUT_OF_RANGE with the field."""
    if not least <= value <= most:
        raise Refusal(Code.OUT_OF_RANGE, field=field, least=least, most=most)
    return value


def phone(value: str, field: str = "phone") -> str:
    """Give a Chinese telephone number as digits, or an empty text; BAD_PHONE with the field for anything else."""
    digits = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", value))
    digits = re.sub(r"^(\+?86|0086)(?=1[3-9])", "", digits)
    if digits and not (_MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits)):
        raise Refusal(Code.BAD_PHONE, field=field, value=value)
    return digits


def past_day(value: date, today: date, field: str) -> date:
    """Give a day that is not after today; IN_THE_FUTURE with the field."""
    if value > today:
        raise Refusal(Code.IN_THE_FUTURE, field=field, day=value)
    return value


def in_order(first: date | None, last: date | None, field: str) -> None:
    """Refuse two days that run backwards: ENDS_BEFORE_START with the field of the last."""
    if first is not None and last is not None and last < first:
        raise Refusal(Code.ENDS_BEFORE_START, field=field, first=first, last=last)
