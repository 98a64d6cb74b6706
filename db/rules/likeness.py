"""How alike two texts are: by the pairs of letters they share, the rare pairs weighing more than the common ones."""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Grams = frozenset[str]
"""The pairs of neighbouring letters of a text."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each pair is among some texts."""

    texts: int
    found_in: Mapping[str, int]

    def of(self, gram: str) -> float:
        """Give the weight of a pair: the rarer, the heavier; one that stands nowhere weighs most."""
        return math.log((self.texts + 1) / (self.found_in.get(gram, 0) + 0.5))

    def together(self, grams: Iterable[str]) -> float:
        """Give the weight of several pairs."""
        return sum(map(self.of, grams))


def grams(text: str) -> Grams:
    """Give the pairs of letters of a text, within each run of letters and digits."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    runs = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def rarity(texts: Iterable[Grams]) -> Rarity:
    """Count in how many of some texts each pair stands."""
    every = list(texts)
    return Rarity(len(every), Counter(gram for one in every for gram in one))


def likeness(one: Grams, other: Grams, rare: Rarity) -> float:
    """Give how alike two texts are, from 0 to 1: the weight of what they share in the weight of the two."""
    whole = rare.together(one) + rare.together(other)
    return 2 * rare.together(one & other) / whole if whole else 0.0


def containment(one: Grams, other: Grams, rare: Rarity) -> float:
    """Give how much of the shorter text stands in the longer one, from 0 to 1: a long text may hold a short one."""
    shorter = min(rare.together(one), rare.together(other))
    return rare.together(one & other) / shorter if shorter else 0.0


def shared_words(one: str, other: str, *, most: int = 3) -> tuple[str, ...]:
    """Give the longest runs of at least two letters that stand in both texts, the longest first."""
    plain, within = (unicodedata.normalize("NFKC", text).casefold() for text in (one, other))
    found: list[str] = []
    at = 0
    while at < len(plain) - 1:
        size = _longest(plain, at, within)
        if size > 1:
            found.append(plain[at : at + size])
        at += max(1, size)
    runs = sorted(dict.fromkeys(found), key=len, reverse=True)
    return tuple(run for at, run in enumerate(runs) if not any(run in longer for longer in runs[:at]))[:most]


def _longest(text: str, at: int, within: str) -> int:
    size = 0
    while at + size < len(text) and text[at + size].isalnum() and text[at : at + size + 1] in within:
        size += 1
    return size
