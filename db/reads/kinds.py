"""Questions about the scheme's lists: how each stands on a day, and all that was ever set."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.kinds import LISTS, Entry, Version, Versions, in_force
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.kinds import KindVersion
from db.terms import KindList


@dataclass(frozen=True, slots=True)
class KindLine:
    """A version of an entry, by whom and when it was set."""

    version: Version
    set_by: str
    set_at: datetime


def kinds_ever(session: Session, actor: Actor) -> Versions:
    """Give all that was ever set, of every list: how each entry was called on any day."""
    return tuple(map(_version, session.scalars(select(KindVersion).where(scope.everybody(KindVersion, actor)))))


def kinds_on(session: Session, actor: Actor, *, of: KindList, day: date) -> tuple[Entry, ...]:
    """Give the entries of a list as they stand on a day, in their order, the retired ones too."""
    return in_force(of, kinds_ever(session, actor), day)


def kind_versions(session: Session, actor: Actor, *, of: KindList) -> list[KindLine]:
    """Give all that was ever set of a list, the latest day first."""
    rows = session.execute(
        select(KindVersion, col(Account.name))
        .outerjoin(Account, on(Account, KindVersion.set_by))
        .where(scope.everybody(KindVersion, actor), col(KindVersion.of) == of)
        .order_by(col(KindVersion.since).desc(), col(KindVersion.set_at).desc())
    )
    return [KindLine(_version(row), name or "", row.set_at) for row, name in rows]


def _version(row: KindVersion) -> Version:
    return Version(row.of, LISTS[row.of](row.code), row.since, row.zh, row.en, row.position, row.retired)
