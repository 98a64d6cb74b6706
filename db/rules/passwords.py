"""Passwords: which are good enough, and how they are kept: argon2id, never the password itself."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import SecretStr

from db.errors import Code, Refusal

LONGEST: Final = 128
_FEWEST_KINDS: Final = 5
_ROWS: Final = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv")
_WORDS: Final = frozenset(
    {
        "password", "passw0rd", "p@ssw0rd", "admin", "root", "user", "welcome", "letmein", "iloveyou", "woaini", "abc",
        "dangyuan", "zhibu", "shequ", "sanshuang", "shuangbaodao", "beijing", "zhongguo", "monkey", "dragon", "test",
    }
)  # fmt: skip
# 19 MiB and two passes, as OWASP advises: dear for who guesses, bearable when a whole event signs in at once
_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


class Preset(StrEnum):
    """Which advice is followed: length before all, or the rules of classified protection 等级保护."""

    LENGTH = "length"
    CLASSIFIED = "classified"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a password must be: how long, of how many kinds of signs, and for how many days it holds."""

    least: int
    kinds: int
    days: int | None

    def is_due(self, set_at: datetime | None, now: datetime) -> bool:
        """Whether a password has held long enough and must be changed; one of unknown age is due, too."""
        return self.days is not None and (set_at is None or now - set_at >= timedelta(days=self.days))


def policy(preset: Preset, least: int) -> Policy:
    """Give a preset's policy; the least length is the bureau's own where length is what counts."""
    return Policy(least, 1, None) if preset is Preset.LENGTH else Policy(8, 3, 90)


def check(password: SecretStr, *, rule: Policy, login: str, field: str = "password") -> None:
    """Refuse a password that is short, long, plain, or easy to guess.

    Raises PASSWORD_TOO_SHORT, PASSWORD_TOO_PLAIN, TOO_LONG, PASSWORD_TOO_COMMON.
    """
    text = _plain(password)
    if len(text) < rule.least:
        raise Refusal(Code.PASSWORD_TOO_SHORT, field=field, least=rule.least)
    if _kinds(text) < rule.kinds:
        raise Refusal(Code.PASSWORD_TOO_PLAIN, field=field, kinds=rule.kinds)
    if len(text) > LONGEST:
        raise Refusal(Code.TOO_LONG, field=field, most=LONGEST)
    if _is_common(text.casefold(), login):
        raise Refusal(Code.PASSWORD_TOO_COMMON, field=field)


def seal(password: SecretStr) -> str:
    """Give what is kept instead of a password."""
    return _hasher.hash(_plain(password))


def opens(password_hash: str, password: SecretStr) -> bool:
    """Whether a password is the one kept; takes the same time when nothing is kept."""
    try:
        _hasher.verify(password_hash or _nobodys(), _plain(password))
    except (VerificationError, InvalidHashError):
        return False
    return bool(password_hash)


def is_outdated(password_hash: str) -> bool:
    """Whether a kept password should be sealed anew, because sealing has become stronger since."""
    return _hasher.check_needs_rehash(password_hash)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _hasher.hash("the password of nobody")


def _plain(password: SecretStr) -> str:
    # an input method may give full-width digits on one machine and not on another
    return unicodedata.normalize("NFKC", password.get_secret_value())


def _kinds(text: str) -> int:
    """Count the kinds of signs: small letters, capitals, digits, and all others."""
    return len({(sign.islower(), sign.isupper(), sign.isdecimal()) for sign in text})


def _is_common(text: str, login: str) -> bool:
    if len(set(text)) < _FEWEST_KINDS or (login and login in text):
        return True
    rest = text.strip("!@#$%^&*._-~?")
    letters = rest.strip("0123456789!@#$%^&*._-~?")
    return letters in _WORDS or any(rest in row * 2 or rest in row[::-1] * 2 for row in _ROWS)
