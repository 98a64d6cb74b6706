"""资源清单: what units offer, which communities take it, and when it is spent or taken back."""

from datetime import date
from typing import Final

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.claims import Claim
from db.tables.lists import Resource
from db.tables.people import Branch, Unit
from db.tables.places import Community
from db.terms import (
    BranchId,
    ClaimStatus,
    ClaimTarget,
    CommunityId,
    Recurrence,
    ResourceId,
    ResourceKind,
    ResourceStatus,
    UnitId,
)
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.numbers import next_code

LONGEST_TEXT: Final = 500


def offer_resource(
    work: Work,
    *,
    kind: ResourceKind,
    text: str,
    offered_on: date,
    unit_id: UnitId | None = None,
    branch_id: BranchId | None = None,
    amount: str = "",
    recurrence: Recurrence = Recurrence.ONCE,
    times: str = "",
    contact: str = "",
    contact_phone: str = "",
) -> Resource:
    """Offer a place, talent, goods, money or a service of a branch, or of a unit as a whole.

    Raises EMPTY without either, TOO_LONG, BAD_PHONE, IN_THE_FUTURE, NOT_ALLOWED.
    """
    work.require(Right.OFFER_RESOURCE, branch_id=branch_id)
    branch = work.get(Branch, branch_id) if branch_id else None
    whose = unit_id or (branch.unit_id if branch else None)
    if whose is None:
        raise Refusal(Code.EMPTY, field="branch_id")
    unit = work.get(Unit, whose)
    resource = work.add(
        Resource(
            code=next_code(work, "ZY", offered_on.year),
            unit_id=unit.id,
            branch_id=branch.id if branch else None,
            kind=kind,
            text=entries.words(text, "text", LONGEST_TEXT),
            amount=entries.maybe_words(amount, "amount", 60),
            recurrence=recurrence,
            times=entries.maybe_words(times, "times", 60),
            contact=entries.maybe_words(contact, "contact", 20),
            contact_phone=entries.phone(contact_phone, "contact_phone"),
            offered_on=entries.past_day(offered_on, work.today, "offered_on"),
        )
    )
    work.record("resource.offered", resource)
    return resource


def change_resource(
    work: Work,
    *,
    resource_id: ResourceId,
    text: str,
    amount: str,
    times: str,
    contact: str,
    contact_phone: str,
    seen: Seen = NOTHING_SEEN,
) -> Resource:
    """Correct what is said of a resource on offer; whoever has claimed it sees it as it now stands.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    BAD_PHONE, ILLEGAL_MOVE when it is no longer on offer, NOT_ALLOWED.
    """
    resource = _offered(work, resource_id)
    work.unmoved(resource, seen)
    resource.text = entries.words(text, "text", LONGEST_TEXT)
    resource.amount = entries.maybe_words(amount, "amount", 60)
    resource.times = entries.maybe_words(times, "times", 60)
    resource.contact = entries.maybe_words(contact, "contact", 20)
    resource.contact_phone = entries.phone(contact_phone, "contact_phone")
    work.record("resource.changed", resource)
    return resource


def claim_resource(work: Work, *, resource_id: ResourceId, community_id: CommunityId) -> Claim:
    """Take a resource for a community; what can be had only once is spent by it.

    Raises ALREADY_TAKEN when it is no longer on offer, NOT_ALLOWED.
    """
    resource, community = work.get(Resource, resource_id, lock=True), work.get(Community, community_id)
    work.require(Right.CLAIM_RESOURCE, community_id=community.id)
    return take(work, resource=resource, community_id=CommunityId(community.id))


def take(work: Work, *, resource: Resource, community_id: CommunityId) -> Claim:
    """Give a resource to a community, for an intent that has asked who may; what can be had only once is spent."""
    if resource.recurrence is Recurrence.ONCE:
        offered = {"status": ResourceStatus.OFFERED}
        work.seize(resource, Code.ALREADY_TAKEN, expected=offered, status=ResourceStatus.SPENT)
    elif resource.status is not ResourceStatus.OFFERED:
        raise Refusal(Code.ALREADY_TAKEN)
    claim = work.add(
        Claim(
            target=ClaimTarget.RESOURCE,
            target_id=resource.id,
            branch_id=resource.branch_id,
            community_id=community_id,
            status=ClaimStatus.ACTIVE,
            claimed_on=work.today,
            recorded_by=work.actor.account_id,
        )
    )
    work.record("resource.claimed", claim)
    return claim


def spend_resource(work: Work, *, resource_id: ResourceId) -> Resource:
    """Say that a resource is used up. Raises ILLEGAL_MOVE, NOT_ALLOWED."""
    return _leave(work, resource_id, ResourceStatus.SPENT)


def withdraw_resource(work: Work, *, resource_id: ResourceId) -> Resource:
    """Take a resource off the list; what was claimed of it stays claimed. Raises ILLEGAL_MOVE, NOT_ALLOWED."""
    return _leave(work, resource_id, ResourceStatus.WITHDRAWN)


def _leave(work: Work, resource_id: ResourceId, to: ResourceStatus) -> Resource:
    resource = _offered(work, resource_id, to)
    resource.status = to
    work.record(f"resource.{to}", resource)
    return resource


def _offered(work: Work, resource_id: ResourceId, to: ResourceStatus = ResourceStatus.OFFERED) -> Resource:
    resource = work.get(Resource, resource_id, lock=True)
    work.require(Right.OFFER_RESOURCE, branch_id=resource.branch_id)
    if resource.status is not ResourceStatus.OFFERED:
        raise Refusal(Code.ILLEGAL_MOVE, now=resource.status, to=to)
    return resource
