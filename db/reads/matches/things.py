"""What is asked of members in the whole city: needs that want helpers, open wishes, free places of posts."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, Select, exists, literal, null, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches import facts
from db.rules.assignment import STANDING, WORTH
from db.rules.rights import Actor
from db.tables.claims import Claim
from db.tables.lists import Post
from db.tables.needs import Need
from db.tables.people import Skill
from db.tables.places import Community, Street
from db.tables.wishes import Wish
from db.terms import ClaimTarget, PostStatus, Urgency, WishStatus


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
    latitude: float | None
    longitude: float | None
    urgency: Urgency
    due_on: date | None
    missing: int
    skill_id: UUID | None
    skill: str
    skill_en: str
    certified: bool

    @property
    def worth(self) -> int:
        """What a helper is worth to it beside the score; a standing post can wait for its places."""
        return STANDING if self.target is ClaimTarget.POST else WORTH[self.urgency]


def things_asked(session: Session, actor: Actor, targets: frozenset[ClaimTarget]) -> list[Thing]:
    """Give all of these kinds that is open within reach: needs, wishes, posts, each the longest asked first."""
    lines = {
        ClaimTarget.NEED: _needs(actor),
        ClaimTarget.WISH: _wishes(actor),
        ClaimTarget.POST: _posts(actor),
    }
    return [_thing(row, target) for target in lines if target in targets for row in session.execute(lines[target])]


def _needs(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        _lines(Need, col(Need.text), col(Need.urgency), col(Need.due_on), facts.missing())
        .add_columns(*_SKILL)
        .outerjoin(Skill, on(Skill, Need.skill_id))
        .where(scope.needs(actor), facts.wants_helpers())
        .order_by(col(Need.asked_on), col(Need.id))
    )


def _wishes(actor: Actor) -> Select[*tuple[Any, ...]]:
    asked = exists(
        select(col(Claim.id)).where(
            col(Claim.org_id) == Wish.org_id,
            col(Claim.target) == ClaimTarget.WISH,
            col(Claim.target_id) == Wish.id,
            col(Claim.status).in_(facts.IN_HAND),
        )
    )
    return (
        _lines(Wish, col(Wish.thing), null(), col(Wish.due_on), literal(1))
        .add_columns(*_NO_SKILL)
        .where(scope.wishes(actor), col(Wish.status) == WishStatus.POSTED, ~asked)
        .order_by(col(Wish.asked_on), col(Wish.id))
    )


def _posts(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        _lines(Post, col(Post.name), null(), null(), col(Post.places) - col(Post.taken))
        .add_columns(*_SKILL)
        .outerjoin(Skill, on(Skill, Post.skill_id))
        .where(scope.posts(actor), col(Post.status) == PostStatus.OPEN, col(Post.taken) < col(Post.places))
        .order_by(col(Post.opened_on), col(Post.id))
    )


_SKILL: Final[tuple[Any, ...]] = (
    col(Skill.id).label("skill_id"),
    col(Skill.name).label("skill"),
    col(Skill.name_en).label("skill_en"),
    col(Skill.certified),
)
_NO_SKILL: Final[tuple[Any, ...]] = (
    null().label("skill_id"),
    null().label("skill"),
    null().label("skill_en"),
    null().label("certified"),
)


def _lines(table: type[Need | Wish | Post], *named: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - columns
    title, urgency, due_on, missing = named
    return (
        select(
            col(table.id),
            col(table.code),
            title.label("title"),
            urgency.label("urgency"),
            due_on.label("due_on"),
            missing.label("missing"),
            col(table.community_id),
            col(Community.name).label("community"),
            col(Community.street_id),
            col(Street.name).label("street"),
            col(Street.district_id),
            col(Community.latitude),
            col(Community.longitude),
        )
        .select_from(table)
        .join(Community, on(Community, table.community_id))
        .join(Street, on(Street, Community.street_id))
    )


def _thing(row: Row[*tuple[Any, ...]], target: ClaimTarget) -> Thing:
    return Thing(
        target=target,
        id=row.id,
        code=row.code,
        title=row.title,
        community_id=row.community_id,
        community=row.community,
        street_id=row.street_id,
        street=row.street,
        district_id=row.district_id,
        latitude=row.latitude,
        longitude=row.longitude,
        urgency=row.urgency or Urgency.NORMAL,
        due_on=row.due_on,
        missing=row.missing,
        skill_id=row.skill_id,
        skill=row.skill or "",
        skill_en=row.skill_en or "",
        certified=bool(row.certified),
    )
