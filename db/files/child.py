"""The process that reads a stranger's file: little memory, little time, no writing, nothing of ours within reach.

It takes the bytes on standard input and answers on standard output in lines of JSON: how many rows there are, then each
sheet and each row as it comes by, then that this was all. Asked for "document" or "fill" it reads a text document and
answers in one line; to fill one, the first line of input holds what is said in the fields' places.
"""

import base64
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from db.errors import Refusal
from db.files import limits
from db.files.delimited import read_delimited
from db.files.flaws import Fault
from db.files.raw import to_lines
from db.files.sniffing import FileKind, kind_of, refuse
from db.files.weighing import weigh


def main() -> None:
    """Read standard input as a file and print what is in it; in the end {"refused": …} when it is not taken."""
    _bind()
    task = sys.argv[1] if len(sys.argv) > 1 else SHEETS
    try:
        for line in _TASKS[task]():
            sys.stdout.write(line + "\n")
    except Refusal as refusal:
        sys.stdout.write(_refused(refusal))
    except (MemoryError, RecursionError):
        heavy = Fault.UNPACKED if task == SHEETS else Fault.HEAVY_DOCUMENT
        sys.stdout.write(_refused(refuse(heavy, limit=limits.UNPACKED // 1024 // 1024)))


def _read_sheets() -> Iterator[str]:
    content = sys.stdin.buffer.read(limits.BYTES + 1)
    if kind_of(content) is FileKind.DELIMITED:
        yield json.dumps({"rows": content.count(b"\n")})
        yield from to_lines([read_delimited(content)])
    else:
        weights = weigh(content)
        yield json.dumps({"rows": sum(weight.rows for weight in weights.values())})
        # openpyxl would load these along with itself, and no cell that is read needs them
        sys.modules["numpy"] = sys.modules["PIL"] = None  # type: ignore[assignment]  # None: there is no such thing
        from db.files.workbook import read_workbook  # noqa: PLC0415 - a tenth of a second that what is refused need not wait

        yield from to_lines(read_workbook(content, weights))
    yield json.dumps({"all": True})


def _read_document() -> Iterator[str]:
    from db.files.document import read_document  # noqa: PLC0415 - sheets need none of it

    yield json.dumps({"lines": read_document(sys.stdin.buffer.read(limits.DOCUMENT_BYTES + 1))})


def _fill_document() -> Iterator[str]:
    from db.files.document import Said, fill_document  # noqa: PLC0415 - as above

    said = {mark: Said(*one) for mark, one in json.loads(sys.stdin.buffer.readline()).items()}
    filled = fill_document(sys.stdin.buffer.read(limits.DOCUMENT_BYTES + 1), said)
    yield json.dumps({"document": base64.b64encode(filled).decode()})


SHEETS: Final = "sheets"
_TASKS: Final[Mapping[str, Callable[[], Iterator[str]]]] = {
    SHEETS: _read_sheets,
    "document": _read_document,
    "fill": _fill_document,
}


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
    sys.stdout.flush()
    os._exit(0)  # to take all modules down one by one would take as long as a small file
