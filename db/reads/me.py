"""Questions about oneself: one's own data as the scheme holds them, and one's service."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import another, on
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.people import Branch, Member, MemberSkill, Skill, Unit
from db.tables.places import Community
from db.terms import AttendanceStatus, MemberStatus, SkillLevel

_SERVES: Final = another(Community)
_HOME: Final = another(Community)


@dataclass(frozen=True, slots=True)
class OwnSkill:
    """One of one's skills."""

    name: str
    name_en: str
    level: SkillLevel
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class OwnData:
    """What the scheme holds about the member who asks."""

    name: str
    phone: str
    branch: str
    unit: str
    status: MemberStatus
    serves: str
    home: str
    checked_in_on: date | None
    form_on: date | None
    skills: tuple[OwnSkill, ...]


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service of one's own."""

    id: UUID
    day: date
    activity: str
    activity_code: str
    community: str
    minutes: int | None
    status: AttendanceStatus


def own_data(session: Session, actor: Actor) -> OwnData | None:
    """Give what is held about the member behind the account; None for an account without a member."""
    row = session.execute(
        select(Member, col(Branch.name).label("branch"), col(Unit.name).label("unit"), _SERVES.name.label("serves"))
        .add_columns(_HOME.name.label("home"))
        .join(Branch, on(Branch, Member.branch_id))
        .join(Unit, on(Unit, Branch.unit_id))
        .outerjoin(_SERVES, on(_SERVES, Member.serves_community_id))
        .outerjoin(_HOME, on(_HOME, Member.home_community_id))
        .where(scope.members(actor), col(Member.id) == actor.member_id)
    ).one_or_none()
    if row is None:
        return None
    member: Member = row.Member
    return OwnData(
        name=member.name,
        phone=member.phone,
        branch=row.branch,
        unit=row.unit,
        status=member.status,
        serves=row.serves or "",
        home=row.home or "",
        checked_in_on=member.checked_in_on,
        form_on=member.form_on,
        skills=_skills(session, actor),
    )


def own_service(session: Session, actor: Actor) -> list[ServiceLine]:
    """Give the last fifty services of the member behind the account, the newest first."""
    rows = session.execute(
        select(
            col(Attendance.id),
            col(Attendance.day),
            col(Activity.name).label("activity"),
            col(Activity.code).label("activity_code"),
            col(Community.name).label("community"),
            col(Attendance.minutes),
            col(Attendance.status),
        )
        .join(Activity, on(Activity, Attendance.activity_id))
        .join(Community, on(Community, Attendance.community_id))
        .where(
            scope.attendances(actor),
            col(Attendance.member_id) == actor.member_id,
            col(Attendance.status) != AttendanceStatus.UNDONE,
        )
        .order_by(col(Attendance.day).desc(), col(Attendance.id).desc())
        .limit(50)
    )
    return [ServiceLine(*row) for row in rows]


def _skills(session: Session, actor: Actor) -> tuple[OwnSkill, ...]:
    rows = session.execute(
        select(col(Skill.name), col(Skill.name_en), col(MemberSkill.level), col(MemberSkill.expires_on))
        .join(Skill, on(Skill, MemberSkill.skill_id))
        .where(col(MemberSkill.org_id) == actor.org_id, col(MemberSkill.member_id) == actor.member_id)
        .order_by(col(Skill.code))
    )
    return tuple(OwnSkill(*row) for row in rows)
