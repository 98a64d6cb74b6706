"""The first day: a one-time code from the console opens the set-up, which names the bureau and its administrator."""

from pydantic import SecretStr
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import entries, passwords
from db.rules.accounts import check_login, digest
from db.settings import settings
from db.tables.accounts import Account
from db.tables.keeping import Bureau
from db.terms import Language, Role
from db.work import Work


def offer_setup(work: Work, *, code: str) -> None:
    """Keep the digest of a new one-time code, which replaces any earlier one. Raises SETUP_DONE."""
    bureau = _empty_bureau(work)
    bureau.setup_hash = digest(code)
    work.record("bureau.setup_offered", bureau)


def set_up(
    work: Work,
    *,
    code: str,
    bureau: str,
    city: str,
    login: str,
    name: str,
    password: SecretStr,
    language: Language = Language.ZH,
) -> Account:
    """Name the bureau and open its administrator's account; the code is used up.

    Raises SETUP_DONE, SETUP_CODE_WRONG, EMPTY, TOO_LONG, OUT_OF_RANGE, PASSWORD_TOO_SHORT, …_COMMON, …_PLAIN.
    """
    house = _empty_bureau(work)
    if not house.setup_hash or digest(code.strip()) != house.setup_hash:
        raise Refusal(Code.SETUP_CODE_WRONG)
    house.name, house.city = entries.words(bureau, "bureau", 60), entries.words(city, "city", 40)
    clean = check_login(login)
    named = entries.words(name, "name", 20)
    passwords.check(password, rule=settings().password_rule, login=clean)
    house.setup_hash = ""
    account = work.add(
        Account(
            login=clean,
            name=named,
            role=Role.ADMIN,
            password_hash=passwords.seal(password),
            language=language,
            sessions_since=work.now,
            created_at=work.now,
        ),
        Code.LOGIN_TAKEN,
        "login",
    )
    work.record("bureau.set_up", house)
    work.record("account.opened", account)
    return account


def _empty_bureau(work: Work) -> Bureau:
    bureau = work.session.get_one(Bureau, work.actor.org_id, with_for_update=True)
    # whoever signs in has an open account; a closed one only lends its name, as that of ledgers on paper does
    open_ones = select(Account.id).where(Account.org_id == work.actor.org_id, col(Account.closed_at).is_(None))
    someone = work.session.exec(open_ones.limit(1)).first()
    if someone is not None:
        raise Refusal(Code.SETUP_DONE)
    return bureau
