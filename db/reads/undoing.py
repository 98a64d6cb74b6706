"""What oneself did within the last hour, at an activity or for a community, and may still take back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Knock
from db.tables.keeping import JournalLine
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.wishes import Wish
from db.terms import ActivityId, ActivityStatus

OPEN: Final = frozenset({"activity.residents_counted", "relay.recorded", "attendance.refused", "knock.turned_away"})
"""What may be taken back while an activity takes arrivals."""

ANSWERED: Final[Mapping[str, str]] = {
    "activity.planned": "activity.plan_undone",
    "activity.residents_counted": "activity.residents_",
    "relay.recorded": "relay.undone",
}
"""For events about the activity itself, what must not have come later; about anything else, nothing may have."""

_KINDS: Final = (*OPEN, "activity.planned", "activity.closed", "activity.confirmed", "need.written", "wish.posted")

_CONFIRMATIONS: Final = ("activity.confirmed", "need.solved")


@dataclass(frozen=True, slots=True)
class Undoable:
    """Something that oneself did just now: what, when, about whom or what, and its line in the journal."""

    event: str
    at: datetime
    subject_id: UUID
    words: str
    line: int


def undoable(session: Session, actor: Actor, *, activity_id: ActivityId, since: datetime) -> tuple[Undoable, ...]:
    """Give what the actor did at an activity since a moment and nobody has gone on with, the newest first.

    Raises NOT_FOUND for an activity out of reach.
    """
    activity = session.scalar(select(Activity).where(scope.activities(actor), col(Activity.id) == activity_id))
    if activity is None:
        raise Refusal(Code.NOT_FOUND, table="activity")
    own = _own(session, actor, since, _KINDS)
    if not own:
        return ()
    named = _named(session, actor, activity, {line.subject_id for line in own if line.subject_id})
    later = _later(session, actor, since, set(named))
    return tuple(
        Undoable(line.event, line.at, line.subject_id, named[line.subject_id], line.seq)
        for line in own
        if line.subject_id in named and _stands(line, later, activity)
    )


def unconfirmable(session: Session, actor: Actor, *, since: datetime) -> tuple[Undoable, ...]:
    """Give what the actor confirmed since a moment and nobody has gone on with, the newest first.

    Left out are needs that a project solved: its finishing is not taken back.
    """
    own = _own(session, actor, since, _CONFIRMATIONS)
    if not own:
        return ()
    ids = {line.subject_id for line in own}
    asked: tuple[Select[*tuple[UUID, str]], ...] = (
        select(col(Activity.id), col(Activity.name)).where(scope.activities(actor), col(Activity.id).in_(ids)),
        select(col(Need.id), col(Need.text)).where(scope.needs(actor), col(Need.id).in_(ids)),
    )
    named = {row[0]: row[1] for statement in asked for row in session.execute(statement)}
    newest = {line.subject_id: line.seq for line in _later(session, actor, since, set(named))}
    return tuple(
        Undoable(line.event, line.at, line.subject_id, named[line.subject_id], line.seq)
        for line in own
        if line.subject_id and newest.get(line.subject_id) == line.seq and "project" not in line.after
    )


def _own(session: Session, actor: Actor, since: datetime, events: Sequence[str]) -> Sequence[JournalLine]:
    """Give the lines of what the actor did since a moment, the newest first."""
    return session.scalars(
        select(JournalLine)
        .where(
            scope.everybody(JournalLine, actor),
            col(JournalLine.at) >= since,
            col(JournalLine.account_id) == actor.account_id,
            col(JournalLine.event).in_(events),
        )
        .order_by(col(JournalLine.seq).desc())
    ).all()


def _stands(line: JournalLine, later: list[JournalLine], activity: Activity) -> bool:
    open_now = activity.status in {ActivityStatus.PLANNED, ActivityStatus.HELD}
    if line.event in OPEN and not open_now:
        return False
    if line.event == "activity.planned" and activity.status is not ActivityStatus.PLANNED:
        return False
    after = [one for one in later if one.subject_id == line.subject_id and one.seq > line.seq]
    if line.event == "relay.recorded":
        return all(one.after.get("line") != line.seq for one in after if one.event == ANSWERED[line.event])
    if line.event in ANSWERED:
        return not any(one.event.startswith(ANSWERED[line.event]) for one in after)
    return not after


def _later(session: Session, actor: Actor, since: datetime, subjects: set[UUID]) -> list[JournalLine]:
    """Give what anybody did to these since then, in its order."""
    about = select(JournalLine).where(
        scope.everybody(JournalLine, actor),
        col(JournalLine.at) >= since,
        col(JournalLine.subject_id).in_(subjects),
    )
    return list(session.scalars(about.order_by(col(JournalLine.seq))))


def _named(session: Session, actor: Actor, activity: Activity, ids: set[UUID]) -> dict[UUID, str]:
    """Give the words by which the rows are known that belong to the activity, or to its community."""
    asked: tuple[Select[*tuple[UUID, str]], ...] = (
        select(col(Need.id), col(Need.text)).where(
            scope.needs(actor), col(Need.community_id) == activity.community_id, col(Need.id).in_(ids)
        ),
        select(col(Wish.id), col(Wish.thing)).where(
            scope.wishes(actor), col(Wish.community_id) == activity.community_id, col(Wish.id).in_(ids)
        ),
        select(col(Attendance.id), col(Member.name))
        .join(Member, (col(Member.id) == Attendance.member_id) & (col(Member.org_id) == Attendance.org_id))
        .where(scope.attendances(actor), col(Attendance.activity_id) == activity.id, col(Attendance.id).in_(ids)),
        select(col(Knock.id), col(Knock.name)).where(
            scope.everybody(Knock, actor), col(Knock.activity_id) == activity.id, col(Knock.id).in_(ids)
        ),
    )
    found = {row[0]: row[1] for statement in asked for row in session.execute(statement)}
    return {activity.id: activity.name, **found}
