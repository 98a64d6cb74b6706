"""Blanks in a clause of the stock: named gaps such as {次数}, which are filled in while an agreement is drafted."""

import re
from collections.abc import Mapping
from typing import Final

from db.errors import Code, Refusal
from db.terms import Blank

NAMES: Final[Mapping[str, Blank]] = {
    "次数": Blank.TIMES,
    "人数": Blank.PEOPLE,
    "户数": Blank.HOUSEHOLDS,
    "个数": Blank.PIECES,
    "天数": Blank.DAYS,
    "时间": Blank.TIME,
    "地点": Blank.PLACE,
    "对象": Blank.WHOM,
    "内容": Blank.CONTENT,
}
"""How each blank is written."""

COUNTS: Final = frozenset({Blank.TIMES, Blank.PEOPLE, Blank.HOUSEHOLDS, Blank.PIECES, Blank.DAYS})
"""Blanks that hold a whole number; the others hold words."""

_OPENING: Final = "{｛【"
_CLOSING: Final = "}｝】"
_BRACKETED: Final = re.compile(rf"[{_OPENING}]\s*([^{_OPENING}{_CLOSING}]*?)\s*[{_CLOSING}]")
_BRACKET: Final = re.compile(rf"[{_OPENING}{_CLOSING}]")
_AROUND: Final = 12


def blanks_of(text: str) -> tuple[Blank, ...]:
    """Give the blanks of a clause in their order, each once; brackets around anything else are words like others."""
    return tuple(dict.fromkeys(NAMES[named] for named in _BRACKETED.findall(text) if named in NAMES))


def only_known(text: str) -> None:
    """Refuse a clause with a blank that nobody knows how to fill, or with a bracket that has no other: BAD_BLANK."""
    for found in _BRACKETED.finditer(text):
        if found[1] not in NAMES:
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
        return (values.get(NAMES[found[1]]) if found[1] in NAMES else "") or found[0]

    return _BRACKETED.sub(put, text)
