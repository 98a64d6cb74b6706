"""What an activity is planned to be: changed until it begins, which needs and wishes it serves, who brings what."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import select

from db.errors import Code, Refusal
from db.files.brought import Brought
from db.rules import entries
from db.rules.rights import Right
from db.tables.activities import Activity, ActivityNeed, ActivityThing, ActivityWish
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.wishes import Wish
from db.terms import ActivityId, ActivityStatus, MemberId, NeedId, WishId
from db.work import Work
from db.writes.attendance import move_queue_up

MOST_THINGS: Final = 40
MOST_PLACES: Final = 10_000


def change_plan(
    work: Work,
    *,
    activity_id: ActivityId,
    version: int,
    name: str,
    day: date,
    starts_at: datetime | None = None,
    minutes: int | None = None,
    venue: str = "",
    places: int | None = None,
) -> Activity:
    """Change a planned activity; places that are new go to the queue.

    Raises CHANGED_MEANWHILE when somebody was faster, OUT_OF_RANGE below the places that are taken, EMPTY, TOO_LONG,
    ILLEGAL_MOVE once it has begun, NOT_ALLOWED.
    """
    activity = _planned(work, activity_id)
    if activity.version != version:
        raise Refusal(Code.CHANGED_MEANWHILE)
    activity.name = entries.words(name, "name", 60)
    activity.day, activity.starts_at = day, starts_at
    activity.minutes = None if minutes is None else entries.number(minutes, "minutes", 1, 1440)
    activity.venue = entries.maybe_words(venue, "venue", 60)
    activity.places = None if places is None else entries.number(places, "places", max(1, activity.taken), MOST_PLACES)
    activity.version += 1
    work.record("activity.changed", activity)
    _fill_places(work, activity)
    return activity


def serve_with(
    work: Work, *, activity_id: ActivityId, need_ids: Sequence[NeedId], wish_ids: Sequence[WishId]
) -> Activity:
    """Say which needs and wishes a planned activity serves, no longer what was said. Raises ILLEGAL_MOVE, NOT_FOUND."""
    activity = _planned(work, activity_id)
    for table in (ActivityNeed, ActivityWish):
        for row in work.session.exec(select(table).where(table.activity_id == activity.id)):
            work.session.delete(row)
    work.session.flush()
    link(work, activity, need_ids, wish_ids)
    work.record("activity.serves", activity, needs=list(need_ids), wishes=list(wish_ids))
    return activity


def bring(work: Work, *, activity_id: ActivityId, things: Sequence[Brought]) -> list[ActivityThing]:
    """Write down what is brought to an activity, and by whom as far as that is known. Raises EMPTY, TOO_LONG, FULL."""
    activity = _coming(work, activity_id)
    work.require(Right.PLAN_ACTIVITY, branch_id=activity.branch_id, community_id=activity.community_id)
    if not things:
        raise Refusal(Code.EMPTY, field="things")
    return put_things(work, activity, things)


def take_thing(work: Work, *, thing_id: UUID, member_id: MemberId) -> ActivityThing:
    """Take on to bring something that nobody brings yet. Raises ALREADY_TAKEN, ILLEGAL_MOVE, NOT_ALLOWED."""
    thing = work.get(ActivityThing, thing_id, lock=True)
    _coming(work, ActivityId(thing.activity_id))
    member = work.get(Member, member_id)
    work.require(Right.SIGN_UP, branch_id=member.branch_id, member_id=member.id)
    work.seize(thing, Code.ALREADY_TAKEN, expected={"member_id": None, "who": ""}, member_id=member.id)
    work.record("thing.taken", thing)
    return thing


def leave_thing(work: Work, *, thing_id: UUID) -> ActivityThing:
    """Bring something not after all, so that somebody else may. Raises NOT_FOUND when no member brings it."""
    thing = work.get(ActivityThing, thing_id, lock=True)
    activity = _coming(work, ActivityId(thing.activity_id))
    work.require(Right.SIGN_UP, branch_id=activity.branch_id, member_id=thing.member_id)
    if thing.member_id is None:
        raise Refusal(Code.NOT_FOUND, table="activity_thing")
    thing.member_id = None
    work.record("thing.left", thing)
    return thing


def drop_thing(work: Work, *, thing_id: UUID) -> None:
    """Strike something from what is brought. Raises ILLEGAL_MOVE, NOT_ALLOWED."""
    thing = work.get(ActivityThing, thing_id, lock=True)
    activity = _coming(work, ActivityId(thing.activity_id))
    work.require(Right.PLAN_ACTIVITY, branch_id=activity.branch_id, community_id=activity.community_id)
    work.session.delete(thing)
    work.record("thing.dropped", thing)


def link(work: Work, activity: Activity, need_ids: Sequence[NeedId], wish_ids: Sequence[WishId]) -> None:
    """Write which needs and wishes an activity serves. Raises NOT_FOUND."""
    for need_id in dict.fromkeys(need_ids):
        work.add(ActivityNeed(activity_id=activity.id, need_id=work.get(Need, need_id).id))
    for wish_id in dict.fromkeys(wish_ids):
        work.add(ActivityWish(activity_id=activity.id, wish_id=work.get(Wish, wish_id).id))


def put_things(work: Work, activity: Activity, things: Sequence[Brought]) -> list[ActivityThing]:
    """Write what is brought to an activity. Raises EMPTY, TOO_LONG, FULL."""
    known = work.session.exec(select(ActivityThing.id).where(ActivityThing.activity_id == activity.id)).all()
    if len(known) + len(things) > MOST_THINGS:
        raise Refusal(Code.FULL)
    rows = [
        work.add(
            ActivityThing(
                activity_id=activity.id,
                item=entries.words(one.thing, "things", 60),
                who=entries.maybe_words(one.who, "things", 40),
            )
        )
        for one in things
    ]
    for row in rows:
        work.record("thing.listed", row)
    return rows


def _planned(work: Work, activity_id: ActivityId) -> Activity:
    activity = work.get(Activity, activity_id, lock=True)
    work.require(Right.PLAN_ACTIVITY, branch_id=activity.branch_id, community_id=activity.community_id)
    if activity.status is not ActivityStatus.PLANNED:
        raise Refusal(Code.ILLEGAL_MOVE, now=activity.status, to=ActivityStatus.PLANNED)
    return activity


def _coming(work: Work, activity_id: ActivityId) -> Activity:
    activity = work.get(Activity, activity_id, lock=True)
    if activity.status not in {ActivityStatus.PLANNED, ActivityStatus.HELD}:
        raise Refusal(Code.ILLEGAL_MOVE, now=activity.status, to=ActivityStatus.HELD)
    return activity


def _fill_places(work: Work, activity: Activity) -> None:
    free = None if activity.places is None else activity.places - activity.taken
    while free is None or free > 0:
        before = activity.taken
        activity.taken += 1
        move_queue_up(work, activity)
        if activity.taken == before:
            return
        free = None if free is None else free - 1
