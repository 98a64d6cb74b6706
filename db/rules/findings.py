"""What a census finds wanting in a member's data: kept as codes, so that everybody reads it in their own language."""

from datetime import date
from enum import StrEnum


class Wanting(StrEnum):
    """A part of a member's data that a census asks for."""

    FORM = "form"
    PHONE = "phone"


def wanting(form_on: date | None, phone: str) -> tuple[Wanting, ...]:
    """Give what is wanting of a member: by the day the data form was completed, and the telephone."""
    has = {Wanting.FORM: form_on is not None, Wanting.PHONE: bool(phone)}
    return tuple(part for part, there in has.items() if not there)


def noted(parts: tuple[Wanting, ...]) -> str:
    """Write what is wanting as the note of a finding."""
    return " ".join(parts)


def read_note(note: str) -> tuple[tuple[Wanting, ...], str]:
    """Give what a finding's note says was wanting, or else the words that somebody typed."""
    words = note.split()
    known = set(Wanting)
    return (tuple(Wanting(word) for word in words), "") if known.issuperset(words) else ((), note)
