"""How wide words are in a picture, and where they break or end: a picture has no lines of its own."""

import re
from typing import Final
from unicodedata import east_asian_width

_NARROW: Final = 0.54
_WORDS: Final = re.compile(
    r"(?:[\u0021-\u024F]+|\S)[\uFF0C\u3002\uFF1B\uFF1A\u3001\uFF01\uFF1F\uFF09\u300B\u201D\u2019\u2026]*\s*|\s+"
)
"""What stands together: a Latin word, or a Chinese sign with the closing signs behind it."""


def folded(words: str, size: int, width: float) -> list[str]:
    """Break words into lines of a width: between Chinese signs, and between Latin words."""
    pieces = [piece for run in _WORDS.findall(words) for piece in _broken(run, size, width)]
    found, line = [], ""
    for piece in pieces:
        if line and measured((line + piece).rstrip()) * size > width:
            found.append(line.rstrip())
            line = ""
        line += piece
    return [*found, line.rstrip()] if line else found


def _broken(words: str, size: int, width: float) -> list[str]:
    """Break what stands together only where it is wider than a whole line."""
    found, line = [], ""
    for sign in words:
        if line and measured(line + sign) * size > width:
            found.append(line)
            line = ""
        line += sign
    return [*found, line]


def measured(words: str) -> float:
    """Estimate how wide words are, in their own size: Chinese signs are square, Latin ones about half as wide."""
    return sum(1.0 if east_asian_width(sign) in "WF" else _NARROW for sign in words)


def cut(words: str, size: int, width: float) -> str:
    """Shorten words to a width, with an ellipsis where something is left out."""
    if not words or measured(words) * size <= width:
        return words
    return f"{_broken(words, size, max(width - size, size))[0].rstrip()}…"
