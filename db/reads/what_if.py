"""Questions before rules change: what is proposed, and what every branch would have earned. Nothing is written."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.grades import PointValues
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.people import Branch, Unit
from db.tables.points import PointLine, PointProposal
from db.terms import AccountId, Grade, PointReason, PointSubject


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposed point values: from which day on, by whom and why."""

    id: UUID
    since: date
    values: PointValues
    reason: str
    proposed_by: AccountId
    proposer: str
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class BranchShift:
    """What a branch and its members earned in a year, and what they would have earned by other values."""

    branch: str
    unit: str
    points: int
    points_then: int
    member_points: int
    member_points_then: int

    @property
    def change(self) -> int:
        """How the branch's own points move."""
        return self.points_then - self.points

    @property
    def member_change(self) -> int:
        """How its members' points move, together."""
        return self.member_points_then - self.member_points

    @property
    def moves(self) -> bool:
        """Whether anything moves here."""
        return bool(self.change or self.member_change)


def open_proposals(session: Session, actor: Actor) -> list[Proposal]:
    """Give the proposed values that nobody has decided on yet, the oldest first."""
    rows = session.execute(
        select(PointProposal, col(Account.name))
        .outerjoin(Account, on(Account, PointProposal.proposed_by))
        .where(
            scope.everybody(PointProposal, actor),
            col(PointProposal.rules_id).is_(None),
            col(PointProposal.dropped_at).is_(None),
        )
        .order_by(col(PointProposal.proposed_at), col(PointProposal.id))
    )
    return [_proposal(row.PointProposal, row.name or "") for row in rows]


def what_if(session: Session, actor: Actor, *, values: PointValues, year: int) -> list[BranchShift]:
    """Give, for every branch within reach, a year's points as they are and as other values would make them.

    Computed from what stands in the ledger: the grades and the services, each counted once.
    """
    branches = session.execute(
        select(col(Branch.id), col(Branch.name), col(Unit.name).label("unit"))
        .join(Unit, on(Unit, Branch.unit_id))
        .where(scope.branches(actor), col(Branch.retired).is_(False))
        .order_by(col(Unit.code), col(Branch.code))
    )
    graded, served = _graded(session, actor, year, values), _served(session, actor, year, values)
    return [BranchShift(row.name, row.unit, *graded[row.id], *served[row.id]) for row in branches]


def _graded(session: Session, actor: Actor, year: int, values: PointValues) -> Mapping[UUID, tuple[int, int]]:
    counts = [func.sum(case((col(PointLine.grade) == grade, 1), else_=0)) for grade in Grade]
    rows = session.execute(
        select(col(PointLine.branch_id), func.sum(col(PointLine.points)), *counts)
        .where(*_standing(actor, year), col(PointLine.subject) == PointSubject.BRANCH)
        .group_by(col(PointLine.branch_id))
    )
    found = {branch: (int(now), values.of_branch(*map(int, grades))) for branch, now, *grades in rows}
    return defaultdict(lambda: (0, 0), found)


def _served(session: Session, actor: Actor, year: int, values: PointValues) -> Mapping[UUID, tuple[int, int]]:
    rows = session.execute(
        select(col(PointLine.branch_id), col(PointLine.member_id), func.sum(col(PointLine.points)), func.count())
        .where(*_standing(actor, year), col(PointLine.subject) == PointSubject.MEMBER)
        .group_by(col(PointLine.branch_id), col(PointLine.member_id))
        .order_by(func.min(col(PointLine.day)))
    )
    found: dict[UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))
    # a cap is a person's, also of one who has changed the branch
    already: dict[UUID, int] = defaultdict(int)
    for branch, member, now, services in rows:
        then = values.of_member(services, already[member])
        already[member] += then
        found[branch] = (found[branch][0] + int(now), found[branch][1] + then)
    return found


def _standing(actor: Actor, year: int) -> tuple[Any, ...]:
    return (
        scope.points(actor),
        col(PointLine.reversed).is_(False),
        col(PointLine.reason) != PointReason.REVERSAL,
        col(PointLine.day).between(date(year, 1, 1), date(year, 12, 31)),
    )


def _proposal(row: PointProposal, proposer: str) -> Proposal:
    values = PointValues(row.first, row.second, row.third, row.service, row.member_cap, row.branch_cap)
    return Proposal(row.id, row.since, values, row.reason, AccountId(row.proposed_by), proposer, row.proposed_at)
