"""What a letter or a certificate says: the facts of one quarter, frozen with the paper; and its check code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from db.rules.rights import Actor
from db.terms import ActivityKind, ClauseStatus, ReportKind, Satisfaction

LETTERS: Final = (ReportKind.UNIT_LETTER, ReportKind.COMMUNITY_LETTER, ReportKind.CERTIFICATE)
"""The papers of a quarter's batch."""

SIGNS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What check codes are made of: nothing that is mistaken for something else."""

CODE_LENGTH: Final = 16
_GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class ServedLine:
    """What one member did; the name is not kept here but looked up, so that whoever left can be forgotten."""

    member_id: UUID
    branch: str
    times: int
    #: None where nobody wrote down how long
    minutes: int | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A unit's service in one community, and the community's word on it."""

    community: str
    people: int
    times: int
    rating: Satisfaction | None
    word: str


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What a unit is told: how its members did."""

    unit: str
    in_service: int
    activities: int
    solved: int
    wishes: int
    people: tuple[ServedLine, ...]
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """What a branch promised in this year's agreement, and how it stands."""

    branch: str
    text: str
    due_on: date | None
    status: ClauseStatus


@dataclass(frozen=True, slots=True)
class DoneLine:
    """What a branch did in the community."""

    unit: str
    branch: str
    activities: int
    people: int
    times: int
    solved: int
    wishes: int


@dataclass(frozen=True, slots=True)
class CommunityFacts:
    """What a community is told: what was promised to it, and what was done."""

    community: str
    promises: tuple[PromiseLine, ...]
    done: tuple[DoneLine, ...]


@dataclass(frozen=True, slots=True)
class Credited:
    """A training or an honour of the year, as a certificate names it."""

    what: str
    giver: str
    day: date
    #: None of an honour, and where nobody wrote down how long a training took
    hours: int | None


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What a certificate says of a member."""

    name: str
    unit: str
    branch: str
    times: int
    minutes: int | None
    kinds: tuple[tuple[ActivityKind, int], ...]
    places: tuple[str, ...]
    solved: int
    wishes: int
    skills: tuple[str, ...]
    #: answers of those who were asked afterwards
    asked: int
    satisfied: int
    #: how many gave which answer; empty where nobody was asked, and on papers that do not tell answers apart
    answers: tuple[tuple[Satisfaction, int], ...] = ()
    trainings: tuple[Credited, ...] = ()
    honours: tuple[Credited, ...] = ()


Facts = UnitFacts | CommunityFacts | MemberFacts

_KINDS: Final[Mapping[ReportKind, TypeAdapter[Any]]] = {
    ReportKind.UNIT_LETTER: TypeAdapter(UnitFacts),
    ReportKind.COMMUNITY_LETTER: TypeAdapter(CommunityFacts),
    ReportKind.CERTIFICATE: TypeAdapter(MemberFacts),
}


def kinds_for(actor: Actor) -> tuple[ReportKind, ...]:
    """Give the kinds of papers that reach somebody: a community's clerk reads what its community is told, and so on."""
    reached = {
        ReportKind.UNIT_LETTER: actor.unit_ids,
        ReportKind.COMMUNITY_LETTER: actor.community_ids,
        ReportKind.CERTIFICATE: actor.branch_ids,
    }
    return LETTERS if actor.reaches_all else tuple(kind for kind in LETTERS if reached[kind]) or LETTERS


def to_plain(kind: ReportKind, facts: Facts) -> dict[str, Any]:
    """Give a paper's facts as JSON knows them."""
    plain: dict[str, Any] = _KINDS[kind].dump_python(facts, mode="json")
    return plain


def from_plain(kind: ReportKind, plain: Mapping[str, Any]) -> Facts:
    """Give the facts of a paper as they were frozen."""
    facts: Facts = _KINDS[kind].validate_python(dict(plain))
    return facts


def written_code(code: str) -> str:
    """Give a check code as it stands on paper: ABCD-EFGH-JKLM-NPQR."""
    return "-".join(code[place : place + _GROUP] for place in range(0, len(code), _GROUP))


def read_code(typed: str) -> str:
    """Give the code that somebody typed from a paper, whatever stands between its signs."""
    return "".join(sign for sign in typed.upper() if sign in SIGNS)
