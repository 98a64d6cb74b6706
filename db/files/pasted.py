"""Whatever is pasted or typed as a list of people: a relay, a block from a spreadsheet, names read off a sheet."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from db.files.cells import plain
from db.files.names import key
from db.files.relay import PERSON, SHORT, Relay, RelayLine, parse

_NAME_HEADS: Final = frozenset({"姓名", "名字", "党员姓名", "name"})
_MOST: Final = 2000
_MARKS: Final = re.compile(r"[\s、,;/|。.]+")


def read_people(text: str) -> Relay:
    """Take pasted text apart as a relay; where nothing is numbered, every line of a sheet or a list is a sign-up."""
    relay = parse(text)
    if relay.lines:
        return relay
    rows = list(_rows(text))[:_MOST]
    numbered = parse("\n".join(f"{number}. {row}" for number, row in enumerate(rows, 1)))
    lines = tuple(replace(line, raw=rows[(line.number or 1) - 1], number=None) for line in numbered.lines)
    return Relay(lines, relay.examples, tuple(row.partition(". ")[2] for row in numbered.chatter))


def read_typed(text: str) -> Relay:
    """Take apart what is typed off a paper sheet: blanks, marks or lines part people; initials or a tail will do."""
    relay = parse(text)
    if "\t" in text or relay.lines:
        return read_people(text)
    people = [word for row in text.splitlines() for word in _words(row)][:_MOST]
    known = [word for word in people if SHORT.fullmatch(word) or PERSON.fullmatch(word)]
    lines = tuple(RelayLine(word, None, word, (), None, heads=1, on_leave=False) for word in known)
    return Relay(lines, relay.examples, tuple(word for word in people if word not in known))


def _words(row: str) -> Iterator[str]:
    """Give what stands between blanks and marks; a name written with a blank inside is put together again."""
    words = iter([word for word in _MARKS.split(plain(row)) if word])
    for word in words:
        half = len(word) == 1 and not word.isascii()
        yield key(word + next(words, "")) if half else key(word)


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
