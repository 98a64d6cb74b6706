"""How ledgers write the entries of the bureau's lists: as the bureau calls them on a day, and as the software does.

Where two entries could be meant by one writing, the bureau's present name goes before the software's words, and those
before a name that an entry had in former days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from db.files import words
from db.files.cells import Raw, label
from db.files.cells import written as as_seen
from db.files.flaws import BadCell, Flaw
from db.rules.kinds import LISTS, Versions, in_force
from db.terms import KindList

W = TypeVar("W", bound=StrEnum)

_SOFTWARE: Final[Mapping[KindList, Mapping[str, StrEnum]]] = {
    KindList.NEED: words.NEED_KINDS,
    KindList.ACTIVITY: words.ACTIVITY_KINDS,
    KindList.BENEFICIARY: words.BENEFICIARIES,
}
"""The software's words for the lists that ledgers have a column of, the usual one of each entry first."""


@dataclass(frozen=True, slots=True)
class Written:
    """A list as it is written: what each writing means, what is offered no longer, and what there is to choose from."""

    means: Mapping[str, StrEnum]
    retired: frozenset[StrEnum]
    offered: tuple[str, ...]


Kinds = Mapping[type[StrEnum], Written]


def written_on(day: date, versions: Versions) -> Kinds:
    """Give how the lists are written on a day, of all that was ever set of them."""
    return {LISTS[of]: _written(of, day, versions) for of in _SOFTWARE}


def entry(raw: Raw, of: type[W], kinds: Kinds) -> W:
    """Read an entry of a list that is offered; BadCell for one that is retired and for any other word."""
    listed = kinds[of]
    found = listed.means.get(_key(raw))
    if found is None:
        raise BadCell(Flaw.UNKNOWN_WORD, value=as_seen(raw))
    if found in listed.retired:
        raise BadCell(Flaw.RETIRED_WORD, value=as_seen(raw))
    return of(found)


def _written(of: KindList, day: date, versions: Versions) -> Written:
    standing = in_force(of, versions, day)
    usual = {meaning: writing for writing, meaning in reversed([*_SOFTWARE[of].items()])}
    past = sorted((one for one in versions if one.of is of and one.since <= day), key=lambda one: one.since)
    # by their keys, as they are looked for: what is written alike but for its letters' case is one writing
    former = {_key(name): one.code for one in past for name in (one.zh, one.en) if name}
    software = {_key(name): code for name, code in _SOFTWARE[of].items()}
    present = {_key(name): one.code for one in standing for name in (one.zh, one.en) if name}
    return Written(
        {**former, **software, **present},
        frozenset(one.code for one in standing if one.retired),
        tuple(one.zh or usual[one.code] for one in standing if not one.retired),
    )


def _key(raw: Raw) -> str:
    return label(raw).casefold()


BUILT_IN: Final = written_on(date.min, ())
"""The lists as they come, without anything that a bureau has set."""
