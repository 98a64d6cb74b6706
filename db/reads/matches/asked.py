"""What one need asks for, as the gathering statement needs it: its place and the skills that answer it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import another, on
from db.rules.matching import Wanted
from db.rules.rights import Actor
from db.tables.needs import Need
from db.tables.people import Skill
from db.tables.places import Community, Street
from db.terms import DayPart, NeedId


@dataclass(frozen=True, slots=True)
class Asked:
    """One need: where it is, and every skill that answers it."""

    need_id: NeedId
    community_id: UUID
    street_id: UUID
    district_id: UUID
    #: of the community; empty where it has none
    latitude: float | None
    longitude: float | None
    skill_ids: tuple[UUID, ...]
    wanted: Wanted


def asked_of(session: Session, actor: Actor, need_id: NeedId, day: date, part: DayPart | None) -> Asked:
    """Give what a need within reach asks for; a child skill answers where its parent is asked. Raises NOT_FOUND."""
    child = another(Skill)
    rows = session.execute(
        select(
            col(Need.community_id),
            col(Community.street_id),
            col(Street.district_id),
            col(Community.latitude),
            col(Community.longitude),
            col(Need.skill_id),
            col(Skill.certified),
            child.id.label("child_id"),
        )
        .select_from(Need)
        .join(Community, on(Community, Need.community_id))
        .join(Street, on(Street, Community.street_id))
        .outerjoin(Skill, on(Skill, Need.skill_id))
        .outerjoin(child, (child.parent_id == col(Skill.id)) & (child.org_id == col(Skill.org_id)))
        .where(scope.needs(actor), col(Need.id) == need_id)
    ).all()
    if not rows:
        raise Refusal(Code.NOT_FOUND, table="need")
    first = rows[0]
    return Asked(
        need_id=need_id,
        community_id=first.community_id,
        street_id=first.street_id,
        district_id=first.district_id,
        latitude=first.latitude,
        longitude=first.longitude,
        skill_ids=tuple(found for found in (first.skill_id, *(row.child_id for row in rows)) if found),
        wanted=Wanted(day=day, part=part, skill=first.skill_id is not None, certified=bool(first.certified)),
    )
