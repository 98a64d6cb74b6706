"""Signing in and out: a session is a row, its token is known to the browser alone, and tries in vain slow down."""

import math
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, delete, select

from db.errors import Code, Refusal
from db.rules import passes, passwords
from db.rules.accounts import TRIES_FORGOTTEN, Proof, clean_login, digest, wait_after
from db.rules.rights import Actor, Right
from db.tables.accounts import Account, SignIn, SignInTry
from db.tables.keeping import Bureau
from db.terms import AccountId, JournalKind, Language, OrgId
from db.work import Work
from db.work.keys import sign_key
from db.writes.second_factors import factor_in_force, takes_code

_TOKEN_BYTES: Final = 32
_KEPT_OF_DEVICE: Final = 120


@dataclass(frozen=True, slots=True)
class Admission:
    """How a try at the door ended: the new session's token, the way on to the second factor, or why there is neither.

    A refusal is handed back, not raised: the count of tries in vain must be committed.
    """

    token: str = ""
    #: a signed text that says whose password was proved; with a code it begins the session
    half_way: str = ""
    refusal: Refusal | None = None


def sign_in(work: Work, *, proof: Proof, password: SecretStr | None = None, device: str = "") -> Admission:
    """Begin a session for whom a password was proved, or count the try; LOGIN_DELAYED, WRONG_LOGIN.

    The wait holds also for the right password: it may have been guessed. Given the password, it is sealed anew
    when sealing has become stronger since.
    """
    tried = _tries_of(work, proof.login)
    if wait := _wait(work, tried):
        return wait
    account = work.session.get(Account, (proof.account_id, work.actor.org_id)) if proof.account_id else None
    if account is None or account.closed_at is not None or account.password_hash != proof.password_hash:
        _count(work, tried)
        work.record("sign_in.failed", tried, JournalKind.SIGN_IN, **_whose(work, proof.login))
        return Admission(refusal=Refusal(Code.WRONG_LOGIN))
    if password is not None and passwords.is_outdated(account.password_hash):
        account.password_hash = passwords.seal(password)
    if factor_in_force(work, AccountId(account.id)) is not None:
        # the tries stay: a password alone forgives none of them
        work.record("sign_in.half_way", account, JournalKind.SIGN_IN)
        half_way = passes.half_way_pass(sign_key(), account.id, account.password_hash, work.now)
        return Admission(half_way=half_way)
    work.session.delete(tried)
    return _begin(work, account, device)


def sign_in_with_code(work: Work, *, half_way: str, code: str, device: str = "") -> Admission:
    """Begin a session for whom a password was proved, by a code that was never used; LOGIN_DELAYED, CODE_WRONG.

    Raises HALF_WAY_OVER when the password has to be typed again.
    """
    proved = passes.read_half_way(sign_key(), half_way, work.now)
    account = work.session.get(Account, (proved.account_id, work.actor.org_id))
    if account is None or account.closed_at is not None:
        raise Refusal(Code.HALF_WAY_OVER)
    if passes.seal_mark(sign_key(), account.password_hash) != proved.seal:
        raise Refusal(Code.HALF_WAY_OVER)
    tried = _tries_of(work, account.login)
    if wait := _wait(work, tried):
        return wait
    if not takes_code(work, AccountId(account.id), code):
        _count(work, tried)
        work.record("sign_in.code_failed", tried, JournalKind.SIGN_IN, account_id=account.id)
        return Admission(refusal=Refusal(Code.CODE_WRONG))
    work.session.delete(tried)
    return _begin(work, account, device)


def sign_in_as_persona(work: Work, *, account_id: AccountId, language: Language, device: str = "") -> Admission:
    """Begin a session with one tap, in the language spoken at the door.

    Only in a demo database and for an account without a password; else NOT_ALLOWED.
    """
    account = work.get(Account, account_id)
    demo = work.session.get_one(Bureau, work.actor.org_id).demo
    if not demo or account.password_hash or account.oidc_subject or account.closed_at is not None:
        raise Refusal(Code.NOT_ALLOWED)
    account.language = language
    return _begin(work, account, device)


def sign_in_by_organisation(work: Work, *, subject: str, login: str, device: str = "") -> Admission:
    """Begin a session for whom the organisation's own sign-in vouches, and remember the subject; else NOT_ALLOWED.

    An account is found by its subject, else by a login that the administrator has opened and nobody has used so.
    """
    open_ones = select(Account).where(Account.org_id == work.actor.org_id, col(Account.closed_at).is_(None))
    account = subject and work.session.exec(open_ones.where(Account.oidc_subject == subject)).first()
    if not account and subject and login:
        unclaimed = open_ones.where(Account.login == clean_login(login), Account.oidc_subject == "")
        account = work.session.exec(unclaimed).first()
    if not account:
        raise Refusal(Code.NOT_ALLOWED)
    account.oidc_subject = subject
    return _begin(work, account, device)


def begin_wall(work: Work, *, device: str = "") -> Admission:
    """Begin a session of one's own that fills a wall for days and opens nothing else. Raises NOT_ALLOWED on a wall."""
    work.require(Right.SEE_OVERVIEW)
    work.require(Right.KEEP_SELF)
    return _begin(work, work.get(Account, work.actor.account_id), device, wall=True)


def sign_out(work: Work, *, token: str) -> None:
    """End one's own session of this token; a wall's ends so, too."""
    if not work.actor.wall:
        work.require(Right.KEEP_SELF)
    for session in _own(work):
        if session.token_hash == digest(token):
            _end(work, session)


def end_session(work: Work, *, sign_in_id: UUID) -> None:
    """End one of one's own sessions, as on a machine left behind. Raises NOT_FOUND."""
    work.require(Right.KEEP_SELF)
    session = work.get(SignIn, sign_in_id, lock=True)
    if session.account_id != work.actor.account_id:
        raise Refusal(Code.NOT_FOUND, table="sign_in")
    _end(work, session)


def end_other_sessions(work: Work, *, token: str) -> None:
    """End all of one's own sessions but the one of this token."""
    work.require(Right.KEEP_SELF)
    for session in _own(work):
        if session.token_hash != digest(token):
            _end(work, session)


def note_sign_of_life(work: Work, *, sign_in_id: UUID) -> None:
    """Write down that one's own session is in use. No event: it stands in no journal and on nobody's screen."""
    if not work.actor.wall:
        work.require(Right.KEEP_SELF)
    session = work.get(SignIn, sign_in_id, lock=True)
    if session.account_id == work.actor.account_id and session.ended_at is None:
        session.seen_at = max(session.seen_at, work.now)


def _wait(work: Work, tried: SignInTry) -> Admission | None:
    wait = wait_after(tried.failures, tried.last_at, work.now)
    if wait <= timedelta():
        return None
    return Admission(refusal=Refusal(Code.LOGIN_DELAYED, seconds=math.ceil(wait.total_seconds())))


def _count(work: Work, tried: SignInTry) -> None:
    forgotten = work.now - tried.last_at >= TRIES_FORGOTTEN
    tried.failures, tried.last_at = 1 if forgotten else tried.failures + 1, work.now


def _begin(work: Work, account: Account, device: str, *, wall: bool = False) -> Admission:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    _forget_old_tries(work)
    session = work.add(
        SignIn(
            account_id=account.id,
            token_hash=digest(token),
            began_at=work.now,
            seen_at=work.now,
            wall=wall,
            device=device[:_KEPT_OF_DEVICE],
        )
    )
    themselves = Actor(AccountId(account.id), account.role, account.name, OrgId(account.org_id))
    work.as_of(themselves, work.now).record("sign_in.begun", session, JournalKind.SIGN_IN)
    return Admission(token=token)


def _end(work: Work, session: SignIn) -> None:
    session.ended_at = work.now
    work.record("sign_in.ended", session, JournalKind.SIGN_IN)


def _own(work: Work) -> list[SignIn]:
    living = select(SignIn).where(SignIn.account_id == work.actor.account_id, col(SignIn.ended_at).is_(None))
    return list(work.session.exec(living.with_for_update()).all())


def _tries_of(work: Work, login: str) -> SignInTry:
    # made first and locked then: of two tries at once the second must see the first
    dialect = postgresql if work.session.get_bind().dialect.name == "postgresql" else sqlite
    key = {"org_id": work.actor.org_id, "login_hash": digest(login)}
    statement: Any = dialect.insert(SignInTry).values(**key, failures=0, last_at=work.now)
    work.session.execute(statement.on_conflict_do_nothing())
    return work.session.get_one(SignInTry, tuple(key.values()), with_for_update=True)


def _whose(work: Work, login: str) -> dict[str, UUID]:
    # a login that is nobody's may be a password that slipped into the wrong field: of it nothing is kept
    here = col(Account.org_id) == work.actor.org_id
    found = work.session.exec(select(Account.id).where(here, col(Account.login) == login)).first()
    return {"account_id": found} if found else {}


def _forget_old_tries(work: Work) -> None:
    work.session.exec(delete(SignInTry).where(col(SignInTry.last_at) < work.now - TRIES_FORGOTTEN))
