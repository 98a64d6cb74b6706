"""How the bureau calls the entries of its lists: each run of a page or a door knows it for itself, and asks it anew."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, TypeVar

from db.rules.kinds import LISTS, Entry, Version, Versions, in_force
from pages.text.phrase import Phrase

W = TypeVar("W", bound=StrEnum)

_then: ContextVar[date | None] = ContextVar("then", default=None)


@dataclass(frozen=True, slots=True)
class House:
    """What was set of the lists, and the day that it is; to begin with the software's own lists."""

    versions: Versions = ()
    today: date = date.min


_SOFTWARE: Final = House()
_house: ContextVar[House] = ContextVar("house", default=_SOFTWARE)


def keep(versions: Versions, today: date) -> None:
    """Call the entries in this run from now on as they are called on a day."""
    live_in(House(versions, today))


def live_in(house: House) -> None:
    """Call the entries in this run as another run of the same page calls them."""
    _house.set(house)


def house() -> House:
    """Give what this run knows of the lists."""
    return _house.get()


@contextmanager
def on(day: date) -> Iterator[None]:
    """Call the entries for a while as they were called on a day: a signed paper keeps the words of its time."""
    before = _then.set(day)
    try:
        yield
    finally:
        _then.reset(before)


def own(word: StrEnum) -> Phrase | None:
    """Give the bureau's own name of an entry; None where it bears the software's."""
    entry = _lists()[type(word)].get(word) if type(word) in _KEPT else None
    return Phrase(_typed(entry.zh), _typed(entry.en or entry.zh)) if entry and entry.zh else None


def _typed(name: str) -> str:
    """Give a name as somebody typed it, without the signs that would make a gap of a phrase."""
    return name.replace("{", "｛").replace("}", "｝")


def formerly(word: StrEnum) -> list[Phrase]:
    """Give every own name that an entry ever had, the latest day last."""
    named = sorted((one for one in house().versions if type(one.code) is type(word) and one.code == word), key=_since)
    return [Phrase(_typed(one.zh), _typed(one.en or one.zh)) for one in named if one.zh]


def _since(version: Version) -> date:
    return version.since


def entries(of: type[W]) -> list[W]:
    """Give the entries of a list in its order, the retired ones too; of any other list all its words."""
    return list(_lists()[of]) if of in _KEPT else list(of)


def offered(of: type[W], standing: W | None = None) -> list[W]:
    """Give the entries that may be chosen, and the one that a record has already."""
    if of not in _KEPT:
        return list(of)
    return [word for word, entry in _lists()[of].items() if not entry.retired or word == standing]


def usual(word: W) -> W:
    """Give the entry that a form begins with, or the first that is offered where the bureau has retired it."""
    offers = offered(type(word))
    return word if word in offers or not offers else offers[0]


def ever() -> Versions:
    """Give what all answers here depend on."""
    return house().versions


_KEPT: Final = frozenset(LISTS.values())


def _lists() -> Mapping[type[StrEnum], Mapping[Any, Entry]]:
    return _standing(house().versions, _then.get() or house().today)


@lru_cache(maxsize=16)
def _standing(versions: Versions, day: date) -> Mapping[type[StrEnum], Mapping[Any, Entry]]:
    return {words: {entry.code: entry for entry in in_force(of, versions, day)} for of, words in LISTS.items()}
