"""Photos of an activity, for those who write arrivals down there or confirm its service."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor, Right
from db.tables.activities import ActivityPhoto
from db.terms import ActivityId


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo, a small JPEG."""

    id: UUID
    content: bytes
    recorded_at: datetime
    #: kept by the actor
    mine: bool


def photos(session: Session, actor: Actor, *, activity_id: ActivityId) -> tuple[Photo, ...]:
    """Give the photos of an activity within reach, in the order they came; none to whom they are not for."""
    if not (actor.may(Right.RECORD_ATTENDANCE) or actor.may(Right.CONFIRM_SERVICE)):
        return ()
    rows = session.execute(
        select(
            col(ActivityPhoto.id),
            col(ActivityPhoto.content),
            col(ActivityPhoto.recorded_at),
            col(ActivityPhoto.recorded_by),
        )
        .where(scope.narrowed(ActivityPhoto, actor), col(ActivityPhoto.activity_id) == activity_id)
        .order_by(col(ActivityPhoto.id))
    )
    return tuple(Photo(row.id, row.content, row.recorded_at, row.recorded_by == actor.account_id) for row in rows)
