"""What makes a server unsafe to work with real people's data, and which backups are worth keeping."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from db.rules.calendar import day_in_shanghai

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
WELL_KNOWN: Final = frozenset({"", "password", "postgres", "admin", "123456", "sanshuang", "changeme"})
SHORTEST_SECRET: Final = 32
OTHERS_MAY: Final = 0o077
DAILY, WEEKLY, QUARTERLY = 7, 5, 8


class Danger(StrEnum):
    """One reason not to start with real data."""

    DEMO = "demo"
    PLAIN_HTTP = "plain_http"
    WEAK_DATABASE_PASSWORD = "weak_database_password"  # noqa: S105 - a word, not a secret
    WEAK_COOKIE_SECRET = "weak_cookie_secret"  # noqa: S105 - a word, not a secret
    NO_BACKUP = "no_backup"
    OLD_BACKUP = "old_backup"
    KEY_AMONG_BACKUPS = "key_among_backups"
    OLD_SCHEMA = "old_schema"
    OPEN_TO_OTHERS = "open_to_others"
    OFFICE_EMPTY = "office_empty"
    OFFICES_SHARED = "offices_shared"


@dataclass(frozen=True, slots=True)
class Found:
    """A danger with the facts that its sentence needs."""

    danger: Danger
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides whether a start is safe."""

    demo: bool
    public_url: str
    plain_http: bool
    #: password of a database that is reached over a network; None when there is none to know
    database_password: str | None
    #: set by whoever runs the server; empty when it is made by itself
    cookie_secret: str
    newest_backup: datetime | None
    backup_hours: int
    key_among_backups: bool
    schema_is_ours: bool
    #: who may read which file, as the system keeps it
    modes: Mapping[str, int]
    #: the three offices are held apart, and nobody holds the security administrator's or the auditor's
    office_empty: bool = False
    #: the three offices are held apart, and this person holds two
    two_offices: str = ""


def dangers(at: Circumstances, now: datetime) -> tuple[Found, ...]:
    """Name everything that speaks against a start with real data; nothing when it is safe."""
    open_files = sorted(path for path, mode in at.modes.items() if mode & OTHERS_MAY)
    said: list[tuple[Danger, bool, Mapping[str, object]]] = [
        (Danger.DEMO, at.demo, {}),
        (Danger.PLAIN_HTTP, not _is_private(at), {}),
        (Danger.WEAK_DATABASE_PASSWORD, _is_weak(at.database_password), {}),
        (Danger.WEAK_COOKIE_SECRET, 0 < len(at.cookie_secret) < SHORTEST_SECRET, {"least": SHORTEST_SECRET}),
        (Danger.NO_BACKUP, at.newest_backup is None, {}),
        (Danger.OLD_BACKUP, _is_old(at, now), {"hours": at.backup_hours}),
        (Danger.KEY_AMONG_BACKUPS, at.key_among_backups, {}),
        (Danger.OLD_SCHEMA, not at.schema_is_ours, {}),
        (Danger.OPEN_TO_OTHERS, bool(open_files), {"files": tuple(open_files)}),
        (Danger.OFFICE_EMPTY, at.office_empty, {}),
        (Danger.OFFICES_SHARED, bool(at.two_offices), {"name": at.two_offices}),
    ]
    return tuple(Found(danger, facts) for danger, holds, facts in said if holds)


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Give the backups worth keeping: the newest of 7 days, of 5 weeks and of 8 quarters that have one."""
    newest_first = sorted(moments, reverse=True)
    days = {moment: day_in_shanghai(moment) for moment in newest_first}
    periods = (
        (DAILY, lambda day: day),
        (WEEKLY, lambda day: day.isocalendar()[:2]),
        (QUARTERLY, lambda day: (day.year, (day.month - 1) // 3)),
    )
    found: set[datetime] = set()
    for most, period in periods:
        firsts: dict[object, datetime] = {}
        for moment in newest_first:
            firsts.setdefault(period(days[moment]), moment)
        found |= set(list(firsts.values())[:most])
    return frozenset(found)


def _is_private(at: Circumstances) -> bool:
    address = urlsplit(at.public_url)
    return at.plain_http or address.scheme == "https" or address.hostname in LOOPBACK


def _is_weak(password: str | None) -> bool:
    return password is not None and password.casefold() in WELL_KNOWN


def _is_old(at: Circumstances, now: datetime) -> bool:
    return at.newest_backup is not None and now - at.newest_backup > timedelta(hours=at.backup_hours)
