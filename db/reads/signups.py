"""Questions about places at an activity: who has one, who waits in which order, and how it stands with oneself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import on
from db.rules.overlap import overlap
from db.rules.rights import Actor
from db.tables.activities import Activity, Signup
from db.tables.people import Branch, Member
from db.terms import ActivityId, ActivityStatus, MemberId, SignupStatus


@dataclass(frozen=True, slots=True)
class SignupLine:
    """Somebody who signed up: with a place, or waiting at a turn."""

    member_id: MemberId
    name: str
    branch: str
    status: SignupStatus
    #: 1 is the next to get a place; 0 for whoever has one
    turn: int
    asked_at: datetime
    #: why they have a place here and another one at that time; empty for whoever has no other
    reason: str


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """How it stands with oneself: a place, a turn in the queue, or nothing; and what else is at that time."""

    status: SignupStatus | None
    turn: int
    #: another activity at that time at which one has a place
    other: str


def signups(session: Session, actor: Actor, *, activity_id: ActivityId) -> list[SignupLine]:
    """Give who has a place at an activity within reach, and who waits, in order. Raises NOT_FOUND."""
    _within_reach(session, actor, activity_id)
    rows = session.execute(
        select(
            col(Signup.member_id),
            col(Signup.status),
            col(Signup.asked_at),
            col(Signup.reason),
            col(Member.name),
            col(Branch.name).label("branch"),
        )
        .join(Member, on(Member, Signup.member_id))
        .join(Branch, on(Branch, Member.branch_id))
        .where(scope.narrowed(Signup, actor), *_live(activity_id))
        .order_by(col(Signup.status), col(Signup.asked_at), col(Signup.id))
    ).all()
    waiting = [row.member_id for row in rows if row.status is SignupStatus.WAITING]
    return [
        SignupLine(
            member_id=MemberId(row.member_id),
            name=scope.shown_name(actor, row.name, member_id=row.member_id),
            branch=row.branch,
            status=row.status,
            turn=waiting.index(row.member_id) + 1 if row.status is SignupStatus.WAITING else 0,
            asked_at=row.asked_at,
            reason=row.reason if actor.sees_names else "",
        )
        for row in rows
    ]


def own_place(session: Session, actor: Actor, *, activity_id: ActivityId) -> OwnPlace:
    """Give how it stands with whoever asks at an activity within reach; nothing for who is no member."""
    activity = _within_reach(session, actor, activity_id)
    rows = session.execute(
        select(col(Signup.member_id), col(Signup.status))
        .where(col(Signup.org_id) == actor.org_id, *_live(activity_id))
        .order_by(col(Signup.asked_at), col(Signup.id))
    ).all()
    own = next((row.status for row in rows if row.member_id == actor.member_id), None)
    waiting = [row.member_id for row in rows if row.status is SignupStatus.WAITING]
    turn = waiting.index(actor.member_id) + 1 if own is SignupStatus.WAITING else 0
    return OwnPlace(own, turn, _other(session, actor, activity) if actor.member_id else "")


def _other(session: Session, actor: Actor, activity: Activity) -> str:
    others = session.scalars(
        select(Activity)
        .join(Signup, on(Activity, Signup.activity_id))
        .where(
            scope.activities(actor),
            col(Signup.member_id) == actor.member_id,
            col(Signup.status) == SignupStatus.PLACED,
            col(Activity.id) != activity.id,
            col(Activity.day) == activity.day,
            col(Activity.status).in_((ActivityStatus.PLANNED, ActivityStatus.HELD)),
        )
    )
    return next((other.name for other in others if overlap(activity, other)), "")


def _live(activity_id: ActivityId) -> tuple[ColumnElement[bool], ...]:
    return (col(Signup.activity_id) == activity_id, col(Signup.status) != SignupStatus.CANCELLED)


def _within_reach(session: Session, actor: Actor, activity_id: ActivityId) -> Activity:
    found = session.scalar(select(Activity).where(scope.activities(actor), col(Activity.id) == activity_id))
    if found is None:
        raise Refusal(Code.NOT_FOUND, table="activity")
    return found
