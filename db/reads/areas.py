"""What figures may be narrowed to within reach: districts and their streets, a unit's branches."""

from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.tables.people import Branch
from db.tables.places import Community, District, Street

Part: TypeAlias = UUID | tuple[UUID, ...]
"""What figures are narrowed to: a district, a street or a community, or several of them taken together."""


@dataclass(frozen=True, slots=True)
class Area:
    """A district, or one of its streets."""

    id: UUID
    #: by which it stands in an address
    code: str
    district: str
    #: empty for the district as a whole
    street: str


def areas(session: Session, actor: Actor) -> tuple[Area, ...]:
    """Give the districts with communities within reach, each followed by its streets."""
    shown = (District.id, District.code, District.name, Street.id, Street.code, Street.name)
    rows = session.execute(
        select(*map(col, shown))
        .select_from(Community)
        .join(Street, on(Street, Community.street_id))
        .join(District, on(District, Street.district_id))
        .where(scope.communities(actor), col(Community.retired).is_(False))
        .group_by(*map(col, (*shown, District.position, Street.position)))
        .order_by(col(District.position), col(District.name), col(Street.position), col(Street.name))
    )
    found: dict[UUID, Area] = {}
    for district_id, district_code, district, street_id, code, street in rows:
        found.setdefault(district_id, Area(district_id, district_code, district, ""))
        found[street_id] = Area(street_id, code, district, street)
    return tuple(found.values())


def within(area: Part | None) -> list[ColumnElement[bool]]:
    """Give the condition that a community is or lies in a part, for a statement that joins its street."""
    if not area:
        return []
    them = (area,) if isinstance(area, UUID) else area
    return [or_(*(col(column).in_(them) for column in (Street.district_id, Street.id, Community.id)))]


def holding(
    table: Any,  # noqa: ANN401 - any table that names both
    area: Part | None,
    unit: UUID | None,
) -> list[ColumnElement[bool]]:
    """Give the conditions that a row of a table lies in a part, and that it is of a unit or of a branch."""
    here = select(col(Community.id)).join(Street, on(Street, Community.street_id)).where(*within(area))
    theirs = select(col(Branch.id)).where(of_unit(unit))
    return [
        *([col(table.community_id).in_(here)] if area else []),
        *([col(table.branch_id).in_(theirs)] if unit else []),
    ]


def of_unit(unit: UUID | None) -> ColumnElement[bool]:
    """Give the condition that a branch is of a unit, or is the branch itself."""
    return or_(col(Branch.unit_id) == unit, col(Branch.id) == unit)
