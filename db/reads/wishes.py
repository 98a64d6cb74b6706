"""Questions about wishes as anybody may see them: an alias and the thing; who it is is never read here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, case, func, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import Beneficiary, CommunityId, MemberId, Satisfaction, WishId, WishStatus


@dataclass(frozen=True, slots=True)
class WishLine:
    """A wish as a line of the list: the alias, the thing, how it stands and who took it on."""

    id: WishId
    code: str
    alias: str
    thing: str
    community_id: CommunityId
    community: str
    beneficiary: Beneficiary
    status: WishStatus
    asked_on: date
    due_on: date | None
    overdue_days: int
    member_id: MemberId | None
    member: str
    branch: str
    fulfilled_on: date | None
    rating: Satisfaction | None


@dataclass(frozen=True, slots=True)
class WishPage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[WishLine, ...]
    total: int


def wish_list(
    session: Session,
    actor: Actor,
    *,
    today: date,
    status: WishStatus | None = None,
    text: str = "",
    page: int = 1,
) -> WishPage:
    """Give one page of the wishes within reach: to be claimed first, then under way, the soonest due first."""
    typed = text.strip()
    said = or_(*(column.icontains(typed, autoescape=True) for column in _SEARCHED))
    wanted = [
        scope.wishes(actor),
        *([col(Wish.status) == status] if status else []),
        *([said] if typed else []),
    ]
    here = on(Community, Wish.community_id)
    total = session.scalar(select(func.count()).select_from(Wish).join(Community, here).where(*wanted)) or 0
    stage = case((col(Wish.status) == WishStatus.POSTED, 0), (col(Wish.status) == WishStatus.CLAIMED, 1), else_=2)
    rows = session.execute(
        select(Wish, col(Community.name).label("community"), col(Member.name).label("member"))
        .add_columns(col(Branch.name).label("branch"))
        .join(Community, here)
        .outerjoin(Member, on(Member, Wish.member_id))
        .outerjoin(Branch, on(Branch, Wish.branch_id))
        .where(*wanted)
        .order_by(stage, col(Wish.due_on).is_(None), col(Wish.due_on), col(Wish.id).desc())
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return WishPage(tuple(_line(row, actor, today) for row in rows), total)


_SEARCHED = (col(Wish.thing), col(Wish.alias), col(Wish.code), col(Community.name))
_UNDER_WAY = frozenset({WishStatus.POSTED, WishStatus.CLAIMED})


def _line(row: Row[*tuple[Any, ...]], actor: Actor, today: date) -> WishLine:
    wish: Wish = row.Wish
    late = wish.status in _UNDER_WAY and wish.due_on is not None
    return WishLine(
        id=WishId(wish.id),
        code=wish.code,
        alias=wish.alias,
        thing=wish.thing,
        community_id=CommunityId(wish.community_id),
        community=row.community,
        beneficiary=wish.beneficiary,
        status=wish.status,
        asked_on=wish.asked_on,
        due_on=wish.due_on,
        overdue_days=max(0, (today - wish.due_on).days) if late and wish.due_on else 0,
        member_id=MemberId(wish.member_id) if wish.member_id else None,
        member=scope.shown_name(actor, row.member or "", member_id=wish.member_id),
        branch=row.branch or "",
        fulfilled_on=wish.fulfilled_on,
        rating=wish.rating,
    )
