"""What a quarter's deeds are counted by: confirmed service, solved needs and fulfilled wishes, grouped by anything."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.calendar import Period
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.wishes import Wish
from db.terms import ActivityStatus, AttendanceStatus


def confirmed(actor: Actor, period: Period) -> tuple[ColumnElement[bool], ...]:
    """Give the conditions of service that a community confirmed."""
    return (
        scope.own(Attendance, actor),
        col(Attendance.status) == AttendanceStatus.CONFIRMED,
        col(Attendance.day).between(period.first, period.last),
    )


def solved(actor: Actor, period: Period) -> tuple[ColumnElement[bool], ...]:
    """Give the conditions of needs that were solved."""
    return scope.own(Need, actor), col(Need.solved_on).between(period.first, period.last)


def fulfilled(actor: Actor, period: Period) -> tuple[ColumnElement[bool], ...]:
    """Give the conditions of wishes that were fulfilled."""
    return scope.own(Wish, actor), col(Wish.fulfilled_on).between(period.first, period.last)


def held(actor: Actor, period: Period) -> tuple[ColumnElement[bool], ...]:
    """Give the conditions of activities that a community confirmed."""
    return (
        scope.own(Activity, actor),
        col(Activity.status) == ActivityStatus.CONFIRMED,
        col(Activity.day).between(period.first, period.last),
    )


def counted(
    session: Session,
    table: Any,  # noqa: ANN401 - a table
    by: tuple[Any, ...],
    *conditions: ColumnElement[bool],
) -> Mapping[tuple[Any, ...], int]:
    """Count rows by columns of theirs, or of the branch they belong to; what belongs to no branch is left out."""
    columns = [col(column) for column in by]
    rows = session.execute(
        select(*columns, func.count()).select_from(table).join(Branch, on(Branch, table.branch_id))
        .where(*conditions).group_by(*columns)
    )  # fmt: skip
    return {tuple(row[:-1]): int(row[-1]) for row in rows}
