"""The key that seals: read from its file, made there on first use, kept apart from the database and its backups."""

import os
from pathlib import Path
from typing import Final

from db.errors import Code, Refusal
from db.rules.sealing import KEY_BYTES, new_key
from db.settings import settings

_OWNER_ONLY: Final = 0o600


def seal_key() -> bytes:
    """Give the key at the settings' key_file, made on first use; Refusal(WRONG_KEY) when it holds none."""
    return read_or_make(settings().key_file)


def read_or_make(path: Path) -> bytes:
    """Give the key in a file that only its owner may read; two processes that begin at once get the same one."""
    if not path.exists():
        _make(path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise Refusal(Code.WRONG_KEY)
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    own = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(new_key())
    try:
        # a link appears whole and only once: whoever comes second finds the first one's key
        path.hardlink_to(own)
    except FileExistsError:
        pass
    finally:
        own.unlink()
