"""What services are worth under given point values, with their yearly caps."""

from dataclasses import dataclass
from typing import Final

from db.errors import Code, Refusal
from db.terms import Grade

OPENED_AGAIN: Final = "reopened"
"""What a line says that was taken back with a need opened again: the resident's words stay with the follow-up."""

UNCONFIRMED: Final = "unconfirmed"
"""What a line says that was taken back with the confirmation it was earned by."""


@dataclass(frozen=True, slots=True)
class PointValues:
    """One set of point values: a branch's by grade, a member's for one service, and the yearly caps, if any."""

    first: int
    second: int
    third: int
    service: int
    member_cap: int | None = None
    branch_cap: int | None = None

    def of_branch(self, firsts: int, seconds: int, thirds: int) -> int:
        """Give what a branch earns in a year by so many activities of each grade."""
        return _within(firsts * self.first + seconds * self.second + thirds * self.third, self.branch_cap)

    def of_member(self, services: int, already: int = 0) -> int:
        """Give what a member earns by so many services, who has earned something in the same year already."""
        left = None if self.member_cap is None else max(0, self.member_cap - already)
        return _within(services * self.service, left)


def value_of(grade: Grade | None, *, first: int, second: int, third: int) -> int:
    """Give the points of a grade; an activity without one raises NOTHING_TO_CONFIRM."""
    if grade is None:
        raise Refusal(Code.NOTHING_TO_CONFIRM)
    return {Grade.FIRST: first, Grade.SECOND: second, Grade.THIRD: third}[grade]


def _within(points: int, cap: int | None) -> int:
    return points if cap is None else min(points, cap)
