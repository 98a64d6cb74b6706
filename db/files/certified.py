"""Certificates as bureaus list them: 急救：救护员证 有效期至2027-06；电工证（长期有效）."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from db.files.cells import NOTHING, Raw, label, plain, written
from db.files.days import day
from db.files.flaws import BadCell, Flaw

_BETWEEN: Final = re.compile(r"[、,;|\n\r]+")
_DATE: Final = r"(?P<day>\d{4}\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2}\s*[日号]?|\s*月)?)"
_UNTIL: Final = re.compile(
    rf"[\s(]*(?:(?:证书)?有效期?(?:限|截止)?\s*(?:至|到|为|:)*\s*{_DATE}\s*(?:止|前)?|{_DATE.replace('day', 'end')}\s*"
    r"(?:日?到期|止|前有效)|(?P<ever>(?:有效期)?:?(?:长期|永久)(?:有效)?))[\s)]*$"
)
_SPEAKS_OF_IT: Final = re.compile(r"有效|到期|过期|截止|\d{4}\s*[-./年]\s*\d{1,2}")
_MONTH: Final = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?")
_MONTHS: Final = range(1, 13)
_NO_NAME: Final = frozenset({"", "有", "是", "已持证", "持证"})


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as the list has it: of which skill, if it says so, and the last day it is valid, if it ends."""

    name: str
    skill: str = ""
    expires_on: date | None = None


def certificates(raw: Raw) -> tuple[Certificate, ...]:
    """Read certificates; one that is valid until a month is so until its last day. "无" is an empty list."""
    found: list[Certificate] = []
    for part in filter(None, (one.strip() for one in _BETWEEN.split(plain(raw)))):
        if part in NOTHING:
            continue
        until = _UNTIL.search(part)
        named = part[: until.start()].strip() if until else part
        ends = _last_day(until, part) if until else None
        if not named and until and found and found[-1].expires_on is None:
            # 救护员证，有效期至2027-06: the comma parts nothing
            found[-1] = replace(found[-1], expires_on=ends)
            continue
        skill, parted, name = named.rpartition(":")
        if name.strip() in _NO_NAME or _SPEAKS_OF_IT.search(name) or (parted and not skill.strip()):
            raise BadCell(Flaw.CERTIFICATE_UNREADABLE, value=written(part))
        found.append(Certificate(name.strip(), label(skill) if skill else "", ends))
    return tuple(dict.fromkeys(found))


def _last_day(until: re.Match[str], part: str) -> date | None:
    if until["ever"]:
        return None
    said = until["day"] or until["end"]
    if (month := _MONTH.fullmatch(said.strip())) is None:
        return day(said)
    year, number = int(month[1]), int(month[2])
    if number not in _MONTHS:
        raise BadCell(Flaw.CERTIFICATE_UNREADABLE, value=written(part))
    return date(year, number, monthrange(year, number)[1])
