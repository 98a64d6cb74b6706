"""The rows behind a figure: what was counted, one by one, so that every figure opens to what it is made of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, literal, null, select, union_all
from sqlmodel import Session, col

from db.reads import scope
from db.reads.areas import Part
from db.reads.joins import on
from db.reads.metrics.asking import value
from db.reads.metrics.counted import Asked, Counted, Thing
from db.reads.metrics.registry import counted
from db.reads.paging import PAGE, first_of
from db.rules.calendar import Period
from db.rules.metrics import KINDS, Metric, bases
from db.rules.rights import Actor, Right
from db.rules.tallies import CITY
from db.tables.activities import Activity
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance
from db.tables.base import Row
from db.tables.checkins import Census
from db.tables.claims import Claim
from db.tables.lists import Post, Project
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.points import PointLine, PointRules
from db.tables.wishes import Wish

MOST: Final = 100_000
"""The newest rows that can be paged through; the last page of so many takes some 0.2 s, and who needs others narrows
the period or the place."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row that a figure counts; what its kind does not have is empty."""

    thing: Thing
    day: date | None
    #: by which its own page opens it
    code: str
    words: str
    community: str
    branch: str
    #: what it adds to the figure; None where nobody wrote that down
    value: int | None


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of the rows behind a figure, and what the figure comes to: None is unknown.

    `total` rows can be paged through; with `more` there are others beyond. Where the actor may not look at such rows
    there are none, and `hidden` says so. Where so few people are behind it, neither figure nor rows are told: `veiled`.
    """

    lines: tuple[RowLine, ...]
    total: int
    value: int | None
    whole: int | None = None
    more: bool = False
    hidden: bool = False
    veiled: bool = False


def behind(
    session: Session,
    actor: Actor,
    *,
    metric: Metric,
    period: Period,
    today: date,
    area: Part | None = None,
    unit: UUID | None = None,
    kind: str = "",
    page: int = 1,
) -> Behind:
    """Give a page of what a figure counts within the actor's reach, the newest first; a ratio opens to its part."""
    answer = value(session, actor, metric=metric, period=period, today=today, area=area, unit=unit, kind=kind)
    if answer.veiled:
        return Behind((), 0, None, veiled=True)
    if answer.value is None:
        return Behind((), 0, None)
    asked = Asked(actor, period, today, area, unit, kind)
    found = [counted(base, asked) for base in bases(metric)]
    if not KINDS[metric].rule:
        found = [rows.narrowed(asked) for rows in found]
    if not all(actor.may(_RIGHTS[rows.thing]) for rows in found):
        return Behind((), 0, answer.value, answer.whole, hidden=True)
    # a figure that adds up nothing else is the number of its rows
    counts = not KINDS[metric].rule and all(rows.value is None for rows in found)
    reached = answer.value if counts else session.scalar(select(func.count()).select_from(_most(found))) or 0
    total = min(reached, MOST)
    first = first_of(page, total)
    picked = union_all(*(select(_newest(_picked(rows), first + PAGE)) for rows in found)).subquery()
    listed = session.execute(
        select(picked).order_by(picked.c.day.desc().nulls_last(), picked.c.key.desc()).limit(PAGE).offset(first)
    ).all()
    return Behind(_lines(session, actor, listed), total, answer.value, answer.whole, more=reached > MOST)


def _newest(picked: Any, most: int) -> Any:  # noqa: ANN401 - statements
    """Keep so many, the newest: the database finds them by its index on the days, however many there are."""
    day = picked.selected_columns.day
    return picked.order_by(day.desc().nulls_last(), picked.selected_columns.key.desc()).limit(most).subquery()


def _picked(rows: Counted) -> Any:  # noqa: ANN401 - a statement
    """Give of every row what it is, when it was, where, whose and what it adds: the same columns for all kinds."""
    key = literal(CITY) if rows.key is None else rows.key
    day = null() if rows.day is None else rows.day
    if rows.once:
        found: Any = select(
            literal(rows.thing.value).label("thing"), key.label("key"), func.max(day).label("day"),
            null().label("community_id"), null().label("branch_id"), literal(1).label("value"),
        ).group_by(key)  # fmt: skip
    else:
        found = select(
            literal(rows.thing.value).label("thing"), key.label("key"), day.label("day"),
            _or_null(rows.community).label("community_id"), _or_null(rows.branch).label("branch_id"),
            (literal(1) if rows.value is None else rows.value).label("value"),
        )  # fmt: skip
    return found.select_from(rows.source).where(*rows.where)


def _or_null(column: Any) -> Any:  # noqa: ANN401 - a column or none
    return null() if column is None else column


def _most(found: Iterable[Counted]) -> Any:  # noqa: ANN401 - a statement
    """Give the first rows, one more than can be paged through: counting ends there, however many there are."""
    parts = []
    for rows in found:
        one: Any = select(rows.key).distinct() if rows.once else select(literal(1).label("one"))
        parts.append(one.select_from(rows.source).where(*rows.where).limit(MOST + 1).subquery())
    return union_all(*(select(literal(1).label("one")).select_from(part) for part in parts)).subquery()


def _lines(session: Session, actor: Actor, listed: Iterable[Any]) -> tuple[RowLine, ...]:
    rows = list(listed)
    keys: dict[Thing, set[UUID]] = {}
    for row in rows:
        keys.setdefault(Thing(row.thing), set()).add(row.key)
    named = {thing: _NAMES[thing](session, actor, ids) for thing, ids in keys.items()}
    places = _called(session, actor, Community, {row.community_id for row in rows})
    branches = _called(session, actor, Branch, {row.branch_id for row in rows})
    return tuple(
        RowLine(
            Thing(row.thing), row.day, *named[Thing(row.thing)].get(row.key, ("", "")),
            places.get(row.community_id, ""), branches.get(row.branch_id, ""),
            None if row.value is None else int(row.value),
        )
        for row in rows
    )  # fmt: skip


Names = Mapping[UUID, tuple[str, str]]
"""Of each thing its code and its words."""


def _called(session: Session, actor: Actor, table: Any, ids: set[UUID | None]) -> dict[UUID | None, str]:  # noqa: ANN401 - a table
    rows = session.execute(
        select(col(table.id), col(table.name)).where(scope.everybody(table, actor), col(table.id).in_(ids - {None}))
    )
    return {row.id: row.name for row in rows}


def _by(table: type[Row], words: Any) -> Callable[[Session, Actor, set[UUID]], Names]:  # noqa: ANN401 - a column
    def names(session: Session, actor: Actor, ids: set[UUID]) -> Names:
        code: Any = getattr(table, "code", None)
        rows = session.execute(
            select(col(table.id), literal("") if code is None else col(code), words).where(
                scope.everybody(table, actor), col(table.id).in_(ids)
            )
        )
        return {of_id: (written, said or "") for of_id, written, said in rows}

    return names


def _members(session: Session, actor: Actor, ids: set[UUID]) -> Names:
    rows = session.execute(
        select(col(Member.id), col(Member.code), col(Member.name)).where(
            scope.everybody(Member, actor), col(Member.id).in_(ids)
        )
    )
    return {of_id: (code, scope.shown_name(actor, name, member_id=of_id)) for of_id, code, name in rows}


def _of_members(table: Any, thing: Any, reference: Any, words: Any) -> Callable[[Session, Actor, set[UUID]], Names]:  # noqa: ANN401 - tables and columns
    """Name rows by the member in them, and open what they belong to; without a member, by other words."""

    def names(session: Session, actor: Actor, ids: set[UUID]) -> Names:
        rows = session.execute(
            select(col(table.id), col(thing.code), col(Member.name), col(table.member_id), words)
            .select_from(table)
            .outerjoin(thing, on(thing, reference))
            .outerjoin(Member, on(Member, table.member_id))
            .where(scope.everybody(table, actor), col(table.id).in_(ids))
        )
        return {
            of_id: (code or "", scope.shown_name(actor, name, member_id=member_id) if name else said or "")
            for of_id, code, name, member_id, said in rows
        }

    return names


def _no_names(_session: Session, _actor: Actor, _ids: set[UUID]) -> Names:
    return {}


_NAMES: Final[Mapping[Thing, Callable[[Session, Actor, set[UUID]], Names]]] = {
    Thing.MEMBER: _members,
    Thing.BRANCH: _by(Branch, col(Branch.name)),
    Thing.COMMUNITY: _by(Community, col(Community.name)),
    Thing.AGREEMENT: _by(Agreement, literal("")),
    Thing.CENSUS: _by(Census, col(Census.name)),
    Thing.POST_CLAIM: _of_members(Claim, Post, Claim.target_id, literal("")),
    Thing.NEED: _by(Need, col(Need.text)),
    Thing.WISH: _by(Wish, col(Wish.thing)),
    Thing.PROJECT: _by(Project, col(Project.name)),
    Thing.ACTIVITY: _by(Activity, col(Activity.name)),
    Thing.ATTENDANCE: _of_members(Attendance, Activity, Attendance.activity_id, literal("")),
    Thing.POINTS: _of_members(PointLine, Activity, PointLine.activity_id, col(Activity.name)),
    Thing.RULES: _by(PointRules, literal("")),
    Thing.BUREAU: _no_names,
}
"""For each kind of thing, how its rows are named."""

_RIGHTS: Final[Mapping[Thing, Right]] = {
    Thing.MEMBER: Right.SEE_PEOPLE,
    Thing.BRANCH: Right.SEE_OVERVIEW,
    Thing.COMMUNITY: Right.SEE_OVERVIEW,
    Thing.AGREEMENT: Right.SEE_CHECKINS,
    Thing.CENSUS: Right.SEE_CHECKINS,
    Thing.POST_CLAIM: Right.SEE_POSTS,
    Thing.NEED: Right.SEE_NEEDS,
    Thing.WISH: Right.SEE_WISHES,
    Thing.PROJECT: Right.SEE_LISTS,
    Thing.ACTIVITY: Right.SEE_ACTIVITIES,
    Thing.ATTENDANCE: Right.SEE_ACTIVITIES,
    Thing.POINTS: Right.SEE_POINTS,
    Thing.RULES: Right.SEE_OVERVIEW,
    Thing.BUREAU: Right.SEE_OVERVIEW,
}
"""For each kind of thing, who may look at its rows."""
