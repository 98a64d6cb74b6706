"""A journal line and its place in the chain: what is said of a write, and the digest that ties it to the one before."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple
from uuid import UUID

from db.terms import JournalKind

_AS_IT_IS: Final = frozenset({type(None), str, bool, int, float})
_WRITTEN: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Line(NamedTuple):
    """A journal line before it is numbered and chained."""

    at: datetime
    kind: JournalKind
    event: str
    account_id: UUID | None
    role: str
    origin: str
    subject: str
    subject_id: UUID | None
    before: Mapping[str, object]
    after: Mapping[str, object]

    def told(self) -> str:
        """Give what the line says, as its digest takes it in behind its place in the chain."""
        content = [
            self.at.astimezone(UTC).isoformat(), self.kind, self.event, plain(self.account_id),
            self.role, self.origin, self.subject, plain(self.subject_id), dict(self.before), dict(self.after),
        ]  # fmt: skip
        return _WRITTEN.encode(content)

    def digest(self, seq: int, prev_hash: str) -> str:
        """Give the line's SHA-256 at its place in the chain; the same on both engines and in the verifier."""
        return digest_at(seq, prev_hash, self.told())


def digest_at(seq: int, prev_hash: str, told: str) -> str:
    """Give the SHA-256 of what a line says at its place in the chain: of one list in JSON."""
    return sha256(f"[{_WRITTEN.encode(seq)},{_WRITTEN.encode(prev_hash)},{told[1:]}")


def plain(value: object) -> object:
    """Give a value as JSON knows it: identifiers, days, instants and words as text."""
    if type(value) in _AS_IT_IS or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return str(value)


def sha256(text: str) -> str:
    """Give the digest of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
