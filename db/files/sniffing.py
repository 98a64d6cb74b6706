"""What kind of file the bytes are, whatever its name says: a workbook, a text table, or something to be refused."""

import io
import zipfile
from enum import StrEnum
from typing import Final

from db.errors import Code, Refusal
from db.files import limits
from db.files.flaws import Fault

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_FOREIGN: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\x09\x08",
)
_PAGE_STARTS: Final = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta", b"<head", b"<script", b"<workbook")
_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED_FLAG: Final = 0x1


class FileKind(StrEnum):
    """The two kinds of files that are read."""

    WORKBOOK = "workbook"
    DELIMITED = "delimited"


def refuse(why: Fault, **facts: object) -> Refusal:
    """Make the refusal of a file: too large, or not readable; `why` tells the advice to give."""
    large = {
        Fault.BYTES, Fault.PARTS, Fault.UNPACKED, Fault.SHEETS, Fault.ROWS,
        Fault.COLUMNS, Fault.CELLS, Fault.LONG_CELL, Fault.TEXT, Fault.TIME, Fault.HEAVY_DOCUMENT,
    }  # fmt: skip
    return Refusal(Code.FILE_TOO_LARGE if why in large else Code.FILE_UNREADABLE, why=why.value, **facts)


def kind_of(content: bytes, name: str = "") -> FileKind:
    """Tell the kind by the first bytes; raise the Refusal with its advice for what is not read here."""
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise refuse(Fault.EMPTY)
    if len(content) > limits.BYTES:
        raise refuse(Fault.BYTES, limit=limits.BYTES // 1024 // 1024)
    if content.startswith(b"PK"):
        return FileKind.WORKBOOK
    if content.startswith(_OLE):
        raise refuse(_old_fault(content, name))
    if content.startswith(_FOREIGN):
        raise refuse(Fault.OTHER_KIND)
    if content[:200].lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith(_PAGE_STARTS):
        raise refuse(Fault.WEB_PAGE)
    return FileKind.DELIMITED


def open_parts(content: bytes) -> zipfile.ZipFile:
    """Open a workbook's archive after its table of contents has been weighed; raise a Refusal otherwise."""
    if content.count(_ENTRY) > limits.PARTS:
        raise refuse(Fault.PARTS, limit=limits.PARTS)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise refuse(Fault.BROKEN) from None
    parts = archive.infolist()
    if len(parts) > limits.PARTS:
        raise refuse(Fault.PARTS, limit=limits.PARTS)
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise refuse(Fault.PASSWORD)
    if sum(part.file_size for part in parts) > limits.UNPACKED:
        raise refuse(Fault.UNPACKED, limit=limits.UNPACKED // 1024 // 1024)
    _refuse_relatives({part.filename for part in parts})
    return archive


def _old_fault(content: bytes, name: str) -> Fault:
    if _ENCRYPTED in content:
        return Fault.PASSWORD
    suffix = name.rpartition(".")[2].lower()
    if suffix in {"et", "wps", "dps", "ett"}:
        return Fault.WPS
    return Fault.OTHER_KIND if suffix in {"doc", "ppt", "msg"} else Fault.OLD_EXCEL


def _refuse_relatives(parts: set[str]) -> None:
    if any(part.endswith("vbaProject.bin") for part in parts):
        raise refuse(Fault.MACROS)
    if "xl/workbook.bin" in parts:
        raise refuse(Fault.BINARY_EXCEL)
    if {"mimetype", "content.xml"} <= parts:
        raise refuse(Fault.OPEN_DOCUMENT)
    if "[Content_Types].xml" not in parts or not any(part.startswith("xl/") for part in parts):
        raise refuse(Fault.OTHER_KIND)
