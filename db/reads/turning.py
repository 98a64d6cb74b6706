"""The scheme's years beside each other: by which rules each is counted, what it came to, and that no line moved."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, extract, false, func, null, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.scheme import RuleVersion, rule_versions
from db.reads.thumb import thumbs
from db.rules.calendar import Period
from db.rules.rights import Actor
from db.rules.tallies import CITY, Tallied
from db.rules.thumb import Thumb, in_force
from db.tables.keeping import Tally
from db.tables.people import Branch
from db.tables.points import PointLine, PointRules
from db.terms import PointReason, PointSubject, TallyOf


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of the scheme; what a year to come is to be counted by, as far as it is settled."""

    year: int
    #: the versions of the point values that hold on a day of it, the latest first
    rules: tuple[RuleVersion, ...]
    #: the rules of thumb on its last day, or today
    thumb: Thumb
    branch_points: int
    member_points: int
    #: lines of the ledger for its days
    lines: int
    #: lines among them that still count, under other rules than those of their day
    astray: int


def years(session: Session, actor: Actor, *, today: date) -> list[YearLine]:
    """Give the year to come, this one and the one before."""
    versions = rule_versions(session, actor, today=today)
    asked = thumbs(session, actor)
    counted = {row.year: row for row in session.execute(_counted(session, actor, date(today.year - 1, 1, 1)))}
    found = []
    for year in (today.year + 1, today.year, today.year - 1):
        row = counted.get(year)
        last = today if year == today.year else date(year, 12, 31)
        found.append(
            YearLine(
                year=year,
                rules=tuple(_holding(versions, year)),
                thumb=in_force(asked, last),
                branch_points=row.branches if row else 0,
                member_points=row.members if row else 0,
                lines=row.lines if row else 0,
                astray=row.astray if row else 0,
            )
        )
    return found


def _holding(versions: Sequence[RuleVersion], year: int) -> list[RuleVersion]:
    """Give the versions that hold on a day of a year, from all of them, the latest first."""
    begun = [one for one in versions if one.since <= date(year, 12, 31)]
    before = next((place for place, one in enumerate(begun) if one.since <= date(year, 1, 1)), len(begun))
    return begun[: before + 1]


def _counted(session: Session, actor: Actor, first: date) -> Any:  # noqa: ANN401 - a statement
    year = extract("year", col(PointLine.day))

    def added(subject: PointSubject) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((col(PointLine.subject) == subject, col(PointLine.points)), else_=0)), 0)

    stands = and_(col(PointLine.reversed).is_(False), col(PointLine.reason) != PointReason.REVERSAL)
    astray = and_(stands, col(PointLine.rules_id).is_distinct_from(_rules_of_its_day(session, actor)))
    return (
        select(
            year.label("year"),
            func.count().label("lines"),
            added(PointSubject.BRANCH).label("branches"),
            added(PointSubject.MEMBER).label("members"),
            func.sum(case((astray, 1), else_=0)).label("astray"),
        )
        .where(scope.points(actor), col(PointLine.day) >= first)
        .group_by(year)
    )


def _rules_of_its_day(session: Session, actor: Actor) -> ColumnElement[UUID]:
    """Give the version that holds on a line's day, as a part of a statement."""
    versions = session.execute(
        select(col(PointRules.since), col(PointRules.id))
        .where(scope.everybody(PointRules, actor))
        .order_by(col(PointRules.since).desc())
    ).all()
    whens: list[tuple[Any, Any]] = [(col(PointLine.day) >= since, rules_id) for since, rules_id in versions]
    then: ColumnElement[UUID] = case(*(whens or [(false(), null())]), else_=null())
    return then


@dataclass(frozen=True, slots=True)
class OffTotal:
    """A month's total of points that is kept and does not equal the lines that it is made of."""

    subject: PointSubject
    #: "2026-03"
    month: str
    #: empty for the whole scheme
    branch: str
    kept: int
    counted: int


def totals_off(session: Session, actor: Actor, *, first: date, last: date) -> tuple[OffTotal, ...]:
    """Add up the lines of whole months again, for the scheme and for each branch, and give the totals that differ."""
    counted, kept = _added_up(session, actor, first, last), _kept(session, actor, Period(first, last).months)
    off = sorted((cell for cell in counted | kept if counted[cell] != kept[cell]), key=lambda cell: cell[1:])
    rows = session.execute(select(col(Branch.id), col(Branch.name)).where(scope.branches(actor)))
    names = {row.id: row.name for row in rows}
    return tuple(
        OffTotal(subject, month, names.get(of_id, ""), kept[subject, month, of_id], counted[subject, month, of_id])
        for subject, month, of_id in off
    )


Cells = Counter[tuple[PointSubject, str, UUID]]
"""Points by whose they are, month, and of which branch, or of the whole scheme."""


def _added_up(session: Session, actor: Actor, first: date, last: date) -> Cells:
    year, month = extract("year", col(PointLine.day)), extract("month", col(PointLine.day))
    rows = session.execute(
        select(col(PointLine.subject), year, month, col(PointLine.branch_id), func.sum(col(PointLine.points)))
        .where(scope.points(actor), col(PointLine.day).between(first, last))
        .group_by(col(PointLine.subject), year, month, col(PointLine.branch_id))
    )
    cells: Cells = Counter()
    for subject, in_year, in_month, branch_id, points in rows:
        for of_id in {CITY, branch_id or CITY}:
            cells[subject, f"{int(in_year):04d}-{int(in_month):02d}", of_id] += int(points)
    return cells


def _kept(session: Session, actor: Actor, months: Sequence[str]) -> Cells:
    rows = session.execute(
        select(col(Tally.metric), col(Tally.month), col(Tally.of_id), func.sum(col(Tally.value)))
        .where(
            scope.tallies(actor),
            col(Tally.metric).in_(_POINTS),
            col(Tally.by).in_((TallyOf.CITY, TallyOf.BRANCH)),
            col(Tally.month).in_(months),
        )
        .group_by(col(Tally.metric), col(Tally.month), col(Tally.of_id))
    )
    return Counter({(_POINTS[metric], month, of_id): int(value) for metric, month, of_id, value in rows})


_POINTS: Final[Mapping[str, PointSubject]] = {
    Tallied.BRANCH_POINTS: PointSubject.BRANCH, Tallied.MEMBER_POINTS: PointSubject.MEMBER
}  # fmt: skip
