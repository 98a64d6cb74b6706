"""Questions about pairs: who looks after which household, when they came last, who looked it up; never who it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.activities import NEWEST_FIRST
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.activities import Activity
from db.tables.pairs import Pair, PairHousehold, PairOpening, PairVisit
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.terms import (
    ActivityStatus,
    Beneficiary,
    BranchId,
    CommunityId,
    MemberId,
    OpeningPurpose,
    PairId,
    PairStatus,
    Role,
)


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair as a line of the list: the alias, who helps, when they came last and when they are expected."""

    id: PairId
    code: str
    alias: str
    beneficiary: Beneficiary
    status: PairStatus
    community_id: CommunityId
    community: str
    branch_id: BranchId
    branch: str
    member_id: MemberId | None
    #: the member as the actor may see the name; empty when the branch helps as a whole
    member: str
    promise: str
    every_days: int
    started_on: date
    ended_on: date | None
    reason: str
    visits: int
    last_visit: date | None
    #: the day by which the next visit is expected
    due_on: date
    overdue_days: int


@dataclass(frozen=True, slots=True)
class PairPage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[PairLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: the activity under which it counts."""

    code: str
    day: date
    status: ActivityStatus
    effect: str


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody looked up the household, and what for."""

    at: datetime
    by: str
    role: Role
    purpose: OpeningPurpose


@dataclass(frozen=True, slots=True)
class PairDetail:
    """One pair with its visits, the newest first, and who looked up the household; never the household."""

    line: PairLine
    household_kept: bool
    visits: tuple[Visit, ...]
    looks: tuple[Look, ...]


def pair_list(
    session: Session, actor: Actor, *, today: date, status: PairStatus | None = None, text: str = "", page: int = 1
) -> PairPage:
    """Give one page of the pairs within reach: running first, those whose visit is due longest first."""
    typed = text.strip()
    wanted = [
        scope.pairs(actor),
        *([col(Pair.status) == status] if status else []),
        *([or_(*(column.icontains(typed, autoescape=True) for column in _SEARCHED))] if typed else []),
    ]
    counted = select(func.count()).select_from(Pair).join(Community, _HERE).join(Branch, _BY)
    total = session.scalar(counted.where(*wanted)) or 0
    rows = session.execute(
        _lines()
        .where(*wanted)
        .order_by(col(Pair.status) != PairStatus.RUNNING, func.coalesce(LAST_VISIT, col(Pair.started_on)), col(Pair.id))
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return PairPage(tuple(_line(row, actor, today) for row in rows), total)


def pair_detail(session: Session, actor: Actor, *, code: str, today: date) -> PairDetail:
    """Give one pair within reach by its code; Refusal(NOT_FOUND) for any other."""
    row = session.execute(_lines().where(scope.pairs(actor), col(Pair.code) == code)).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="pair")
    pair: Pair = row.Pair
    kept = select(func.count()).where(scope.everybody(PairHousehold, actor), col(PairHousehold.pair_id) == pair.id)
    visits = session.execute(
        select(col(Activity.code), col(Activity.day), col(Activity.status), col(Activity.effect))
        .join(PairVisit, on(Activity, PairVisit.activity_id))
        .where(col(PairVisit.pair_id) == pair.id)
        .order_by(*NEWEST_FIRST)
    )
    return PairDetail(
        line=_line(row, actor, today),
        household_kept=bool(session.scalar(kept)),
        visits=tuple(Visit(*visit) for visit in visits),
        looks=_looks(session, actor, pair),
    )


_HERE: Final = on(Community, Pair.community_id)
_BY: Final = on(Branch, Pair.branch_id)
_SEARCHED: Final = (col(Pair.alias), col(Pair.code), col(Pair.promise), col(Community.name), col(Branch.name))
_VISITS: Final = (
    select(func.count())
    .join(Activity, on(Activity, PairVisit.activity_id))
    .where(col(PairVisit.pair_id) == col(Pair.id), col(Activity.status) != ActivityStatus.CANCELLED)
    .select_from(PairVisit)
    .correlate(Pair)
    .scalar_subquery()
)
LAST_VISIT: Final = (
    select(func.max(col(Activity.day)))
    .join(PairVisit, on(Activity, PairVisit.activity_id))
    .where(col(PairVisit.pair_id) == col(Pair.id), col(Activity.status) != ActivityStatus.CANCELLED)
    .correlate(Pair)
    .scalar_subquery()
)
"""The day of the last visit to a pair's household, for a statement over Pair."""


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(Pair, col(Community.name).label("community"), col(Branch.name).label("branch"))
        .add_columns(
            func.coalesce(col(Member.name), "").label("member"), _VISITS.label("visits"), LAST_VISIT.label("last")
        )
        .join(Community, _HERE)
        .join(Branch, _BY)
        .outerjoin(Member, on(Member, Pair.member_id))
    )


def _line(row: Row[*tuple[Any, ...]], actor: Actor, today: date) -> PairLine:
    pair: Pair = row.Pair
    due_on = (row.last or pair.started_on) + timedelta(days=pair.every_days)
    return PairLine(
        id=PairId(pair.id),
        code=pair.code,
        alias=pair.alias,
        beneficiary=pair.beneficiary,
        status=pair.status,
        community_id=CommunityId(pair.community_id),
        community=row.community,
        branch_id=BranchId(pair.branch_id),
        branch=row.branch,
        member_id=MemberId(pair.member_id) if pair.member_id else None,
        member=scope.shown_name(actor, row.member, member_id=pair.member_id) if row.member else "",
        promise=pair.promise,
        every_days=pair.every_days,
        started_on=pair.started_on,
        ended_on=pair.ended_on,
        reason=pair.reason,
        visits=row.visits,
        last_visit=row.last,
        due_on=due_on,
        overdue_days=max(0, (today - due_on).days) if pair.status is PairStatus.RUNNING else 0,
    )


def _looks(session: Session, actor: Actor, pair: Pair) -> tuple[Look, ...]:
    rows = session.execute(
        select(PairOpening, Account)
        .join(Account, on(Account, PairOpening.account_id))
        .where(scope.everybody(PairOpening, actor), col(PairOpening.pair_id) == pair.id)
        .order_by(col(PairOpening.id))
    )
    return tuple(
        Look(
            at=row.PairOpening.opened_at,
            # officials sign what they do; a member's name is shown as the actor may see it
            by=scope.shown_name(actor, row.Account.name, member_id=row.Account.member_id)
            if row.Account.member_id
            else row.Account.name,
            role=row.Account.role,
            purpose=row.PairOpening.purpose,
        )
        for row in rows
    )
