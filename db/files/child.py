"""The process that reads a stranger's file: little memory, little time, no writing, nothing of ours within reach.

It takes the bytes on standard input and answers on standard output with one line of JSON. Asked for "document" or
"fill" it reads a text document instead of sheets; to fill one, the first line holds what is said in the fields' places.
"""

import base64
import json
import sys
from collections.abc import Callable, Mapping
from typing import Final

from db.errors import Refusal
from db.files import limits
from db.files.delimited import read_delimited
from db.files.flaws import Fault
from db.files.raw import to_json
from db.files.sniffing import FileKind, kind_of, refuse


def main() -> None:
    """Read standard input as a file and print {"sheets": …}, {"lines": …}, {"document": …} or {"refused": …}."""
    _bind()
    task = sys.argv[1] if len(sys.argv) > 1 else "sheets"
    try:
        answer = _TASKS[task]()
    except Refusal as refusal:
        answer = _refused(refusal)
    except (MemoryError, RecursionError):
        heavy = Fault.UNPACKED if task == "sheets" else Fault.HEAVY_DOCUMENT
        answer = _refused(refuse(heavy, limit=limits.UNPACKED // 1024 // 1024))
    sys.stdout.write(answer)


def _read_sheets() -> str:
    return f'{{"sheets": {_sheets(sys.stdin.buffer.read(limits.BYTES + 1))}}}'


def _read_document() -> str:
    from db.files.document import read_document  # noqa: PLC0415 - sheets need none of it

    return json.dumps({"lines": read_document(sys.stdin.buffer.read(limits.DOCUMENT_BYTES + 1))})


def _fill_document() -> str:
    from db.files.document import Said, fill_document  # noqa: PLC0415 - as above

    said = {mark: Said(*one) for mark, one in json.loads(sys.stdin.buffer.readline()).items()}
    filled = fill_document(sys.stdin.buffer.read(limits.DOCUMENT_BYTES + 1), said)
    return json.dumps({"document": base64.b64encode(filled).decode()})


_TASKS: Final[Mapping[str, Callable[[], str]]] = {
    "sheets": _read_sheets,
    "document": _read_document,
    "fill": _fill_document,
}


def _sheets(content: bytes) -> str:
    if kind_of(content) is FileKind.DELIMITED:
        return to_json(read_delimited(content))
    from db.files.workbook import read_workbook  # noqa: PLC0415 - a quarter of a second that text tables need not wait

    return to_json(read_workbook(content))


def _refused(refusal: Refusal) -> str:
    return json.dumps({"refused": refusal.code.value, "facts": refusal.facts})


def _bind() -> None:
    """Let the system hold the limits; where it cannot (Windows), the parent's clock still does."""
    try:
        import resource  # noqa: PLC0415 - does not exist everywhere
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CPU_SECONDS, limits.CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
