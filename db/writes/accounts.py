"""Accounts: opened, changed and closed by the administrator; language and password kept by oneself."""

from collections.abc import Collection
from uuid import UUID

from pydantic import SecretStr
from sqlmodel import col, delete, select

from db.errors import Code, Refusal
from db.rules import entries, passwords
from db.rules.accounts import check_login, check_reach
from db.rules.rights import OFFICES, Right
from db.settings import settings
from db.tables.accounts import Account, AccountCommunity
from db.tables.people import Branch, Member, Unit
from db.tables.places import Community
from db.terms import AccountId, BranchId, CommunityId, Language, MemberId, Role, UnitId
from db.work import NOTHING_SEEN, Seen, Work


def create_account(
    work: Work,
    *,
    login: str,
    name: str,
    role: Role,
    password: SecretStr | None = None,
    oidc_subject: str = "",
    unit_id: UnitId | None = None,
    branch_id: BranchId | None = None,
    member_id: MemberId | None = None,
    community_ids: Collection[CommunityId] = (),
) -> Account:
    """Open an account with its reach. One without a password signs in through the organisation, or as a demo's persona.

    Where the offices are held apart it stays shut until the security administrator opens it, but for the first one's.
    Raises EMPTY, OUT_OF_RANGE, LOGIN_TAKEN, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, NOT_FOUND, OFFICES_APART.
    """
    work.require(Right.KEEP_ACCOUNTS)
    clean = check_login(login)
    check_reach(role, unit_id=unit_id, branch_id=branch_id, member_id=member_id, community_ids=community_ids)
    account = Account(
        login=clean,
        name=entries.words(name, "name", 20),
        role=role,
        password_hash=_sealed(password, clean) if password else "",
        oidc_subject=entries.maybe_words(oidc_subject, "oidc_subject", 120),
        sessions_since=work.now,
        created_at=work.now,
    )
    _place(work, account, unit_id=unit_id, branch_id=branch_id, member_id=member_id)
    if work.actor.apart and (role is not Role.SECURITY or _others(work, account, Role.SECURITY)):
        account.closed_at = work.now
    _hold_apart(work, account)
    work.add(account, Code.LOGIN_TAKEN, "login")
    _reach(work, account, community_ids)
    work.record("account.opened", account, communities=sorted(map(str, community_ids)))
    return account


def change_account(
    work: Work,
    *,
    account_id: AccountId,
    name: str,
    role: Role,
    unit_id: UnitId | None = None,
    branch_id: BranchId | None = None,
    member_id: MemberId | None = None,
    community_ids: Collection[CommunityId] = (),
    seen: Seen = NOTHING_SEEN,
) -> Account:
    """Change an account's name, role and reach; all its sessions end. `seen` is how it stood before.

    Raises CHANGED_MEANWHILE, EMPTY, LAST_ADMIN, NOT_FOUND, OFFICES_APART, and OWN_RIGHTS where the offices are apart.
    """
    account = work.get(Account, account_id, lock=True)
    work.require(Right.KEEP_SECURITY)
    work.unmoved(account, {field: value for field, value in seen.items() if field != "community_ids"})
    if "community_ids" in seen and _communities_of(work, account) != seen["community_ids"]:
        raise Refusal(Code.CHANGED_MEANWHILE)
    if work.actor.apart and account.id == work.actor.account_id:
        raise Refusal(Code.OWN_RIGHTS)
    check_reach(role, unit_id=unit_id, branch_id=branch_id, member_id=member_id, community_ids=community_ids)
    if role is not account.role:
        _keep_the_last(work, account)
    account.name, account.role = entries.words(name, "name", 20), role
    _place(work, account, unit_id=unit_id, branch_id=branch_id, member_id=member_id)
    _hold_apart(work, account)
    _reach(work, account, community_ids)
    account.sessions_since = work.now
    work.record("account.changed", account, communities=sorted(map(str, community_ids)))
    return account


def close_account(work: Work, *, account_id: AccountId) -> Account:
    """Close an account; its sessions end at once, its name stays on what it wrote. Raises LAST_ADMIN, ILLEGAL_MOVE."""
    account = work.get(Account, account_id, lock=True)
    # whoever grants rights must be able to take them away at once
    work.require(Right.KEEP_SECURITY if work.actor.may(Right.KEEP_SECURITY) else Right.KEEP_ACCOUNTS)
    if account.closed_at is not None:
        raise Refusal(Code.ILLEGAL_MOVE)
    _keep_the_last(work, account)
    account.closed_at = account.sessions_since = work.now
    work.record("account.closed", account)
    return account


def reopen_account(work: Work, *, account_id: AccountId) -> Account:
    """Open an account that is closed or waits; earlier sessions stay ended. Raises ILLEGAL_MOVE, OFFICES_APART."""
    account = work.get(Account, account_id, lock=True)
    work.require(Right.KEEP_SECURITY)
    if account.closed_at is None:
        raise Refusal(Code.ILLEGAL_MOVE)
    _hold_apart(work, account)
    account.closed_at, account.sessions_since = None, work.now
    work.record("account.reopened", account)
    return account


def set_password(work: Work, *, account_id: AccountId, password: SecretStr) -> Account:
    """Give an account a new password, as the administrator; its sessions end. Raises PASSWORD_TOO_SHORT, …_COMMON."""
    account = work.get(Account, account_id, lock=True)
    work.require(Right.KEEP_SECURITY)
    account.password_hash, account.sessions_since = _sealed(password, account.login), work.now
    work.record("account.password_set", account)
    return account


def change_own_password(work: Work, *, old: SecretStr, new: SecretStr) -> Account:
    """Change one's own password; all sessions end, this one too. Raises WRONG_LOGIN, PASSWORD_TOO_SHORT, …_COMMON."""
    work.require(Right.KEEP_SELF)
    account = work.get(Account, work.actor.account_id, lock=True)
    if not passwords.opens(account.password_hash, old):
        raise Refusal(Code.WRONG_LOGIN, field="old")
    if settings().password_rule.days is not None and passwords.opens(account.password_hash, new):
        raise Refusal(Code.PASSWORD_TOO_COMMON, field="new")
    account.password_hash, account.sessions_since = _sealed(new, account.login, "new"), work.now
    work.record("account.password_changed", account)
    return account


def set_language(work: Work, *, language: Language) -> Account:
    """Remember one's own language."""
    work.require(Right.KEEP_SELF)
    account = work.get(Account, work.actor.account_id, lock=True)
    account.language = language
    work.record("account.language", account)
    return account


def _sealed(password: SecretStr, login: str, field: str = "password") -> str:
    passwords.check(password, rule=settings().password_rule, login=login, field=field)
    return passwords.seal(password)


def _place(
    work: Work, account: Account, *, unit_id: UnitId | None, branch_id: BranchId | None, member_id: MemberId | None
) -> None:
    account.unit_id = work.get(Unit, unit_id).id if unit_id else None
    account.branch_id = work.get(Branch, branch_id).id if branch_id else None
    account.member_id = work.get(Member, member_id).id if member_id else None


def _reach(work: Work, account: Account, community_ids: Collection[CommunityId]) -> None:
    work.session.exec(delete(AccountCommunity).where(col(AccountCommunity.account_id) == account.id))
    for community_id in sorted(set(community_ids)):
        community = work.get(Community, community_id)
        work.add(AccountCommunity(account_id=account.id, community_id=community.id))


def _communities_of(work: Work, account: Account) -> frozenset[UUID]:
    reached = select(AccountCommunity.community_id).where(AccountCommunity.account_id == account.id)
    return frozenset(work.session.exec(reached))


def _keep_the_last(work: Work, account: Account) -> None:
    kept = {Role.ADMIN, Role.SECURITY} if work.actor.apart else {Role.ADMIN}
    if account.role in kept and not _others(work, account, account.role):
        raise Refusal(Code.LAST_ADMIN)


def _hold_apart(work: Work, account: Account) -> None:
    """Refuse one person a second of the three offices, known by name, by member or by the organisation's word."""
    if not work.actor.apart or account.role not in OFFICES:
        return
    for role in OFFICES - {account.role}:
        for other in _others(work, account, role):
            same = (account.name == other.name, _same(account.member_id, other.member_id))
            if any(same) or _same(account.oidc_subject, other.oidc_subject):
                raise Refusal(Code.OFFICES_APART, name=account.name, role=role)


def _same(one: object, other: object) -> bool:
    return bool(one) and one == other


def _others(work: Work, account: Account, role: Role) -> list[Account]:
    others = select(Account).where(
        Account.org_id == work.actor.org_id,
        Account.role == role,
        Account.id != account.id,
        col(Account.closed_at).is_(None),
    )
    return list(work.session.exec(others))
