"""Service posts and those who claim them."""

from sqlalchemy import Engine

from db.terms import ClaimId, MemberId, PostId, PostKind
from db.writes import claims, posts
from tests.builders.acts import does
from tests.builders.steps import DAY
from tests.builders.town import Town


def a_post(engine: Engine, town: Town, *, places: int = 2, name: str = "护学岗") -> PostId:
    """A post in 望湖 with so many places."""
    facts = {"community_id": town.wanghu, "kind": PostKind.COURTESY, "opened_on": DAY, "times": "放学时段"}
    return PostId(does(engine, town.clerk, posts.open_post, name=name, places=places, **facts).id)


def a_claim(engine: Engine, town: Town, post_id: PostId, member_id: MemberId, *, agreed: bool = False) -> ClaimId:
    """A member's claim of a post, entered by staff; agreed to by the community when asked for."""
    claim = does(engine, town.staff, claims.claim_post, post_id=post_id, member_id=member_id)
    if agreed:
        does(engine, town.clerk, claims.approve_claim, claim_id=claim.id)
    return ClaimId(claim.id)
