"""Small groups: how many sick or poor people there are is told only where there are enough of them to hide among."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from db.terms import Beneficiary

SENSITIVE: Final = frozenset({Beneficiary.CHILDREN, Beneficiary.DISABLED, Beneficiary.POOR, Beneficiary.SICK})
"""Classes of people whom a small number would give away."""

_ENOUGH: Final = 2

Key = tuple[Any, ...]


def veiled(parts: Mapping[Key, int | None], kind: int, least: int) -> frozenset[Key]:
    """Name the parts that must not be told, of counts told apart by keys whose place `kind` is the class of people.

    Small parts of sensitive classes go first. Then, along every line whose total may stand elsewhere, others go with
    them until at least two are hidden that are large enough together: so no total less the parts shown gives one away.
    """
    known = {key: number for key, number in parts.items() if number is not None}
    hidden = {key for key, number in known.items() if key[kind] in SENSITIVE and 0 < number < least}
    axes = range(len(next(iter(known), ())))
    while True:
        more = {
            key
            for axis in axes
            for line in _lines(known, hidden, axis)
            if (key := _next(known, hidden, line, axis=axis, kind=kind, least=least)) is not None
        }
        if not more:
            return frozenset(hidden)
        hidden |= more


def _lines(known: Mapping[Key, int], hidden: set[Key], axis: int) -> Iterable[list[Key]]:
    """Give the keys that differ at one place only, of every line on which something is hidden."""
    lines: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in {**known, **dict.fromkeys(hidden, 0)}:
        lines[key[:axis] + key[axis + 1 :]].append(key)
    return [line for line in lines.values() if hidden.intersection(line)]


def _next(
    known: Mapping[Key, int], hidden: set[Key], line: list[Key], *, axis: int, kind: int, least: int
) -> Key | None:
    """Give the part that must go, too, before a line is safe; None when it is, or nothing is left to hide."""
    gone = hidden.intersection(line)
    if len(gone) >= _ENOUGH and sum(known.get(key, 0) for key in gone) >= _ENOUGH * least:
        return None
    shown = [key for key in line if key not in hidden and known.get(key)]
    if shown:
        return min(shown, key=lambda key: (known[key], str(key)))
    if axis != kind or len(gone) >= _ENOUGH:
        return None
    # everybody is of one class: that another has nobody must not be told either
    return next(key for one in Beneficiary if (key := (*line[0][:axis], one.value, *line[0][axis + 1 :])) not in hidden)
