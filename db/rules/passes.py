"""Passes: signed texts by which the check-in door knows a code that was shown on the spot, and its own opened page."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.rules.calendar import day_in_shanghai
from db.terms import Doubt

ROTATES: Final = timedelta(minutes=1)
"""How long one code stands on the helper's screen."""

FRESH: Final = timedelta(minutes=3)
"""How long after it was shown a code still speaks for somebody who stands before it."""

IN_TIME: Final = timedelta(hours=8)
"""How long an opened page may wait for a network and still be believed, on the same day."""

AT_THE_DOOR: Final = timedelta(minutes=5)
"""How long a password that was proved waits for the second factor's code."""

ANSWERED_BY_YES: Final = frozenset({Doubt.ELSEWHERE, Doubt.TAKEN_BACK})
"""Doubts that say themselves why an arrival would want a reason: the helper sees them, and a yes answers them."""

_WALL: Final = "w"
_MAC_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of the door's page: which one, when, and what speaks against the code it was opened by."""

    id: str
    at: datetime
    doubt: Doubt | None

    def doubt_at(self, now: datetime) -> Doubt | None:
        """Give what speaks against an arrival that is sent from this page now."""
        if day_in_shanghai(self.at) != day_in_shanghai(now) or now - self.at > IN_TIME:
            return Doubt.LATE
        return self.doubt


@dataclass(frozen=True, slots=True)
class HalfWay:
    """Whoever has proved a password and still owes a code: which account, and the mark of the password's seal."""

    account_id: UUID
    seal: str


def screen_pass(key: bytes, activity: str, now: datetime) -> str:
    """Give the code for the helper's screen, which is another one every minute."""
    turn = int(now.timestamp() // ROTATES.total_seconds())
    return f"{turn}-{_mac(key, 'screen', activity, str(turn))}"


def wall_pass(key: bytes, activity: str) -> str:
    """Give the code for a poster, which cannot change: whoever comes by it waits for the helper's yes."""
    return f"{_WALL}-{_mac(key, 'wall', activity)}"


def doubt_about(key: bytes, activity: str, text: str, now: datetime) -> Doubt | None:
    """Tell what speaks against a code; None for one that was just shown. Refusal(PASS_WRONG) for a forged one."""
    turn, _, mac = text.partition("-")
    if turn == _WALL:
        _check(mac, _mac(key, "wall", activity))
        return Doubt.WALL_CODE
    _check(mac, _mac(key, "screen", activity, turn))
    shown = datetime.fromtimestamp(int(turn) * ROTATES.total_seconds(), UTC)
    # a code from the future was shown by a clock that was set back since: it is no fresher than an old one
    return None if -ROTATES <= now - shown <= ROTATES + FRESH else Doubt.OLD_CODE


def at_community(code: str) -> str:
    """Give under what name a community's door shows its codes, which open no activity's door."""
    return f"community {code}"


def sign_opening(key: bytes, activity: str, opening: Opening) -> str:
    """Give an opening as a text that only this house can have written."""
    said = f"{opening.id}.{int(opening.at.timestamp())}.{opening.doubt or ''}"
    return f"{said}.{_mac(key, 'opening', activity, said)}"


def read_opening(key: bytes, activity: str, text: str) -> Opening:
    """Give the opening that a text speaks of; Refusal(PASS_WRONG) for a forged one, or another activity's."""
    said, _, mac = text.rpartition(".")
    _check(mac, _mac(key, "opening", activity, said))
    opened, at, doubt = said.split(".")
    return Opening(opened, datetime.fromtimestamp(int(at), UTC), Doubt(doubt) if doubt else None)


def slip_pass(key: bytes, followup_id: UUID) -> str:
    """Give the code on the slip by which a beneficiary says how it went, without an account."""
    return _mac(key, "slip", followup_id.hex)


def check_slip(key: bytes, followup_id: UUID, text: str) -> None:
    """Refuse a slip's code that this house has not written: Refusal(PASS_WRONG)."""
    _check(text, slip_pass(key, followup_id))


def half_way_pass(key: bytes, account_id: UUID, password_hash: str, now: datetime) -> str:
    """Give the text by which the sign-in knows again whose password it has proved; it opens nothing by itself."""
    said = f"{account_id.hex}.{int(now.timestamp())}.{seal_mark(key, password_hash)}"
    return f"{said}.{_mac(key, 'half way', said)}"


def read_half_way(key: bytes, text: str, now: datetime) -> HalfWay:
    """Give whose password was proved; Refusal(HALF_WAY_OVER) when the text is forged or has waited too long."""
    said, _, mac = text.rpartition(".")
    if not hmac.compare_digest(mac.encode(), _mac(key, "half way", said).encode()):
        raise Refusal(Code.HALF_WAY_OVER)
    account, at, seal = said.split(".")
    if not timedelta() <= now - datetime.fromtimestamp(int(at), UTC) <= AT_THE_DOOR:
        raise Refusal(Code.HALF_WAY_OVER)
    return HalfWay(UUID(account), seal)


def seal_mark(key: bytes, password_hash: str) -> str:
    """Give the mark of a password's seal, which is another one once the password is."""
    return _mac(key, "password", password_hash)


def mark(opening: str, member_id: UUID) -> str:
    """Give the sign by which one of several namesakes is chosen on an opened page, and nowhere else."""
    return hashlib.sha256(f"{opening}.{member_id}".encode()).hexdigest()[:_MAC_LENGTH]


def _mac(key: bytes, *parts: str) -> str:
    said = "\n".join(("arrival", *parts)).encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()[:_MAC_LENGTH]


def _check(mac: str, right: str) -> None:
    if not hmac.compare_digest(mac.encode(), right.encode()):
        raise Refusal(Code.PASS_WRONG)
