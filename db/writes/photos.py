"""Photos of an activity: nobody asks for one; a few may be kept, small, and they go by themselves."""

from typing import Final
from uuid import UUID

from sqlmodel import select

from db.errors import Code, Refusal
from db.files.photos import Picture
from db.rules import entries
from db.rules.rights import Right
from db.tables.activities import Activity, ActivityPhoto
from db.terms import ActivityId, ActivityStatus
from db.work import Work
from db.writes.attendance import UNDO_TIME

MOST_PHOTOS: Final = 6


def add_photo(work: Work, *, activity_id: ActivityId, picture: Picture) -> ActivityPhoto:
    """Keep a photo of an activity that has begun, without the place it was taken at.

    Raises FULL, ILLEGAL_MOVE before it begins and once it is confirmed, NOT_ALLOWED.
    """
    activity = _activity(work, activity_id)
    if activity.status not in {ActivityStatus.HELD, ActivityStatus.CLOSED}:
        raise Refusal(Code.ILLEGAL_MOVE, now=activity.status, to=ActivityStatus.HELD)
    kept = work.session.exec(select(ActivityPhoto.id).where(ActivityPhoto.activity_id == activity.id)).all()
    if len(kept) >= MOST_PHOTOS:
        raise Refusal(Code.FULL)
    photo = work.add(
        ActivityPhoto(
            activity_id=activity.id,
            content=picture.jpeg,
            recorded_by=work.actor.account_id,
            recorded_at=work.now,
        )
    )
    work.record("photo.added", photo)
    return photo


def drop_photo(work: Work, *, photo_id: UUID, reason: str = "") -> None:
    """Remove a photo: oneself within the hour without a word, later and others' with a reason. Raises EMPTY."""
    photo = work.get(ActivityPhoto, photo_id, lock=True)
    _activity(work, photo.activity_id)
    own = photo.recorded_by == work.actor.account_id and work.now - photo.recorded_at <= UNDO_TIME
    why = entries.maybe_words(reason, "reason", 200) if own else entries.words(reason, "reason", 200)
    work.session.delete(photo)
    work.record("photo.dropped", photo, reason=why)


def _activity(work: Work, activity_id: UUID) -> Activity:
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    return activity
