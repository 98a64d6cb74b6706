"""What a need's words say: kind, skill and urgency, proposed from a lexicon and from past needs, with the reason."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar
from uuid import UUID

from db.terms import NeedKind, Urgency

T = TypeVar("T")

PAST: Final = 2.0
"""What a past need that says the very same weighs, against one for a word of two letters in the lexicon."""

LEAST: Final = 0.2
"""What is said more weakly is not proposed."""

SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the lexicon and what it says."""

    word: str
    kind: NeedKind | None = None
    skill_id: UUID | None = None
    urgency: Urgency | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """A confirmed need of the past, and how alike its text is, from 0 to 1."""

    alike: float
    kind: NeedKind
    skill_id: UUID | None
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """One thing that the words say, how strongly, and why: these words, and so many past needs."""

    value: T
    weight: float
    words: tuple[str, ...]
    past: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the words say, the strongest first; empty where they say nothing."""

    kinds: tuple[Said[NeedKind], ...]
    skills: tuple[Said[UUID], ...]
    urgencies: tuple[Said[Urgency], ...]


def propose(text: str, entries: Sequence[Entry], past: Sequence[Past]) -> Proposal:
    """Weigh what the lexicon's words in a text say, together with what past needs like it were."""
    found = _in_text(text.casefold(), entries)
    # a past need that was not pressing says nothing: that is what a need is without a word about it
    pressing = [one for one in past if one.urgency is not Urgency.NORMAL]
    return Proposal(
        kinds=_weigh(found, past, lambda one: one.kind, lambda one: one.kind),
        skills=_weigh(found, past, lambda one: one.skill_id, lambda one: one.skill_id),
        urgencies=_weigh(found, pressing if found else (), lambda one: one.urgency, lambda one: one.urgency),
    )


def _in_text(text: str, entries: Sequence[Entry]) -> list[Entry]:
    found = [entry for entry in entries if entry.word in text]
    # a longer word says it better: the shorter ones inside it are only heard where it says nothing
    return [
        entry
        for entry in found
        if not any(entry.word != other.word and entry.word in other.word and _covers(other, entry) for other in found)
    ]


def _covers(longer: Entry, shorter: Entry) -> bool:
    return all(
        getattr(longer, name) is not None or getattr(shorter, name) is None for name in ("kind", "skill_id", "urgency")
    )


@dataclass(slots=True)
class _Votes:
    weight: float = 0.0
    words: list[str] = field(default_factory=list)
    past: int = 0


def _weigh(
    found: Iterable[Entry],
    past: Iterable[Past],
    by_word: Callable[[Entry], T | None],
    by_past: Callable[[Past], T | None],
) -> tuple[Said[T], ...]:
    votes: dict[T, _Votes] = defaultdict(_Votes)
    for entry in found:
        if (value := by_word(entry)) is not None:
            votes[value].weight += len(entry.word) / 2
            votes[value].words.append(entry.word)
    for one in past:
        if (value := by_past(one)) is not None:
            votes[value].weight += PAST * one.alike
            votes[value].past += 1
    said = [
        Said(value, one.weight, tuple(sorted(one.words, key=len, reverse=True)), one.past)
        for value, one in votes.items()
        if one.weight >= LEAST
    ]
    return tuple(sorted(said, key=lambda one: -one.weight)[:SHOWN])
