"""Questions about one's own second factor: whether it is on, and what the telephone must read to begin."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from db.rules import second_factor
from db.rules.rights import Actor
from db.rules.sealing import unseal
from db.tables.accounts import Account, RecoveryCode, SecondFactor
from db.tables.keeping import Bureau
from db.work.keys import key_named


@dataclass(frozen=True, slots=True)
class OwnFactor:
    """One's own second factor: on since when, or what the telephone must read before it can be."""

    on_since: datetime | None
    #: recovery codes that are left
    codes_left: int = 0
    #: only while it is not on
    secret: str = ""
    #: the same with login and bureau, for a QR code
    address: str = ""


def own_factor(session: Session, actor: Actor) -> OwnFactor | None:
    """Give one's own second factor, begun or on; None when there is none. The secret is told only until it is on."""
    own = select(SecondFactor).where(SecondFactor.org_id == actor.org_id, SecondFactor.account_id == actor.account_id)
    factor = session.exec(own).first()
    if factor is None:
        return None
    if factor.on_since is not None:
        left = select(func.count()).where(col(RecoveryCode.account_id) == actor.account_id)
        return OwnFactor(factor.on_since, session.exec(left).one())
    secret = unseal(factor.sealed, key_named(factor.key_name), place=factor.account_id.bytes)
    login = session.get_one(Account, (actor.account_id, actor.org_id)).login
    issuer = session.get_one(Bureau, actor.org_id).name or "Sanshuang"
    return OwnFactor(None, secret=secret, address=second_factor.address(secret, login=login, issuer=issuer))
