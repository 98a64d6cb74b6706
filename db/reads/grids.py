"""Questions of the grids: the records of one community or branch that may be changed many at once, as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.moves import CHANGEABLE
from db.rules.rights import Actor
from db.tables.lists import Post, Resource
from db.tables.needs import Need
from db.terms import BranchId, CommunityId, PostStatus, ResourceStatus

MOST_ROWS: Final = 200
"""So many rows a grid holds."""

_OF_NEED: Final = ("text", "kind", "urgency", "skill_id", "place", "helpers_wanted", "beneficiaries", "goods")
_OF_POST: Final = ("name", "kind", "places", "times", "skill_id")


@dataclass(frozen=True, slots=True)
class GridLine:
    """A record as a row of a grid: what stands in its cells now."""

    id: UUID
    code: str
    stands: Mapping[str, object]


def grid_needs(session: Session, actor: Actor, *, community_id: CommunityId) -> list[GridLine]:
    """Give the open needs of a community within reach as rows of a grid, the newest first, two hundred at most."""
    rows = session.scalars(
        select(Need)
        .where(scope.needs(actor), col(Need.community_id) == community_id, col(Need.status).in_(CHANGEABLE))
        .order_by(col(Need.asked_on).desc(), col(Need.id).desc())
        .limit(MOST_ROWS)
    )
    return [GridLine(row.id, row.code, {name: getattr(row, name) for name in _OF_NEED}) for row in rows]


def grid_resources(session: Session, actor: Actor, *, branch_id: BranchId) -> list[GridLine]:
    """Give what a branch within reach has on offer as rows of a grid, the newest first, two hundred at most."""
    rows = session.scalars(
        select(Resource)
        .where(scope.resources(actor), col(Resource.branch_id) == branch_id)
        .where(col(Resource.status) == ResourceStatus.OFFERED)
        .order_by(col(Resource.offered_on).desc(), col(Resource.id).desc())
        .limit(MOST_ROWS)
    )
    return [GridLine(row.id, row.code, _of_resource(row, actor)) for row in rows]


def grid_posts(session: Session, actor: Actor, *, community_id: CommunityId) -> list[GridLine]:
    """Give the open posts of a community within reach as rows of a grid, the newest first, two hundred at most."""
    rows = session.scalars(
        select(Post)
        .where(scope.posts(actor), col(Post.community_id) == community_id, col(Post.status) == PostStatus.OPEN)
        .order_by(col(Post.opened_on).desc(), col(Post.id).desc())
        .limit(MOST_ROWS)
    )
    return [GridLine(row.id, row.code, {name: getattr(row, name) for name in _OF_POST}) for row in rows]


def _of_resource(row: Resource, actor: Actor) -> Mapping[str, object]:
    said = {name: getattr(row, name) for name in ("kind", "text", "amount", "recurrence", "times")}
    for name in ("contact", "contact_phone"):
        said[name] = scope.shown(actor, "resource", name, getattr(row, name))
    return said
