"""The named figures: each has one definition, from which counts it comes, and whether it belongs to a period."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.rules.tallies import Tallied
from db.terms import AttendanceStatus, TallyOf


class Metric(StrEnum):
    """A figure that people know by name; its words and its definition stand with the screens."""

    IN_SERVICE = "in_service"
    CHECKED_IN = "checked_in"
    FORMS = "forms"
    AGREEMENTS = "agreements"
    NEEDS_ASKED = "needs_asked"
    NEEDS_SOLVED = "needs_solved"
    SOLVED_SOON = "solved_soon"
    PERSON_TIMES = "person_times"
    ACTIVITIES = "activities"
    WISHES_FULFILLED = "wishes_fulfilled"
    CLAIMS = "claims"
    BRANCH_POINTS = "branch_points"
    MEMBER_POINTS = "member_points"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from."""

    tallied: Tallied
    #: counted by month; a standing count has no earlier value
    monthly: bool = True
    #: only these parts of the count; all when empty
    parts: tuple[str, ...] = ()
    #: by whom it is counted at all: asked by anybody else it is unknown
    by: frozenset[TallyOf] = frozenset(TallyOf)


_NO_COMMUNITY: Final = frozenset({TallyOf.CITY, TallyOf.BRANCH, TallyOf.MEMBER})

SOURCES: Final[Mapping[Metric, Source]] = {
    # a member in service belongs to a branch; to a community only once checked in there
    Metric.IN_SERVICE: Source(Tallied.IN_SERVICE, monthly=False, by=_NO_COMMUNITY),
    Metric.CHECKED_IN: Source(Tallied.CHECKED_IN, monthly=False),
    Metric.FORMS: Source(Tallied.FORMS, monthly=False),
    Metric.AGREEMENTS: Source(Tallied.AGREEMENTS, monthly=False),
    Metric.NEEDS_ASKED: Source(Tallied.NEEDS_ASKED),
    Metric.NEEDS_SOLVED: Source(Tallied.NEEDS_SOLVED),
    Metric.SOLVED_SOON: Source(Tallied.NEEDS_SOON),
    Metric.PERSON_TIMES: Source(Tallied.PERSON_TIMES, parts=(AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)),
    Metric.ACTIVITIES: Source(Tallied.ACTIVITIES),
    Metric.WISHES_FULFILLED: Source(Tallied.WISHES_FULFILLED),
    Metric.CLAIMS: Source(Tallied.CLAIMS, monthly=False),
    Metric.BRANCH_POINTS: Source(Tallied.BRANCH_POINTS, by=_NO_COMMUNITY),
    Metric.MEMBER_POINTS: Source(Tallied.MEMBER_POINTS, by=_NO_COMMUNITY),
}
"""Of each figure, where it comes from."""


class Measure(StrEnum):
    """What the map of communities may show; one at a time."""

    CHECKED_IN = "checked_in"
    OPEN_NEEDS = "open_needs"
    SOON = "soon"
    ACTIVITIES = "activities"
    PERSON_TIMES = "person_times"
    RESIDENTS = "residents"
    SATISFACTION = "satisfaction"
    STANDARD = "standard"


SHARES: Final = frozenset({Measure.SOON, Measure.SATISFACTION, Measure.STANDARD})
"""Measures in percent."""

TENTHS: Final = frozenset({Measure.RESIDENTS})
"""Measures kept as whole tenths."""


def per_thousand(person_times: int, residents: int | None) -> int | None:
    """Give the person-times per 1,000 residents in tenths; unknown as long as nobody said how many live there."""
    return None if not residents else round(10_000 * person_times / residents)


def share(part: int, whole: int) -> int | None:
    """Give a share in whole percent; of nothing it is unknown."""
    return round(100 * part / whole) if whole else None


class Concern(StrEnum):
    """Why a community needs attention."""

    NO_ACTIVITY = "no_activity"
    OVERDUE = "overdue"
    NOBODY_CHECKED_IN = "nobody_checked_in"
    REOPENED = "reopened"
