"""Scans of signed papers: what is taken by its first bytes, whatever its name says, and how large it may be."""

from typing import Final

from db.errors import Code, Refusal
from db.terms import ScanKind

MOST: Final = 10 * 1024 * 1024
"""Bytes of a scan; it is kept in the database, so that a backup holds it."""

_BEGINNINGS: Final = (
    (b"%PDF-", ScanKind.PDF),
    (b"\xff\xd8\xff", ScanKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", ScanKind.PNG),
)
_ENDINGS: Final = {ScanKind.PDF: b"%%EOF", ScanKind.JPEG: b"\xff\xd9", ScanKind.PNG: b"IEND"}
_TAIL: Final = 2048


def kind_of_scan(content: bytes) -> ScanKind:
    """Tell what a scan is; FILE_TOO_LARGE, or FILE_UNREADABLE for what is none or ends half-way."""
    if len(content) > MOST:
        raise Refusal(Code.FILE_TOO_LARGE, limit=MOST // 1024 // 1024)
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning) and _ENDINGS[kind] in content[-_TAIL:]:
            return kind
    raise Refusal(Code.FILE_UNREADABLE)
