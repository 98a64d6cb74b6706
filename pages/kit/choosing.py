"""What is chosen already where nobody has a choice."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def only(options: Sequence[T]) -> T | None:
    """Give the one option there is; None where there are several, or none."""
    return options[0] if len(options) == 1 else None
