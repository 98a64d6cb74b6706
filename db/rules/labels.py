"""A label of the bureau's own on a form, and which one holds on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

LONGEST_LABEL: Final = 40


@dataclass(frozen=True, slots=True)
class Label:
    """How a field is called; both words empty is the default again."""

    zh: str
    #: empty: as in Chinese
    en: str


Labels = Mapping[str, Label]
"""The own labels of a form by field; a field without one bears its default."""


def in_force(versions: Iterable[tuple[str, date, Label]], day: date) -> Labels:
    """Give the labels that hold on a day, from all versions of a form's labels in any order."""
    newest: dict[str, tuple[date, Label]] = {}
    for field, since, label in versions:
        if since <= day and (field not in newest or newest[field][0] < since):
            newest[field] = since, label
    return {field: label for field, (_, label) in newest.items() if label.zh}
