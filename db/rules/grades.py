"""What a grade is worth under given point values."""

from db.errors import Code, Refusal
from db.terms import Grade


def value_of(grade: Grade | None, *, first: int, second: int, third: int) -> int:
    """Give the points of a grade; an activity without one raises NOTHING_TO_CONFIRM."""
    if grade is None:
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    return {Grade.FIRST: first, Grade.SECOND: second, Grade.THIRD: third}[grade]
