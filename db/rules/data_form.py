"""The parts of the data form 登记表 that nobody has to fill in: what each may hold."""

from collections.abc import Mapping
from typing import Final, TypedDict

from db.rules import entries
from db.rules.birth import birth_month

LONGEST: Final[Mapping[str, int]] = {"nation": 20, "education": 20, "estate": 40, "intents": 100}
"""How much each of those that are written in words may hold."""


class More(TypedDict, total=False):
    """What may be written beyond the register; what is not named stays as it is."""

    nation: str
    education: str
    joined_party: str
    estate: str
    intents: str


def cleaned(more: More) -> Mapping[str, str]:
    """Give the parts as they are kept; TOO_LONG, or BAD_DAY for the joining of the Party, with the field."""
    return {name: _part(name, str(value)) for name, value in more.items()}


def _part(name: str, value: str) -> str:
    if name in LONGEST:
        return entries.maybe_words(value, name, LONGEST[name])
    return birth_month(value, name)
