"""How lists are searched by what somebody types: anywhere in a text, however it is written."""

from typing import Any

from sqlalchemy import ColumnElement, false, or_
from sqlmodel import col


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
