"""Claims of posts 岗位认领: asked for, approved and withdrawn with the community's word, queued when full."""

from datetime import timedelta

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.moves import move, without_a_yes
from db.rules.rights import Right
from db.rules.standing import may_serve
from db.tables.claims import Claim
from db.tables.lists import Post
from db.tables.people import Member
from db.terms import Answer, ClaimId, ClaimStatus, ClaimTarget, MemberId, MemberStatus, PostId, PostStatus
from db.work import Work
from db.writes.needs import ANSWER_DAYS
from db.writes.queues import move_up


def claim_post(work: Work, *, post_id: PostId, member_id: MemberId) -> Claim:
    """Ask for a place at a post, or for a place in its queue when it is full.

    Raises ALREADY_TAKEN when the member has it already, ILLEGAL_MOVE when the post is closed, NOT_IN_SERVICE.
    """
    post = work.get(Post, post_id, lock=True)
    member = work.get(Member, member_id)
    work.require(Right.CLAIM_POST, branch_id=member.branch_id, member_id=member.id)
    if post.status is not PostStatus.OPEN:
        raise Refusal(Code.ILLEGAL_MOVE, now=post.status, to=PostStatus.OPEN)
    if member.status is not MemberStatus.IN_SERVICE:
        raise Refusal(Code.NOT_IN_SERVICE, name=member.name)
    claim = work.add(
        Claim(
            target=ClaimTarget.POST,
            target_id=post.id,
            member_id=member.id,
            branch_id=member.branch_id,
            community_id=post.community_id,
            status=_place_or_queue(work, post),
            claimed_on=work.today,
            recorded_by=work.actor.account_id,
        ),
        Code.ALREADY_TAKEN,
    )
    work.record("post.claimed", claim)
    return claim


def offer_post(work: Work, *, post_id: PostId, member_id: MemberId) -> Claim:
    """Ask a member to take a free place at a post; it is kept for them until the answer is due.

    Raises FULL, ALREADY_TAKEN when the member has it already, ILLEGAL_MOVE when the post is closed, NOT_IN_SERVICE.
    """
    post, member = work.get(Post, post_id, lock=True), work.get(Member, member_id)
    work.require(Right.ASSIGN_NEED, community_id=post.community_id)
    may_serve(member.name, member.status, member.checked_in_on)
    if post.status is not PostStatus.OPEN:
        raise Refusal(Code.ILLEGAL_MOVE, now=post.status, to=PostStatus.OPEN)
    if _place_or_queue(work, post) is ClaimStatus.WAITING:
        raise Refusal(Code.FULL)
    claim = work.add(
        Claim(
            target=ClaimTarget.POST,
            target_id=post.id,
            member_id=member.id,
            branch_id=member.branch_id,
            community_id=post.community_id,
            status=ClaimStatus.ASKED,
            claimed_on=work.today,
            answer_by=work.today + timedelta(days=ANSWER_DAYS),
            recorded_by=work.actor.account_id,
        ),
        Code.ALREADY_TAKEN,
    )
    work.record("post.offered", claim)
    return claim


def take_answer(work: Work, claim: Claim) -> None:
    """Go on as the member who was asked has answered: after a yes the community approves, after a no the place is free.

    Raises ILLEGAL_MOVE.
    """
    if claim.status is not ClaimStatus.ASKED:
        raise Refusal(Code.ILLEGAL_MOVE, now=claim.status, to=ClaimStatus.ACTIVE)
    if claim.answer is not Answer.YES:
        _end(work, claim, without_a_yes(claim.answer), claim.reason)
    work.record("post.offer_answered" if claim.answer else "post.offer_lapsed", claim)


def approve_claim(work: Work, *, claim_id: ClaimId) -> Claim:
    """Approve a member's claim of a post, as the community. Raises ILLEGAL_MOVE before an asked member has said yes."""
    claim = work.get(Claim, claim_id, lock=True)
    work.require(Right.APPROVE_CLAIM, community_id=claim.community_id)
    _only_posts(claim)
    if claim.status is not ClaimStatus.ASKED or (claim.answer_by and not claim.answer):
        raise Refusal(Code.ILLEGAL_MOVE, now=claim.status, to=ClaimStatus.ACTIVE)
    claim.status, claim.held_from = move(claim.status, ClaimStatus.ACTIVE), work.today
    work.record("post.claim_approved", claim)
    return claim


def decline_claim(work: Work, *, claim_id: ClaimId, reason: str) -> Claim:
    """Turn a claim of a post down, with a reason; its place goes to the queue. Raises EMPTY, ILLEGAL_MOVE."""
    claim = work.get(Claim, claim_id, lock=True)
    work.require(Right.APPROVE_CLAIM, community_id=claim.community_id)
    _only_posts(claim)
    _end(work, claim, ClaimStatus.DECLINED, entries.words(reason, "reason", 200))
    work.record("post.claim_declined", claim)
    return claim


def withdraw_claim(work: Work, *, claim_id: ClaimId, reason: str) -> Claim:
    """Ask to leave a post; a claim that was not approved yet ends at once. Raises EMPTY, ILLEGAL_MOVE, NOT_ALLOWED."""
    claim = work.get(Claim, claim_id, lock=True)
    work.require(Right.WITHDRAW_CLAIM, branch_id=claim.branch_id, member_id=claim.member_id)
    _only_posts(claim)
    claim.reason = entries.words(reason, "reason", 200)
    if claim.status is ClaimStatus.ACTIVE:
        claim.status = move(claim.status, ClaimStatus.WITHDRAWING)
    else:
        _end(work, claim, ClaimStatus.WITHDRAWN, claim.reason)
    work.record("post.withdrawal_asked", claim)
    return claim


def approve_withdrawal(work: Work, *, claim_id: ClaimId) -> Claim:
    """Let a member leave a post, as the community; the first in the queue moves up. Raises ILLEGAL_MOVE."""
    claim = work.get(Claim, claim_id, lock=True)
    work.require(Right.APPROVE_CLAIM, community_id=claim.community_id)
    _only_posts(claim)
    if claim.status is not ClaimStatus.WITHDRAWING:
        raise Refusal(Code.ILLEGAL_MOVE, now=claim.status, to=ClaimStatus.WITHDRAWN)
    _end(work, claim, ClaimStatus.WITHDRAWN, claim.reason)
    work.record("post.withdrawn", claim)
    return claim


def refuse_withdrawal(work: Work, *, claim_id: ClaimId, reason: str) -> Claim:
    """Ask a member, as the community, to stay at a post, and why. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    claim = work.get(Claim, claim_id, lock=True)
    work.require(Right.APPROVE_CLAIM, community_id=claim.community_id)
    _only_posts(claim)
    claim.reason = entries.words(reason, "reason", 200)
    claim.status = move(claim.status, ClaimStatus.ACTIVE, only=frozenset({ClaimStatus.WITHDRAWING}))
    work.record("post.withdrawal_refused", claim)
    return claim


def _only_posts(claim: Claim) -> None:
    if claim.target is not ClaimTarget.POST:
        raise Refusal(Code.NOT_FOUND, table="claim")


def _place_or_queue(work: Work, post: Post) -> ClaimStatus:
    if post.taken >= post.places:
        return ClaimStatus.WAITING
    work.seize(post, Code.FULL, expected={"taken": post.taken}, taken=post.taken + 1)
    return ClaimStatus.ASKED


def _end(work: Work, claim: Claim, to: ClaimStatus, reason: str) -> None:
    held_place = claim.status is not ClaimStatus.WAITING
    claim.status, claim.reason, claim.ended_on = move(claim.status, to), reason, work.today
    work.session.flush()
    if held_place:
        work.get(Post, claim.target_id, lock=True).taken -= 1
        move_up(work, claim.target_id)
