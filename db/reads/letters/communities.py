"""What was promised to a community this year, and what was done there in a quarter."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.letters.counting import confirmed, counted, fulfilled, held, solved
from db.rules.calendar import Period
from db.rules.letters import CommunityFacts, DoneLine, PromiseLine
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch, Unit
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import AgreementStatus, ClauseStatus, Side


def community_facts(
    session: Session, actor: Actor, *, period: Period, ids: Collection[UUID]
) -> dict[UUID, CommunityFacts]:
    """Give for each of these communities within reach what its letter says of a quarter."""
    promises, done = _promises(session, actor, period, ids), _done(session, actor, period, ids)
    named = session.execute(
        select(col(Community.id), col(Community.name)).where(scope.communities(actor), col(Community.id).in_(ids))
    )
    return {
        community_id: CommunityFacts(name, tuple(promises[community_id]), tuple(done[community_id]))
        for community_id, name in named
    }


def _promises(session: Session, actor: Actor, period: Period, ids: Collection[UUID]) -> dict[UUID, list[PromiseLine]]:
    rows = session.execute(
        select(
            col(Agreement.community_id), col(Branch.name), col(Clause.text), col(Clause.due_on), col(Clause.status)
        )
        .join(Agreement, on(Agreement, Clause.agreement_id))
        .join(Branch, on(Branch, Agreement.branch_id))
        .where(
            scope.own(Agreement, actor),
            col(Agreement.community_id).in_(ids),
            col(Agreement.year) == period.first.year,
            col(Agreement.status) == AgreementStatus.SIGNED,
            col(Clause.party) == Side.BRANCH,
            col(Clause.status) != ClauseStatus.DROPPED,
        )
        .order_by(col(Branch.code), col(Clause.position))
    )  # fmt: skip
    found: defaultdict[UUID, list[PromiseLine]] = defaultdict(list)
    for community_id, *line in rows:
        found[community_id].append(PromiseLine(*line))
    return found


def _done(session: Session, actor: Actor, period: Period, ids: Collection[UUID]) -> dict[UUID, list[DoneLine]]:
    def by_place(table: Any, *conditions: Any) -> Any:  # noqa: ANN401 - tables and conditions
        here = col(table.community_id).in_(ids)
        return counted(session, table, (table.community_id, table.branch_id), here, *conditions)

    activities, needs = by_place(Activity, *held(actor, period)), by_place(Need, *solved(actor, period))
    wishes, people = by_place(Wish, *fulfilled(actor, period)), _people(session, actor, period, ids)
    branches = session.execute(
        select(col(Branch.id), col(Branch.name), col(Unit.name))
        .join(Unit, on(Unit, Branch.unit_id))
        .where(scope.branches(actor))
        .order_by(col(Unit.code), col(Branch.code))
    ).all()
    found: defaultdict[UUID, list[DoneLine]] = defaultdict(list)
    for community_id in ids:
        for branch_id, branch, unit in branches:
            at = (community_id, branch_id)
            counts = (activities.get(at, 0), *people.get(at, (0, 0)), needs.get(at, 0), wishes.get(at, 0))
            if any(counts):
                found[community_id].append(DoneLine(unit, branch, *counts))
    return found


def _people(
    session: Session, actor: Actor, period: Period, ids: Collection[UUID]
) -> dict[tuple[UUID, UUID], tuple[int, int]]:
    rows = session.execute(
        select(
            col(Attendance.community_id), col(Attendance.branch_id),
            func.count(col(Attendance.member_id).distinct()), func.count(),
        )
        .where(col(Attendance.community_id).in_(ids), *confirmed(actor, period))
        .group_by(col(Attendance.community_id), col(Attendance.branch_id))
    )  # fmt: skip
    return {(community_id, branch_id): (int(people), int(times)) for community_id, branch_id, people, times in rows}
