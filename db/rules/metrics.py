"""The named figures: each has one code, one unit, one way of time, and what it is made of or a part of.

Names and definitions in words stand in pages/text/metrics.py; which rows a figure counts stands in db/reads/metrics.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.rules.tallies import ALONE, MISSING, ON_TIME, THERE, Tallied
from db.terms import (
    ActivityKind,
    AttendanceStatus,
    Beneficiary,
    ClaimTarget,
    MemberStatus,
    NeedKind,
    Satisfaction,
)


class Metric(StrEnum):
    """A figure that people know by name."""

    BRANCHES = "branches"
    COMMUNITIES = "communities"
    MEMBERS = "members"
    IN_SERVICE = "in_service"
    CHECKED_IN = "checked_in"
    COVERAGE = "coverage"
    MISSING = "missing"
    LOCAL = "local"
    LOCAL_CHECKED_IN = "local_checked_in"
    LOCAL_COVERAGE = "local_coverage"
    LOCAL_MISSING = "local_missing"
    FORMS = "forms"
    BRANCHES_CHECKED_IN = "branches_checked_in"
    COMMUNITIES_SERVED = "communities_served"
    AGREEMENTS = "agreements"
    AGREEMENTS_SIGNED = "agreements_signed"
    AGREEMENTS_NEW = "agreements_new"
    CENSUS_MONTH = "census_month"
    CENSUS_SCOPE = "census_scope"
    MINIMUM_POSTS = "minimum_posts"
    POSTS_CLAIMED = "posts_claimed"
    POSTS_PER_HEAD = "posts_per_head"
    MEETING_MINIMUM = "meeting_minimum"
    MINIMUM_SHARE = "minimum_share"
    BELOW_MINIMUM = "below_minimum"
    NEEDS_ASKED = "needs_asked"
    NEEDS_SOLVED = "needs_solved"
    NEEDS_IN_HAND = "needs_in_hand"
    SOLVED_SOON = "solved_soon"
    SOON_SHARE = "soon_share"
    SOLVED_WANTED = "solved_wanted"
    SOLVED_ON_TIME = "solved_on_time"
    ON_TIME_SHARE = "on_time_share"
    RATED = "rated"
    SATISFIED = "satisfied"
    SATISFACTION = "satisfaction"
    WISHES_ASKED = "wishes_asked"
    WISHES_CLAIMED = "wishes_claimed"
    WISHES_FULFILLED = "wishes_fulfilled"
    WISH_CLAIMERS = "wish_claimers"
    WISH_DAY_PEOPLE = "wish_day_people"
    PROJECTS_NEW = "projects_new"
    PROJECTS_FINISHED = "projects_finished"
    PROJECTS_ALONE = "projects_alone"
    DEEDS = "deeds"
    ACTIVITIES = "activities"
    ACTIVITY_BRANCHES = "activity_branches"
    ACTIVITY_COMMUNITIES = "activity_communities"
    BENEFICIARIES = "beneficiaries"
    PERSON_TIMES = "person_times"
    PEOPLE = "people"
    SERVICE_TIME = "service_time"
    LEADER_TIMES = "leader_times"
    BRANCH_POINTS = "branch_points"
    MEMBER_POINTS = "member_points"
    GRADE_FIRST = "grade_first"
    GRADE_SECOND = "grade_second"
    GRADE_THIRD = "grade_third"
    SERVICE_VALUE = "service_value"


class Unit(StrEnum):
    """In what a figure is counted. Ratios are a part over a whole: percent, or so many for each."""

    PEOPLE = "people"
    BRANCHES = "branches"
    COMMUNITIES = "communities"
    PIECES = "pieces"
    TIMES = "times"
    PERSON_TIMES = "person_times"
    POSTS = "posts"
    POINTS = "points"
    #: kept in minutes, said in hours
    HOURS = "hours"
    #: 202603 is March 2026
    MONTH = "month"
    PERCENT = "percent"
    EACH = "each"


class Timing(StrEnum):
    """What a period means to a figure."""

    #: what happened on its days
    PERIOD = "period"
    #: how things stood on its last day, or stand today while it runs
    STANDING = "standing"
    #: how things stand now, whatever the period: no past of it is kept
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a figure is, apart from its rows."""

    unit: Unit
    timing: Timing = Timing.PERIOD
    #: of a ratio, what is divided; its rows are the ratio's rows
    part: Metric | None = None
    #: of a ratio, by what is divided; of a count, what it is a part of
    whole: Metric | None = None
    #: figures that it adds up
    sums: tuple[Metric, ...] = ()
    #: a rule of the scheme, the same for every place and everybody
    rule: bool = False
    #: more of it is neither good nor bad
    neutral: bool = False
    #: the words of its kinds, by which it may be told apart
    kinds: type[StrEnum] | None = None


M = Metric  # the table below is read by eye
_NOW, _STANDING = Timing.NOW, Timing.STANDING

KINDS: Final[Mapping[Metric, Kind]] = {
    M.BRANCHES: Kind(Unit.BRANCHES, _NOW, neutral=True),
    M.COMMUNITIES: Kind(Unit.COMMUNITIES, _NOW, neutral=True),
    M.MEMBERS: Kind(Unit.PEOPLE, _STANDING, neutral=True),
    M.IN_SERVICE: Kind(Unit.PEOPLE, _STANDING, neutral=True),
    M.CHECKED_IN: Kind(Unit.PEOPLE, _STANDING, whole=M.IN_SERVICE),
    M.COVERAGE: Kind(Unit.PERCENT, _STANDING, part=M.CHECKED_IN, whole=M.IN_SERVICE),
    M.MISSING: Kind(Unit.PEOPLE, _STANDING, whole=M.IN_SERVICE),
    M.LOCAL: Kind(Unit.PEOPLE, _STANDING, neutral=True),
    M.LOCAL_CHECKED_IN: Kind(Unit.PEOPLE, _STANDING, whole=M.LOCAL),
    M.LOCAL_COVERAGE: Kind(Unit.PERCENT, _STANDING, part=M.LOCAL_CHECKED_IN, whole=M.LOCAL),
    M.LOCAL_MISSING: Kind(Unit.PEOPLE, _STANDING, whole=M.LOCAL),
    M.FORMS: Kind(Unit.PEOPLE, _STANDING, whole=M.IN_SERVICE),
    M.BRANCHES_CHECKED_IN: Kind(Unit.BRANCHES, _STANDING),
    M.COMMUNITIES_SERVED: Kind(Unit.COMMUNITIES, _STANDING),
    M.AGREEMENTS: Kind(Unit.COMMUNITIES, _STANDING, whole=M.COMMUNITIES),
    M.AGREEMENTS_SIGNED: Kind(Unit.PIECES, _STANDING),
    M.AGREEMENTS_NEW: Kind(Unit.PIECES),
    M.CENSUS_MONTH: Kind(Unit.MONTH, _STANDING, rule=True, neutral=True),
    M.CENSUS_SCOPE: Kind(Unit.PEOPLE, _STANDING, rule=True, neutral=True),
    M.MINIMUM_POSTS: Kind(Unit.POSTS, _STANDING, rule=True, neutral=True),
    M.POSTS_CLAIMED: Kind(Unit.POSTS, _STANDING),
    M.POSTS_PER_HEAD: Kind(Unit.EACH, _STANDING, part=M.POSTS_CLAIMED, whole=M.IN_SERVICE),
    M.MEETING_MINIMUM: Kind(Unit.PEOPLE, _STANDING, whole=M.IN_SERVICE),
    M.MINIMUM_SHARE: Kind(Unit.PERCENT, _STANDING, part=M.MEETING_MINIMUM, whole=M.IN_SERVICE),
    M.BELOW_MINIMUM: Kind(Unit.PEOPLE, _STANDING, whole=M.IN_SERVICE),
    M.NEEDS_ASKED: Kind(Unit.PIECES, neutral=True, kinds=NeedKind),
    M.NEEDS_SOLVED: Kind(Unit.PIECES, kinds=NeedKind),
    M.NEEDS_IN_HAND: Kind(Unit.PIECES, _STANDING, neutral=True, kinds=NeedKind),
    M.SOLVED_SOON: Kind(Unit.PIECES, whole=M.NEEDS_SOLVED, kinds=NeedKind),
    M.SOON_SHARE: Kind(Unit.PERCENT, part=M.SOLVED_SOON, whole=M.NEEDS_SOLVED, kinds=NeedKind),
    M.SOLVED_WANTED: Kind(Unit.PIECES, whole=M.NEEDS_SOLVED, kinds=NeedKind),
    M.SOLVED_ON_TIME: Kind(Unit.PIECES, whole=M.SOLVED_WANTED, kinds=NeedKind),
    M.ON_TIME_SHARE: Kind(Unit.PERCENT, part=M.SOLVED_ON_TIME, whole=M.SOLVED_WANTED, kinds=NeedKind),
    M.RATED: Kind(Unit.PIECES, whole=M.NEEDS_SOLVED, kinds=Satisfaction),
    M.SATISFIED: Kind(Unit.PIECES, whole=M.RATED),
    M.SATISFACTION: Kind(Unit.PERCENT, part=M.SATISFIED, whole=M.RATED),
    M.WISHES_ASKED: Kind(Unit.PIECES, neutral=True, kinds=Beneficiary),
    M.WISHES_CLAIMED: Kind(Unit.PIECES, kinds=Beneficiary),
    M.WISHES_FULFILLED: Kind(Unit.PIECES, kinds=Beneficiary),
    M.WISH_CLAIMERS: Kind(Unit.PEOPLE, kinds=Beneficiary),
    M.WISH_DAY_PEOPLE: Kind(Unit.PEOPLE, kinds=Beneficiary),
    M.PROJECTS_NEW: Kind(Unit.PIECES),
    M.PROJECTS_FINISHED: Kind(Unit.PIECES),
    M.PROJECTS_ALONE: Kind(Unit.PIECES, whole=M.PROJECTS_FINISHED),
    M.DEEDS: Kind(Unit.PIECES, sums=(M.NEEDS_SOLVED, M.WISHES_FULFILLED, M.PROJECTS_ALONE)),
    M.ACTIVITIES: Kind(Unit.TIMES, kinds=ActivityKind),
    M.ACTIVITY_BRANCHES: Kind(Unit.BRANCHES, kinds=ActivityKind),
    M.ACTIVITY_COMMUNITIES: Kind(Unit.COMMUNITIES, kinds=ActivityKind),
    M.BENEFICIARIES: Kind(Unit.PERSON_TIMES, kinds=Beneficiary),
    M.PERSON_TIMES: Kind(Unit.PERSON_TIMES),
    M.PEOPLE: Kind(Unit.PEOPLE),
    M.SERVICE_TIME: Kind(Unit.HOURS),
    M.LEADER_TIMES: Kind(Unit.PERSON_TIMES),
    M.BRANCH_POINTS: Kind(Unit.POINTS),
    M.MEMBER_POINTS: Kind(Unit.POINTS),
    M.GRADE_FIRST: Kind(Unit.POINTS, _STANDING, rule=True, neutral=True),
    M.GRADE_SECOND: Kind(Unit.POINTS, _STANDING, rule=True, neutral=True),
    M.GRADE_THIRD: Kind(Unit.POINTS, _STANDING, rule=True, neutral=True),
    M.SERVICE_VALUE: Kind(Unit.POINTS, _STANDING, rule=True, neutral=True),
}
"""Of each figure, what it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """The tally that a figure may be read from: for whole months, and, where it stands, for today."""

    tallied: Tallied
    #: only these parts of the count; all when empty
    parts: tuple[str, ...] = ()
    #: the tally's parts are the figure's own kinds, so that it may be told apart by them
    kinds: bool = False
    #: counted by community too
    places: bool = True


_MEMBERS: Final = (MemberStatus.IN_SERVICE, MemberStatus.ON_LEAVE, MemberStatus.RETIRED)
_THERE: Final = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)

SATISFIED: Final = (Satisfaction.SATISFIED, Satisfaction.FAIRLY)
"""The answers that count as satisfied."""

SOURCES: Final[Mapping[Metric, Source]] = {
    M.MEMBERS: Source(Tallied.MEMBERS, _MEMBERS, places=False),
    M.IN_SERVICE: Source(Tallied.IN_SERVICE, places=False),
    M.CHECKED_IN: Source(Tallied.CHECKED_IN),
    M.LOCAL: Source(Tallied.LOCAL),
    M.LOCAL_CHECKED_IN: Source(Tallied.LOCAL, (THERE,)),
    M.LOCAL_MISSING: Source(Tallied.LOCAL, (MISSING,)),
    M.FORMS: Source(Tallied.FORMS),
    M.POSTS_CLAIMED: Source(Tallied.CLAIMS, (ClaimTarget.POST,)),
    M.NEEDS_ASKED: Source(Tallied.NEEDS_ASKED, kinds=True),
    M.NEEDS_SOLVED: Source(Tallied.NEEDS_SOLVED, kinds=True),
    M.SOLVED_SOON: Source(Tallied.NEEDS_SOON),
    M.SOLVED_WANTED: Source(Tallied.NEEDS_WANTED),
    M.SOLVED_ON_TIME: Source(Tallied.NEEDS_WANTED, (ON_TIME,)),
    M.RATED: Source(Tallied.NEEDS_RATED, kinds=True),
    M.SATISFIED: Source(Tallied.NEEDS_RATED, SATISFIED, kinds=True),
    M.WISHES_ASKED: Source(Tallied.WISHES_ASKED, kinds=True),
    M.WISHES_FULFILLED: Source(Tallied.WISHES_FULFILLED, kinds=True),
    M.PROJECTS_FINISHED: Source(Tallied.PROJECTS_FINISHED),
    M.PROJECTS_ALONE: Source(Tallied.PROJECTS_FINISHED, (ALONE,)),
    M.ACTIVITIES: Source(Tallied.ACTIVITIES, kinds=True),
    M.PERSON_TIMES: Source(Tallied.PERSON_TIMES, _THERE),
    M.BRANCH_POINTS: Source(Tallied.BRANCH_POINTS, places=False),
    M.MEMBER_POINTS: Source(Tallied.MEMBER_POINTS, places=False),
}
"""Of figures that must stay cheap at any size, their tally; the others are counted from their rows."""

NOT_BY_PLACE: Final = frozenset(metric for metric, source in SOURCES.items() if not source.places)
"""Figures of people and their points, who belong to a branch: of a community nobody can tell them."""


class Along(StrEnum):
    """By what a figure may be told apart."""

    BRANCH = "branch"
    COMMUNITY = "community"
    #: its kinds: an activity's kind, a need's class, whom it is for
    KIND = "kind"
    #: "2026-03"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a figure comes to: None is unknown. With a `whole`, the value is a part of it."""

    value: int | None
    whole: int | None = None
    #: it is known and not told, because so few people are behind it, or behind one that it would give away
    veiled: bool = False


VEILED: Final = Answer(None, veiled=True)
"""The answer of a group too small to be told."""


def bases(metric: Metric) -> tuple[Metric, ...]:
    """Give the figures whose rows a figure is made of: its parts added up, what is divided, or itself."""
    kind = KINDS[metric]
    return kind.sums or ((kind.part,) if kind.part else (metric,))


def added(values: Iterable[int | None]) -> int | None:
    """Add up what is known; with nothing known the sum is unknown."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


class Measure(StrEnum):
    """What the map of communities may show; one at a time."""

    COVERAGE = "coverage"
    CHECKED_IN = "checked_in"
    OPEN_NEEDS = "open_needs"
    ON_TIME = "on_time"
    ACTIVITIES = "activities"
    PERSON_TIMES = "person_times"
    RESIDENTS = "residents"
    SATISFACTION = "satisfaction"
    STANDARD = "standard"


SHARES: Final = frozenset({Measure.COVERAGE, Measure.ON_TIME, Measure.SATISFACTION, Measure.STANDARD})
"""Measures in percent."""

FIFTHS: Final = (20, 40, 60, 80, 100)
"""How far the classes of a share reach, in percent."""

NOBODY_MISSING: Final = (59, 79, 89, 99, 100)
"""How far those of the coverage reach: all are expected, so that a place where nobody is missing stands apart."""

OF_NOW: Final = frozenset({Measure.COVERAGE, Measure.CHECKED_IN, Measure.OPEN_NEEDS, Measure.STANDARD})
"""Measures of how things stand, whatever the period; the others are of what happened in it."""

TENTHS: Final = frozenset({Measure.RESIDENTS})
"""Measures kept as whole tenths."""


def per_thousand(person_times: int, residents: int | None) -> int | None:
    """Give the person-times per 1,000 residents in tenths; unknown as long as nobody said how many live there."""
    return None if not residents else round(10_000 * person_times / residents)


def ends(measure: Measure) -> tuple[int, ...]:
    """Give how far the classes of a measure reach; nothing where its values decide."""
    if measure is Measure.COVERAGE:
        return NOBODY_MISSING
    return FIFTHS if measure in SHARES else ()


def share(part: int, whole: int) -> int | None:
    """Give a share in whole percent; of nothing it is unknown."""
    return round(100 * part / whole) if whole else None


class Concern(StrEnum):
    """Why a community or a branch needs attention."""

    NO_ACTIVITY = "no_activity"
    OVERDUE = "overdue"
    NOBODY_CHECKED_IN = "nobody_checked_in"
    REOPENED = "reopened"
    IDLE_BRANCH = "idle_branch"
    ABSENT_BRANCH = "absent_branch"
    BELOW_MINIMUM = "below_minimum"


OF_BRANCHES: Final = frozenset({Concern.IDLE_BRANCH, Concern.ABSENT_BRANCH, Concern.BELOW_MINIMUM})
"""Concerns about branches; the others are about communities."""

OF_PERIOD: Final = frozenset({Concern.NO_ACTIVITY, Concern.IDLE_BRANCH})
"""Concerns about what a period lacks; the others are about how things stand."""

COMMON: Final = frozenset({Concern.NO_ACTIVITY, Concern.NOBODY_CHECKED_IN, Concern.IDLE_BRANCH, Concern.ABSENT_BRANCH})
"""Concerns that single nobody out where all have them: a new scheme, a quarter that has just begun."""
