"""Questions of whoever keeps the accounts: the list, one account with its reach, whom an account may stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.accounts import clean_login
from db.rules.rights import Actor, Right
from db.tables.accounts import Account, AccountCommunity, SecondFactor, SignIn
from db.tables.people import Branch, Member, Unit
from db.tables.places import Community
from db.terms import AccountId, BranchId, CommunityId, MemberId, Role, UnitId


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in the list."""

    id: AccountId
    login: str
    name: str
    role: Role
    #: unit, branch or communities that it reaches, in words
    place: str
    closed: bool
    #: entered and never opened yet, where the offices are held apart
    waits: bool
    #: last sign of life of any session; None when there never was one
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class AccountPage:
    """A page of the list, and how many accounts there are in all."""

    lines: tuple[AccountLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account with what may be changed about it."""

    line: AccountLine
    unit_id: UnitId | None
    branch_id: BranchId | None
    member_id: MemberId | None
    #: code and name of the member it stands for, such as "DY0001 张三"
    member: str
    community_ids: frozenset[CommunityId]
    #: whether the sign-in asks for a code, too
    second_factor: bool


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that an account may reach."""

    id: UnitId
    code: str
    name: str


def account_list(
    session: Session, actor: Actor, *, text: str = "", role: Role | None = None, closed: bool = False, page: int = 1
) -> AccountPage:
    """List accounts by role and login, found by login or name; for those who may see accounts, else NOT_ALLOWED."""
    found = _lines(actor).where(col(Account.closed_at).is_not(None) if closed else col(Account.closed_at).is_(None))
    if role is not None:
        found = found.where(col(Account.role) == role)
    if text:
        found = found.where(
            or_(*(column.icontains(text, autoescape=True) for column in (col(Account.login), col(Account.name))))
        )
    total = session.execute(select(func.count()).select_from(found.subquery())).scalar_one()
    shown = found.order_by(col(Account.role), col(Account.login)).limit(PAGE).offset(first_of(page, total))
    return AccountPage(tuple(_line(row) for row in session.execute(shown)), total)


def one_account(session: Session, actor: Actor, *, login: str) -> AccountView:
    """Give one account with its reach; NOT_FOUND when there is none, NOT_ALLOWED for who may not see accounts."""
    row = session.execute(_lines(actor).where(col(Account.login) == clean_login(login))).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="account")
    communities = session.execute(
        select(col(AccountCommunity.community_id)).where(
            scope.everybody(AccountCommunity, actor), col(AccountCommunity.account_id) == row.id
        )
    )
    factor = select(col(SecondFactor.id)).where(
        scope.everybody(SecondFactor, actor),
        col(SecondFactor.account_id) == row.id,
        col(SecondFactor.on_since).is_not(None),
    )
    return AccountView(
        line=_line(row),
        unit_id=row.unit_id,
        branch_id=row.branch_id,
        member_id=row.member_id,
        member=f"{row.member_code} {row.member_name}" if row.member_id else "",
        community_ids=frozenset(CommunityId(community_id) for community_id in communities.scalars()),
        second_factor=session.execute(select(factor.exists())).scalar_one(),
    )


def units(session: Session, actor: Actor) -> list[UnitChoice]:
    """Give the units that are not retired, by code."""
    rows = session.execute(
        select(col(Unit.id), col(Unit.code), col(Unit.name))
        .where(scope.everybody(Unit, actor), col(Unit.retired).is_(False))
        .order_by(col(Unit.code))
    )
    return [UnitChoice(row.id, row.code, row.name) for row in rows]


def member_coded(session: Session, actor: Actor, *, code: str) -> tuple[MemberId, str] | None:
    """Give the member of a code, with name and branch to make sure; None when there is none within reach."""
    row = session.execute(
        select(col(Member.id), col(Member.name), col(Branch.name).label("branch"))
        .join(Branch, on(Branch, Member.branch_id))
        .where(scope.members(actor), col(Member.code) == code.strip().upper())
    ).one_or_none()
    return (row.id, f"{row.name} · {row.branch}") if row else None


def _lines(actor: Actor) -> Select[Any]:
    if not actor.may(Right.SEE_ACCOUNTS):
        raise Refusal(Code.NOT_ALLOWED, right=Right.SEE_ACCOUNTS)
    communities = (
        select(func.aggregate_strings(col(Community.name), " · "))
        .join(AccountCommunity, on(Community, AccountCommunity.community_id))
        .where(col(AccountCommunity.account_id) == Account.id)
    )
    seen = select(func.max(SignIn.seen_at)).where(col(SignIn.account_id) == Account.id)
    return (
        select(
            *_columns(
                Account, ("id", "login", "name", "role", "closed_at", "created_at", "unit_id", "branch_id", "member_id")
            ),
            func.coalesce(communities.scalar_subquery(), Branch.name, Unit.name, "").label("place"),
            col(Member.code).label("member_code"),
            col(Member.name).label("member_name"),
            seen.scalar_subquery().label("seen_at"),
        )
        .outerjoin(Member, on(Member, Account.member_id))
        .outerjoin(Branch, col(Branch.id) == func.coalesce(Account.branch_id, Member.branch_id))
        .outerjoin(Unit, on(Unit, Account.unit_id))
        .where(scope.everybody(Account, actor))
    )


def _columns(table: Any, names: Sequence[str]) -> list[Any]:  # noqa: ANN401 - columns of any table
    return [getattr(table, name) for name in names]


def _line(row: Any) -> AccountLine:  # noqa: ANN401 - a row of _lines
    return AccountLine(
        row.id, row.login, row.name, row.role, row.place,
        closed=row.closed_at is not None, waits=row.closed_at == row.created_at, seen_at=row.seen_at,
    )  # fmt: skip
