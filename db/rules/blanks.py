"""Blanks in a clause of the stock: named gaps such as {次数}, which are filled in while an agreement is drafted."""

import re
from collections.abc import Mapping
from typing import Final

from db.errors import Code, Refusal
from db.terms import Blank

COUNTS: Final = frozenset({Blank.TIMES, Blank.PEOPLE, Blank.HOUSEHOLDS, Blank.PIECES, Blank.DAYS})
"""Blanks that hold a whole number; the others hold words."""

_OPENING: Final = "{｛【"
_CLOSING: Final = "}｝】"
_BRACKETED: Final = re.compile(rf"[{_OPENING}]\s*([^{_OPENING}{_CLOSING}]*?)\s*[{_CLOSING}]")
_BRACKET: Final = re.compile(rf"[{_OPENING}{_CLOSING}]")
_AROUND: Final = 12


def blanks_of(text: str) -> tuple[Blank, ...]:
    """Give the blanks of a clause in their order, each once; brackets around anything else are words like others."""
    return tuple(dict.fromkeys(Blank(named) for named in _BRACKETED.findall(text) if named in set(Blank)))


def only_known(text: str) -> None:
    """Refuse a clause with a blank that nobody knows how to fill, or with a bracket that has no other: BAD_BLANK."""
    for found in _BRACKETED.finditer(text):
        if found[1] not in set(Blank):
            raise Refusal(Code.BAD_BLANK, written=found[0])
    # what is left of it has no bracket any more, unless one stands alone
    if lonely := _BRACKET.search(rest := _BRACKETED.sub("", text)):
        raise Refusal(Code.BAD_BLANK, written=rest[lonely.start() : lonely.start() + _AROUND])


def only_filled(text: str) -> None:
    """Refuse a promise in which a blank is still open: BLANK_OPEN with its name and the promise."""
    if still := blanks_of(text):
        raise Refusal(Code.BLANK_OPEN, blank=still[0], text=text)


def filled(text: str, values: Mapping[Blank, str]) -> str:
    """Give a clause with its blanks filled; one without a value stays open."""

    def put(found: re.Match[str]) -> str:
        known = found[1] in set(Blank)
        return (known and values.get(Blank(found[1]))) or found[0]

    return _BRACKETED.sub(put, text)
