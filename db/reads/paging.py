"""How long lists come in pages."""

from typing import Final

PAGE: Final = 20
"""Lines on one page of a list."""


def first_of(page: int, total: int) -> int:
    """Give where a page begins; a page beyond the end gives the last one, so that a filter never ends in nothing."""
    last = max(0, total - 1) // PAGE
    return min(max(1, page) - 1, last) * PAGE
