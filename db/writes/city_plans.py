"""The plan of the whole city: what staff settle by hand, and the offers that they send once it suits them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import select

from db.errors import Code, Refusal
from db.rules.rights import Right
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.settlements import Settlement
from db.terms import ClaimTarget, MemberId, NeedId, Settled
from db.work import Work
from db.writes import needs


@dataclass(frozen=True, slots=True)
class Stale:
    """A planned pair that could not be offered any more, and why."""

    need_id: NeedId
    member_id: MemberId
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a plan: the pairs that were asked, and those that had become stale."""

    asked: tuple[tuple[NeedId, MemberId], ...]
    stale: tuple[Stale, ...]


def settle_pair(work: Work, *, need_id: NeedId, member_id: MemberId, settled: Settled) -> Settlement:
    """Pin a member to a need in every plan, or rule them out; what was said before gives way. Raises NOT_ALLOWED."""
    need = work.get(Need, need_id, lock=True)
    work.require(Right.ASSIGN_NEED, community_id=need.community_id)
    member = work.get(Member, member_id)
    row = _settlement(work, need_id, member_id)
    if row is None:
        row = work.add(
            Settlement(
                target=ClaimTarget.NEED,
                target_id=need.id,
                member_id=member.id,
                settled=settled,
                settled_at=work.now,
                settled_by=work.actor.account_id,
            )
        )
    row.settled, row.settled_at, row.settled_by = settled, work.now, work.actor.account_id
    work.record("plan.pair_settled", row)
    return row


def release_pair(work: Work, *, need_id: NeedId, member_id: MemberId) -> Settlement:
    """Leave a pair to the plan again. Raises NOT_FOUND when nothing was settled about it, NOT_ALLOWED."""
    need = work.get(Need, need_id, lock=True)
    work.require(Right.ASSIGN_NEED, community_id=need.community_id)
    row = _settlement(work, need_id, member_id)
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="settlement")
    work.session.delete(row)
    work.record("plan.pair_released", row)
    return row


def send_plan(work: Work, *, offers: Sequence[tuple[NeedId, MemberId]]) -> Sent:
    """Ask every planned member, each by the rules of a single offer; pairs that became stale are named, the others go.

    Nothing is assigned: each member still says yes or no. Raises NOT_ALLOWED.
    """
    work.require(Right.ASSIGN_NEED)
    asked: list[tuple[NeedId, MemberId]] = []
    stale: list[Stale] = []
    for need_id, member_id in offers:
        try:
            needs.offer_need(work, need_id=need_id, member_id=member_id)
        except Refusal as refusal:
            stale.append(Stale(need_id, member_id, refusal))
        else:
            asked.append((need_id, member_id))
    return Sent(tuple(asked), tuple(stale))


def _settlement(work: Work, need_id: NeedId, member_id: MemberId) -> Settlement | None:
    return work.session.exec(
        select(Settlement).where(
            Settlement.target == ClaimTarget.NEED,
            Settlement.target_id == need_id,
            Settlement.member_id == member_id,
        )
    ).one_or_none()
