"""Names of people: one name in one form, and the lists of names that stand in a single cell."""

import re
from dataclasses import dataclass
from typing import Final

from db.files.cells import Raw, plain, written
from db.files.flaws import BadCell, Flaw

HAN: Final = r"\u3400-\u9fff\U00020000-\U0003ffff"
_DOTS: Final = re.compile(r"[·•‧∙⋅・･●]|(?<=[^\W\d_])\.(?=[^\x00-\x7f])")
_BETWEEN_LETTERS: Final = re.compile(r"(?<=[A-Za-z.])\s+(?=[A-Za-z])")
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_HARD: Final = re.compile(r"[、,;/|。\n\r]+")
_DECLARED: Final = re.compile(
    r"(等|共计|合计|共)\s*(\d+|[一二两三四五六七八九十]+)\s*余?\s*(?:人|名|位)(?:党员|同志|干部|志愿者)*"
)
_AND_OTHERS: Final = re.compile(rf"(?<=[{HAN}])等(?:人|同志|党员)?(?=$|[、,;/|\n\r])")
_DIGITS: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class Named:
    """The people a cell names, the number it declares ("等12人" → 12) and whether more came than are named."""

    names: tuple[str, ...]
    declared: int | None
    vague: bool


def name(raw: Raw) -> str:
    """Read one person's name: NFKC, no blanks inside a Chinese name, every kind of dot as ·."""
    text = key(raw)
    if len(text) > _LONGEST:
        raise BadCell(Flaw.TOO_LONG, limit=str(_LONGEST))
    if text.startswith("#") or not any(letter.isalpha() for letter in text):
        raise BadCell(Flaw.NAME_UNREADABLE, value=written(raw))
    return text


def key(raw: Raw) -> str:
    """Give the form in which two writings of one name are equal."""
    text = _BETWEEN_LETTERS.sub("\x00", plain(raw))
    return _DOTS.sub("·", re.sub(r"\s", "", text).replace("\x00", " "))


def names(raw: Raw) -> Named:
    """Read a cell of names parted by 、，,/; blanks or line breaks; "孙梅等7人" names one and declares seven."""
    text = _BRACKETS.sub("", plain(raw))
    found = _DECLARED.search(text)
    text = _DECLARED.sub("、", text) if found else text
    others = _AND_OTHERS.search(text)
    text = _AND_OTHERS.sub("", text)
    people = tuple(dict.fromkeys(name(part) for hard in _HARD.split(text) for part in _by_blanks(hard)))
    declared = number_word(found[2]) if found else None
    short = declared is not None and declared > len(people)
    return Named(people, declared, vague=bool(others) or short or bool(found and found[1] == "等" and not people))


def number_word(text: str) -> int:
    """Read a number below a hundred in digits or in Chinese: "12", "两", "十二", "二十"."""
    if text.isascii() and text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _by_blanks(text: str) -> list[str]:
    """Part at blanks, but keep "董 晓" and "John Smith" whole: one Chinese letter alone is no full name."""
    parts: list[str] = []
    for part in _BETWEEN_LETTERS.sub("\x00", text).split():
        whole = part.replace("\x00", " ")
        if parts and len(parts[-1]) == 1 and not parts[-1].isascii():
            parts[-1] += whole
        else:
            parts.append(whole)
    return parts
