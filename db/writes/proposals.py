"""New point values: proposed by one person, put in force by another."""

from datetime import date
from typing import Final
from uuid import UUID

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.grades import PointValues
from db.rules.rights import Right
from db.tables.points import PointProposal, PointRules
from db.work import Work
from db.writes.points import checked, put_in_force

_FIELDS: Final = ("first", "second", "third", "service", "member_cap", "branch_cap")


def propose_rules(
    work: Work,
    *,
    since: date,
    first: int,
    second: int,
    third: int,
    service: int,
    reason: str,
    member_cap: int | None = None,
    branch_cap: int | None = None,
) -> PointProposal:
    """Propose point values from a day on, with the reason. Raises BAD_DAY for the past, OUT_OF_RANGE, EMPTY."""
    work.require(Right.PROPOSE_RULES)
    if since < work.today:
        raise Refusal(Code.BAD_DAY, field="since")
    values = checked(PointValues(first, second, third, service, member_cap, branch_cap))
    proposal = work.add(
        PointProposal(
            since=since,
            **{field: getattr(values, field) for field in _FIELDS},
            reason=entries.words(reason, "reason", 200),
            proposed_by=work.actor.account_id,
            proposed_at=work.now,
        )
    )
    work.record("points.rules_proposed", proposal)
    return proposal


def publish_proposal(work: Work, *, proposal_id: UUID) -> PointRules:
    """Put proposed values in force; another person than the one who proposed them.

    Raises SECOND_PERSON, ALREADY_RECORDED once it was decided, BAD_DAY when its day is past, NAME_TAKEN, NOT_ALLOWED.
    """
    proposal = work.get(PointProposal, proposal_id, lock=True)
    work.require(Right.APPROVE_RULES)
    _still_open(proposal)
    if proposal.proposed_by == work.actor.account_id:
        raise Refusal(Code.SECOND_PERSON)
    if proposal.since < work.today:
        raise Refusal(Code.BAD_DAY, field="since")
    values = PointValues(**{field: getattr(proposal, field) for field in _FIELDS})
    rules = put_in_force(work, values=values, since=proposal.since, drafted_by=proposal.proposed_by)
    proposal.rules_id = rules.id
    work.record("points.proposal_published", proposal)
    return rules


def drop_proposal(work: Work, *, proposal_id: UUID, reason: str) -> PointProposal:
    """Take proposed values from the table, with a reason. Raises ALREADY_RECORDED, EMPTY, NOT_ALLOWED."""
    proposal = work.get(PointProposal, proposal_id, lock=True)
    work.require(Right.PROPOSE_RULES)
    _still_open(proposal)
    why = entries.words(reason, "reason", 200)
    proposal.dropped_at = work.now
    work.record("points.proposal_dropped", proposal, reason=why)
    return proposal


def _still_open(proposal: PointProposal) -> None:
    if proposal.rules_id is not None or proposal.dropped_at is not None:
        raise Refusal(Code.ALREADY_RECORDED)
