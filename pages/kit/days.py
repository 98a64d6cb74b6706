"""Days that are typed: one beyond its bounds is said in a sentence, and nothing of its page is sent meanwhile."""

from datetime import date
from typing import Final

import streamlit as st

from pages.kit import beneath
from pages.text import frame
from pages.text.phrase import Phrase

_FIRST: Final = date(1900, 1, 1)
_LAST: Final = date(2199, 12, 31)
"""Between these whatever is typed arrives here: bounds of the field itself would quietly keep the day before it."""


def ask(label: str, value: date | None, bounds: tuple[date | None, date | None], key: str | None) -> date | None:
    """Ask for a day; one beyond its bounds stays as it was typed, and is said."""
    typed = st.date_input(label, value, _FIRST, _LAST, format="YYYY-MM-DD", key=key)
    chosen = typed if isinstance(typed, date) else None
    earliest, latest = bounds
    early = chosen is not None and earliest is not None and chosen < earliest
    late = chosen is not None and latest is not None and chosen > latest
    beneath.bounded(key or label, label, _said(*bounds) if early or late else None, first=earliest, last=latest)
    return chosen


def read(said: str, latest: date) -> date | None:
    """Read a day as an address says it, none after the latest; None for anything else."""
    try:
        return min(date.fromisoformat(said), latest)
    except ValueError:
        return None


def _said(earliest: date | None, latest: date | None) -> Phrase:
    return frame.DAY_BETWEEN if earliest and latest else frame.DAY_FROM if earliest else frame.DAY_UNTIL
