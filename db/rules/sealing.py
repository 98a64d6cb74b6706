"""Sealing: a text that only the holder of the key can read, and only in the place it was sealed for."""

import hashlib
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.errors import Code, Refusal

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_NAME_LENGTH: Final = 12


def new_key() -> bytes:
    """Make a key of 256 random bits."""
    return AESGCM.generate_key(bit_length=KEY_BYTES * 8)


def key_name(key: bytes) -> str:
    """Give a key's name: the start of its digest, which tells keys apart and gives nothing away."""
    return hashlib.sha256(b"name of " + key).hexdigest()[:_NAME_LENGTH]


def seal(text: str, key: bytes, *, place: bytes) -> bytes:
    """Seal a text for one place, such as its row's identifier; two seals of one text differ."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), place)


def unseal(sealed: bytes, key: bytes, *, place: bytes) -> str:
    """Open what was sealed with this key for this place; Refusal(WRONG_KEY) for anything else."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place).decode()
    except InvalidTag as error:
        raise Refusal(Code.WRONG_KEY) from error
