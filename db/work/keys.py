"""The keys: read from their files, made there on first use, kept apart from the database and its backups."""

import os
import secrets
from pathlib import Path
from typing import Final

from db.errors import Code, Refusal
from db.rules.sealing import KEY_BYTES, key_name, new_key
from db.settings import settings

_OWNER_ONLY: Final = 0o600


def seal_key() -> bytes:
    """Give the key at the settings' key_file, made on first use; Refusal(WRONG_KEY) when it holds none."""
    return read_or_make(settings().key_file)


def sign_key() -> bytes:
    """Give the key that signs codes and marks what was imported; it stays when the seal's key is changed."""
    return read_or_make(_beside("sign"))


def key_named(name: str) -> bytes:
    """Give the key of a name: the one in use, the one to come, or a former one; Refusal(WRONG_KEY) without it."""
    used = settings().key_file
    for path in (used, _beside("next"), *used.parent.glob(f"{used.name}.former-*")):
        if path.exists() and key_name(key := read_or_make(path)) == name:
            return key
    raise Refusal(Code.WRONG_KEY)


def next_key() -> bytes:
    """Give the key that shall seal from now on, made on first asking; an interrupted change goes on with the same."""
    return read_or_make(_beside("next"))


def change_over() -> Path:
    """Let the next key take the place of the one in use, which is kept for older backups; gives where it is kept."""
    used = settings().key_file
    former = _beside(f"former-{key_name(seal_key())}")
    if not former.exists():
        former.hardlink_to(used)
    _beside("next").replace(used)
    return former


def read_or_make(path: Path) -> bytes:
    """Give the key in a file that only its owner may read; whoever begins at once gets the same one."""
    if not path.exists():
        _make(path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise Refusal(Code.WRONG_KEY)
    return key


def _beside(what: str) -> Path:
    used = settings().key_file
    return used.with_name(f"{used.name}.{what}")


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    own = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(new_key())
    try:
        # a link appears whole and only once: whoever comes second finds the first one's key
        path.hardlink_to(own)
    except FileExistsError:
        pass
    finally:
        own.unlink()
