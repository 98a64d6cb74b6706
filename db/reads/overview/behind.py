"""The rows behind a figure: what was counted, one by one, so that every figure opens to what it is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, null, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.overview import rows
from db.reads.overview.areas import within
from db.reads.overview.figures import counted_by
from db.reads.paging import PAGE, first_of
from db.rules.calendar import Period
from db.rules.metrics import SOURCES, Metric
from db.rules.rights import Actor, Right
from db.tables.activities import Activity
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community, Street
from db.tables.points import PointLine
from db.tables.wishes import Wish
from db.terms import AgreementStatus, MemberStatus, PointSubject, TallyOf


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row that a figure counts; what its kind does not have is empty."""

    day: date | None
    #: by which its own page opens it
    code: str
    words: str
    community: str
    branch: str
    #: what it adds to the figure
    value: int


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of the rows behind a figure, how many there are, and what they add up to: None is unknown.

    Where the actor may not look at such rows there are none, and `hidden` says so.
    """

    lines: tuple[RowLine, ...]
    total: int
    value: int | None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of one kind are read: their table, what of them is shown, and who may look at them."""

    table: Any
    day: Any
    words: Any
    right: Right
    conditions: Callable[[Actor, Period], tuple[ColumnElement[bool], ...]]
    community: Any = None
    branch: Any = None
    #: whose name stands in the row, to be masked where names are
    member: Any = None
    #: the activity by whose code the row opens; the row's own code when empty
    activity: Any = None
    value: Any = None


def behind(
    session: Session, actor: Actor, *, metric: Metric, period: Period, area: UUID | None = None, page: int = 1
) -> Behind:
    """Give a page of what a figure counts within the actor's reach, the newest first; their sum is the figure."""
    by, _ = counted_by(actor, area)
    if by not in SOURCES[metric].by:
        return Behind((), 0, None)
    kind = _KINDS[metric]
    shown = _shown(kind, actor, period, area if _by_area(metric, by) else None)
    everything = shown.order_by(None).subquery()
    total, value = session.execute(select(func.count(), func.coalesce(func.sum(everything.c.value), 0))).one()
    if not actor.may(kind.right):
        return Behind((), int(total), int(value), hidden=True)
    listed = session.execute(shown.limit(PAGE).offset(first_of(page, int(total))))
    return Behind(tuple(_line(actor, row, named=kind.member is not None) for row in listed), int(total), int(value))


def _by_area(metric: Metric, by: TallyOf) -> bool:
    """Tell whether an area narrows the figure: a branch's own is the branch's wherever it served."""
    return by is TallyOf.COMMUNITY or metric is Metric.AGREEMENTS


def _shown(kind: _Kind, actor: Actor, period: Period, area: UUID | None) -> Any:  # noqa: ANN401 - a statement of many columns
    table = kind.table
    code = Activity.code if kind.activity else table.code
    found: Any = select(
        (col(kind.day) if kind.day else null()).label("day"),
        func.coalesce(col(code), "").label("code"),
        (col(Member.name) if kind.member else col(kind.words)).label("words"),
        (col(Community.name) if kind.community else literal("")).label("community"),
        (col(Branch.name) if kind.branch else literal("")).label("branch"),
        (col(kind.value) if kind.value else literal(1)).label("value"),
        (col(kind.member) if kind.member else null()).label("member_id"),
    ).select_from(table)
    if kind.community and table is not Community:
        found = found.outerjoin(Community, on(Community, kind.community))
    if kind.branch:
        found = found.outerjoin(Branch, on(Branch, kind.branch))
    if kind.activity:
        found = found.outerjoin(Activity, on(Activity, kind.activity))
    if kind.member and table is not Member:
        found = found.outerjoin(Member, on(Member, kind.member))
    if area:
        reached = select(col(Community.id)).join(Street, on(Street, Community.street_id)).where(*within(area))
        found = found.where(col(kind.community).in_(reached))
    newest = [col(kind.day).desc()] if kind.day else []
    return found.where(*kind.conditions(actor, period)).order_by(*newest, col(table.id).desc())


def _line(actor: Actor, row: Any, *, named: bool) -> RowLine:  # noqa: ANN401 - a row of the statement above
    words = scope.shown_name(actor, row.words or "", member_id=row.member_id) if named else row.words
    return RowLine(row.day, row.code, words, row.community or "", row.branch or "", int(row.value))


def _counted(metric: Metric) -> Callable[[Actor, Period], tuple[ColumnElement[bool], ...]]:
    return lambda actor, period: rows.of(metric, actor, period).conditions


def _in_service(actor: Actor, _period: Period) -> tuple[ColumnElement[bool], ...]:
    return scope.members(actor), col(Member.status) == MemberStatus.IN_SERVICE


def _agreed(actor: Actor, period: Period) -> tuple[ColumnElement[bool], ...]:
    signed = select(col(Agreement.community_id)).where(
        scope.own(Agreement, actor),
        col(Agreement.status) == AgreementStatus.SIGNED,
        col(Agreement.year) == period.last.year,
    )
    return scope.communities(actor), col(Community.retired).is_(False), col(Community.id).in_(signed)


def _earned(subject: PointSubject) -> Callable[[Actor, Period], tuple[ColumnElement[bool], ...]]:
    return lambda actor, period: (
        scope.points(actor),
        col(PointLine.subject) == subject,
        col(PointLine.day).between(period.first, period.last),
    )


def _need(metric: Metric, day: Any) -> _Kind:  # noqa: ANN401 - a column of the table
    return _Kind(Need, day, Need.text, Right.SEE_NEEDS, _counted(metric), Need.community_id, Need.branch_id)


def _member(day: Any, conditions: Any) -> _Kind:  # noqa: ANN401 - a column, and how rows are narrowed
    return _Kind(
        Member, day, Member.name, Right.SEE_PEOPLE, conditions,
        Member.serves_community_id, Member.branch_id, member=Member.id,
    )  # fmt: skip


def _points(subject: PointSubject) -> _Kind:
    return _Kind(
        PointLine, PointLine.day, PointLine.note, Right.SEE_POINTS, _earned(subject), branch=PointLine.branch_id,
        member=PointLine.member_id if subject is PointSubject.MEMBER else None,
        activity=PointLine.activity_id, value=PointLine.points,
    )  # fmt: skip


_KINDS: Final[Mapping[Metric, _Kind]] = {
    Metric.IN_SERVICE: _member(Member.checked_in_on, _in_service),
    Metric.CHECKED_IN: _member(Member.checked_in_on, _counted(Metric.CHECKED_IN)),
    Metric.AGREEMENTS: _Kind(
        Community, None, Community.name, Right.SEE_CHECKINS, _agreed, Community.id
    ),
    Metric.NEEDS_ASKED: _need(Metric.NEEDS_ASKED, Need.asked_on),
    Metric.NEEDS_SOLVED: _need(Metric.NEEDS_SOLVED, Need.solved_on),
    Metric.PERSON_TIMES: _Kind(
        Attendance, Attendance.day, Activity.name, Right.SEE_ACTIVITIES, _counted(Metric.PERSON_TIMES),
        Attendance.community_id, Attendance.branch_id, member=Attendance.member_id, activity=Attendance.activity_id,
    ),
    Metric.ACTIVITIES: _Kind(
        Activity, Activity.day, Activity.name, Right.SEE_ACTIVITIES, _counted(Metric.ACTIVITIES),
        Activity.community_id, Activity.branch_id,
    ),
    Metric.WISHES_FULFILLED: _Kind(
        Wish, Wish.fulfilled_on, Wish.thing, Right.SEE_WISHES, _counted(Metric.WISHES_FULFILLED),
        Wish.community_id, Wish.branch_id,
    ),
    Metric.BRANCH_POINTS: _points(PointSubject.BRANCH),
    Metric.MEMBER_POINTS: _points(PointSubject.MEMBER),
}  # fmt: skip
"""For each figure that leads, the rows it counts."""
