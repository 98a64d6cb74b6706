"""The second factor: a code that is another one every half minute (RFC 6238), and recovery codes beside it."""

import hmac
import secrets
import unicodedata
from datetime import datetime
from typing import Final

import pyotp

_SECONDS: Final = 30
_OFF: Final = 1
"""How many half minutes a telephone's clock may be off, to either side."""

RECOVERY_CODES: Final = 10
_SIGNS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another
_GROUPS: Final = 4
_GROUP: Final = 4


def new_secret() -> str:
    """Make a secret of 160 random bits, as telephones read it."""
    return pyotp.random_base32()


def address(secret: str, *, login: str, issuer: str) -> str:
    """Give the address that a telephone's authenticator reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=issuer)


def step_of(secret: str, code: str, *, now: datetime, after: int) -> int | None:
    """Give the half minute that a code belongs to; None for a wrong code, and for one no newer than the last used."""
    here, typed = int(now.timestamp()) // _SECONDS, _plain(code)
    totp = pyotp.TOTP(secret)
    for step in range(here - _OFF, here + _OFF + 1):
        if step > after and hmac.compare_digest(totp.generate_otp(step).encode(), typed.encode()):
            return step
    return None


def new_recovery_codes() -> tuple[str, ...]:
    """Make the codes that each open once when the telephone is gone; 79 random bits each."""
    return tuple(_recovery_code() for _ in range(RECOVERY_CODES))


def plain_recovery_code(typed: str) -> str:
    """Give a recovery code as it is kept and compared, however it was typed; empty when it cannot be one."""
    plain = _plain(typed).upper()
    return plain if len(plain) == _GROUPS * _GROUP else ""


def _recovery_code() -> str:
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def _plain(typed: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", typed) if sign.isalnum())
