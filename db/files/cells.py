"""One function per kind of cell: raw value in, normalised value out, or BadCell with a flaw and what was written."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar

from db.files.flaws import BadCell, Flaw

Raw = str | int | float | bool | datetime | date | time | timedelta | None
Word = TypeVar("Word")

#: Zero-width characters, direction marks, soft hyphens and control characters, but not tab and line breaks.
_INVISIBLE: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufe0f]"
)
_ERROR_VALUE: Final = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
_WHOLE: Final = re.compile(r"共?(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?(?:人|名|个|位|次|户|件|岁|条)?")
_LIST: Final = re.compile(r"[、,;/|\s]+")
_PHONE_MARKS: Final = re.compile(r"[\s\-‐‑–—().]")
_MOBILE: Final = re.compile(r"0?(1[3-9]\d{9})")
_LANDLINE: Final = re.compile(r"0[1-9]\d{8,10}")
_HOURS_MINUTES: Final = re.compile(
    r"(?:(\d+(?:\.\d+)?)(?:个?小时|个?钟头|时|hours?|hrs?|h))?(?:(\d+)(?:分钟?|minutes?|mins?|m))?", re.IGNORECASE
)
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
NOTHING: Final = frozenset({"", "无", "暂无", "没有", "/", "-", "—", "——"})
_LONGEST_PROSE: Final = 2000
_LONGEST_LABEL: Final = 100
#: Excel keeps fifteen digits of a number; what stands behind them is no longer what was typed.
_LAST_EXACT: Final = 10**15
_HOURS_PER_DAY: Final = 24
_SHORTEST_PHONE: Final = 11


def written(raw: Raw) -> str:
    """Give a raw value as a person sees it in the cell, cut to 80 characters: for messages and for keeping."""
    return _as_text(raw)[:80]


def is_blank(raw: Raw) -> bool:
    """Tell whether a cell holds nothing visible."""
    return raw is None or (isinstance(raw, str) and not _clean(raw))


def plain(raw: Raw) -> str:
    """Give any value as NFKC text without invisible characters and outer blanks: for reading, not for keeping."""
    return _clean(unicodedata.normalize("NFKC", _clean(_as_text(raw))))


def prose(raw: Raw) -> str:
    """Give running text as it was written, punctuation and all; formula-looking strings stay text."""
    _refuse_lost_digits(raw)
    text = _clean(_as_text(raw))
    if len(text) > _LONGEST_PROSE:
        raise BadCell(Flaw.TOO_LONG, limit=str(_LONGEST_PROSE))
    return text


def label(raw: Raw) -> str:
    """Give the name of a branch, community, skill or class: NFKC, no inner blanks, Chinese brackets."""
    _refuse_lost_digits(raw)
    text = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", plain(raw))
    if _ERROR_VALUE.fullmatch(text):
        raise BadCell(Flaw.ERROR_VALUE, value=text)
    if len(text) > _LONGEST_LABEL:
        raise BadCell(Flaw.TOO_LONG, limit=str(_LONGEST_LABEL))
    return text.replace("(", "（").replace(")", "）") if not text.isascii() else text


def whole(raw: Raw, *, most: int = 1_000_000) -> int:
    """Read a count of 0 or more: 12, 12.0, "１２", "12人", "共12人", "1,200"."""
    if isinstance(raw, bool | date | time | timedelta):
        raise BadCell(Flaw.NUMBER_UNREADABLE, value=written(raw))
    match = _WHOLE.fullmatch(re.sub(r"\s", "", plain(raw)))
    digits = match[1].replace(",", "") if match else ""
    if not (digits.isascii() and digits.isdecimal()):
        raise BadCell(Flaw.NUMBER_UNREADABLE, value=written(raw))
    if len(digits) > len(str(most)) or int(digits) > most:
        raise BadCell(Flaw.NUMBER_TOO_LARGE, value=written(raw), limit=str(most))
    return int(digits)


def phone(raw: Raw) -> str:
    """Read a mobile or a landline with its area code: digits only, without +86; floats, blanks, full width are fine."""
    if isinstance(raw, bool | date | time | timedelta):
        raise BadCell(Flaw.PHONE_UNREADABLE, value=written(raw))
    digits = _PHONE_MARKS.sub("", re.sub(r"\.0+$", "", plain(raw)))
    digits = _without_country(digits)
    if not (digits.isascii() and digits.isdecimal()):
        raise BadCell(Flaw.PHONE_UNREADABLE, value=written(raw))
    if match := _MOBILE.fullmatch(digits):
        return match[1]
    if _LANDLINE.fullmatch(digits):
        return digits
    raise BadCell(_phone_flaw(digits), value=written(raw), digits=str(len(digits)))


def minutes(raw: Raw) -> int:
    """Read a length of time: a bare number is hours (1.5 → 90), else as written: "90分钟", "2小时", 1:30."""
    total = _minutes(raw)
    if total is None:
        raise BadCell(Flaw.DURATION_UNREADABLE, value=written(raw))
    if total == 0 or total > _HOURS_PER_DAY * 60:
        raise BadCell(Flaw.DURATION_UNCLEAR, value=written(raw))
    return total


def labels(raw: Raw) -> tuple[str, ...]:
    """Read a list of skills or classes parted by 、，,/; blanks or line breaks; "无" is an empty list."""
    parts = (label(part) for part in _LIST.split(plain(raw)))
    return tuple(dict.fromkeys(part for part in parts if part not in NOTHING))


def word(raw: Raw, words: Mapping[str, Word]) -> Word:
    """Look a word up among those a closed list accepts."""
    found = words.get(label(raw))
    if found is None:
        raise BadCell(Flaw.UNKNOWN_WORD, value=written(raw))
    return found


def _clean(text: str) -> str:
    return _INVISIBLE.sub("", text).strip()


def _as_text(raw: Raw) -> str:
    if raw is None:
        return ""
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time.min else raw.isoformat(sep=" ", timespec="minutes")
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < _LAST_EXACT:
        return str(int(raw))
    return str(raw)


def _refuse_lost_digits(raw: Raw) -> None:
    if isinstance(raw, int | float) and abs(raw) >= _LAST_EXACT:
        raise BadCell(Flaw.DIGITS_LOST, value=written(raw))


def _without_country(digits: str) -> str:
    if match := re.fullmatch(r"(?:\+|00)86(\d+)|86(1\d{10})", digits):
        rest = match[1] or match[2]
        return rest if re.match(r"0|1[3-9]", rest) else f"0{rest}"
    return digits


def _phone_flaw(digits: str) -> Flaw:
    if len(digits) < _SHORTEST_PHONE:
        return Flaw.PHONE_TOO_SHORT
    return Flaw.PHONE_TOO_LONG if len(digits) > _SHORTEST_PHONE else Flaw.PHONE_UNREADABLE


def _minutes(raw: Raw) -> int | None:
    if isinstance(raw, timedelta):
        return round(raw.total_seconds() / 60)
    if isinstance(raw, time):
        return raw.hour * 60 + raw.minute
    if isinstance(raw, bool | date):
        return None
    text = (
        re.sub(r"\s", "", plain(raw))
        .replace("个半小时", ".5小时")
        .replace("半小时", "0.5小时")
        .replace("小时半", ".5小时")
    )
    if re.fullmatch(r"\d{1,4}(?:\.\d+)?", text):
        return round(float(text) * 60)
    if match := _CLOCK.fullmatch(text):
        return int(match[1]) * 60 + int(match[2])
    match = _HOURS_MINUTES.fullmatch(text)
    return round(float(match[1] or 0) * 60 + int(match[2] or 0)) if match and text else None
