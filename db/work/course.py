"""How far a long piece of work is: told step by step to whoever waits for it, who may stop it by a Refusal."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Final, TypeVar

T = TypeVar("T")

EVERY: Final = 100
"""Of so many things, one is told of."""


class Stage(StrEnum):
    """What is being done with the rows of a file."""

    READING = "reading"
    UNDERSTANDING = "understanding"
    COMPARING = "comparing"
    CHECKING = "checking"
    FOUNDING = "founding"
    WRITING = "writing"
    KEEPING = "keeping"


Tell = Callable[[Stage, int, int], None]
"""Hears how many of how many are done; whatever it raises ends the work."""


def in_silence(_stage: Stage, _done: int, _total: int) -> None:
    """Hear how far it is, and tell nobody."""


def told(things: Iterable[T], tell: Tell, stage: Stage, total: int) -> Iterator[T]:
    """Give things one by one, and tell how far they are."""
    tell(stage, 0, total)
    for done, thing in enumerate(things):
        if done and done % EVERY == 0:
            tell(stage, done, total)
        yield thing
    tell(stage, total, total)
