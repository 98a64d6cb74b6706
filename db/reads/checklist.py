"""Questions about the standardisation checklist: its items, what a community meets, and how far all are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, case, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.keeping import ChecklistItem, ChecklistMark
from db.tables.places import Community, Street
from db.terms import CommunityId


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the checklist in the bureau's words."""

    id: UUID
    position: int
    text: str
    retired: bool


@dataclass(frozen=True, slots=True)
class ItemOf:
    """An item at one community: whether it is met, by what evidence, since when and who said so."""

    item_id: UUID
    position: int
    text: str
    #: None while it is not met
    mark_id: UUID | None
    evidence: str
    met_on: date | None
    marked_by: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the items a community meets."""

    community_id: CommunityId
    community: str
    street: str
    met: int
    items: int


def checklist_items(session: Session, actor: Actor) -> list[Item]:
    """Give all items in their order, those taken from the list among them."""
    rows = session.execute(
        select(ChecklistItem).where(scope.everybody(ChecklistItem, actor)).order_by(col(ChecklistItem.position))
    )
    return [Item(row.id, row.position, row.text, row.retired) for row in rows.scalars()]


def checklist_of(session: Session, actor: Actor, *, community_id: CommunityId) -> list[ItemOf]:
    """Give the items in force with what a community within reach says of each; nothing for another community."""
    here = and_(
        col(ChecklistMark.item_id) == col(ChecklistItem.id),
        col(ChecklistMark.org_id) == col(ChecklistItem.org_id),
        col(ChecklistMark.community_id) == col(Community.id),
    )
    rows = session.execute(
        select(ChecklistItem, ChecklistMark, col(Account.name).label("by"))
        .join(Community, col(Community.org_id) == col(ChecklistItem.org_id))
        .outerjoin(ChecklistMark, here)
        .outerjoin(Account, on(Account, ChecklistMark.marked_by))
        .where(scope.communities(actor), col(Community.id) == community_id, col(ChecklistItem.retired).is_(False))
        .order_by(col(ChecklistItem.position))
    )
    return [_item(row.ChecklistItem, row.ChecklistMark, row.by or "") for row in rows]


def checklist_progress(session: Session, actor: Actor) -> list[Progress]:
    """Give how many items each community within reach meets, street by street."""
    items = session.scalar(
        select(func.count())
        .select_from(ChecklistItem)
        .where(scope.everybody(ChecklistItem, actor), col(ChecklistItem.retired).is_(False))
    )
    met = func.sum(case((col(ChecklistItem.retired).is_(False), 1), else_=0))
    rows = session.execute(
        select(
            col(Community.id), col(Community.name), col(Street.name).label("street"), func.coalesce(met, 0).label("met")
        )
        .join(Street, on(Street, Community.street_id))
        .outerjoin(
            ChecklistMark,
            and_(
                col(ChecklistMark.community_id) == col(Community.id), col(ChecklistMark.org_id) == col(Community.org_id)
            ),
        )
        .outerjoin(ChecklistItem, on(ChecklistItem, ChecklistMark.item_id))
        .where(scope.communities(actor))
        .group_by(col(Community.id), col(Community.name), col(Community.code), col(Street.name))
        .order_by(col(Street.name), col(Community.code))
    )
    return [Progress(row.id, row.name, row.street, int(row.met), items or 0) for row in rows]


def _item(item: ChecklistItem, mark: ChecklistMark | None, by: str) -> ItemOf:
    return ItemOf(
        item_id=item.id,
        position=item.position,
        text=item.text,
        mark_id=mark.id if mark else None,
        evidence=mark.evidence if mark else "",
        met_on=mark.met_on if mark else None,
        marked_by=by,
    )
