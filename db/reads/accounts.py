"""Questions about accounts: who stands behind a session, what the door shows, and the administrator's list."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import bindparam, func
from sqlmodel import Session, col, select

from db.rules import passwords
from db.rules.accounts import Life, Limits, Proof, clean_login, digest, lives, wait_after
from db.rules.rights import Actor
from db.settings import settings
from db.tables.accounts import Account, AccountCommunity, SignIn, SignInTry
from db.tables.base import HOME_ORG
from db.tables.keeping import Bureau, JournalLine
from db.tables.people import Branch, Member, Unit
from db.tables.places import Community
from db.terms import AccountId, BranchId, CommunityId, MemberId, OrgId, Role, UnitId

PERSONAS: Final = (
    Role.LEADER, Role.STAFF, Role.SECRETARY, Role.CLERK, Role.MEMBER, Role.HELPER, Role.ADMIN, Role.SECURITY,
    Role.AUDITOR,
)  # fmt: skip
"""The roles that a demo database offers at its door, in this order."""


PASSWORD_EVENTS: Final = ("account.opened", "account.password_set", "account.password_changed")

PLACED: Final = frozenset({Role.CLERK, Role.HELPER})
"""Roles whose reach is their communities; a secretary's is branches, a member's their own person."""

# every run of every page and every request at the gate asks these, so they are put together once
_BEHIND_A_TOKEN: Final = (
    select(SignIn, Account)
    .join(Account, (col(Account.id) == SignIn.account_id) & (col(Account.org_id) == SignIn.org_id))
    .where(SignIn.token_hash == bindparam("token_hash"))
)
_COMMUNITIES_OF: Final = select(AccountCommunity.community_id).where(
    AccountCommunity.account_id == bindparam("account_id")
)
_BRANCHES_OF: Final = select(Branch.id).where(Branch.unit_id == bindparam("unit_id"))


@dataclass(frozen=True, slots=True)
class Visitor:
    """A living session: who it is of, which one it is, and whether its sign of life is due to be written down."""

    actor: Actor
    sign_in_id: UUID
    sign_due: bool


@dataclass(frozen=True, slots=True)
class Doorstep:
    """What the door must know of the house: its name, whether it holds invented data, whether anybody lives in it."""

    bureau: str
    city: str
    demo: bool
    empty: bool


@dataclass(frozen=True, slots=True)
class Persona:
    """A card at the door of a demo database: one tap signs in."""

    account_id: AccountId
    role: Role
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One of one's own living sessions."""

    id: UUID
    began_at: datetime
    seen_at: datetime
    device: str
    this_one: bool
    wall: bool


def limits() -> Limits:
    """Give how long sessions live in this installation."""
    own = settings()
    return Limits(idle=timedelta(minutes=own.idle_minutes), longest=timedelta(hours=own.session_hours))


def actor_of(session: Session, token: str, now: datetime) -> Actor | None:
    """Give who stands behind a session's token; None when there is nobody, or nobody any more."""
    visitor = visitor_of(session, token, now)
    return visitor.actor if visitor else None


def visitor_of(session: Session, token: str, now: datetime) -> Visitor | None:
    """Give the living session behind a token, in one or two queries; None when it is over or never was."""
    if not token:
        return None
    found = session.exec(_BEHIND_A_TOKEN, params={"token_hash": digest(token)}).first()
    if found is None or not lives(_life(*found), limits(), now):
        return None
    sign_in, account = found
    actor = replace(actor_for(session, account), wall=sign_in.wall)
    return Visitor(actor, sign_in.id, limits().sign_due(sign_in.seen_at, now))


def actor_for(session: Session, account: Account) -> Actor:
    """Give an account as an actor with the reach its role works in; a unit's reach holds all its branches."""
    branches = {account.branch_id} if account.branch_id and account.role is Role.SECRETARY else set()
    if account.unit_id and account.role is Role.SECRETARY:
        branches |= set(session.exec(_BRANCHES_OF, params={"unit_id": account.unit_id}))
    return Actor(
        account_id=AccountId(account.id),
        role=account.role,
        name=account.name,
        org_id=OrgId(account.org_id),
        unit_ids=frozenset({UnitId(account.unit_id)} if account.unit_id else ()),
        branch_ids=frozenset(BranchId(branch_id) for branch_id in branches),
        community_ids=frozenset(map(CommunityId, _communities(session, account))),
        member_id=MemberId(account.member_id) if account.member_id else None,
        language=account.language,
        apart=settings().offices_apart,
    )


def doorstep(session: Session, org_id: OrgId = HOME_ORG) -> Doorstep:
    """Give what the door shows before anybody is known."""
    bureau = session.get_one(Bureau, org_id)
    open_ones = select(Account.id).where(Account.org_id == org_id, col(Account.closed_at).is_(None))
    someone = session.exec(open_ones.limit(1)).first()
    return Doorstep(bureau.name, bureau.city, bureau.demo, someone is None)


def wait_for(session: Session, login: str, now: datetime, org_id: OrgId = HOME_ORG) -> timedelta:
    """Give how long the next try at a login must still wait, whether or not the login exists."""
    tried = session.get(SignInTry, (org_id, digest(clean_login(login))))
    return wait_after(tried.failures, tried.last_at, now) if tried else timedelta()


def proof_of(session: Session, login: str, password: SecretStr, org_id: OrgId = HOME_ORG) -> Proof:
    """Try a password on a login; an unknown login takes the same time as a wrong password."""
    clean = clean_login(login)
    account = session.exec(select(Account).where(Account.org_id == org_id, Account.login == clean)).first()
    kept = account.password_hash if account and account.closed_at is None else ""
    if passwords.opens(kept, password) and account:
        return Proof(clean, AccountId(account.id), kept)
    return Proof(clean, None, "")


def personas(session: Session, org_id: OrgId = HOME_ORG) -> list[Persona]:
    """Give the cards of a demo database: of each role the first open account that keeps no password. Else nothing."""
    if not session.get_one(Bureau, org_id).demo:
        return []
    found = (_persona(session, role, org_id) for role in PERSONAS)
    return [
        Persona(AccountId(account.id), account.role, account.name, _place(session, account))
        for account in found
        if account
    ]


def keeps_password(session: Session, actor: Actor) -> bool:
    """Tell whether one's own account signs in by a password, and not through the organisation or as a persona."""
    return session.get_one(Account, (actor.account_id, actor.org_id)).password_hash != ""


def password_due(session: Session, actor: Actor, *, now: datetime) -> bool:
    """Tell whether one's own password has held its days and must be changed; the journal knows since when it holds."""
    if not keeps_password(session, actor):
        return False
    set_at = session.exec(
        select(func.max(JournalLine.at)).where(
            JournalLine.org_id == actor.org_id,
            JournalLine.subject_id == actor.account_id,
            col(JournalLine.event).in_(PASSWORD_EVENTS),
        )
    ).one()
    return settings().password_rule.is_due(set_at, now)


def own_sessions(session: Session, actor: Actor, *, now: datetime, token: str = "") -> list[SessionLine]:
    """List one's own living sessions, the latest first; the one of the token is marked."""
    rows = session.exec(
        select(SignIn, Account)
        .join(Account, (col(Account.id) == SignIn.account_id) & (col(Account.org_id) == SignIn.org_id))
        .where(SignIn.account_id == actor.account_id, col(SignIn.ended_at).is_(None))
        .order_by(col(SignIn.seen_at).desc())
    )
    return [
        SessionLine(row.id, row.began_at, row.seen_at, row.device, row.token_hash == digest(token), row.wall)
        for row, account in rows
        if lives(_life(row, account), limits(), now)
    ]


def _life(sign_in: SignIn, account: Account) -> Life:
    return Life(
        sign_in.began_at, sign_in.seen_at, sign_in.ended_at, account.sessions_since, account.closed_at, sign_in.wall
    )


def _persona(session: Session, role: Role, org_id: OrgId) -> Account | None:
    free = select(Account).where(
        Account.org_id == org_id,
        Account.role == role,
        Account.password_hash == "",
        Account.oidc_subject == "",
        col(Account.closed_at).is_(None),
    )
    return session.exec(free.order_by(col(Account.id)).limit(1)).first()


def _communities(session: Session, account: Account) -> list[UUID]:
    if account.role not in PLACED:
        return []
    return list(session.exec(_COMMUNITIES_OF, params={"account_id": account.id}))


def _place(session: Session, account: Account) -> str:
    own = _community_names(session, OrgId(account.org_id)).get(account.id, ())
    return own[0] if own else _place_names(session, [account]).get(account.id, "")


def _community_names(session: Session, org_id: OrgId) -> dict[UUID, tuple[str, ...]]:
    names: dict[UUID, tuple[str, ...]] = {}
    rows = session.exec(
        select(AccountCommunity.account_id, Community.name)
        .join(Community, col(Community.id) == AccountCommunity.community_id)
        .where(AccountCommunity.org_id == org_id)
        .order_by(col(Community.position), col(Community.name))
    )
    for account_id, name in rows:
        names[account_id] = (*names.get(account_id, ()), name)
    return names


def _place_names(session: Session, accounts: list[Account]) -> dict[UUID, str]:
    ids = [account.id for account in accounts]
    rows = session.exec(
        select(Account.id, func.coalesce(Branch.name, Unit.name, ""))
        .outerjoin(Member, col(Member.id) == Account.member_id)
        .outerjoin(Branch, col(Branch.id) == func.coalesce(Account.branch_id, Member.branch_id))
        .outerjoin(Unit, col(Unit.id) == Account.unit_id)
        .where(col(Account.id).in_(ids))
    )
    return dict(rows.all())
