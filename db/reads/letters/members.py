"""What a member did in a quarter, as a certificate says it."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.letters.counting import confirmed, fulfilled, solved
from db.rules.calendar import Period
from db.rules.letters import MemberFacts
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch, Member, MemberSkill, Skill, Unit
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import ActivityKind, Satisfaction


def member_facts(session: Session, actor: Actor, *, period: Period, ids: Collection[UUID]) -> dict[UUID, MemberFacts]:
    """Give for each of these members within reach, as far as a community confirmed service, what a certificate says."""
    times = _times(session, actor, period, ids)
    kinds = _by(session, actor, period, ids, Activity.kind)
    places = _by(session, actor, period, ids, Community.name)
    needs = _answers(session, Need, Need.satisfaction, ids, *solved(actor, period))
    wishes = _answers(session, Wish, Wish.rating, ids, *fulfilled(actor, period))
    skills = _skills(session, ids)
    named = session.execute(
        select(col(Member.id), col(Member.name), col(Unit.name), col(Branch.name))
        .join(Branch, on(Branch, Member.branch_id))
        .join(Unit, on(Unit, Branch.unit_id))
        .where(scope.members(actor), col(Member.id).in_(times.keys()))
    )
    return {
        member_id: MemberFacts(
            name=scope.shown_name(actor, name, member_id=member_id),
            unit=unit,
            branch=branch,
            times=times[member_id][0],
            minutes=times[member_id][1],
            kinds=tuple((ActivityKind(kind), count) for kind, count in kinds[member_id]),
            places=tuple(place for place, _ in places[member_id]),
            solved=needs[member_id][0],
            wishes=wishes[member_id][0],
            skills=tuple(skills[member_id]),
            asked=needs[member_id][1] + wishes[member_id][1],
            satisfied=needs[member_id][2] + wishes[member_id][2],
        )
        for member_id, name, unit, branch in named
    }


def _times(session: Session, actor: Actor, period: Period, ids: Collection[UUID]) -> dict[UUID, tuple[int, int | None]]:
    rows = session.execute(
        select(col(Attendance.member_id), func.count(), func.sum(col(Attendance.minutes)))
        .where(col(Attendance.member_id).in_(ids), *confirmed(actor, period))
        .group_by(col(Attendance.member_id))
    )
    return {member_id: (int(count), None if minutes is None else int(minutes)) for member_id, count, minutes in rows}


def _by(
    session: Session,
    actor: Actor,
    period: Period,
    ids: Collection[UUID],
    column: Any,  # noqa: ANN401 - a column
) -> dict[UUID, list[tuple[Any, int]]]:
    rows = session.execute(
        select(col(Attendance.member_id), col(column), func.count())
        .join(Activity, on(Activity, Attendance.activity_id))
        .join(Community, on(Community, Attendance.community_id))
        .where(col(Attendance.member_id).in_(ids), *confirmed(actor, period))
        .group_by(col(Attendance.member_id), col(column))
        .order_by(func.count().desc(), col(column))
    )
    found: defaultdict[UUID, list[tuple[Any, int]]] = defaultdict(list)
    for member_id, value, count in rows:
        found[member_id].append((value, int(count)))
    return found


def _answers(
    session: Session,
    table: Any,  # noqa: ANN401 - a table
    said: Any,  # noqa: ANN401 - a column
    ids: Collection[UUID],
    *conditions: Any,  # noqa: ANN401 - a table, a column
) -> dict[UUID, tuple[int, int, int]]:
    """Count for each member what was done, of how much somebody was asked, and how often they were content."""
    content = col(said).in_((Satisfaction.SATISFIED, Satisfaction.FAIRLY))
    rows = session.execute(
        select(
            col(table.member_id), func.count(), func.count(col(said)), func.count().filter(content)
        )
        .where(col(table.member_id).in_(ids), *conditions)
        .group_by(col(table.member_id))
    )  # fmt: skip
    found: defaultdict[UUID, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    found.update({member_id: (int(a), int(b), int(c)) for member_id, a, b, c in rows})
    return found


def _skills(session: Session, ids: Collection[UUID]) -> dict[UUID, list[str]]:
    rows = session.execute(
        select(col(MemberSkill.member_id), col(Skill.name))
        .join(Skill, on(Skill, MemberSkill.skill_id))
        .where(col(MemberSkill.member_id).in_(ids))
        .order_by(col(Skill.code))
    )
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for member_id, skill in rows:
        found[member_id].append(skill)
    return found
