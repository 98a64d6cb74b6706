"""Questions about the communities' quarterly word on each unit's members: the evidence, and what was said."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import distinct, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.quarters import period_of_quarter
from db.rules.rights import Actor
from db.tables.attendance import Attendance
from db.tables.evaluation import UnitWord
from db.tables.people import Branch, Unit
from db.tables.places import Community
from db.terms import AttendanceStatus, CommunityId, Satisfaction, UnitId


@dataclass(frozen=True, slots=True)
class WordLine:
    """A unit in a community in a quarter: how often its members served there, and the community's word on it."""

    community_id: CommunityId
    community: str
    unit_id: UnitId
    unit: str
    #: people who served there, each counted once
    people: int
    #: confirmed person-times of service
    person_times: int
    rating: Satisfaction | None
    text: str
    said_on: date | None


def words_of(session: Session, actor: Actor, *, quarter: str) -> list[WordLine]:
    """Give, for the communities within reach, every unit whose members' service was confirmed there in a quarter."""
    period = period_of_quarter(quarter)
    said = (col(UnitWord.community_id) == col(Community.id)) & (col(UnitWord.unit_id) == col(Unit.id))
    rows = session.execute(
        select(
            col(Community.id).label("community_id"),
            col(Community.name).label("community"),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit"),
            func.count(distinct(col(Attendance.member_id))).label("people"),
            func.count(col(Attendance.id)).label("person_times"),
            col(UnitWord.rating),
            col(UnitWord.text),
            col(UnitWord.said_on),
        )
        .join(Community, on(Community, Attendance.community_id))
        .join(Branch, on(Branch, Attendance.branch_id))
        .join(Unit, on(Unit, Branch.unit_id))
        .outerjoin(UnitWord, said & (col(UnitWord.org_id) == actor.org_id) & (col(UnitWord.quarter) == quarter))
        .where(
            scope.attendances(actor),
            col(Attendance.status) == AttendanceStatus.CONFIRMED,
            col(Attendance.day).between(period.first, period.last),
        )
        .group_by(
            col(Community.id), col(Community.code), col(Community.name), col(Unit.id), col(Unit.code), col(Unit.name),
            col(UnitWord.rating), col(UnitWord.text), col(UnitWord.said_on),
        )
        .order_by(col(Community.code), col(Unit.code))
    )  # fmt: skip
    return [
        WordLine(
            community_id=row.community_id,
            community=row.community,
            unit_id=row.unit_id,
            unit=row.unit,
            people=row.people,
            person_times=row.person_times,
            rating=row.rating,
            text=row.text or "",
            said_on=row.said_on,
        )
        for row in rows
    ]
