"""The plan of the whole city: what staff settle by hand, and the offers that they send once it suits them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import select

from db.errors import Code, Refusal
from db.rules.rights import Right
from db.tables.lists import Post
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.settlements import Settlement
from db.tables.wishes import Wish
from db.terms import ClaimTarget, MemberId, NeedId, PostId, Settled, WishId
from db.work import Work
from db.writes import claims, needs, wishes

Offer = tuple[ClaimTarget, UUID, MemberId]
"""A need, a wish or a post, and the member who is to be asked for it."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A planned offer that could not be made any more, and why."""

    offer: Offer
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a plan: the offers that went out, and those that had become stale."""

    asked: tuple[Offer, ...]
    stale: tuple[Stale, ...]


def settle_pair(
    work: Work, *, target: ClaimTarget, target_id: UUID, member_id: MemberId, settled: Settled
) -> Settlement:
    """Pin a member to a need, wish or post in every plan, or rule them out; what was said before gives way.

    Raises NOT_FOUND, NOT_ALLOWED.
    """
    _lock(work, target, target_id)
    member = work.get(Member, member_id)
    row = _settlement(work, target, target_id, member_id)
    if row is None:
        row = work.add(
            Settlement(
                target=target,
                target_id=target_id,
                member_id=member.id,
                settled=settled,
                settled_at=work.now,
                settled_by=work.actor.account_id,
            )
        )
    row.settled, row.settled_at, row.settled_by = settled, work.now, work.actor.account_id
    work.record("plan.pair_settled", row)
    return row


def release_pair(work: Work, *, target: ClaimTarget, target_id: UUID, member_id: MemberId) -> Settlement:
    """Leave a pair to the plan again. Raises NOT_FOUND when nothing was settled about it, NOT_ALLOWED."""
    _lock(work, target, target_id)
    row = _settlement(work, target, target_id, member_id)
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="settlement")
    work.session.delete(row)
    work.record("plan.pair_released", row)
    return row


def send_plan(work: Work, *, offers: Sequence[Offer]) -> Sent:
    """Ask every planned member, each by the rules of a single offer; those that became stale are named, the others go.

    Nothing is assigned: each member still says yes or no. Raises NOT_ALLOWED.
    """
    work.require(Right.ASSIGN_NEED)
    asked: list[Offer] = []
    stale: list[Stale] = []
    for offer in offers:
        try:
            _ask(work, *offer)
        except Refusal as refusal:
            stale.append(Stale(offer, refusal))
        else:
            asked.append(offer)
    return Sent(tuple(asked), tuple(stale))


def _ask(work: Work, target: ClaimTarget, target_id: UUID, member_id: MemberId) -> None:
    match target:
        case ClaimTarget.NEED:
            needs.offer_need(work, need_id=NeedId(target_id), member_id=member_id)
        case ClaimTarget.WISH:
            wishes.offer_wish(work, wish_id=WishId(target_id), member_id=member_id)
        case ClaimTarget.POST:
            claims.offer_post(work, post_id=PostId(target_id), member_id=member_id)
        case _:
            raise Refusal(Code.NOT_FOUND, table=target)


_TABLES: Final[Mapping[ClaimTarget, type[Need | Wish | Post]]] = {
    ClaimTarget.NEED: Need,
    ClaimTarget.WISH: Wish,
    ClaimTarget.POST: Post,
}


def _lock(work: Work, target: ClaimTarget, target_id: UUID) -> None:
    if target not in _TABLES:
        raise Refusal(Code.NOT_FOUND, table=target)
    row = work.get(_TABLES[target], target_id, lock=True)
    work.require(Right.ASSIGN_NEED, community_id=row.community_id)


def _settlement(work: Work, target: ClaimTarget, target_id: UUID, member_id: MemberId) -> Settlement | None:
    return work.session.exec(
        select(Settlement).where(
            Settlement.target == target, Settlement.target_id == target_id, Settlement.member_id == member_id
        )
    ).one_or_none()
