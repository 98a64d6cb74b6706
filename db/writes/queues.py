"""The queue of a post: whoever waits moves up as soon as there is a place."""

from uuid import UUID

from sqlmodel import col, select

from db.tables.claims import Claim
from db.tables.lists import Post
from db.terms import ClaimStatus, ClaimTarget
from db.work import Work


def move_up(work: Work, post_id: UUID) -> None:
    """Give the free places of a post to those who wait for one, the longest waiting first."""
    post = work.get(Post, post_id, lock=True)
    waiting = work.session.exec(
        select(Claim)
        .where(Claim.target == ClaimTarget.POST, Claim.target_id == post.id, Claim.status == ClaimStatus.WAITING)
        .order_by(col(Claim.id))
        .limit(post.places - post.taken)
    ).all()
    for claim in waiting:
        claim.status = ClaimStatus.ASKED
        post.taken += 1
        work.record("post.moved_up", claim)
