"""Documents (.docx) that somebody sends as templates: read and filled in the limited process."""

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Final

from db.files import limits
from db.files.document import MARK, Line, Said
from db.files.flaws import Fault
from db.files.sheets import ask_child
from db.files.sniffing import refuse

__all__ = ["MARK", "Line", "Said", "fill_template", "open_template"]

_OLE: Final = b"\xd0\xcf\x11\xe0"
_OLD_ENDINGS: Final = (".doc", ".wps", ".dot", ".wpt")
_MACRO_ENDINGS: Final = (".docm", ".dotm")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def open_template(content: bytes, name: str) -> Sequence[Line]:
    """Give the lines of a document, fields as they are written; raise Refusal(…, why=Fault) for what is not read."""
    ending = name.lower()
    if not content:
        raise refuse(Fault.EMPTY)
    if len(content) > limits.DOCUMENT_BYTES:
        raise refuse(Fault.BYTES, limit=limits.DOCUMENT_BYTES // 1024 // 1024)
    if ending.endswith(_MACRO_ENDINGS):
        raise refuse(Fault.DOCUMENT_MACROS)
    if content.startswith(_OLE):
        old = Fault.OLD_WORD if ending.endswith(_OLD_ENDINGS) else Fault.NO_DOCUMENT
        raise refuse(Fault.PASSWORD if _ENCRYPTED in content else old)
    if not content.startswith(b"PK"):
        raise refuse(Fault.NO_DOCUMENT)
    answer = ask_child(content, "document", slow=Fault.HEAVY_DOCUMENT, broken=Fault.BROKEN_DOCUMENT)
    return [Line(style, text) for style, text in answer["lines"]]


def fill_template(content: bytes, said: Mapping[str, Said]) -> bytes:
    """Give a document with what is said in the place of its fields, by the fields as they are written."""
    first = json.dumps(dict(said)).encode()
    answer = ask_child(first + b"\n" + content, "fill", slow=Fault.HEAVY_DOCUMENT, broken=Fault.BROKEN_DOCUMENT)
    return base64.b64decode(answer["document"])
