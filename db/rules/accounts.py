"""Accounts and sessions: what a login looks like, which reach a role needs, when a session ends, how tries slow."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.terms import AccountId, Role

LOGIN: Final = re.compile(r"[\w.@+-]{2,40}")
FREE_TRIES: Final = 3
LONGEST_WAIT: Final = timedelta(seconds=60)
WALL: Final = timedelta(days=30)
"""So long a wall screen's session lives, without a sign of life, too."""
TRIES_FORGOTTEN: Final = timedelta(hours=24)
_BUSIEST_SIGN_OF_LIFE: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session lives: without a sign of life, and in any case."""

    idle: timedelta
    longest: timedelta

    def sign_due(self, seen_at: datetime, now: datetime) -> bool:
        """Whether the last sign of life is old enough to be written down again."""
        return now - seen_at >= min(self.idle / 10, _BUSIEST_SIGN_OF_LIFE)


@dataclass(frozen=True, slots=True)
class Life:
    """What decides whether a session still lives."""

    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None
    #: the account's sessions begun before this are over
    sessions_since: datetime
    closed_at: datetime | None
    #: it fills a wall: nobody touches it, and it opens nothing else
    wall: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """That a password opened an account, or did not; the intent sees to it that nothing changed in between."""

    login: str
    account_id: AccountId | None
    password_hash: str


def lives(life: Life, limits: Limits, now: datetime) -> bool:
    """Whether a session still opens pages; a clock set back does not revive one."""
    if life.ended_at is not None or life.closed_at is not None or life.began_at < life.sessions_since:
        return False
    if life.wall:
        return now - life.began_at < WALL
    return now - life.began_at < limits.longest and now - life.seen_at < limits.idle


def digest(secret: str) -> str:
    """Give the SHA-256 by which a token, a code or a typed login is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def clean_login(login: str) -> str:
    """Give a login as it is kept and compared: narrow letters, no case, no blanks around."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def check_login(login: str) -> str:
    """Give a clean login, or refuse it: EMPTY, OUT_OF_RANGE."""
    clean = clean_login(login)
    if not clean:
        raise Refusal(Code.EMPTY, field="login")
    if not LOGIN.fullmatch(clean):
        raise Refusal(Code.OUT_OF_RANGE, field="login")
    return clean


def wait_after(failures: int, last_at: datetime, now: datetime) -> timedelta:
    """Give how long the next try at a login must still wait: nothing at first, then doubling up to a minute."""
    if failures < FREE_TRIES or now - last_at >= TRIES_FORGOTTEN:
        return timedelta()
    doubled = timedelta(seconds=2 ** min(failures - FREE_TRIES, 10))
    # a clock set back must not lengthen the wait
    waited = max(now - last_at, timedelta())
    return max(min(doubled, LONGEST_WAIT) - waited, timedelta())


def check_reach(
    role: Role, *, unit_id: UUID | None, branch_id: UUID | None, member_id: UUID | None, community_ids: Collection[UUID]
) -> None:
    """Refuse a role without the reach that it works in: EMPTY with the field."""
    needed = {
        Role.SECRETARY: ("branch_id", branch_id or unit_id),
        Role.CLERK: ("community_ids", community_ids),
        Role.HELPER: ("community_ids", community_ids),
        Role.MEMBER: ("member", member_id),
    }
    field, given = needed.get(role, ("", True))
    if not given:
        raise Refusal(Code.EMPTY, field=field)
