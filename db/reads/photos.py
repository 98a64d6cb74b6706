"""Photos of an activity, for those who write arrivals down there or confirm its service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor, Right
from db.tables.activities import ActivityPhoto
from db.terms import ActivityId


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo, without the picture itself."""

    id: UUID
    recorded_at: datetime
    #: kept by the actor
    mine: bool


def photos(session: Session, actor: Actor, *, activity_id: ActivityId) -> tuple[Photo, ...]:
    """Give the photos of an activity within reach, in the order they came; none to whom they are not for."""
    if not _is_for(actor):
        return ()
    rows = session.execute(
        select(
            col(ActivityPhoto.id),
            col(ActivityPhoto.recorded_at),
            col(ActivityPhoto.recorded_by),
        )
        .where(*_of(actor, activity_id))
        .order_by(col(ActivityPhoto.id))
    )
    return tuple(Photo(row.id, row.recorded_at, row.recorded_by == actor.account_id) for row in rows)


def pictures(session: Session, actor: Actor, *, activity_id: ActivityId) -> Mapping[UUID, bytes]:
    """Give the pictures themselves, small JPEGs, by the id of their photo; none to whom they are not for."""
    if not _is_for(actor):
        return {}
    rows = session.execute(select(col(ActivityPhoto.id), col(ActivityPhoto.content)).where(*_of(actor, activity_id)))
    return {row.id: row.content for row in rows}


def _is_for(actor: Actor) -> bool:
    return actor.may(Right.RECORD_ATTENDANCE) or actor.may(Right.CONFIRM_SERVICE)


def _of(actor: Actor, activity_id: ActivityId) -> tuple[ColumnElement[bool], ...]:
    return scope.narrowed(ActivityPhoto, actor), col(ActivityPhoto.activity_id) == activity_id
