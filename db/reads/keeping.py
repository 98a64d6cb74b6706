"""The places, units and branches as whoever keeps them finds them, the closed ones and the empty ones too."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables.people import Branch, Member, Unit
from db.tables.places import Community, District, Street
from db.terms import BranchId, CommunityId, DistrictId, MemberStatus, StreetId, UnitId


@dataclass(frozen=True, slots=True)
class KeptCommunity:
    """A community as whoever keeps the places finds it."""

    id: CommunityId
    street_id: StreetId
    code: str
    name: str
    residents: int | None
    phone: str
    latitude: float | None
    longitude: float | None
    retired: bool


@dataclass(frozen=True, slots=True)
class KeptStreet:
    """A street with its communities in order, the closed ones last."""

    id: StreetId
    district_id: DistrictId
    code: str
    name: str
    communities: tuple[KeptCommunity, ...]


@dataclass(frozen=True, slots=True)
class KeptDistrict:
    """A district with its streets in order."""

    id: DistrictId
    code: str
    name: str
    streets: tuple[KeptStreet, ...]


def city(session: Session, actor: Actor) -> tuple[KeptDistrict, ...]:
    """Give all districts with their streets and communities, in order, also those without any."""
    districts = _rows(session, actor, District, col(District.position), col(District.name))
    streets = _rows(session, actor, Street, col(Street.position), col(Street.name))
    communities = _rows(session, actor, Community, col(Community.retired), col(Community.position), col(Community.code))
    told = [
        KeptCommunity(
            row.id, row.street_id, row.code, row.name, row.residents, row.phone, row.latitude, row.longitude,
            row.retired,
        )
        for row in communities
    ]  # fmt: skip
    kept = [
        KeptStreet(row.id, row.district_id, row.code, row.name, tuple(one for one in told if one.street_id == row.id))
        for row in streets
    ]
    return tuple(
        KeptDistrict(row.id, row.code, row.name, tuple(one for one in kept if one.district_id == row.id))
        for row in districts
    )


@dataclass(frozen=True, slots=True)
class KeptBranch:
    """A branch with its secretary, and how many members it has in service."""

    id: BranchId
    unit_id: UnitId
    code: str
    name: str
    secretary: str
    phone: str
    retired: bool
    members: int


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A unit with its branches, the closed ones last."""

    id: UnitId
    code: str
    name: str
    retired: bool
    branches: tuple[KeptBranch, ...]


def kept_units(session: Session, actor: Actor) -> tuple[KeptUnit, ...]:
    """Give all units with their branches, by code, the closed ones last."""
    members = (
        select(func.count())
        .where(
            scope.everybody(Member, actor),
            col(Member.branch_id) == Branch.id,
            col(Member.status) == MemberStatus.IN_SERVICE,
        )
        .correlate(Branch)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Branch, members).where(scope.branches(actor)).order_by(col(Branch.retired), col(Branch.code))
    ).all()
    branches = [
        KeptBranch(
            row.id, row.unit_id, row.code, row.name, scope.shown(actor, "branch", "secretary", row.secretary),
            scope.shown(actor, "branch", "phone", row.phone), row.retired, count,
        )
        for row, count in rows
    ]  # fmt: skip
    units = session.execute(
        select(Unit).where(scope.units(actor)).order_by(col(Unit.retired), col(Unit.code))
    ).scalars()
    return tuple(
        KeptUnit(row.id, row.code, row.name, row.retired, tuple(one for one in branches if one.unit_id == row.id))
        for row in units
    )


def _rows(session: Session, actor: Actor, table: Any, *order: Any) -> Iterable[Any]:  # noqa: ANN401 - any of the three
    return session.execute(select(table).where(scope.everybody(table, actor)).order_by(*order)).scalars()
