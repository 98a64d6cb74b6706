"""Who suits a need: hard limits first, then a score that can be said in words. Rank, age and sex play no part."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from heapq import nsmallest
from math import cos, hypot, radians
from typing import Final

from db.errors import Code, Refusal
from db.rules import entries
from db.terms import DayPart, MemberId, MemberStatus, SkillLevel


class Limit(StrEnum):
    """Why somebody cannot be asked, in the order in which it is looked at."""

    NOT_IN_SERVICE = "not_in_service"
    NOT_CHECKED_IN = "not_checked_in"
    NOT_WILLING = "not_willing"
    CONFIRMS_HERE = "confirms_here"
    SAID_NO = "said_no"
    HELPS_ALREADY = "helps_already"
    NO_SKILL = "no_skill"
    NO_CERTIFICATE = "no_certificate"
    CERTIFICATE_EXPIRED = "certificate_expired"
    NOT_FREE = "not_free"
    BOOKED = "booked"


class Reason(StrEnum):
    """What speaks for somebody."""

    SKILL = "skill"
    CLOSE = "close"
    LOAD = "load"
    REST = "rest"
    SERVED = "served"
    HOME = "home"


class Closeness(StrEnum):
    """How near the place where a member is checked in lies to the need."""

    COMMUNITY = "community"
    STREET = "street"
    DISTRICT = "district"
    FAR = "far"


Place = tuple[float | None, float | None]
"""Latitude and longitude; empty where nobody has entered them."""

DEGREE: Final = 111_195
"""Metres of one degree of latitude."""

LEVELS: Final = tuple(SkillLevel)
"""From interest to profession."""

DISTANCES: Final = {2_000: 3, 4_000: 2, 8_000: 1}
"""Where both places have coordinates: up to so many metres, so many quarters of the weight; the first that holds."""

CLOSENESS_PARTS: Final = {Closeness.COMMUNITY: 4, Closeness.STREET: 2, Closeness.DISTRICT: 1, Closeness.FAR: 0}
"""Quarters of the weight that each closeness earns."""

BUSY: Final = 3
"""From so many tasks in a quarter on, nothing speaks for asking again."""

RESTED: Final = 30
"""Days after which somebody who was asked counts as rested."""

PROVEN: Final = 5
"""Confirmed services of the last year from which on more say nothing new."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason may add; together they are a hundred."""

    skill: int = 35
    close: int = 25
    load: int = 15
    rest: int = 10
    served: int = 5
    home: int = 10


WHOLE: Final = 100
"""What all weights are together."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one need asks of whoever takes it: a day, perhaps a part of it, perhaps a skill, perhaps its certificate."""

    day: date
    part: DayPart | None = None
    skill: bool = False
    certified: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a member that bears on one need."""

    member_id: MemberId
    status: MemberStatus = MemberStatus.IN_SERVICE
    checked_in: bool = True
    willing: bool = True
    #: would have to confirm this very service as the community's clerk
    confirms_here: bool = False
    #: has already said no to this need
    said_no: bool = False
    #: is asked for this need, or has it in hand already
    helps_already: bool = False
    #: level in the wanted skill or one of its child skills; empty when there is none
    level: SkillLevel | None = None
    certificate: bool = False
    expires_on: date | None = None
    #: whether offered times are known at all, and whether one of them fits
    times_known: bool = False
    times_fit: bool = False
    #: has something else on that day
    booked: bool = False
    closeness: Closeness = Closeness.FAR
    #: how far away that place lies; empty when it is this place, or either has no coordinates
    metres: int | None = None
    #: lives in the need's community
    at_home: bool = False
    #: tasks in this quarter
    load: int = 0
    #: days since last asked; empty when never
    asked_ago: int | None = None
    #: confirmed services in the last year
    served: int = 0
    #: what was said of the needs they led in the last year: how often, and how often that it helped
    rated: int = 0
    pleased: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """One reason with the fact behind it and the points it adds of the points it could add."""

    reason: Reason
    fact: SkillLevel | Closeness | int | bool | None
    points: int
    of: int
    #: of service: how often residents were asked, and how often it had helped
    said: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be asked: the score and the reasons that make it up, the heaviest first."""

    person: Person
    score: int
    reasons: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class RuledOut:
    """Somebody who cannot be asked, and all that stands against it."""

    person: Person
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best candidates, best first, and those ruled out, those with the skill first, then the nearest."""

    candidates: tuple[Candidate, ...]
    ruled_out: tuple[RuledOut, ...]


DEFAULT: Final = Weights()
"""The weights until a bureau sets its own."""


def checked(weights: Weights) -> Weights:
    """Give weights as they came when none is below nothing and all are a hundred; OUT_OF_RANGE, NOT_A_HUNDRED."""
    them = asdict(weights)
    for reason, weight in them.items():
        entries.number(weight, reason, 0, WHOLE)
    if (total := sum(them.values())) != WHOLE:
        raise Refusal(Code.NOT_A_HUNDRED, total=total)
    return weights


def rank(wanted: Wanted, people: Iterable[Person], *, weights: Weights = DEFAULT, best: int = 10) -> Ranking:
    """Sort people for a need: the best candidates by score, and the ruled-out by closeness; ties fall by identifier."""
    able: list[tuple[int, str, Person]] = []
    unable: list[RuledOut] = []
    for person in people:
        if limits := tuple(limits_of(wanted, person)):
            unable.append(RuledOut(person, limits))
        else:
            able.append((-_score(wanted, person, weights), str(person.member_id), person))
    # only who is shown is told the reasons
    found = tuple(weigh(wanted, person, weights) for *_, person in nsmallest(best, able))
    # of a whole city most lack the skill: whoever has it and fails by something else is looked for first
    unable.sort(
        key=lambda r: (
            Limit.NO_SKILL in r.limits, len(r.limits), -CLOSENESS_PARTS[r.person.closeness], str(r.person.member_id)
        ),
    )  # fmt: skip
    return Ranking(found, tuple(unable[:best]))


def limits_of(wanted: Wanted, person: Person) -> Iterator[Limit]:
    """Give all that stands against asking this person; nothing when they can be asked."""
    against = {
        Limit.NOT_IN_SERVICE: person.status is not MemberStatus.IN_SERVICE,
        Limit.NOT_CHECKED_IN: not person.checked_in,
        Limit.NOT_WILLING: not person.willing,
        Limit.CONFIRMS_HERE: person.confirms_here,
        Limit.SAID_NO: person.said_no,
        Limit.HELPS_ALREADY: person.helps_already,
        Limit.NO_SKILL: wanted.skill and person.level is None,
        Limit.NO_CERTIFICATE: _needs_paper(wanted, person) and not person.certificate,
        Limit.CERTIFICATE_EXPIRED: _needs_paper(wanted, person) and _expired(wanted, person),
        Limit.NOT_FREE: person.times_known and not person.times_fit,
        Limit.BOOKED: person.booked,
    }
    return (limit for limit, holds in against.items() if holds)


def weigh(wanted: Wanted, person: Person, weights: Weights = DEFAULT) -> Candidate:
    """Score one person who may be asked; the score is the sum of the reasons' points, 0 to 100."""
    spoken = sorted(_reasons(wanted, person, weights), key=lambda s: (-s.points, s.reason))
    return Candidate(person, sum(s.points for s in spoken), tuple(spoken))


def _score(wanted: Wanted, person: Person, weights: Weights) -> int:
    return sum(spoken.points for spoken in _reasons(wanted, person, weights))


def _reasons(wanted: Wanted, person: Person, w: Weights) -> Iterator[Spoken]:
    if wanted.skill and person.level is not None:
        yield Spoken(Reason.SKILL, person.level, skill_points(person.level, w), w.skill)
    near = person.closeness if person.metres is None else person.metres
    yield Spoken(Reason.CLOSE, near, close_points(person.closeness, w, person.metres), w.close)
    yield from _own_reasons(person, w)
    yield Spoken(Reason.HOME, person.at_home, w.home if person.at_home else 0, w.home)


def own_points(person: Person, weights: Weights = DEFAULT) -> int:
    """Give the points that somebody brings to every need alike: load, rest and confirmed service."""
    return sum(spoken.points for spoken in _own_reasons(person, weights))


def _own_reasons(person: Person, w: Weights) -> Iterator[Spoken]:
    yield Spoken(Reason.LOAD, person.load, w.load * max(0, BUSY - person.load) // BUSY, w.load)
    rested = RESTED if person.asked_ago is None else min(RESTED, max(0, person.asked_ago))
    yield Spoken(Reason.REST, person.asked_ago, w.rest * rested // RESTED, w.rest)
    said = (person.rated, person.pleased)
    yield Spoken(Reason.SERVED, person.served, served_points(person.served, said, w), w.served, said)


def skill_points(level: SkillLevel, weights: Weights = DEFAULT) -> int:
    """Give the points of a skill level: a quarter of the weight for each step up."""
    return weights.skill * (LEVELS.index(level) + 1) // len(LEVELS)


def close_points(closeness: Closeness, weights: Weights = DEFAULT, metres: int | None = None) -> int:
    """Give the points of a closeness, by the distance where it is known."""
    if closeness is Closeness.COMMUNITY or metres is None:
        return weights.close * CLOSENESS_PARTS[closeness] // 4
    return weights.close * next((parts for limit, parts in DISTANCES.items() if metres <= limit), 0) // 4


def served_points(served: int, said: tuple[int, int], weights: Weights = DEFAULT) -> int:
    """Give the points of confirmed service: fewer by the share of residents who said that it had not helped."""
    rated, pleased = said
    whole = weights.served * min(PROVEN, served)
    return whole * pleased // (PROVEN * rated) if rated else whole // PROVEN


def metres_between(one: Place, other: Place) -> int | None:
    """Give the distance of two places, latitude and longitude in degrees; empty when either is not known."""
    (north, east), (north_too, east_too) = one, other
    if north is None or east is None or north_too is None or east_too is None:
        return None
    up = (north_too - north) * DEGREE
    along = (east_too - east) * DEGREE * cos(radians(north))
    return round(hypot(up, along))


def _needs_paper(wanted: Wanted, person: Person) -> bool:
    return wanted.skill and wanted.certified and person.level is not None


def _expired(wanted: Wanted, person: Person) -> bool:
    return person.certificate and person.expires_on is not None and person.expires_on < wanted.day
