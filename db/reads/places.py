"""Questions about one community: what it is, its agreements, and what happened there of late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, literal, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause
from db.tables.checkins import BranchCheckin
from db.tables.needs import Need
from db.tables.pairs import Pair, PairVisit
from db.tables.people import Branch
from db.tables.places import Community, District, Street
from db.tables.teams import Team, TeamOuting
from db.tables.wishes import Wish
from db.terms import (
    ActivityStatus,
    AgreementStatus,
    BranchId,
    CheckinStatus,
    ClauseStatus,
    CommunityId,
    UnitId,
)

LATEST: Final = 12
"""How many things that happened of late are shown."""


@dataclass(frozen=True, slots=True)
class CommunityFace:
    """A community as its page begins."""

    id: CommunityId
    code: str
    name: str
    street: str
    district: str
    residents: int | None
    phone: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement between a branch and a community, and how many of its promises are kept."""

    code: str
    year: int
    status: AgreementStatus
    branch: str
    branch_code: str
    community: str
    community_code: str
    signed_on: date | None
    kept: int
    promised: int


class Happening(StrEnum):
    """What may stand in the story of a community or a branch."""

    CHECKED_IN = "checked_in"
    AGREED = "agreed"
    ACTIVITY = "activity"
    SOLVED = "solved"
    FULFILLED = "fulfilled"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: on which day, what, by which branch, in which community; its code opens its record."""

    day: date
    what: Happening
    code: str
    words: str
    branch: str
    community: str


def community_face(session: Session, actor: Actor, *, code: str) -> CommunityFace:
    """Give a community within reach by its code; Refusal(NOT_FOUND) for any other."""
    row = session.execute(
        select(
            col(Community.id),
            col(Community.code),
            col(Community.name),
            col(Street.name),
            col(District.name),
            col(Community.residents),
            col(Community.phone),
        )
        .join(Street, on(Street, Community.street_id))
        .join(District, on(District, Street.district_id))
        .where(scope.communities(actor), col(Community.code) == code)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="community")
    return CommunityFace(*row)


def agreements(
    session: Session,
    actor: Actor,
    *,
    community_id: CommunityId | None = None,
    branch_id: BranchId | None = None,
    unit_id: UnitId | None = None,
) -> tuple[AgreementLine, ...]:
    """Give the agreements of a community, a branch or a unit's branches, the newest year first."""
    kept = func.sum(case((col(Clause.status) == ClauseStatus.KEPT, 1), else_=0))
    promised = func.sum(case((col(Clause.status) != ClauseStatus.DROPPED, 1), else_=0))
    told = (
        Agreement.code, Agreement.year, Agreement.status, Branch.name, Branch.code,
        Community.name, Community.code, Agreement.signed_on,
    )  # fmt: skip
    rows = session.execute(
        select(*map(col, told), func.coalesce(kept, 0), func.coalesce(promised, 0))
        .select_from(Agreement)
        .join(Branch, on(Branch, Agreement.branch_id))
        .join(Community, on(Community, Agreement.community_id))
        .outerjoin(Clause, and_(col(Clause.agreement_id) == Agreement.id, col(Clause.org_id) == Agreement.org_id))
        .where(scope.narrowed(Agreement, actor), *_at(Agreement, community_id, branch_id, unit_id))
        .group_by(*map(col, told))
        .order_by(col(Agreement.year).desc(), col(Agreement.code))
    )
    return tuple(AgreementLine(*row) for row in rows)


def story(
    session: Session,
    actor: Actor,
    *,
    community_id: CommunityId | None = None,
    branch_id: BranchId | None = None,
    unit_id: UnitId | None = None,
) -> tuple[Event, ...]:
    """Give what happened of late in a community, of a branch or of a unit's branches, the newest first."""
    found: list[Event] = []
    for what, table, day, words, conditions in _KINDS:
        statement = (
            select(day, col(table.code), words, col(Branch.name), col(Community.name))
            .select_from(table)
            .join(Community, on(Community, table.community_id))
            .outerjoin(Branch, on(Branch, table.branch_id))
            .where(
                scope.own(table, actor), day.is_not(None), *conditions, *_at(table, community_id, branch_id, unit_id)
            )
            .order_by(day.desc(), table.id.desc())
            .limit(LATEST)
        )
        found += [Event(row[0], what, row[1], row[2], row[3] or "", row[4]) for row in session.execute(statement)]
    return tuple(sorted(found, key=lambda event: event.day, reverse=True)[:LATEST])


def _outing(of: Any, link: Any, reference: Any, words: Any) -> Any:  # noqa: ANN401 - tables and columns
    """Give, of the activity under which a team was out or a pair was visited, what these are called."""
    return (
        select(col(words))
        .select_from(link)
        .join(of, on(of, reference))
        .where(col(link.activity_id) == Activity.id, col(link.org_id) == Activity.org_id)
        .correlate(Activity)
        .scalar_subquery()
    )


_HELD: Final = func.coalesce(
    _outing(Team, TeamOuting, TeamOuting.team_id, Team.name),
    _outing(Pair, PairVisit, PairVisit.pair_id, Pair.alias),
    col(Activity.name),
)
"""What an activity is called in a story; its own name may begin with a code."""

_KINDS: Final[tuple[tuple[Happening, Any, Any, Any, Iterable[ColumnElement[bool]]], ...]] = (
    (
        Happening.CHECKED_IN, BranchCheckin, col(BranchCheckin.received_on), literal(""),
        [col(BranchCheckin.status) == CheckinStatus.RECEIVED],
    ),
    (Happening.AGREED, Agreement, col(Agreement.signed_on), literal(""), []),
    (
        Happening.ACTIVITY, Activity, col(Activity.day), _HELD,
        [col(Activity.status).not_in({ActivityStatus.PLANNED, ActivityStatus.CANCELLED})],
    ),
    (Happening.SOLVED, Need, col(Need.solved_on), col(Need.text), []),
    (Happening.FULFILLED, Wish, col(Wish.fulfilled_on), col(Wish.thing), []),
)  # fmt: skip
"""Of everything that is told: its table, its day, its words, and which of its rows."""


def _at(
    table: Any,  # noqa: ANN401 - any table that names both
    community_id: CommunityId | None,
    branch_id: BranchId | None,
    unit_id: UnitId | None,
) -> list[ColumnElement[bool]]:
    return [
        *([col(table.community_id) == community_id] if community_id else []),
        *([col(table.branch_id) == branch_id] if branch_id else []),
        *([col(Branch.unit_id) == unit_id] if unit_id else []),
    ]
