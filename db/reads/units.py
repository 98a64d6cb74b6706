"""Questions about one unit: what it is, and its branches with who of their members is missing."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.rules.rights import Actor
from db.tables.people import Branch, Member, Unit
from db.terms import MemberStatus, UnitId


@dataclass(frozen=True, slots=True)
class UnitFace:
    """A unit as its page begins."""

    id: UnitId
    code: str
    name: str
    retired: bool


@dataclass(frozen=True, slots=True)
class UnitBranch:
    """A branch of a unit: its secretary, its members in service within reach, and how many of them are missing."""

    code: str
    name: str
    secretary: str
    in_service: int
    checked_in: int
    missing: int


def units(session: Session, actor: Actor) -> tuple[UnitFace, ...]:
    """Give the units within reach that still are, by code."""
    rows = session.execute(_faces().where(scope.units(actor), col(Unit.retired).is_(False)).order_by(col(Unit.code)))
    return tuple(UnitFace(*row) for row in rows)


def unit_face(session: Session, actor: Actor, *, code: str) -> UnitFace:
    """Give a unit within reach by its code; Refusal(NOT_FOUND) for any other."""
    row = session.execute(_faces().where(scope.units(actor), col(Unit.code) == code)).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="unit")
    return UnitFace(*row)


def unit_branches(session: Session, actor: Actor, *, unit_id: UnitId) -> tuple[UnitBranch, ...]:
    """Give a unit's branches within reach, those with the most missing first."""
    serves = (col(Member.status) == MemberStatus.IN_SERVICE) & scope.members(actor)
    here = func.coalesce(func.sum(case((col(Member.checked_in_on).is_not(None), 1), else_=0)), 0)
    whole = func.count(col(Member.id))
    rows = session.execute(
        select(col(Branch.code), col(Branch.name), col(Branch.secretary), whole, here)
        .outerjoin(Member, (col(Member.branch_id) == Branch.id) & (col(Member.org_id) == Branch.org_id) & serves)
        .where(scope.branches(actor), col(Branch.unit_id) == unit_id, col(Branch.retired).is_(False))
        .group_by(*map(col, (Branch.code, Branch.name, Branch.secretary)))
        .order_by((whole - here).desc(), col(Branch.code))
    )
    return tuple(
        UnitBranch(
            code, name, scope.shown(actor, "branch", "secretary", secretary), total, int(came), total - int(came)
        )
        for code, name, secretary, total, came in rows
    )


def _faces() -> Select[*tuple[Any, ...]]:
    return select(col(Unit.id), col(Unit.code), col(Unit.name), col(Unit.retired))
