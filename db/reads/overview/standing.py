"""Where everything stands now: the map's tiles, the stages of the service path, and what needs attention."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.areas import Part, of_unit, within
from db.reads.joins import on
from db.reads.matches import facts
from db.reads.overview.tiles import COUNTED, Place, places, standards_met
from db.reads.wishes import wish_due
from db.rules import path
from db.rules.calendar import Period
from db.rules.metrics import COMMON, Concern, Measure, per_thousand, share
from db.rules.rights import Actor
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.places import Community, Street
from db.tables.wishes import Wish
from db.terms import BranchId, ClaimTarget, PathStage, Role


@dataclass(frozen=True, slots=True)
class Tile:
    """A community on the map: its value in every measure (None is unknown) and why it needs attention."""

    code: str
    name: str
    street: str
    district: str
    values: tuple[tuple[Measure, int | None], ...]
    concerns: tuple[Concern, ...]
    street_id: UUID
    district_id: UUID
    street_code: str
    district_code: str
    #: its own, or that of the street or the district which it stands for
    id: UUID

    def value(self, measure: Measure) -> int | None:
        """Give its value in one measure."""
        return dict(self.values)[measure]


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage of the service path: what stands there, how much of it is overdue, and the first day it was due on."""

    stage: PathStage
    needs: int
    wishes: int
    projects: int
    needs_late: int
    wishes_late: int
    projects_late: int
    overdue_since: date | None

    @property
    def overdue(self) -> int:
        """All of it that is overdue."""
        return self.needs_late + self.wishes_late + self.projects_late

    @property
    def total(self) -> int:
        """All that stands there."""
        return self.needs + self.wishes + self.projects


@dataclass(frozen=True, slots=True)
class Trouble:
    """A community or a branch with one concern: how many things it is about, and since when the oldest."""

    code: str
    name: str
    count: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Attention:
    """One concern and the communities or branches it is about, the worst first."""

    concern: Concern
    count: int
    troubles: tuple[Trouble, ...]
    #: all of several have it: then none of them stands out
    everywhere: bool = False
    #: it is about what a unit or a branch has there, not about all that a community has
    own: bool = False


def attentions(found: Mapping[Concern, tuple[Trouble, ...]], whole: int) -> tuple[Attention, ...]:
    """Give the concerns that anything has, out of so many communities or branches."""
    return tuple(
        Attention(
            concern, sum(one.count for one in them), them, everywhere=concern in COMMON and len(them) == whole > 1
        )
        for concern, them in found.items()
        if them
    )


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it, as of one moment."""

    tiles: tuple[Tile, ...]
    stages: tuple[StageLine, ...]
    attention: tuple[Attention, ...]
    #: the same communities, streets taken together, and districts
    streets: tuple[Tile, ...] = ()
    districts: tuple[Tile, ...] = ()
    #: all of them taken together; None where there is none
    whole: Tile | None = None
    #: the communities hold what a unit or a branch has there, not all that they have
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Pile:
    """Unfinished things of one kind in one community at one stage."""

    target: ClaimTarget
    community_id: UUID
    stage: PathStage
    count: int
    overdue: int
    overdue_since: date | None
    reopened: int


def standing(
    session: Session,
    actor: Actor,
    *,
    period: Period,
    today: date,
    area: Part | None = None,
    unit: UUID | None = None,
) -> Overview:
    """Give where everything within reach stands today, or within an area or a unit of it; activities of the period.

    Of a unit it is what its branches reach: their communities, and there their own. That they are not everywhere
    marks no community.
    """
    who = as_its_branches(session, actor, unit) if unit else actor
    own = bool(unit or (who.branch_ids and not who.reaches_all))
    found = places(session, who, period=period, today=today, area=area)
    piles = [pile for kind in _KINDS for pile in _piles(session, who, kind, today, area)]
    troubles = {concern: tuple(find(found, piles)) for concern, find in _TROUBLES.items()}
    standards = standards_met(session, who)
    attention = tuple(replace(one, own=own) for one in attentions(troubles, len(found)))
    worried = {
        one.concern: {trouble.code for trouble in one.troubles if _stands_out(trouble, today)}
        for one in attention
        if not (own and one.concern in COMMON)
    }
    return Overview(
        tiles=tuple(_tile(place, tuple(c for c in worried if place.code in worried[c]), standards) for place in found),
        stages=tuple(_stage(stage, piles) for stage in PathStage),
        attention=attention,
        streets=_together(found, standards, "street"),
        districts=_together(found, standards, "district"),
        whole=_added(found[0].id, "", "", found, standards) if found else None,
        own=own,
    )


def _together(found: Iterable[Place], standards: Mapping[UUID, int], by: str) -> tuple[Tile, ...]:
    """Add communities up by street or district."""
    groups: defaultdict[UUID, list[Place]] = defaultdict(list)
    for place in found:
        groups[getattr(place, f"{by}_id")].append(place)
    return tuple(
        _added(of_id, getattr(them[0], f"{by}_code"), getattr(them[0], by), them, standards)
        for of_id, them in groups.items()
    )


def _added(of_id: UUID, code: str, name: str, them: Sequence[Place], standards: Mapping[UUID, int]) -> Tile:
    """Take communities together: what adds up is added, shares are shares of the sums.

    The checklist is the mean of the communities where anybody has looked; residents are known once all are.
    """
    looked = [standards[one.id] for one in them if one.id in standards]
    residents = [one.residents for one in them if one.residents is not None]
    sums = {counted: sum(getattr(one, counted) for one in them) for counted in COUNTED}
    whole = replace(
        them[0],
        id=of_id,
        code=code,
        name=name,
        residents=sum(residents) if len(residents) == len(them) else None,
        **sums,
    )
    return _tile(whole, (), {of_id: round(sum(looked) / len(looked))} if looked else {})


def as_its_branches(session: Session, actor: Actor, unit: UUID) -> Actor:
    """Give an actor who reaches the branches of a unit that the actor reaches, and nothing else."""
    found = session.scalars(select(col(Branch.id)).where(scope.branches(actor), of_unit(unit)))
    return replace(
        actor,
        role=Role.SECRETARY,
        branch_ids=frozenset(map(BranchId, found)),
        community_ids=frozenset(),
        member_id=None,
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of thing that goes along the path: its table, its stages, until when it should move on."""

    target: ClaimTarget
    table: Any
    stages: Mapping[Any, PathStage]
    until: Any
    reopens: bool = False


_KINDS: Final = (
    _Kind(ClaimTarget.NEED, Need, path.NEEDS, col(Need.due_on), reopens=True),
    _Kind(ClaimTarget.WISH, Wish, path.WISHES, wish_due()),
    _Kind(ClaimTarget.PROJECT, Project, path.PROJECTS, col(Project.ends_on)),
)


def _piles(session: Session, actor: Actor, kind: _Kind, today: date, area: Part | None) -> list[_Pile]:
    table, until = kind.table, kind.until
    late = until < today
    reopened = case((table.reopened > 0, 1), else_=0) if kind.reopens else literal(0)
    rows = session.execute(
        select(
            col(table.community_id),
            col(table.status),
            func.count(),
            func.coalesce(func.sum(case((late, 1), else_=0)), 0),
            func.min(case((late, until))),
            func.coalesce(func.sum(reopened), 0),
        )
        .join(Community, on(Community, table.community_id))
        .join(Street, on(Street, Community.street_id))
        .where(scope.own(table, actor), col(table.status).in_(kind.stages), *_not_carried(kind), *within(area))
        .group_by(table.community_id, table.status)
    )
    return [
        _Pile(kind.target, community_id, kind.stages[status], count, int(overdue), overdue_since, int(back))
        for community_id, status, count, overdue, overdue_since, back in rows
    ]


def _not_carried(kind: _Kind) -> list[ColumnElement[bool]]:
    # a need that a project carries goes the project's way: the two are one thing, late once
    if kind.target is not ClaimTarget.NEED:
        return []
    return [facts.carrier().is_(None)]


def _tile(place: Place, concerns: tuple[Concern, ...], standards: Mapping[UUID, int]) -> Tile:
    values = {
        Measure.COVERAGE: share(place.local_there, place.local),
        Measure.CHECKED_IN: place.checked_in,
        Measure.OPEN_NEEDS: place.open_needs,
        Measure.ON_TIME: share(place.on_time, place.wanted),
        Measure.ACTIVITIES: place.activities,
        Measure.PERSON_TIMES: place.person_times,
        Measure.RESIDENTS: per_thousand(place.person_times, place.residents),
        Measure.SATISFACTION: share(place.satisfied, place.rated),
        Measure.STANDARD: standards.get(place.id),
    }
    return Tile(
        place.code,
        place.name,
        place.street,
        place.district,
        tuple(values.items()),
        concerns,
        place.street_id,
        place.district_id,
        place.street_code,
        place.district_code,
        place.id,
    )


def _stage(stage: PathStage, piles: Iterable[_Pile]) -> StageLine:
    here = [pile for pile in piles if pile.stage is stage]

    def of(target: ClaimTarget) -> int:
        return sum(pile.count for pile in here if pile.target is target)

    def late(target: ClaimTarget) -> int:
        return sum(pile.overdue for pile in here if pile.target is target)

    return StageLine(
        stage=stage,
        needs=of(ClaimTarget.NEED),
        wishes=of(ClaimTarget.WISH),
        projects=of(ClaimTarget.PROJECT),
        needs_late=late(ClaimTarget.NEED),
        wishes_late=late(ClaimTarget.WISH),
        projects_late=late(ClaimTarget.PROJECT),
        overdue_since=min((pile.overdue_since for pile in here if pile.overdue_since), default=None),
    )


def _stands_out(trouble: Trouble, today: date) -> bool:
    """Whether a map should mark it: nearly every community has something a few days late."""
    return trouble.since is None or today - trouble.since > path.LONG_LATE


def _idle(found: Iterable[Place], _piles: Iterable[_Pile]) -> list[Trouble]:
    return [Trouble(place.code, place.name, 1, None) for place in found if place.activities == 0]


def _unmanned(found: Iterable[Place], _piles: Iterable[_Pile]) -> list[Trouble]:
    return [Trouble(place.code, place.name, 1, None) for place in found if place.checked_in == 0]


def _late(found: Iterable[Place], piles: Iterable[_Pile]) -> list[Trouble]:
    counts: dict[UUID, int] = defaultdict(int)
    since: dict[UUID, date] = {}
    # what only waits for its follow-up is solved: nobody stands there waiting
    for pile in (pile for pile in piles if pile.stage is not PathStage.EVALUATE):
        counts[pile.community_id] += pile.overdue
        if pile.overdue_since is not None:
            since[pile.community_id] = min(pile.overdue_since, since.get(pile.community_id, pile.overdue_since))
    them = [Trouble(p.code, p.name, counts[p.id], since.get(p.id)) for p in found if counts.get(p.id)]
    return sorted(them, key=lambda trouble: -trouble.count)


def _back_again(found: Iterable[Place], piles: Iterable[_Pile]) -> list[Trouble]:
    counts: dict[UUID, int] = defaultdict(int)
    for pile in piles:
        counts[pile.community_id] += pile.reopened
    them = [Trouble(place.code, place.name, counts[place.id], None) for place in found if counts.get(place.id)]
    return sorted(them, key=lambda trouble: -trouble.count)


_TROUBLES: Final = {
    Concern.NO_ACTIVITY: _idle,
    Concern.OVERDUE: _late,
    Concern.NOBODY_CHECKED_IN: _unmanned,
    Concern.REOPENED: _back_again,
}
