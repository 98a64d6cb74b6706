"""Days and months as bureaus write them: 2026.3.1, 2026年3月1日, full-width digits, 20260301, Excel's own numbers."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from db.files.cells import Raw, plain, written
from db.files.flaws import BadCell, Flaw

_AFTER: Final = r"(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?(?:(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_FULL: Final = re.compile(rf"(\d{{4}})\s*[-./年]\s*(\d{{1,2}})\s*[-./月]\s*(\d{{1,2}})\s*[日号]?{_AFTER}", re.ASCII)
_EIGHT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_YEARLESS: Final = re.compile(r"\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?", re.ASCII)
_DAYLESS: Final = re.compile(r"\d{4}\s*(?:[-./]\s*\d{1,2}|年(?:\s*\d{1,2}\s*月?)?)?", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})(?:\s*[-./年]\s*)?(\d{1,2})\s*月?", re.ASCII)
#: Excel counts days from here, its invented 29 February 1900 included.
_EPOCH: Final = date(1899, 12, 30)
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_MONTHS: Final = 12


def day(raw: Raw) -> date:
    """Read a day; one without its year, one that no calendar has, and anything else is a BadCell."""
    if isinstance(raw, datetime):
        return _within(raw.date(), raw)
    if isinstance(raw, date):
        return _within(raw, raw)
    if isinstance(raw, bool | time | timedelta):
        raise BadCell(Flaw.DAY_UNREADABLE, value=written(raw))
    text = plain(raw)
    if match := _FULL.fullmatch(text) or _EIGHT.fullmatch(text):
        return _calendar_day(match[1], match[2], match[3], raw)
    if match := _SERIAL.fullmatch(text):
        return _within(_EPOCH + timedelta(days=int(match[1])), raw)
    raise BadCell(_flaw_of(text), value=written(raw))


def month(raw: Raw) -> str:
    """Read a year and month, of which a whole day says enough, as "1980-05"; anything else is a BadCell."""
    if not isinstance(raw, date | bool | time | timedelta) and (match := _MONTH.fullmatch(plain(raw))):
        year, number = int(match[1]), int(match[2])
        # of a number 1980.1 nobody knows whether it was 1980.10
        unsure = isinstance(raw, float) and number == 1
        if unsure or not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= number <= _MONTHS):
            raise BadCell(Flaw.MONTH_UNREADABLE, value=written(raw))
        return f"{year}-{number:02d}"
    try:
        return f"{day(raw):%Y-%m}"
    except BadCell:
        raise BadCell(Flaw.MONTH_UNREADABLE, value=written(raw)) from None


def _calendar_day(year: str, month: str, number: str, raw: Raw) -> date:
    try:
        return _within(date(int(year), int(month), int(number)), raw)
    except ValueError:
        raise BadCell(Flaw.DAY_IMPOSSIBLE, value=written(raw)) from None


def _within(found: date, raw: Raw) -> date:
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise BadCell(Flaw.DAY_IMPOSSIBLE, value=written(raw))
    return found


def _flaw_of(text: str) -> Flaw:
    if _YEARLESS.fullmatch(text):
        return Flaw.DAY_WITHOUT_YEAR
    return Flaw.DAY_INCOMPLETE if _DAYLESS.fullmatch(text) else Flaw.DAY_UNREADABLE
