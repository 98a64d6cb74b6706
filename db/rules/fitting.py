"""How well a resource fits a need, with the reasons: the same picture from both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.rules.likeness import Rarity, grams, rarity, shared_words
from db.terms import Recurrence, ResourceKind

SHARED_WORDS: Final = 60
SKILL: Final = 30
GOODS: Final = 20
COMES_HERE: Final = 15
AGAIN: Final = 5
LEAST_WORDS: Final = 8
"""What two texts share must weigh as much to be a reason: a common word alone says nothing."""


class FitReason(StrEnum):
    """Why a resource fits a need."""

    WORDS = "words"
    SKILL = "skill"
    GOODS = "goods"
    COMES_HERE = "comes_here"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a need decides about resources."""

    text: str
    skill: str
    goods: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What of a resource decides about needs."""

    text: str
    kind: ResourceKind
    recurrence: Recurrence


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its weight; the words that stand on both sides when they are the reason."""

    why: FitReason
    weight: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the two fit, from 0 up, and why."""

    score: int
    reasons: tuple[Reason, ...]


def rarity_of(needs: Sequence[Asked], resources: Sequence[Offered]) -> Rarity:
    """Learn from both lists which pairs of letters say something, and which stand everywhere."""
    return rarity([grams(need.text) for need in needs] + [grams(resource.text) for resource in resources])


def fit(need: Asked, resource: Offered, *, comes_here: bool, rare: Rarity) -> Fit:
    """Say how well a resource fits a need; `comes_here` is that its branch is checked in at the need's community.

    Where nothing of the matter itself fits, neither nearness nor patience makes it fit: the score is 0.
    """
    about = [
        reason for reason in (_words(need, resource, rare), _skill(need, resource), _goods(need, resource)) if reason
    ]
    if not about:
        return Fit(0, ())
    near = [Reason(FitReason.COMES_HERE, COMES_HERE)] if comes_here else []
    again = [Reason(FitReason.AGAIN, AGAIN)] if resource.recurrence is not Recurrence.ONCE else []
    reasons = sorted([*about, *near, *again], key=lambda reason: -reason.weight)
    return Fit(sum(reason.weight for reason in reasons), tuple(reasons))


def _words(need: Asked, resource: Offered, rare: Rarity) -> Reason | None:
    asked, offered = grams(f"{need.text} {need.goods}"), grams(resource.text)
    if not asked & offered:
        return None
    smaller = min(rare.together(asked), rare.together(offered))
    weight = round(SHARED_WORDS * min(1.0, rare.together(asked & offered) / smaller)) if smaller > 0 else 0
    words = shared_words(f"{need.text} {need.goods}", resource.text)
    return Reason(FitReason.WORDS, weight, words) if weight >= LEAST_WORDS else None


def _skill(need: Asked, resource: Offered) -> Reason | None:
    words = shared_words(need.skill, resource.text)
    return Reason(FitReason.SKILL, SKILL, words) if need.skill and words else None


def _goods(need: Asked, resource: Offered) -> Reason | None:
    wanted = need.goods and resource.kind in {ResourceKind.GOODS, ResourceKind.MONEY}
    return Reason(FitReason.GOODS, GOODS) if wanted else None
