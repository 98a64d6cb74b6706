"""Whatever is pasted as a list of people: a chat relay, a block from a spreadsheet, or bare names."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from db.files.cells import plain
from db.files.relay import Relay, parse

_NAME_HEADS: Final = frozenset({"姓名", "名字", "党员姓名", "name"})
_MOST: Final = 2000


def read_people(text: str) -> Relay:
    """Take pasted text apart as a relay; where nothing is numbered, every line of a sheet or a list is a sign-up."""
    relay = parse(text)
    if relay.lines:
        return relay
    rows = list(_rows(text))[:_MOST]
    numbered = parse("\n".join(f"{number}. {row}" for number, row in enumerate(rows, 1)))
    lines = tuple(replace(line, raw=rows[(line.number or 1) - 1], number=None) for line in numbered.lines)
    return Relay(lines, relay.examples, tuple(row.partition(". ")[2] for row in numbered.chatter))


def _rows(text: str) -> Iterator[str]:
    """Give each line with its name in front: a sheet's heading says in which column the names stand."""
    names_at = 0
    for row in text.splitlines():
        cells = [plain(cell) for cell in row.split("\t")]
        heads = [n for n, cell in enumerate(cells) if cell.lower() in _NAME_HEADS]
        if heads:
            names_at = heads[0]
        elif any(cells):
            front = cells[names_at : names_at + 1]
            yield " ".join(cell for cell in [*front, *cells[:names_at], *cells[names_at + 1 :]] if cell)
