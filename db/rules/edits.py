"""Two people edit one record: what each changed, what stands now, and where somebody has to choose."""

from collections.abc import Mapping
from dataclasses import dataclass

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, to different values."""

    field: str
    mine: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merge:
    """What to write over what stands now: my changes, without those that need a choice; and these."""

    changes: Mapping[str, object]
    clashes: tuple[Clash, ...]
    #: fields that somebody else changed and I did not: theirs stay
    kept: tuple[str, ...]


def merge(base: Values, mine: Values, theirs: Values) -> Merge:
    """Compare, field by field, what I began with, what I typed, and what stands now."""
    changed = {field: value for field, value in mine.items() if value != base[field]}
    moved = {field for field in mine if theirs[field] != base[field]}
    clashes = tuple(
        Clash(field, value, theirs[field])
        for field, value in changed.items()
        if field in moved and value != theirs[field]
    )
    undecided = {clash.field for clash in clashes}
    return Merge(
        changes={field: value for field, value in changed.items() if field not in moved},
        clashes=clashes,
        kept=tuple(field for field in mine if field in moved and field not in undecided),
    )
