"""Offers: what the bureau asks of a member; the member says yes or "not me", and silence is a no on its day."""

from sqlmodel import col, select

from db.rules import entries
from db.rules.rights import Right
from db.tables.claims import Claim
from db.terms import Answer, ClaimId, ClaimStatus, ClaimTarget
from db.work import Work
from db.writes import claims, needs, wishes


def answer_offer(work: Work, *, claim_id: ClaimId, answer: Answer, reason: str = "") -> Claim:
    """Say yes or "not me" to an offered need, wish or place at a post.

    Raises ALREADY_TAKEN when somebody has taken the wish meanwhile, ILLEGAL_MOVE, TOO_LONG, NOT_ALLOWED.
    """
    claim = work.get(Claim, claim_id, lock=True)
    work.require(Right.ANSWER_OFFER, member_id=claim.member_id)
    claim.answer, claim.reason = answer, entries.maybe_words(reason, "reason", 200)
    _go_on(work, claim)
    return claim


def lapse_offers(work: Work) -> int:
    """End every offer whose answer is overdue, as if the member had said no; give how many. Raises NOT_ALLOWED.

    Run again it finds nothing: whoever did not answer is not asked again for the same.
    """
    work.require(Right.LAPSE_OFFERS)
    overdue = work.session.exec(
        select(Claim)
        .where(
            Claim.org_id == work.actor.org_id,
            Claim.status == ClaimStatus.ASKED,
            col(Claim.answer).is_(None),
            col(Claim.answer_by) < work.today,
        )
        .order_by(col(Claim.id))
        .with_for_update()
    ).all()
    for claim in overdue:
        _go_on(work, claim)
    return len(overdue)


def _go_on(work: Work, claim: Claim) -> None:
    match claim.target:
        case ClaimTarget.WISH:
            wishes.take_answer(work, claim)
        case ClaimTarget.POST:
            claims.take_answer(work, claim)
        case _:
            needs.take_answer(work, claim)
