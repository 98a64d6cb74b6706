"""Everything that the scheme holds about the member who asks, for the file they take along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.tables.activities import Activity, Signup
from db.tables.attendance import Attendance
from db.tables.checkins import MemberCheckin
from db.tables.claims import Claim
from db.tables.evaluation import Suggestion
from db.tables.people import Branch, Member, MemberSkill, MemberStep, MemberTime, Skill
from db.tables.places import Community
from db.tables.points import PointLine
from db.terms import Held


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """One record about the member: what it is, of which day, and what it says, word for word."""

    held: Held
    day: date | None
    said: tuple[object, ...]


def own_records(session: Session, actor: Actor) -> tuple[OwnRecord, ...]:
    """Give every record about the member behind the account, kind by kind; nothing for an account without a member."""
    if actor.member_id is None:
        return ()
    return tuple(
        OwnRecord(held, row[0], tuple(cell for cell in row[1:] if cell not in (None, "")))
        for held, statement in _statements(actor)
        for row in session.execute(statement)
    )


def _statements(actor: Actor) -> Iterator[tuple[Held, Any]]:
    none = select(col(Member.checked_in_on))  # a person has no day of their own but this one
    yield Held.PERSON, _own(none, Member, Member.id, actor, (
        Member.code, Member.name, Member.phone, Member.gender, Member.born, Member.duty, Member.status,
    ))  # fmt: skip
    yield Held.SKILL, _own(
        select(col(MemberSkill.expires_on)), MemberSkill, MemberSkill.member_id, actor,
        (Skill.name, MemberSkill.level, MemberSkill.certificate),
    ).join(Skill, on(Skill, MemberSkill.skill_id))  # fmt: skip
    yield (
        Held.TIME,
        _own(
            select(col(Member.form_on)), MemberTime, MemberTime.member_id, actor, (MemberTime.weekday, MemberTime.part)
        ).join(Member, on(Member, MemberTime.member_id)),
    )
    yield Held.HISTORY, _own(
        select(col(MemberStep.since)), MemberStep, MemberStep.member_id, actor,
        (MemberStep.change, Branch.name, MemberStep.status, MemberStep.reason),
    ).join(Branch, on(Branch, MemberStep.branch_id))  # fmt: skip
    for held, table, day, cells in (
        (Held.CHECKIN, MemberCheckin, MemberCheckin.day, (MemberCheckin.status, MemberCheckin.note)),
        (Held.CLAIM, Claim, Claim.claimed_on, (Claim.target, Claim.status, Claim.reason)),
    ):
        placed = _own(select(col(day)), table, table.member_id, actor, (Community.name, *cells))
        yield held, placed.join(Community, on(Community, table.community_id))
    yield Held.SERVICE, _own(
        select(col(Attendance.day)), Attendance, Attendance.member_id, actor,
        (Activity.name, Attendance.status, Attendance.minutes),
    ).join(Activity, on(Activity, Attendance.activity_id))  # fmt: skip
    yield (
        Held.SIGNUP,
        _own(select(col(Activity.day)), Signup, Signup.member_id, actor, (Activity.name, Signup.status)).join(
            Activity, on(Activity, Signup.activity_id)
        ),
    )
    yield Held.POINTS, _own(
        select(col(PointLine.day)), PointLine, PointLine.member_id, actor,
        (PointLine.reason, PointLine.points, PointLine.note),
    )  # fmt: skip
    yield Held.SUGGESTION, _own(
        select(col(Suggestion.made_on)), Suggestion, Suggestion.member_id, actor,
        (Suggestion.text, Suggestion.status, Suggestion.outcome),
    )  # fmt: skip


def _own(statement: Any, table: Any, owner: Any, actor: Actor, cells: Iterable[Any]) -> Any:  # noqa: ANN401 - of any table
    mine = (scope.everybody(table, actor), col(owner) == actor.member_id)
    return statement.add_columns(*map(col, cells)).select_from(table).where(*mine).order_by(col(table.id))
