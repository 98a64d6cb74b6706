"""Whether somebody did a thing themself, under this account or another of the same person: another then confirms it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables.accounts import Account


def is_oneself(session: Session, actor: Actor, account_ids: Collection[UUID | None]) -> bool:
    """Whether one of these accounts is the actor's, such as a captain's who is also the community's clerk."""
    known = set(account_ids) - {None}
    if actor.account_id in known:
        return True
    if actor.member_id is None or not known:
        return False
    return session.scalar(_accounts_of(actor).where(col(Account.id).in_(known)).limit(1)) is not None


def by_oneself(actor: Actor, account_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column or a term of columns
    """Give the same as a condition on a column of accounts; an empty one is nobody's."""
    mine = account_id == actor.account_id
    if actor.member_id is not None:
        mine = or_(mine, account_id.in_(_accounts_of(actor)))
    return and_(account_id.is_not(None), mine)


def _accounts_of(actor: Actor) -> Select[Any]:
    return select(col(Account.id)).where(scope.everybody(Account, actor), col(Account.member_id) == actor.member_id)
