"""How lists are searched by what somebody types: anywhere in a text, however it is written; and who is meant by it."""

import re
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, false, or_
from sqlmodel import col

from db.tables.people import Member

_DIGITS: Final = re.compile(r"\d{2,11}")
_LETTERS: Final = re.compile(r"[a-z]+")


def says(typed: str, *columns: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns of text
    """Give the condition that a text stands in one of the columns, whatever is large or small in it.

    Chinese and digits know no large and small: they are looked for as they stand, in a third of the time.
    """
    words = typed.strip()
    if words.lower() == words.upper():
        return or_(*(column.contains(words, autoescape=True) for column in columns))
    return or_(*(column.icontains(words, autoescape=True) for column in columns))


def codes(typed: str, column: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column of codes
    """Give the condition that a code has it somewhere: as it was typed, or all of it large, or all of it small.

    Ours are written large, those of a ledger as they stand on paper; none is Chinese.
    """
    words = typed.strip()
    if not words.isascii():
        return false()
    forms = dict.fromkeys((words, words.upper(), words.lower()))
    return or_(*(col(column).contains(form, autoescape=True) for form in forms))


def means(typed: str) -> ColumnElement[bool]:
    """Give the condition that a member is meant by zs, zhangsan, zhang san, 张 or 1234, the end of a telephone."""
    return or_(*map(_meant, sorted({typed.strip().lower(), _joined(typed)})))


def likeliest(typed: str) -> Sequence[Any]:
    """Give the order of whoever is meant: initials typed in full come before longer names that begin so."""
    return col(Member.search).not_like(f"{_plain(_joined(typed))} %"), col(Member.search), col(Member.id)


def _meant(words: str) -> ColumnElement[bool]:
    if _DIGITS.fullmatch(words):
        return col(Member.phone).endswith(words, autoescape=True)
    if _LETTERS.fullmatch(_plain(words)):
        plain = _plain(words)
        # a name's readings stand one after another, so any of them may begin with what was typed
        return or_(
            col(Member.search).startswith(plain, autoescape=True),
            col(Member.search).contains(f" {plain}", autoescape=True),
        )
    return col(Member.name).contains(words, autoescape=True)


def _joined(typed: str) -> str:
    return "".join(typed.lower().split())


def _plain(words: str) -> str:
    return words.replace(" ", "").replace("'", "")
