"""Questions about points: totals of branches and members of a year or half-year, and the lines that explain them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, ScalarSelect, exists, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.calendar import Period, day_in_shanghai, month_of
from db.rules.classes import masked
from db.rules.grades import value_of
from db.rules.rights import Actor
from db.rules.tallies import Tallied
from db.tables.accounts import Account
from db.tables.activities import Activity
from db.tables.claims import Claim
from db.tables.keeping import Bureau, Tally
from db.tables.needs import Need
from db.tables.people import Branch, Member, Unit
from db.tables.points import PointDispute, PointLine, PointRules
from db.tables.wishes import Wish
from db.terms import BranchId, Deed, Grade, MemberId, MemberStatus, PointReason, PointSubject, TallyOf, UnitId

_SOURCES: Final[Mapping[Deed, Any]] = {Deed.ACTIVITY: Activity, Deed.NEED: Need, Deed.WISH: Wish}
"""What points are earned for."""


@dataclass(frozen=True, slots=True)
class BranchTotal:
    """A branch and what it earned in a period: its own points, and those of its members together."""

    branch_id: BranchId
    code: str
    branch: str
    unit_id: UnitId
    unit: str
    points: int
    member_points: int


@dataclass(frozen=True, slots=True)
class MemberTotal:
    """A member and what the member earned in a period."""

    member_id: MemberId
    name: str
    phone_tail: str
    points: int


@dataclass(frozen=True, slots=True)
class PointEntry:
    """One line of the ledger as it explains itself."""

    id: UUID
    day: date
    subject: PointSubject
    reason: PointReason
    points: int
    grade: Grade | None
    #: what it was earned for: the code and the name of the activity, need or wish
    source_kind: Deed
    source_code: str
    source: str
    rules_version: int
    rules_since: date
    confirmed_by: str
    note: str
    #: the day it was written, which a reversal does not share with its service
    recorded_on: date
    reversed: bool
    #: somebody has said that it is wrong, and nobody has answered yet
    disputed: bool
    #: the most of the year, where it left less of the line than its service is worth
    capped_at: int | None


def branch_totals(session: Session, actor: Actor, *, period: Period) -> list[BranchTotal]:
    """Give the branches within reach with the points of whole months, by unit and name and never by points."""
    rows = session.execute(
        select(
            col(Branch.id),
            col(Branch.code),
            col(Branch.name),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit"),
            _months_of(Tallied.BRANCH_POINTS, TallyOf.BRANCH, Branch, period).label("points"),
            _months_of(Tallied.MEMBER_POINTS, TallyOf.BRANCH, Branch, period).label("member_points"),
        )
        .join(Unit, on(Unit, Branch.unit_id))
        .where(scope.branches(actor), col(Branch.retired).is_(False))
        .order_by(col(Unit.code), col(Branch.code))
    )
    return [
        BranchTotal(row.id, row.code, row.name, row.unit_id, row.unit, int(row.points), int(row.member_points))
        for row in rows
    ]


def member_totals(session: Session, actor: Actor, *, branch_id: BranchId, period: Period) -> list[MemberTotal]:
    """Give a branch's members in service within reach with the points of whole months, by name and never by points."""
    rows = session.execute(
        select(
            col(Member.id),
            col(Member.name),
            col(Member.phone),
            _months_of(Tallied.MEMBER_POINTS, TallyOf.MEMBER, Member, period).label("points"),
        )
        .where(
            scope.members(actor),
            col(Member.branch_id) == branch_id,
            col(Member.status) == MemberStatus.IN_SERVICE,
        )
        .order_by(col(Member.search), col(Member.id))
    )
    return [
        MemberTotal(
            member_id=row.id,
            name=scope.shown_name(actor, row.name, member_id=row.id),
            phone_tail=row.phone[-4:] if actor.sees_names else "",
            points=int(row.points),
        )
        for row in rows
    ]


def unit_ranking(session: Session, actor: Actor, *, unit_id: UnitId, period: Period) -> list[MemberTotal]:
    """Give a unit's members in service by the points of whole months, masked; nothing unless the bureau allows it."""
    if not session.scalar(select(col(Bureau.rankings)).where(scope.everybody(Bureau, actor))):
        return []
    points = _months_of(Tallied.MEMBER_POINTS, TallyOf.MEMBER, Member, period).label("points")
    rows = session.execute(
        select(col(Member.id), col(Member.name), points)
        .join(Branch, on(Branch, Member.branch_id))
        .where(scope.members(actor), col(Branch.unit_id) == unit_id, col(Member.status) == MemberStatus.IN_SERVICE)
        .order_by(points.desc(), col(Member.id))
    )
    return [MemberTotal(row.id, masked("member", "name", row.name), "", int(row.points)) for row in rows]


def branch_ledger(session: Session, actor: Actor, *, branch_id: BranchId, period: Period) -> list[PointEntry]:
    """Give the lines by which a branch within reach earned its own points in a period, newest day first."""
    return _ledger(
        session, actor, period, col(PointLine.subject) == PointSubject.BRANCH, PointLine.branch_id == branch_id
    )


def member_ledger(session: Session, actor: Actor, *, member_id: MemberId, period: Period) -> list[PointEntry]:
    """Give the lines by which a member within reach earned points in a period, newest day first."""
    return _ledger(
        session, actor, period, col(PointLine.subject) == PointSubject.MEMBER, PointLine.member_id == member_id
    )


def _ledger(session: Session, actor: Actor, period: Period, *narrowed: Any) -> list[PointEntry]:  # noqa: ANN401 - conditions
    rows = session.execute(
        select(
            PointLine,
            PointRules,
            *(col(table.code).label(kind) for kind, table in _SOURCES.items()),
            func.coalesce(col(Activity.name), col(Need.text), col(Wish.thing), "").label("source"),
            col(Account.name).label("confirmed_by"),
            _doubts(actor).label("disputed"),
        )
        .join(PointRules, on(PointRules, PointLine.rules_id))
        .outerjoin(Activity, on(Activity, PointLine.activity_id))
        # who helped beside the one who led earned by their own claim
        .outerjoin(Claim, on(Claim, PointLine.source_id))
        .outerjoin(
            Need,
            (col(Need.id) == func.coalesce(col(Claim.target_id), PointLine.source_id))
            & (col(Need.org_id) == PointLine.org_id),
        )
        .outerjoin(Wish, on(Wish, PointLine.source_id))
        .outerjoin(Account, on(Account, PointLine.confirmed_by))
        .where(scope.points(actor), col(PointLine.day).between(period.first, period.last), *narrowed)
        .order_by(col(PointLine.day).desc(), col(PointLine.id).desc())
    )
    return [_entry(row) for row in rows]


def _doubts(actor: Actor) -> ColumnElement[bool]:
    """Hold for lines of which a dispute within reach waits for its answer."""
    return exists().where(
        scope.narrowed(PointDispute, actor),
        on(PointLine, PointDispute.line_id),
        col(PointDispute.answered_at).is_(None),
    )


def _entry(row: Row[*tuple[Any, ...]]) -> PointEntry:
    line: PointLine = row.PointLine
    kind, code = next(((kind, getattr(row, kind)) for kind in _SOURCES if getattr(row, kind)), (Deed.ACTIVITY, ""))
    return PointEntry(
        id=line.id,
        day=line.day,
        subject=line.subject,
        reason=line.reason,
        points=line.points,
        grade=line.grade,
        source_kind=kind,
        source_code=code,
        source=row.source,
        rules_version=row.PointRules.version,
        rules_since=row.PointRules.since,
        # an official act is signed: whoever confirmed is named to whoever may see the line
        confirmed_by=row.confirmed_by or "",
        note=line.note,
        recorded_on=day_in_shanghai(line.recorded_at),
        reversed=line.reversed,
        disputed=bool(row.disputed),
        capped_at=_capped_at(line, row.PointRules),
    )


def _capped_at(line: PointLine, rules: PointRules) -> int | None:
    if line.reason is PointReason.REVERSAL:
        return None
    if line.subject is PointSubject.MEMBER:
        return rules.member_cap if line.points < rules.service else None
    if line.grade is None:  # nothing can be said of what such a line would be worth
        return None
    worth = value_of(line.grade, first=rules.first, second=rules.second, third=rules.third)
    return rules.branch_cap if line.points < worth else None


def _months_of(metric: Tallied, by: TallyOf, of: type[Branch | Member], period: Period) -> ScalarSelect[int]:
    counted: ColumnElement[bool] = col(Tally.month).between(month_of(period.first), month_of(period.last))
    return (
        select(func.coalesce(func.sum(col(Tally.value)), 0))
        .where(
            col(Tally.org_id) == of.org_id,
            col(Tally.metric) == metric,
            col(Tally.by) == by,
            col(Tally.of_id) == of.id,
            counted,
        )
        .correlate(of)
        .scalar_subquery()
    )
