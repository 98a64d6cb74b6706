"""Questions about arrivals by code: what the door shows to whoever holds a code, and who waits for the helper's yes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.activities import PRESENT
from db.reads.attendance import who_is_elsewhere
from db.reads.joins import on
from db.rules.passes import ANSWERED_BY_YES
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Knock
from db.tables.keeping import Bureau
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.terms import ActivityId, ActivityStatus, AttendanceStatus, Doubt, KnockId, KnockStatus, MemberId, MemberStatus

SHOWN: Final = 100
"""Waiting arrivals shown at once; answered ones make room."""


@dataclass(frozen=True, slots=True)
class Door:
    """What stands over an activity's door: its name, its place and its day; nothing of anybody."""

    code: str
    name: str
    community: str
    day: date
    #: what is shown is invented
    demo: bool


@dataclass(frozen=True, slots=True)
class Whom:
    """A member whom a knock may mean."""

    member_id: MemberId
    name: str
    branch: str
    phone_tail: str
    #: the arrival was struck before
    struck: bool = False
    #: elsewhere at that time, or struck before, without the helper seeing it in the doubt: a yes needs a reason
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class WaitingKnock:
    """Somebody at the door who waits for a yes, why, and whom it may mean: nobody known, one, or namesakes."""

    id: KnockId
    typed: str
    doubt: Doubt | None
    knocked_at: datetime
    whom: tuple[Whom, ...]


def door_of(session: Session, actor: Actor, *, code: str) -> Door:
    """Give what an activity's door shows; Refusal(NOT_FOUND) for one that was cancelled or never was."""
    row = session.execute(
        select(
            col(Activity.code),
            col(Activity.name),
            col(Community.name).label("community"),
            col(Activity.day),
            col(Bureau.demo),
        )
        .join(Community, on(Community, Activity.community_id))
        .outerjoin(Bureau, col(Bureau.org_id) == col(Activity.org_id))
        .where(
            col(Activity.org_id) == actor.org_id,
            col(Activity.status) != ActivityStatus.CANCELLED,
            col(Activity.code) == code,
        )
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="activity")
    return Door(row.code, row.name, row.community, row.day, demo=bool(row.demo))


def knocks_waiting(session: Session, actor: Actor, *, activity_id: ActivityId) -> list[WaitingKnock]:
    """Give who waits at the door of an activity within reach, the first to come first."""
    rows = session.execute(
        select(
            col(Knock.id),
            col(Knock.name),
            col(Knock.tail),
            col(Knock.doubt),
            col(Knock.knocked_at),
            col(Knock.member_id),
        )
        .join(Activity, on(Activity, Knock.activity_id))
        .where(
            scope.activities(actor),
            col(Knock.activity_id) == activity_id,
            col(Knock.status) == KnockStatus.WAITING,
            # whoever came in by another way waits no longer
            ~_is_there(),
        )
        .order_by(col(Knock.knocked_at), col(Knock.id))
        .limit(SHOWN)
    ).all()
    people = _people(session, actor, activity_id, rows)
    activity = session.scalar(select(Activity).where(scope.activities(actor), col(Activity.id) == activity_id))
    away = who_is_elsewhere(session, actor, activity, people) if activity and people else frozenset()
    return [
        WaitingKnock(
            KnockId(row.id), f"{row.name} {row.tail}".strip(), row.doubt, row.knocked_at, _whom(people, away, row)
        )
        for row in _once(rows)
    ]


def _once(rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterable[Row[*tuple[Any, ...]]]:
    """Give of several knocks of one member the first: the answer to it answers the others."""
    first: dict[object, Row[*tuple[Any, ...]]] = {}
    for row in rows:
        first.setdefault(row.member_id or row.id, row)
    return first.values()


def _is_there() -> ColumnElement[bool]:
    return exists().where(
        col(Attendance.org_id) == col(Knock.org_id),
        col(Attendance.activity_id) == col(Knock.activity_id),
        col(Attendance.member_id) == col(Knock.member_id),
        col(Attendance.status).in_(PRESENT),
    )


def _people(
    session: Session, actor: Actor, activity_id: ActivityId, rows: Iterable[Row[*tuple[Any, ...]]]
) -> list[Row[*tuple[Any, ...]]]:
    """Find whom the knocks mean, and for those that mean several, who bears the name within reach."""
    sure = {row.member_id for row in rows if row.member_id}
    names = {row.name for row in rows if row.doubt is Doubt.SAME_NAME and row.name}
    if not sure and not names:
        return []
    bears = and_(col(Member.name).in_(names), col(Member.status) == MemberStatus.IN_SERVICE, scope.members(actor))
    here = and_(
        col(Attendance.org_id) == Member.org_id,
        col(Attendance.member_id) == Member.id,
        col(Attendance.activity_id) == activity_id,
    )
    return list(
        session.execute(
            select(
                col(Member.id),
                col(Member.name),
                col(Member.phone),
                col(Branch.name).label("branch"),
                col(Attendance.status).label("status"),
            )
            .join(Branch, on(Branch, Member.branch_id))
            .outerjoin(Attendance, here)
            .where(col(Member.org_id) == actor.org_id, or_(col(Member.id).in_(sure), bears))
            .order_by(col(Member.id))
        ).all()
    )


def _whom(
    people: Iterable[Row[*tuple[Any, ...]]], away: frozenset[UUID], knock: Row[*tuple[Any, ...]]
) -> tuple[Whom, ...]:
    meant = (
        one
        for one in people
        if one.id == knock.member_id
        or (
            knock.member_id is None
            and knock.doubt is Doubt.SAME_NAME
            and one.name == knock.name
            and one.phone.endswith(knock.tail)
        )
    )
    return tuple(_told(one, is_away=one.id in away, doubt=knock.doubt) for one in meant)


def _told(one: Row[*tuple[Any, ...]], *, is_away: bool, doubt: Doubt | None) -> Whom:
    struck = one.status is AttendanceStatus.REFUSED
    needs = (struck or is_away) and doubt not in ANSWERED_BY_YES
    return Whom(MemberId(one.id), one.name, one.branch, one.phone[-4:], struck=struck, needs_reason=needs)
