"""The second factor: begun, confirmed by a first code, switched off by oneself, or taken away by the administrator."""

from pydantic import SecretStr
from sqlmodel import col, delete, select

from db.errors import Code, Refusal
from db.rules import passwords, second_factor
from db.rules.accounts import digest
from db.rules.rights import Right
from db.rules.sealing import key_name, seal, unseal
from db.tables.accounts import Account, RecoveryCode, SecondFactor
from db.terms import AccountId
from db.work import Work
from db.work.keys import key_named, seal_key


def begin_second_factor(work: Work, *, password: SecretStr) -> SecondFactor:
    """Make a secret for one's own telephone; it asks for nothing before its first code.

    Raises WRONG_LOGIN, ILLEGAL_MOVE when it is on.
    """
    work.require(Right.KEEP_SELF)
    account = _own(work, password)
    if factor_in_force(work, AccountId(account.id)) is not None:
        raise Refusal(Code.ILLEGAL_MOVE)
    _drop(work, account)
    key, secret = seal_key(), second_factor.new_secret()
    sealed = seal(secret, key, place=account.id.bytes)
    factor = work.add(SecondFactor(account_id=account.id, sealed=sealed, key_name=key_name(key)))
    work.record("account.second_factor_begun", account)
    return factor


def confirm_second_factor(work: Work, *, code: str) -> tuple[str, ...]:
    """Switch one's own second factor on by its first code; gives the recovery codes, which nobody can show again.

    Raises CODE_WRONG, NOT_FOUND when none was begun, ILLEGAL_MOVE when it is on.
    """
    work.require(Right.KEEP_SELF)
    account = work.get(Account, work.actor.account_id, lock=True)
    factor = _factor(work, AccountId(account.id))
    if factor is None:
        raise Refusal(Code.NOT_FOUND, table="second_factor")
    if factor.on_since is not None:
        raise Refusal(Code.ILLEGAL_MOVE)
    if not _is_newer(work, factor, code):
        raise Refusal(Code.CODE_WRONG, field="code")
    factor.on_since = work.now
    codes = _new_recovery_codes(work, account)
    work.record("account.second_factor_on", account)
    return codes


def give_second_factor_up(work: Work) -> None:
    """Drop a second factor that was begun and never confirmed. Raises ILLEGAL_MOVE when it is on."""
    work.require(Right.KEEP_SELF)
    account = work.get(Account, work.actor.account_id, lock=True)
    if factor_in_force(work, AccountId(account.id)) is not None:
        raise Refusal(Code.ILLEGAL_MOVE)
    _drop(work, account)
    work.record("account.second_factor_given_up", account)


def renew_recovery_codes(work: Work, *, password: SecretStr) -> tuple[str, ...]:
    """Make new recovery codes for oneself; the former ones open nothing any more. Raises WRONG_LOGIN, ILLEGAL_MOVE."""
    work.require(Right.KEEP_SELF)
    account = _own(work, password)
    if factor_in_force(work, AccountId(account.id)) is None:
        raise Refusal(Code.ILLEGAL_MOVE)
    codes = _new_recovery_codes(work, account)
    work.record("account.recovery_codes_made", account)
    return codes


def switch_second_factor_off(work: Work, *, password: SecretStr) -> None:
    """Sign in by the password alone again. Raises WRONG_LOGIN, ILLEGAL_MOVE when it is not on."""
    work.require(Right.KEEP_SELF)
    account = _own(work, password)
    if factor_in_force(work, AccountId(account.id)) is None:
        raise Refusal(Code.ILLEGAL_MOVE)
    _drop(work, account)
    work.record("account.second_factor_off", account)


def reset_second_factor(work: Work, *, account_id: AccountId) -> Account:
    """Take away another's second factor, as when the telephone and the codes are lost; the account's sessions end.

    Raises ILLEGAL_MOVE when there is none, NOT_FOUND, NOT_ALLOWED.
    """
    account = work.get(Account, account_id, lock=True)
    work.require(Right.KEEP_SECURITY)
    if factor_in_force(work, account_id) is None:
        raise Refusal(Code.ILLEGAL_MOVE)
    _drop(work, account)
    account.sessions_since = work.now
    work.record("account.second_factor_reset", account)
    return account


def factor_in_force(work: Work, account_id: AccountId) -> SecondFactor | None:
    """Give an account's second factor if the sign-in asks for it."""
    factor = _factor(work, account_id)
    return factor if factor is not None and factor.on_since is not None else None


def takes_code(work: Work, account_id: AccountId, code: str) -> bool:
    """Whether a code opens an account now; what opened is used up, be it the telephone's or a recovery code."""
    factor = factor_in_force(work, account_id)
    if factor is None:
        return False
    if _is_newer(work, factor, code):
        return True
    plain = second_factor.plain_recovery_code(code)
    used = delete(RecoveryCode).where(
        col(RecoveryCode.account_id) == account_id, col(RecoveryCode.code_hash) == digest(plain)
    )
    return bool(plain) and work.session.exec(used).rowcount == 1


def _own(work: Work, password: SecretStr) -> Account:
    account = work.get(Account, work.actor.account_id, lock=True)
    if not passwords.opens(account.password_hash, password):
        raise Refusal(Code.WRONG_LOGIN, field="password")
    return account


def _factor(work: Work, account_id: AccountId) -> SecondFactor | None:
    own = select(SecondFactor).where(SecondFactor.org_id == work.actor.org_id, SecondFactor.account_id == account_id)
    return work.session.exec(own.with_for_update()).first()


def _is_newer(work: Work, factor: SecondFactor, code: str) -> bool:
    secret = unseal(factor.sealed, key_named(factor.key_name), place=factor.account_id.bytes)
    step = second_factor.step_of(secret, code, now=work.now, after=factor.last_step)
    if step is not None:
        factor.last_step = step
    return step is not None


def _new_recovery_codes(work: Work, account: Account) -> tuple[str, ...]:
    work.session.exec(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account.id))
    codes = second_factor.new_recovery_codes()
    kept = [digest(second_factor.plain_recovery_code(code)) for code in codes]
    work.add_all([RecoveryCode(account_id=account.id, code_hash=one) for one in kept])
    return codes


def _drop(work: Work, account: Account) -> None:
    for table in (SecondFactor, RecoveryCode):
        work.session.exec(delete(table).where(col(table.account_id) == account.id))
