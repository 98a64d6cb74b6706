"""Patterns worth a second look in a quarter: about whom, how many rows stand behind each, and the rows themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, and_, case, func, null, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import another, on
from db.rules import patterns
from db.rules.calendar import SHANGHAI, Period, day_in_shanghai, hour_in_shanghai
from db.rules.quarters import period_of_quarter
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.evaluation import Explanation, Followup
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import ActivityStatus, AttendanceStatus, AttendanceWay, Deed, FollowupSubject, Grade, Pattern

SHOWN: Final = 50
"""Findings of one pattern that are shown; the rest is counted."""

_ASKED_OF: Final = {
    FollowupSubject.NEED: Deed.NEED,
    FollowupSubject.WISH: Deed.WISH,
    FollowupSubject.PROJECT: Deed.PROJECT,
}

_COUNTED: Final = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a pattern shows: about whom, how many rows, and why it is in order if somebody said so."""

    pattern: Pattern
    about_id: UUID
    about: str
    rows: int
    explained: str
    explained_by: str
    explained_at: datetime | None


@dataclass(frozen=True, slots=True)
class Findings:
    """Where a pattern shows: what is shown of it, in how many places it shows at all, and how many are explained."""

    lines: tuple[Finding, ...]
    total: int
    explained: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row behind a finding: the day and the hours of service, what it is, and the day it was written down."""

    day: date
    #: "09:00–11:00", as far as they are known
    hours: str | None
    kind: Deed
    code: str
    #: what an activity is called; of what somebody was to be asked about only its kind
    what: str | FollowupSubject
    where: str
    written: date | None


def findings(session: Session, actor: Actor, *, quarter: str, pattern: Pattern, today: date) -> Findings:
    """Give where a pattern shows in a quarter within reach: the unexplained first, the most rows; fifty at most."""
    period = period_of_quarter(quarter)
    found = _found_by(pattern)(actor, period, today).subquery()
    who = another(Account)
    rows = session.execute(
        select(
            found.c.about_id,
            found.c.about,
            found.c.rows,
            Explanation,
            col(who.name).label("by"),
            func.count().over().label("total"),
            func.count(col(Explanation.id)).over().label("explained"),
        )
        .outerjoin(
            Explanation,
            and_(
                col(Explanation.org_id) == actor.org_id,
                col(Explanation.about_id) == found.c.about_id,
                col(Explanation.quarter) == quarter,
                col(Explanation.pattern) == pattern,
            ),
        )
        .outerjoin(who, and_(who.id == Explanation.said_by, who.org_id == Explanation.org_id))
        .order_by(col(Explanation.id).is_not(None), found.c.rows.desc(), found.c.about)
        .limit(SHOWN)
    ).all()
    person = pattern is Pattern.TWO_PLACES
    lines = tuple(
        Finding(
            pattern=pattern,
            about_id=row.about_id,
            about=scope.shown_name(actor, row.about, member_id=row.about_id) if person else row.about,
            rows=row.rows,
            explained=row.Explanation.text if row.Explanation else "",
            explained_by=row.by or "",
            explained_at=row.Explanation.said_at if row.Explanation else None,
        )
        for row in rows
    )
    return Findings(lines, rows[0].total, rows[0].explained) if rows else Findings((), 0, 0)


def evidence(
    session: Session, actor: Actor, *, quarter: str, pattern: Pattern, about_id: UUID, today: date
) -> list[Evidence]:
    """Give the rows behind one finding, newest first; two hundred at most."""
    rows = session.execute(_rows_behind(pattern)(actor, period_of_quarter(quarter), about_id, today).limit(200))
    return [
        Evidence(
            day=row.day,
            hours=_hours(row.starts_at, row.minutes),
            kind=_ASKED_OF.get(row.subject, Deed.ACTIVITY),
            code=row.code,
            what=row.subject or row.what,
            where=row.where,
            written=day_in_shanghai(row.written) if row.written else None,
        )
        for row in rows
    ]


def _hours(starts_at: datetime | None, minutes: int | None) -> str | None:
    begins, ends = hour_in_shanghai(starts_at), starts_at and minutes and starts_at + timedelta(minutes=minutes)
    if begins is None:
        return None
    return f"{begins:%H:%M}–{hour_in_shanghai(ends):%H:%M}" if ends else f"{begins:%H:%M}"


def _late(actor: Actor, period: Period) -> tuple[Any, ...]:
    # typed around the end of the quarter, long after the service; imports are old paper and no pattern
    begins, ends = period.last - patterns.LAST_DAYS, period.last + patterns.LAST_DAYS
    return (
        scope.attendances(actor),
        col(Attendance.status).in_(_COUNTED),
        col(Attendance.way) != AttendanceWay.IMPORT,
        col(Attendance.recorded_at).between(_midnight(begins), _midnight(ends)),
        col(Attendance.day).between(period.first, begins - patterns.LONG_AFTER),
    )


def _late_found(actor: Actor, period: Period, _today: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Attendance.recorded_by).label("about_id"),
            col(Account.name).label("about"),
            func.count().label("rows"),
        )
        .join(Account, on(Account, Attendance.recorded_by))
        .where(*_late(actor, period))
        .group_by(col(Attendance.recorded_by), col(Account.name))
        .having(func.count() >= patterns.BATCH)
    )


def _late_rows(actor: Actor, period: Period, about_id: UUID, _today: date) -> Select[*tuple[Any, ...]]:
    return _arrivals().where(*_late(actor, period), col(Attendance.recorded_by) == about_id)


def _elsewhere(actor: Actor, period: Period) -> tuple[Any, Any]:
    other = another(Attendance)
    same_day = and_(
        other.org_id == col(Attendance.org_id),
        other.member_id == col(Attendance.member_id),
        other.day == col(Attendance.day),
        other.community_id != col(Attendance.community_id),
        other.status.in_(_COUNTED),
    )
    twice = select(other.id).where(same_day).exists()
    return (
        twice,
        and_(
            scope.attendances(actor),
            col(Attendance.status).in_(_COUNTED),
            col(Attendance.day).between(period.first, period.last),
        ),
    )


def _two_found(actor: Actor, period: Period, _today: date) -> Select[*tuple[Any, ...]]:
    return (
        select(col(Attendance.member_id).label("about_id"), col(Member.name).label("about"), func.count().label("rows"))
        .join(Member, on(Member, Attendance.member_id))
        .where(*_elsewhere(actor, period))
        .group_by(col(Attendance.member_id), col(Member.name))
    )


def _two_rows(actor: Actor, period: Period, about_id: UUID, _today: date) -> Select[*tuple[Any, ...]]:
    return _arrivals().where(*_elsewhere(actor, period), col(Attendance.member_id) == about_id)


def _graded(actor: Actor, period: Period) -> tuple[Any, ...]:
    return (
        scope.activities(actor),
        col(Activity.status) == ActivityStatus.CONFIRMED,
        col(Activity.day).between(period.first, period.last),
    )


def _top_found(actor: Actor, period: Period, _today: date) -> Select[*tuple[Any, ...]]:
    firsts = func.sum(case((col(Activity.grade) == Grade.FIRST, 1), else_=0))
    return (
        select(col(Activity.branch_id).label("about_id"), col(Branch.name).label("about"), func.count().label("rows"))
        .join(Branch, on(Branch, Activity.branch_id))
        .where(*_graded(actor, period))
        .group_by(col(Activity.branch_id), col(Branch.name))
        .having(func.count() >= patterns.GRADED, firsts == func.count())
    )


def _top_rows(actor: Actor, period: Period, about_id: UUID, _today: date) -> Select[*tuple[Any, ...]]:
    return _activities().where(*_graded(actor, period), col(Activity.branch_id) == about_id)


def _uncalled(actor: Actor, period: Period, today: date) -> tuple[Any, ...]:
    return (
        scope.narrowed(Followup, actor),
        col(Followup.asked_on).is_(None),
        col(Followup.due_on).between(period.first, period.last),
        col(Followup.due_on) < today - patterns.CALL_LATE,
    )


def _uncalled_found(actor: Actor, period: Period, today: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Followup.community_id).label("about_id"), col(Community.name).label("about"), func.count().label("rows")
        )
        .join(Community, on(Community, Followup.community_id))
        .where(*_uncalled(actor, period, today))
        .group_by(col(Followup.community_id), col(Community.name))
    )


def _uncalled_rows(actor: Actor, period: Period, about_id: UUID, today: date) -> Select[*tuple[Any, ...]]:
    code = func.coalesce(col(Need.code), col(Wish.code), col(Project.code), "")
    return (
        select(
            col(Followup.due_on).label("day"),
            col(Followup.subject).label("subject"),
            code.label("code"),
            null().label("what"),
            null().label("starts_at"),
            null().label("minutes"),
            col(Community.name).label("where"),
            null().label("written"),
        )
        .join(Community, on(Community, Followup.community_id))
        .outerjoin(Need, on(Need, Followup.subject_id))
        .outerjoin(Wish, on(Wish, Followup.subject_id))
        .outerjoin(Project, on(Project, Followup.subject_id))
        .where(*_uncalled(actor, period, today), col(Followup.community_id) == about_id)
        .order_by(col(Followup.due_on))
    )


def _same_hand(actor: Actor, period: Period) -> tuple[Any, ...]:
    return (
        *_graded(actor, period),
        col(Activity.confirmed_by).in_((col(Activity.closed_by), col(Activity.recorded_by))),
    )


def _same_found(actor: Actor, period: Period, _today: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Activity.confirmed_by).label("about_id"), col(Account.name).label("about"), func.count().label("rows")
        )
        .join(Account, on(Account, Activity.confirmed_by))
        .where(*_same_hand(actor, period))
        .group_by(col(Activity.confirmed_by), col(Account.name))
    )


def _same_rows(actor: Actor, period: Period, about_id: UUID, _today: date) -> Select[*tuple[Any, ...]]:
    return _activities().where(*_same_hand(actor, period), col(Activity.confirmed_by) == about_id)


def _arrivals() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Attendance.day),
            null().label("subject"),
            col(Activity.code).label("code"),
            col(Activity.name).label("what"),
            col(Activity.starts_at),
            col(Activity.minutes),
            col(Community.name).label("where"),
            col(Attendance.recorded_at).label("written"),
        )
        .join(Activity, on(Activity, Attendance.activity_id))
        .join(Community, on(Community, Attendance.community_id))
        .order_by(col(Attendance.day).desc(), col(Attendance.id))
    )


def _activities() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Activity.day),
            null().label("subject"),
            col(Activity.code).label("code"),
            col(Activity.name).label("what"),
            col(Activity.starts_at),
            col(Activity.minutes),
            col(Community.name).label("where"),
            col(Activity.confirmed_at).label("written"),
        )
        .join(Community, on(Community, Activity.community_id))
        .order_by(col(Activity.day).desc(), col(Activity.id))
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def _found_by(pattern: Pattern) -> Callable[[Actor, Period, date], Select[*tuple[Any, ...]]]:
    return {
        Pattern.LATE_BATCH: _late_found,
        Pattern.TWO_PLACES: _two_found,
        Pattern.TOP_GRADE: _top_found,
        Pattern.NO_CALL: _uncalled_found,
        Pattern.SAME_HAND: _same_found,
    }[pattern]


def _rows_behind(pattern: Pattern) -> Callable[[Actor, Period, UUID, date], Select[*tuple[Any, ...]]]:
    return {
        Pattern.LATE_BATCH: _late_rows,
        Pattern.TWO_PLACES: _two_rows,
        Pattern.TOP_GRADE: _top_rows,
        Pattern.NO_CALL: _uncalled_rows,
        Pattern.SAME_HAND: _same_rows,
    }[pattern]
