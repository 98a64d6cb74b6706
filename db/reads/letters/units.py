"""How a unit's members did in a quarter, and what the communities say of it."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.letters.counting import confirmed, counted, fulfilled, held, solved
from db.reads.words import words_of
from db.rules.calendar import Period, quarter_of
from db.rules.letters import PlaceLine, ServedLine, UnitFacts
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch, Member, Unit
from db.tables.wishes import Wish
from db.terms import MemberStatus


def unit_facts(session: Session, actor: Actor, *, period: Period, ids: Collection[UUID]) -> dict[UUID, UnitFacts]:
    """Give for each of these units within reach what its letter says of a quarter."""
    ours = col(Branch.unit_id).in_(ids)
    by_unit = (Branch.unit_id,)
    activities = counted(session, Activity, by_unit, ours, *held(actor, period))
    needs = counted(session, Need, by_unit, ours, *solved(actor, period))
    wishes = counted(session, Wish, by_unit, ours, *fulfilled(actor, period))
    here = (scope.members(actor), col(Member.status) == MemberStatus.IN_SERVICE)
    in_service = counted(session, Member, by_unit, ours, *here)
    people, places = _people(session, actor, period, ours), _places(session, actor, period)
    named = session.execute(select(col(Unit.id), col(Unit.name)).where(scope.units(actor), col(Unit.id).in_(ids)))
    return {
        unit_id: UnitFacts(
            unit=name,
            in_service=in_service.get((unit_id,), 0),
            activities=activities.get((unit_id,), 0),
            solved=needs.get((unit_id,), 0),
            wishes=wishes.get((unit_id,), 0),
            people=tuple(people[unit_id]),
            places=tuple(places[unit_id]),
        )
        for unit_id, name in named
    }


def _people(session: Session, actor: Actor, period: Period, ours: Any) -> dict[UUID, list[ServedLine]]:  # noqa: ANN401 - a condition
    rows = session.execute(
        select(
            col(Branch.unit_id), col(Attendance.member_id), col(Branch.name), func.count(),
            func.sum(col(Attendance.minutes)),
        )
        .join(Branch, on(Branch, Attendance.branch_id))
        .join(Member, on(Member, Attendance.member_id))
        .where(ours, *confirmed(actor, period))
        .group_by(col(Branch.unit_id), col(Attendance.member_id), col(Branch.code), col(Branch.name), col(Member.code))
        # as in the roll: an order by what was done would rank them
        .order_by(col(Branch.code), col(Member.code))
    )  # fmt: skip
    found: defaultdict[UUID, list[ServedLine]] = defaultdict(list)
    for unit_id, member_id, branch, times, minutes in rows:
        found[unit_id].append(ServedLine(member_id, branch, int(times), None if minutes is None else int(minutes)))
    return found


def _places(session: Session, actor: Actor, period: Period) -> dict[UUID, list[PlaceLine]]:
    found: defaultdict[UUID, list[PlaceLine]] = defaultdict(list)
    for line in words_of(session, actor, quarter=quarter_of(period.first)):
        found[line.unit_id].append(PlaceLine(line.community, line.people, line.person_times, line.rating, line.text))
    return found
