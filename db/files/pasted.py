"""Whatever is pasted or typed as a list of people: a relay, a block from a spreadsheet, names read off a sheet."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from db.files.cells import plain
from db.files.names import key
from db.files.relay import PERSON, SHORT, Relay, RelayLine, parse
from db.files.relay_words import is_organisation

_NAME_HEADS: Final = frozenset({"姓名", "名字", "党员姓名", "name"})
_MOST: Final = 2000
_MARKS: Final = re.compile(r"[\s、,;/|。.]+")


def read_people(text: str) -> Relay:
    """Take pasted text apart as a relay; where nothing is numbered, every line of a sheet or a list is a sign-up.

    A line that holds nothing but people, as one types them off a sheet, gives a sign-up for each of them.
    """
    relay = parse(text)
    if relay.lines:
        return relay
    chatter, rows = _rows(text)
    a_block = "\t" in text and len(rows) > 1
    lines: list[RelayLine] = []
    for row in rows[:_MOST]:
        found = ([] if a_block else _in_cells(row)) or _read(row)
        lines += found
        if not found:
            chatter.append(row)
    return Relay(tuple(lines[:_MOST]), (), (*chatter, *rows[_MOST:]))


def read_typed(text: str) -> Relay:
    """Take apart what is typed off a paper sheet: blanks, marks or lines part people; initials or a tail will do."""
    relay = parse(text)
    if "\t" in text or relay.lines:
        return read_people(text)
    people = [word for row in text.splitlines() for word in _words(row)]
    known = [word for word in people if _is_person(word)][:_MOST]
    return Relay(tuple(map(_alone, known)), (), tuple(word for word in people if word not in set(known)))


def _read(row: str) -> list[RelayLine]:
    return [replace(line, raw=row, number=None) for line in parse(f"1. {row}").lines]


def _in_cells(row: str) -> list[RelayLine]:
    """Give everybody on a line that holds nothing but people: "zs 1234 王五", "张三 0001 李四 0002"; else nobody."""
    words = list(_words(row))
    if not all(_is_person(word) and not is_organisation(word) for word in words):
        return []
    if any(SHORT.fullmatch(word) and not _tells_apart(words, at) for at, word in enumerate(words)):
        return [_alone(word) for word in words]
    names, numbers = words[::2], words[1::2]
    if len(names) > 1 and len(names) == len(numbers) and all(map(str.isdecimal, numbers)):
        return [line for name, number in zip(names, numbers, strict=True) for line in _read(f"{name} {number}")]
    return []


def _tells_apart(words: list[str], at: int) -> bool:
    """Tell whether a word is a telephone, or its tail, behind the name whose namesakes it tells apart."""
    return words[at].isdecimal() and at > 0 and not words[at - 1].isascii()


def _is_person(word: str) -> bool:
    return bool(SHORT.fullmatch(word.lower()) or PERSON.fullmatch(word))


def _alone(word: str) -> RelayLine:
    # a phone writes the first letter that is typed as a capital
    return RelayLine(word, None, word.lower() if word.isascii() else word, (), None, heads=1, on_leave=False)


def _words(row: str) -> Iterator[str]:
    """Give what stands between blanks and marks; a name written with a blank inside is put together again."""
    words = iter([word for word in _MARKS.split(plain(row)) if word])
    for word in words:
        half = len(word) == 1 and not word.isascii()
        yield key(word + next(words, "")) if half else key(word)


def _rows(text: str) -> tuple[list[str], list[str]]:
    """Give the headings, then each line with its name in front: a heading says in which column the names stand."""
    names_at = 0
    headings: list[str] = []
    rows: list[str] = []
    for row in text.splitlines():
        cells = [plain(cell) for cell in row.split("\t")]
        heads = [n for n, cell in enumerate(cells) if cell.lower() in _NAME_HEADS]
        if heads:
            names_at = heads[0]
        if any(cells):
            front = cells[names_at : names_at + 1]
            told = " ".join(cell for cell in [*front, *cells[:names_at], *cells[names_at + 1 :]] if cell)
            (headings if heads else rows).append(told)
    return headings, rows
