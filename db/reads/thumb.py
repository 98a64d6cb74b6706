"""Questions about the bureau's rules of thumb: what holds on a day, and all that was ever set."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.rules.thumb import BUILT_IN, Thumb, in_force
from db.tables.accounts import Account
from db.tables.thumb import ThumbVersion

_FIELDS: Final = tuple(field.name for field in fields(Thumb))


@dataclass(frozen=True, slots=True)
class ThumbLine:
    """A version of the rules of thumb: from which day on, by whom and when."""

    id: UUID
    since: date
    thumb: Thumb
    #: empty: it held before versions were kept
    set_by: str
    set_at: datetime
    in_force: bool


def thumb_on(session: Session, actor: Actor, *, day: date) -> Thumb:
    """Give the rules of thumb that hold on a day."""
    return in_force(thumbs(session, actor), day)


def thumbs(session: Session, actor: Actor) -> list[tuple[date, Thumb]]:
    """Give all versions with the day on which each begins."""
    columns = (col(ThumbVersion.since), *(getattr(ThumbVersion, name) for name in _FIELDS))
    rows = session.execute(select(*columns).where(scope.everybody(ThumbVersion, actor)))
    return [(row.since, Thumb(*row[1:])) for row in rows]


def thumb_versions(session: Session, actor: Actor, *, today: date) -> list[ThumbLine]:
    """Give all versions, the latest day first."""
    rows = session.execute(
        select(ThumbVersion, col(Account.name))
        .outerjoin(Account, on(Account, ThumbVersion.set_by))
        .where(scope.everybody(ThumbVersion, actor))
        .order_by(col(ThumbVersion.since).desc())
    ).all()
    holds = next((row.id for row, _ in rows if row.since <= today), None)
    return [
        ThumbLine(row.id, row.since, _thumb(row), name or "", row.set_at, in_force=row.id == holds)
        for row, name in rows
    ]  # fmt: skip


def minimum_on(actor: Actor, day: date) -> Any:  # noqa: ANN401 - one number
    """Give the fewest posts of a member on a day, as a part of a statement."""
    newest = (
        select(col(ThumbVersion.minimum_posts))
        .where(scope.everybody(ThumbVersion, actor), col(ThumbVersion.since) <= day)
        .order_by(col(ThumbVersion.since).desc())
        .limit(1)
    )
    return func.coalesce(newest.scalar_subquery(), BUILT_IN.minimum_posts)


def _thumb(row: ThumbVersion) -> Thumb:
    return Thumb(*(getattr(row, name) for name in _FIELDS))
