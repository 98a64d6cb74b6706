"""Weights tried on the past: where the members who served would have stood, now and by other weights."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches.candidates import candidates
from db.reads.matches.nearest import ABLE
from db.reads.matches.weights import weights_in_force
from db.rules.matching import Weights, checked
from db.rules.rights import Actor
from db.tables.needs import Need
from db.tables.people import Member, Skill
from db.tables.places import Community
from db.terms import NeedId, NeedStatus

TRIED: Final = 20
"""On how many of the needs solved last weights are tried."""


@dataclass(frozen=True, slots=True)
class Move:
    """A solved need, who served, and the place of that member by the weights in force and by those tried."""

    code: str
    community: str
    skill: str
    skill_en: str
    name: str
    #: counted from 1; empty when the member cannot be asked today, or stands below the places that are counted
    place: int | None
    place_then: int | None

    @property
    def up(self) -> int:
        """How many places up the member moves; below nothing when down."""
        return self.place - self.place_then if self.place and self.place_then else 0


def moves(session: Session, actor: Actor, *, weights: Weights, today: date) -> list[Move]:
    """Rank for the needs solved last, the latest first, by what is known of the members today; nothing is written.

    Raises OUT_OF_RANGE, NOT_A_HUNDRED.
    """
    tried, now = checked(weights), weights_in_force(session, actor).weights
    rows = session.execute(
        select(
            col(Need.id),
            col(Need.code),
            col(Need.member_id),
            col(Community.name).label("community"),
            col(Member.name),
            col(Skill.name).label("skill"),
            col(Skill.name_en).label("skill_en"),
        )
        .join(Community, on(Community, Need.community_id))
        .join(Member, on(Member, Need.member_id))
        .outerjoin(Skill, on(Skill, Need.skill_id))
        .where(scope.needs(actor), col(Need.status) == NeedStatus.SOLVED)
        .order_by(col(Need.solved_on).desc(), col(Need.id).desc())
        .limit(TRIED)
    ).all()
    return [
        Move(
            code=row.code,
            community=row.community,
            skill=row.skill or "",
            skill_en=row.skill_en or "",
            name=scope.shown_name(actor, row.name, member_id=row.member_id),
            place=_place(session, actor, (row.id, row.member_id), now, today),
            place_then=_place(session, actor, (row.id, row.member_id), tried, today),
        )
        for row in rows
    ]


def _place(session: Session, actor: Actor, served: tuple[NeedId, UUID], weights: Weights, today: date) -> int | None:
    need_id, member_id = served
    match = candidates(session, actor, need_id=need_id, today=today, weights=weights, best=ABLE)
    return next((at for at, found in enumerate(match.suited, 1) if found.member_id == member_id), None)
