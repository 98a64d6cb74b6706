"""Questions about resources: what is on offer and to whom it went."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, Select, case, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor
from db.tables.claims import Claim
from db.tables.lists import Resource
from db.tables.people import Branch, Unit
from db.tables.places import Community
from db.terms import BranchId, ClaimTarget, CommunityId, Recurrence, ResourceId, ResourceKind, ResourceStatus


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """A resource as a line of the list: what, whose, how often, and how many communities took it."""

    id: ResourceId
    code: str
    kind: ResourceKind
    status: ResourceStatus
    recurrence: Recurrence
    text: str
    amount: str
    times: str
    unit: str
    branch_id: BranchId | None
    branch: str
    contact: str
    phone: str
    offered_on: date
    #: how often it was claimed, as far as the actor sees
    claims: int


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[ResourceLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Taker:
    """A community that claimed a resource."""

    community_id: CommunityId
    community: str
    day: date


@dataclass(frozen=True, slots=True)
class ResourceDetail:
    """One resource and the communities within reach that claimed it, the newest first."""

    line: ResourceLine
    takers: tuple[Taker, ...]


def resource_list(
    session: Session,
    actor: Actor,
    *,
    kind: ResourceKind | None = None,
    status: ResourceStatus | None = None,
    text: str = "",
    page: int = 1,
) -> ResourcePage:
    """Give one page of the resources within reach: on offer first, then the newest."""
    typed = text.strip()
    wanted = [
        scope.resources(actor),
        *([col(Resource.kind) == kind] if kind else []),
        *([col(Resource.status) == status] if status else []),
        *([or_(*(column.icontains(typed, autoescape=True) for column in _SEARCHED))] if typed else []),
    ]
    counted = select(func.count()).select_from(Resource).join(Unit, _OF_UNIT).outerjoin(Branch, _OF_BRANCH)
    total = session.scalar(counted.where(*wanted)) or 0
    rows = session.execute(
        _lines(actor)
        .where(*wanted)
        .order_by(case((col(Resource.status) == ResourceStatus.OFFERED, 0), else_=1))
        .order_by(col(Resource.offered_on).desc(), col(Resource.id).desc())
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return ResourcePage(tuple(_line(row, actor) for row in rows), total)


def resource_detail(session: Session, actor: Actor, *, code: str) -> ResourceDetail:
    """Give one resource within reach by its code; Refusal(NOT_FOUND) for any other."""
    row = session.execute(_lines(actor).where(scope.resources(actor), col(Resource.code) == code)).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="resource")
    takers = session.execute(
        select(col(Community.id), col(Community.name), col(Claim.claimed_on))
        .select_from(Claim)
        .join(Community, on(Community, Claim.community_id))
        .where(
            scope.claims(actor),
            col(Claim.target) == ClaimTarget.RESOURCE,
            col(Claim.target_id) == row.Resource.id,
        )
        .order_by(col(Claim.claimed_on).desc(), col(Claim.id).desc())
    )
    return ResourceDetail(_line(row, actor), tuple(Taker(*taker) for taker in takers))


_OF_UNIT: Final = on(Unit, Resource.unit_id)
_OF_BRANCH: Final = on(Branch, Resource.branch_id)
_SEARCHED: Final = (col(Resource.text), col(Resource.code), col(Unit.name), col(Branch.name))


def _lines(actor: Actor) -> Select[*tuple[Any, ...]]:
    claims = (
        select(func.count())
        .where(
            scope.claims(actor),
            col(Claim.target) == ClaimTarget.RESOURCE,
            col(Claim.target_id) == col(Resource.id),
        )
        .correlate(Resource)
        .scalar_subquery()
    )
    return (
        select(
            Resource,
            col(Unit.name).label("unit"),
            func.coalesce(col(Branch.name), "").label("branch"),
            claims.label("claims"),
        )
        .join(Unit, _OF_UNIT)
        .outerjoin(Branch, _OF_BRANCH)
    )


def _line(row: Row[*tuple[Any, ...]], actor: Actor) -> ResourceLine:
    resource: Resource = row.Resource
    return ResourceLine(
        id=ResourceId(resource.id),
        code=resource.code,
        kind=resource.kind,
        status=resource.status,
        recurrence=resource.recurrence,
        text=resource.text,
        amount=resource.amount,
        times=resource.times,
        unit=row.unit,
        branch_id=BranchId(resource.branch_id) if resource.branch_id else None,
        branch=row.branch,
        contact=scope.shown(actor, "resource", "contact", resource.contact),
        phone=scope.shown(actor, "resource", "contact_phone", resource.contact_phone),
        offered_on=resource.offered_on,
        claims=row.claims,
    )
