"""What is asked of members in the whole city: every need that wants helpers, with its place and its skill."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches import facts
from db.rules.rights import Actor
from db.tables.needs import Need
from db.tables.people import Skill
from db.tables.places import Community, Street
from db.terms import ClaimTarget, Urgency


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that members are wanted for: what, where, how pressing, how many are missing, and with which skill."""

    target: ClaimTarget
    id: UUID
    code: str
    title: str
    community_id: UUID
    community: str
    street_id: UUID
    street: str
    district_id: UUID
    urgency: Urgency
    due_on: date | None
    missing: int
    skill_id: UUID | None
    skill: str
    skill_en: str
    certified: bool


def things_asked(session: Session, actor: Actor) -> list[Thing]:
    """Give all that is open within reach, the longest asked first."""
    return [_thing(row) for row in session.execute(_needs(actor))]


def _needs(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Need.id),
            col(Need.code),
            col(Need.text).label("title"),
            col(Need.urgency),
            col(Need.due_on),
            facts.missing().label("missing"),
            col(Need.community_id),
            col(Community.name).label("community"),
            col(Community.street_id),
            col(Street.name).label("street"),
            col(Street.district_id),
            col(Need.skill_id),
            col(Skill.name).label("skill"),
            col(Skill.name_en).label("skill_en"),
            col(Skill.certified),
        )
        .join(Community, on(Community, Need.community_id))
        .join(Street, on(Street, Community.street_id))
        .outerjoin(Skill, on(Skill, Need.skill_id))
        .where(scope.needs(actor), facts.wants_helpers())
        .order_by(col(Need.asked_on), col(Need.id))
    )


def _thing(row: Row[*tuple[Any, ...]]) -> Thing:
    return Thing(
        target=ClaimTarget.NEED,
        id=row.id,
        code=row.code,
        title=row.title,
        community_id=row.community_id,
        community=row.community,
        street_id=row.street_id,
        street=row.street,
        district_id=row.district_id,
        urgency=row.urgency,
        due_on=row.due_on,
        missing=row.missing,
        skill_id=row.skill_id,
        skill=row.skill or "",
        skill_en=row.skill_en or "",
        certified=bool(row.certified),
    )
