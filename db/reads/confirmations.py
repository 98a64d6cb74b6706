"""Questions of a community's clerk: which services await confirmation, and which of them another must confirm."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.activities import PRESENT, ActivityLine, activity_line, activity_lines
from db.reads.joins import on
from db.reads.oneself import by_oneself
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.terms import ActivityStatus, Beneficiary, NeedId, NeedStatus


@dataclass(frozen=True, slots=True)
class ClosedActivity:
    """An activity that its branch closed: what it reports, and whether the actor recorded any of it."""

    line: ActivityLine
    effect: str
    beneficiaries: int | None
    beneficiary: Beneficiary | None
    recorded_by_me: bool


@dataclass(frozen=True, slots=True)
class ServedNeed:
    """A need said to be served outside an activity: by whom, when and how."""

    id: NeedId
    code: str
    text: str
    community: str
    member: str
    branch: str
    served_on: date
    measures: str
    due_on: date | None
    recorded_by_me: bool


@dataclass(frozen=True, slots=True)
class Awaiting:
    """All that awaits confirmation: what the actor may confirm comes first; of each part the longest waiting first."""

    activities: tuple[ClosedActivity, ...]
    needs: tuple[ServedNeed, ...]


def awaiting_confirmation(session: Session, actor: Actor) -> Awaiting:
    """Give the closed activities and the served needs within reach that a community has not confirmed yet."""
    return Awaiting(_activities(session, actor), _needs(session, actor))


def _activities(session: Session, actor: Actor) -> tuple[ClosedActivity, ...]:
    mine = recorded_by(actor).label("mine")
    rows = session.execute(
        activity_lines()
        .add_columns(col(Activity.effect), col(Activity.beneficiaries), col(Activity.beneficiary), mine)
        .where(scope.activities(actor), col(Activity.status) == ActivityStatus.CLOSED)
        .order_by(mine, col(Activity.day), col(Activity.id))
    )
    return tuple(
        ClosedActivity(activity_line(row), row.effect, row.beneficiaries, row.beneficiary, bool(row.mine))
        for row in rows
    )


def recorded_by(actor: Actor) -> ColumnElement[bool]:
    """Whether the actor closed an activity or recorded an arrival at it: then another must confirm it."""
    arrival = exists(
        select(col(Attendance.id)).where(
            col(Attendance.org_id) == Activity.org_id,
            col(Attendance.activity_id) == Activity.id,
            col(Attendance.status).in_(PRESENT),
            by_oneself(actor, col(Attendance.recorded_by)),
        )
    )
    return or_(by_oneself(actor, col(Activity.closed_by)), arrival)


def served_by_oneself(actor: Actor) -> ColumnElement[bool]:
    """Whether the actor served a need or wrote down that it was served: then another must confirm it."""
    wrote = by_oneself(actor, col(Need.served_by))
    if actor.member_id is None:
        return wrote
    return or_(wrote, and_(col(Need.member_id).is_not(None), col(Need.member_id) == actor.member_id))


def _needs(session: Session, actor: Actor) -> tuple[ServedNeed, ...]:
    mine = served_by_oneself(actor).label("mine")
    rows = session.execute(
        select(
            col(Need.id),
            col(Need.code),
            col(Need.text),
            col(Community.name).label("community"),
            col(Need.member_id),
            col(Member.name).label("member"),
            col(Branch.name).label("branch"),
            col(Need.served_on),
            col(Need.measures),
            col(Need.due_on),
            mine,
        )
        .join(Community, on(Community, Need.community_id))
        .outerjoin(Member, on(Member, Need.member_id))
        .outerjoin(Branch, on(Branch, Need.branch_id))
        # what an activity served is confirmed with the activity
        .where(scope.needs(actor), col(Need.status) == NeedStatus.SERVED, col(Need.activity_id).is_(None))
        .order_by(mine, col(Need.due_on), col(Need.id))
    )
    return tuple(_need(row, actor) for row in rows)


def _need(row: Row[*tuple[Any, ...]], actor: Actor) -> ServedNeed:
    return ServedNeed(
        id=row.id,
        code=row.code,
        text=row.text,
        community=row.community,
        member=scope.shown_name(actor, row.member or "", member_id=row.member_id),
        branch=row.branch or "",
        served_on=row.served_on,
        measures=row.measures,
        due_on=row.due_on,
        recorded_by_me=bool(row.mine),
    )
