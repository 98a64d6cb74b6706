"""What a member did in a quarter, as a certificate says it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.letters.counting import confirmed, fulfilled, solved
from db.rules.calendar import Period
from db.rules.letters import Credited, MemberFacts
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.needs import Need
from db.tables.people import Branch, Member, MemberCredit, MemberSkill, Skill, Unit
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import ActivityKind, CreditKind, Satisfaction


def member_facts(session: Session, actor: Actor, *, period: Period, ids: Collection[UUID]) -> dict[UUID, MemberFacts]:
    """Give for each of these members within reach, as far as a community confirmed service, what a certificate says.

    Trainings and honours are those of the year until the quarter's last day.
    """
    times = _times(session, actor, period, ids)
    kinds = _by(session, actor, period, ids, Activity.kind)
    places = _by(session, actor, period, ids, Community.name)
    needs = _answers(session, Need, Need.satisfaction, ids, *solved(actor, period))
    wishes = _answers(session, Wish, Wish.rating, ids, *fulfilled(actor, period))
    skills = _skills(session, ids)
    credits_ = _credits(session, actor, period, ids)
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
            solved=needs[member_id].total(),
            wishes=wishes[member_id].total(),
            skills=tuple(skills[member_id]),
            trainings=tuple(credits_[member_id, CreditKind.TRAINING]),
            honours=tuple(credits_[member_id, CreditKind.HONOUR]),
            **_said(needs[member_id] + wishes[member_id]),
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
) -> Mapping[UUID, Counter[Satisfaction | None]]:
    """Count for each member what was done by what was said of it afterwards; None where nobody was asked."""
    rows = session.execute(
        select(col(table.member_id), col(said), func.count())
        .where(col(table.member_id).in_(ids), *conditions)
        .group_by(col(table.member_id), col(said))
    )
    found: defaultdict[UUID, Counter[Satisfaction | None]] = defaultdict(Counter)
    for member_id, answer, count in rows:
        found[member_id][answer] += int(count)
    return found


def _said(done: Counter[Satisfaction | None]) -> dict[str, Any]:
    asked = done.total() - done[None]
    return {
        "asked": asked,
        "satisfied": done[Satisfaction.SATISFIED] + done[Satisfaction.FAIRLY],
        "answers": tuple((answer, done[answer]) for answer in Satisfaction) if asked else (),
    }


def _credits(
    session: Session, actor: Actor, period: Period, ids: Collection[UUID]
) -> Mapping[tuple[UUID, CreditKind], list[Credited]]:
    told = (MemberCredit.what, MemberCredit.giver, MemberCredit.day, MemberCredit.hours)
    rows = session.execute(
        select(col(MemberCredit.member_id), col(MemberCredit.kind), *map(col, told))
        .where(
            scope.narrowed(MemberCredit, actor),
            col(MemberCredit.member_id).in_(ids),
            col(MemberCredit.day).between(date(period.last.year, 1, 1), period.last),
        )
        .order_by(col(MemberCredit.day), col(MemberCredit.id))
    )
    found: defaultdict[tuple[UUID, CreditKind], list[Credited]] = defaultdict(list)
    for member_id, kind, *credit in rows:
        found[member_id, kind].append(Credited(*credit))
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
