"""Questions about activities: the list, and one activity with its people, its guests and the needs it serves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, case, func, join, or_, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.areas import Part, holding
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor, Right
from db.tables.activities import Activity, ActivityNeed, ActivityThing, ActivityWish, Signup
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import (
    ActivityId,
    ActivityKind,
    ActivityStatus,
    AttendanceStatus,
    Beneficiary,
    BranchId,
    CommunityId,
    Grade,
    MemberId,
    NeedId,
    NeedStatus,
    SignupStatus,
    WishId,
    WishStatus,
)

PRESENT: Final = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)
"""Arrivals that count as having been there."""
NEWEST_FIRST: Final = (col(Activity.day).desc(), col(Activity.starts_at).nulls_last(), col(Activity.id).desc())
"""The newest day first, and each day as its hours go; what has no hour comes last of its day."""


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity as a line of the list: what, who, where, when, and how many came."""

    id: ActivityId
    code: str
    name: str
    kind: ActivityKind
    status: ActivityStatus
    branch_id: BranchId
    branch: str
    community_id: CommunityId
    community: str
    day: date
    starts_at: datetime | None
    minutes: int | None
    venue: str
    places: int | None
    signed_up: int
    arrived: int
    declared: int | None
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """One page of the list and how many lines there are in all."""

    lines: tuple[ActivityLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ServedNeed:
    """A need that an activity serves."""

    id: NeedId
    code: str
    text: str
    status: NeedStatus


@dataclass(frozen=True, slots=True)
class ServedWish:
    """A wish that an activity serves, as anybody may see it."""

    id: WishId
    code: str
    alias: str
    thing: str
    status: WishStatus


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is brought, and who brings it: in words, or a member."""

    id: UUID
    thing: str
    who: str
    member_id: MemberId | None


@dataclass(frozen=True, slots=True)
class ActivityDetail:
    """One activity with its effect, what it serves and what is brought."""

    line: ActivityLine
    effect: str
    beneficiaries: int | None
    beneficiary: Beneficiary | None
    unmatched: tuple[str, ...]
    needs: tuple[ServedNeed, ...]
    wishes: tuple[ServedWish, ...]
    things: tuple[Thing, ...]
    version: int


def activity_list(
    session: Session,
    actor: Actor,
    *,
    status: ActivityStatus | None = None,
    kind: ActivityKind | None = None,
    community_id: CommunityId | None = None,
    first: date | None = None,
    last: date | None = None,
    text: str = "",
    today: date | None = None,
    area: Part | None = None,
    unit: UUID | None = None,
    page: int = 1,
) -> ActivityPage:
    """Give one page of the activities within reach: the newest first, or from today on the soonest, then the past."""
    wanted = [
        scope.activities(actor),
        *([col(Activity.status) == status] if status else []),
        *([col(Activity.kind) == kind] if kind else []),
        *([col(Activity.community_id) == community_id] if community_id else []),
        *([col(Activity.day) >= first] if first else []),
        *([col(Activity.day) <= last] if last else []),
        *([_says(text)] if text.strip() else []),
        *holding(Activity, area, unit),
    ]
    named = join(Activity, Branch, on(Branch, Activity.branch_id)).join(Community, on(Community, Activity.community_id))
    total = session.scalar(select(func.count()).select_from(named).where(*wanted)) or 0
    order = (*_soonest(today), *NEWEST_FIRST)
    # people are counted for the page only, and not for all that is sorted
    shown = select(col(Activity.id)).select_from(named).where(*wanted).order_by(*order).limit(PAGE)
    rows = session.execute(
        activity_lines().where(col(Activity.id).in_(shown.offset(first_of(page, total)))).order_by(*order)
    )
    return ActivityPage(tuple(activity_line(row) for row in rows), total)


def _soonest(today: date | None) -> list[ColumnElement[Any]]:
    if today is None:
        return []
    comes = col(Activity.day) >= today
    return [case((comes, 0), else_=1), case((comes, col(Activity.day)))]


def open_for_entry(session: Session, actor: Actor, *, today: date) -> list[ActivityLine]:
    """Give the activities at which arrivals may be entered now: planned until today or held; nearest day first."""
    rows = session.execute(
        activity_lines()
        .where(
            scope.activities(actor),
            col(Activity.status).in_((ActivityStatus.PLANNED, ActivityStatus.HELD)),
            col(Activity.day) <= today,
        )
        .order_by(*NEWEST_FIRST)
        .limit(PAGE)
    )
    return [activity_line(row) for row in rows]


def activity_detail(session: Session, actor: Actor, *, code: str) -> ActivityDetail:
    """Give one activity within reach by its code; Refusal(NOT_FOUND) for any other."""
    row = session.execute(
        activity_lines().add_columns(Activity).where(scope.activities(actor), col(Activity.code) == code)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="activity")
    activity: Activity = row.Activity
    return ActivityDetail(
        line=activity_line(row),
        effect=activity.effect,
        beneficiaries=activity.beneficiaries,
        beneficiary=activity.beneficiary,
        unmatched=tuple(activity.unmatched),
        needs=_served(session, actor, ActivityId(activity.id)),
        wishes=_wishes(session, actor, ActivityId(activity.id)),
        things=_things(session, actor, ActivityId(activity.id)),
        version=activity.version,
    )


def activity_lines() -> Select[*tuple[Any, ...]]:
    """Build the statement whose rows become lines; other questions narrow and order it."""
    return (
        select(
            col(Activity.id),
            col(Activity.code),
            col(Activity.name),
            col(Activity.kind),
            col(Activity.status),
            col(Activity.branch_id),
            col(Branch.name).label("branch"),
            col(Activity.community_id),
            col(Community.name).label("community"),
            col(Activity.day),
            col(Activity.starts_at),
            col(Activity.minutes),
            col(Activity.venue),
            col(Activity.places),
            col(Activity.declared),
            col(Activity.grade),
            _people(Signup, col(Signup.status) == SignupStatus.PLACED).label("signed_up"),
            _people(Attendance, col(Attendance.status).in_(PRESENT)).label("arrived"),
        )
        .join(Branch, on(Branch, Activity.branch_id))
        .join(Community, on(Community, Activity.community_id))
    )


def activity_line(row: Row[*tuple[Any, ...]]) -> ActivityLine:
    """Make a line of a row of that statement."""
    return ActivityLine(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=row.kind,
        status=row.status,
        branch_id=row.branch_id,
        branch=row.branch,
        community_id=row.community_id,
        community=row.community,
        day=row.day,
        starts_at=row.starts_at,
        minutes=row.minutes,
        venue=row.venue,
        places=row.places,
        signed_up=row.signed_up,
        arrived=row.arrived,
        declared=row.declared,
        grade=row.grade,
    )


def _people(table: type[Signup | Attendance], *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(table)
        .where(
            col(table.org_id) == Activity.org_id,
            col(table.activity_id) == Activity.id,
            *conditions,
        )
        .correlate(Activity)
        .scalar_subquery()
    )


def _says(typed: str) -> ColumnElement[bool]:
    columns = (col(Activity.name), col(Activity.code), col(Branch.name), col(Community.name))
    return or_(*(column.icontains(typed.strip(), autoescape=True) for column in columns))


def _served(session: Session, actor: Actor, activity_id: ActivityId) -> tuple[ServedNeed, ...]:
    # named by an activity within reach: a line of it, whatever the need's own reach
    rows = session.execute(
        select(col(Need.id), col(Need.code), col(Need.text), col(Need.status))
        .join(ActivityNeed, on(Need, ActivityNeed.need_id))
        .where(col(ActivityNeed.org_id) == actor.org_id, col(ActivityNeed.activity_id) == activity_id)
        .order_by(col(Need.code))
    )
    return tuple(ServedNeed(row.id, row.code, row.text, row.status) for row in rows)


def _wishes(session: Session, actor: Actor, activity_id: ActivityId) -> tuple[ServedWish, ...]:
    # as needs are: a line of the activity, for whoever may see wishes at all
    if not actor.may(Right.SEE_WISHES):
        return ()
    rows = session.execute(
        select(col(Wish.id), col(Wish.code), col(Wish.alias), col(Wish.thing), col(Wish.status))
        .join(ActivityWish, on(Wish, ActivityWish.wish_id))
        .where(col(ActivityWish.org_id) == actor.org_id, col(ActivityWish.activity_id) == activity_id)
        .order_by(col(Wish.code))
    )
    return tuple(ServedWish(row.id, row.code, row.alias, row.thing, row.status) for row in rows)


def _things(session: Session, actor: Actor, activity_id: ActivityId) -> tuple[Thing, ...]:
    rows = session.execute(
        select(
            col(ActivityThing.id),
            col(ActivityThing.item),
            col(ActivityThing.who),
            col(ActivityThing.member_id),
            col(Member.name),
        )
        .outerjoin(Member, on(Member, ActivityThing.member_id))
        .where(col(ActivityThing.org_id) == actor.org_id, col(ActivityThing.activity_id) == activity_id)
        .order_by(col(ActivityThing.id))
    )
    return tuple(
        Thing(
            id=row.id,
            thing=row.item,
            who=scope.shown_name(actor, row.name, member_id=row.member_id) if row.member_id else row.who,
            member_id=row.member_id,
        )
        for row in rows
    )
