"""Questions about wishes as anybody may see them: an alias and the thing; who it is is never read here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.areas import Part, holding
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.path import WISHES, at
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.wishes import Wish, WishOpening, WishPerson
from db.terms import (
    Beneficiary,
    BranchId,
    ClaimStatus,
    ClaimTarget,
    CommunityId,
    MemberId,
    OpeningPurpose,
    PathStage,
    Role,
    Satisfaction,
    WishId,
    WishStatus,
)


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
    #: its own day; once it came true, the day until which the person is to be asked
    due_on: date | None
    overdue_days: int
    member_id: MemberId | None
    member: str
    branch_id: BranchId | None
    branch: str
    fulfilled_on: date | None
    rating: Satisfaction | None


@dataclass(frozen=True, slots=True)
class WishPage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[WishLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class WishTurn:
    """Somebody took a wish on, and what became of that."""

    member: str
    branch: str
    day: date
    status: ClaimStatus
    ended_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Opened:
    """That somebody looked up who stands behind a wish, and what for."""

    at: datetime
    by: str
    role: Role
    purpose: OpeningPurpose


@dataclass(frozen=True, slots=True)
class WishDetail:
    """One wish with who took it on and who looked up the person; never the person."""

    line: WishLine
    #: somebody is kept behind it, sealed
    person_kept: bool
    turns: tuple[WishTurn, ...]
    opened: tuple[Opened, ...]


def wish_detail(session: Session, actor: Actor, *, code: str, today: date) -> WishDetail:
    """Give one wish within reach by its code; Refusal(NOT_FOUND) for any other."""
    row = session.execute(_lines().where(scope.wishes(actor), col(Wish.code) == code)).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="wish")
    wish: Wish = row.Wish
    kept = select(func.count()).where(scope.everybody(WishPerson, actor), col(WishPerson.wish_id) == wish.id)
    return WishDetail(
        line=_line(row, actor, today),
        person_kept=bool(session.scalar(kept)),
        turns=_turns(session, actor, wish),
        opened=_openings(session, actor, wish),
    )


def wish_list(
    session: Session,
    actor: Actor,
    *,
    today: date,
    status: WishStatus | None = None,
    stage: PathStage | None = None,
    text: str = "",
    overdue: bool = False,
    area: Part | None = None,
    unit: UUID | None = None,
    page: int = 1,
) -> WishPage:
    """Give one page of the wishes within reach: to be claimed first, then under way, the soonest due first."""
    typed = text.strip()
    said = or_(*(column.icontains(typed, autoescape=True) for column in _SEARCHED))
    wanted = [
        scope.wishes(actor),
        *([col(Wish.status) == status] if status else []),
        *([col(Wish.status).in_(at(WISHES, stage))] if stage else []),
        *([said] if typed else []),
        *([col(Wish.status).in_(_UNDER_WAY), wish_due() < today] if overdue else []),
        *holding(Wish, area, unit),
    ]
    here = on(Community, Wish.community_id)
    total = session.scalar(select(func.count()).select_from(Wish).join(Community, here).where(*wanted)) or 0
    turn = case((col(Wish.status) == WishStatus.POSTED, 0), (col(Wish.status) == WishStatus.CLAIMED, 1), else_=2)
    rows = session.execute(
        _lines()
        .where(*wanted)
        .order_by(turn, col(Wish.due_on).is_(None), col(Wish.due_on), col(Wish.id).desc())
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return WishPage(tuple(_line(row, actor, today) for row in rows), total)


def standing_wishes(session: Session, actor: Actor, *, today: date) -> list[WishLine]:
    """Give the wishes within reach that an activity may serve; the soonest due first, two hundred at most."""
    rows = session.execute(
        _lines()
        .where(scope.wishes(actor), col(Wish.status).in_((WishStatus.POSTED, WishStatus.CLAIMED)))
        .order_by(col(Wish.due_on).is_(None), col(Wish.due_on), col(Wish.id))
        .limit(_MOST_TO_SERVE)
    )
    return [_line(row, actor, today) for row in rows]


_MOST_TO_SERVE = 200
_SEARCHED = (col(Wish.thing), col(Wish.alias), col(Wish.code), col(Community.name))
_UNDER_WAY = frozenset(WISHES)


def wish_due() -> ColumnElement[Any]:
    """Until when the Wish of the statement should move on: its own day; once it came true, when the person is asked."""
    asked = (
        select(func.min(col(Followup.due_on)))
        .where(on(Wish, Followup.subject_id), col(Followup.asked_on).is_(None))
        .correlate(Wish)
        .scalar_subquery()
    )
    return case((col(Wish.status) == WishStatus.FULFILLED, asked), else_=col(Wish.due_on))


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(Wish, col(Community.name).label("community"), col(Member.name).label("member"))
        .add_columns(col(Branch.name).label("branch"), wish_due().label("due_on"))
        .join(Community, on(Community, Wish.community_id))
        .outerjoin(Member, on(Member, Wish.member_id))
        .outerjoin(Branch, on(Branch, Wish.branch_id))
    )


def _turns(session: Session, actor: Actor, wish: Wish) -> tuple[WishTurn, ...]:
    rows = session.execute(
        select(Claim, col(Member.name).label("member"), col(Branch.name).label("branch"))
        .join(Member, on(Member, Claim.member_id))
        .join(Branch, on(Branch, Claim.branch_id))
        .where(scope.claims(actor), col(Claim.target) == ClaimTarget.WISH, col(Claim.target_id) == wish.id)
        .order_by(col(Claim.id))
    )
    return tuple(
        WishTurn(
            member=scope.shown_name(actor, row.member, member_id=row.Claim.member_id),
            branch=row.branch,
            day=row.Claim.claimed_on,
            status=row.Claim.status,
            ended_on=row.Claim.ended_on,
            reason=row.Claim.reason,
        )
        for row in rows
    )


def _openings(session: Session, actor: Actor, wish: Wish) -> tuple[Opened, ...]:
    rows = session.execute(
        select(WishOpening, Account)
        .join(Account, on(Account, WishOpening.account_id))
        .where(scope.everybody(WishOpening, actor), col(WishOpening.wish_id) == wish.id)
        .order_by(col(WishOpening.id))
    )
    return tuple(
        Opened(
            at=row.WishOpening.opened_at,
            # officials sign what they do; a member's name is shown as the actor may see it
            by=scope.shown_name(actor, row.Account.name, member_id=row.Account.member_id)
            if row.Account.member_id
            else row.Account.name,
            role=row.Account.role,
            purpose=row.WishOpening.purpose,
        )
        for row in rows
    )


def _line(row: Row[*tuple[Any, ...]], actor: Actor, today: date) -> WishLine:
    wish: Wish = row.Wish
    late = wish.status in _UNDER_WAY and row.due_on is not None
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
        due_on=row.due_on,
        overdue_days=max(0, (today - row.due_on).days) if late else 0,
        member_id=MemberId(wish.member_id) if wish.member_id else None,
        member=scope.shown_name(actor, row.member or "", member_id=wish.member_id),
        branch_id=BranchId(wish.branch_id) if wish.branch_id else None,
        branch=row.branch or "",
        fulfilled_on=wish.fulfilled_on,
        rating=wish.rating,
    )
