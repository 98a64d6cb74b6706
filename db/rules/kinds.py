"""The scheme's lists of kinds and classes as they stand on a day: names, order, what is retired, what the bureau added.

An entry is counted by its code, whatever it is called. Each list that may grow has codes without a meaning of their
own; one of them becomes an entry when the bureau gives it a name, and is then counted like any other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from db.terms import ActivityKind, Beneficiary, KindList, NeedKind, PostKind, ResourceKind

LONGEST_ZH: Final = 20
LONGEST_EN: Final = 40

LISTS: Final[Mapping[KindList, type[StrEnum]]] = {
    KindList.NEED: NeedKind,
    KindList.ACTIVITY: ActivityKind,
    KindList.POST: PostKind,
    KindList.RESOURCE: ResourceKind,
    KindList.BENEFICIARY: Beneficiary,
}
"""The lists that the bureau keeps, and the codes of each."""

KEPT: Final[Mapping[KindList, frozenset[StrEnum]]] = {
    KindList.NEED: frozenset({NeedKind.OTHER}),
    KindList.ACTIVITY: frozenset({ActivityKind.WISH_DAY, ActivityKind.VISIT}),
    KindList.POST: frozenset(),
    KindList.RESOURCE: frozenset(),
    KindList.BENEFICIARY: frozenset({Beneficiary.EVERYONE, Beneficiary.OTHER}),
}
"""Entries that the software itself gives to records; they may be called otherwise, and not be retired."""


@dataclass(frozen=True, slots=True)
class Version:
    """An entry from a day on."""

    of: KindList
    code: StrEnum
    since: date
    zh: str
    en: str
    position: int | None
    retired: bool


Versions = tuple[Version, ...]
"""All that was ever set, of every list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands on a day; without words it bears the software's own."""

    code: StrEnum
    zh: str = ""
    en: str = ""
    retired: bool = False


def is_spare(code: StrEnum) -> bool:
    """Whether a code means nothing until the bureau gives it a name."""
    return code.value.startswith("own_")


def in_force(of: KindList, versions: Iterable[Version], day: date) -> tuple[Entry, ...]:
    """Give the entries of a list on a day in their order, the retired ones too; spare codes only once named."""
    newest: dict[StrEnum, Version] = {}
    for one in versions:
        if one.of is of and one.since <= day and (one.code not in newest or newest[one.code].since < one.since):
            newest[one.code] = one
    placed: list[tuple[int, int, Entry]] = []
    for place, code in enumerate(LISTS[of], start=1):
        held = newest.get(code)
        if held is None and is_spare(code):
            continue
        entry = Entry(code, held.zh, held.en, held.retired) if held else Entry(code)
        placed.append((held.position if held and held.position else place, place, entry))
    return tuple(entry for *_, entry in sorted(placed, key=lambda one: one[:2]))
