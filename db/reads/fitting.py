"""Questions of two-way claiming: which resources fit a need, and which needs fit a resource."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches import facts
from db.rules.fitting import Asked, Fit, Offered, fit, rarity_of
from db.rules.rights import Actor
from db.tables.checkins import BranchCheckin
from db.tables.lists import Resource
from db.tables.needs import Need
from db.tables.people import Branch, Skill, Unit
from db.tables.places import Community
from db.terms import (
    CheckinStatus,
    NeedId,
    NeedKind,
    NeedStatus,
    Recurrence,
    ResourceId,
    ResourceKind,
    ResourceStatus,
    Urgency,
)

WEIGHED: Final = 300
"""How many of the other side are weighed: those that wait longest, or were offered last."""

SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class WantedNeed:
    """An open need that no project serves yet."""

    id: NeedId
    code: str
    text: str
    kind: NeedKind
    urgency: Urgency
    community_id: UUID
    community: str
    skill: str
    goods: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class FreeResource:
    """A resource on offer."""

    id: ResourceId
    code: str
    text: str
    kind: ResourceKind
    recurrence: Recurrence
    branch_id: UUID | None
    #: the branch, else the unit
    owner: str
    amount: str
    times: str


@dataclass(frozen=True, slots=True)
class FittingResource:
    """A resource on offer and how well it fits the need that was asked about."""

    resource: FreeResource
    fit: Fit


@dataclass(frozen=True, slots=True)
class FittingNeed:
    """An open need and how well the resource that was asked about fits it."""

    need: WantedNeed
    fit: Fit


def wanted_needs(session: Session, actor: Actor) -> list[WantedNeed]:
    """Give the open needs within reach that no project serves yet, the soonest due first."""
    rows = session.execute(_needs(actor).order_by(col(Need.due_on).is_(None), col(Need.due_on), col(Need.id)))
    return list(map(_need, rows))


def free_resources(session: Session, actor: Actor) -> list[FreeResource]:
    """Give the resources on offer within reach, the newest first."""
    rows = session.execute(_resources(actor).order_by(col(Resource.offered_on).desc(), col(Resource.id).desc()))
    return list(map(_resource, rows))


def fitting_resources(session: Session, actor: Actor, *, need_id: NeedId) -> list[FittingResource]:
    """Give the resources on offer that fit an open need within reach, the best first; none for any other need."""
    found = session.execute(_needs(actor).where(col(Need.id) == need_id)).first()
    if found is None:
        return []
    need, offered = _need(found), free_resources(session, actor)
    here = set(
        session.scalars(_standing(actor, BranchCheckin.branch_id, BranchCheckin.community_id, need.community_id))
    )
    asked, rare = _asked(need), rarity_of([_asked(need)], list(map(_offered, offered)))
    weighed = [
        FittingResource(one, fit(asked, _offered(one), comes_here=one.branch_id in here, rare=rare)) for one in offered
    ]
    return sorted((one for one in weighed if one.fit.score), key=lambda one: -one.fit.score)[:SHOWN]


def fitting_needs(session: Session, actor: Actor, *, resource_id: ResourceId) -> list[FittingNeed]:
    """Give the open needs that a resource on offer within reach fits, the best first; none for any other resource."""
    found = session.execute(_resources(actor).where(col(Resource.id) == resource_id)).first()
    if found is None:
        return []
    resource, wanted = _resource(found), wanted_needs(session, actor)
    comes = _standing(actor, BranchCheckin.community_id, BranchCheckin.branch_id, resource.branch_id)
    there = set(session.scalars(comes)) if resource.branch_id else set()
    offered, rare = _offered(resource), rarity_of(list(map(_asked, wanted)), [_offered(resource)])
    weighed = [
        FittingNeed(one, fit(_asked(one), offered, comes_here=one.community_id in there, rare=rare)) for one in wanted
    ]
    return sorted((one for one in weighed if one.fit.score), key=lambda one: -one.fit.score)[:SHOWN]


def _needs(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(Need, col(Community.name).label("community"), func.coalesce(col(Skill.name), "").label("skill"))
        .join(Community, on(Community, Need.community_id))
        .outerjoin(Skill, on(Skill, Need.skill_id))
        .where(scope.needs(actor), col(Need.status) == NeedStatus.OPEN, ~facts.carried())
        .limit(WEIGHED)
    )


def _resources(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(Resource, func.coalesce(col(Branch.name), col(Unit.name)).label("owner"))
        .join(Unit, on(Unit, Resource.unit_id))
        .outerjoin(Branch, on(Branch, Resource.branch_id))
        .where(scope.resources(actor), col(Resource.status) == ResourceStatus.OFFERED)
        .limit(WEIGHED)
    )


def _standing(actor: Actor, wanted: Any, given: Any, known: UUID | None) -> Select[Any]:  # noqa: ANN401 - columns
    return select(col(wanted)).where(
        scope.everybody(BranchCheckin, actor),
        col(given) == known,
        col(BranchCheckin.status) == CheckinStatus.RECEIVED,
    )


def _need(row: Row[*tuple[Any, ...]]) -> WantedNeed:
    need: Need = row.Need
    return WantedNeed(
        id=NeedId(need.id),
        code=need.code,
        text=need.text,
        kind=need.kind,
        urgency=need.urgency,
        community_id=need.community_id,
        community=row.community,
        skill=row.skill,
        goods=need.goods,
        due_on=need.due_on,
    )


def _resource(row: Row[*tuple[Any, ...]]) -> FreeResource:
    resource: Resource = row.Resource
    return FreeResource(
        id=ResourceId(resource.id),
        code=resource.code,
        text=resource.text,
        kind=resource.kind,
        recurrence=resource.recurrence,
        branch_id=resource.branch_id,
        owner=row.owner,
        amount=resource.amount,
        times=resource.times,
    )


def _asked(need: WantedNeed) -> Asked:
    return Asked(need.text, need.skill, need.goods)


def _offered(resource: FreeResource) -> Offered:
    return Offered(resource.text, resource.kind, resource.recurrence)
