"""The check-in code of an activity: its address, which carries a signed pass, and its picture."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import segno

from db.rules import passes
from db.settings import settings
from db.work.keys import sign_key

_OF_THIS_MACHINE: Final = {"localhost", "127.0.0.1", "::1"}


def screen_address(base: str, activity: str, now: datetime | None = None) -> str:
    """Give the address behind the helper's screen, another one every minute; base is where the page was opened."""
    shown = passes.screen_pass(sign_key(), activity, now or datetime.now(UTC))
    return f"{_origin(base)}/arrive/{activity}/{shown}"


def wall_address(base: str, activity: str) -> str:
    """Give the address behind a poster, which stays."""
    return f"{_origin(base)}/arrive/{activity}/{passes.wall_pass(sign_key(), activity)}"


def community_address(base: str, community: str, now: datetime | None = None) -> str:
    """Give the address behind the code of a community's door: another one every minute, or one that stays."""
    door = passes.at_community(community)
    shown = passes.screen_pass(sign_key(), door, now) if now else passes.wall_pass(sign_key(), door)
    return f"{_origin(base)}/checkin/{community}/{shown}"


def slip_address(base: str, followup_id: UUID) -> str:
    """Give the address behind the code on a rating slip."""
    return f"{_origin(base)}/rate/{followup_id.hex}/{passes.slip_pass(sign_key(), followup_id)}"


def verify_address(base: str, code: str) -> str:
    """Give the address at which anybody verifies a certificate by its code."""
    return f"{_origin(base)}/verify/{code}"


def reaches_phones(address: str) -> bool:
    """Whether another machine can open an address at all."""
    return urlsplit(address).hostname not in _OF_THIS_MACHINE


@lru_cache(maxsize=64)
def picture(address: str) -> str:
    """Give an address as the SVG of a QR code that grows with its place."""
    return segno.make(address, error="m", micro=False).svg_inline(border=4, omitsize=True, light="#fff")


def _origin(base: str) -> str:
    if settings().public_url:
        return settings().public_url.rstrip("/")
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}"
