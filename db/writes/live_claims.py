"""The live claim on a target, for the intents that end it together with the target's own step."""

from uuid import UUID

from sqlmodel import col, select

from db.reads.scope import shown_name
from db.rules.moves import LIVE_CLAIMS
from db.tables.claims import Claim
from db.tables.people import Member
from db.terms import ClaimTarget
from db.work import Work


def live_claim_of(work: Work, target: ClaimTarget, target_id: UUID) -> Claim | None:
    """Give the claim that is asked, waiting, active or being withdrawn on a target held by one; None without one."""
    return work.session.exec(
        select(Claim)
        .where(Claim.target == target, Claim.target_id == target_id, col(Claim.status).in_(LIVE_CLAIMS))
        .with_for_update()
    ).first()


def shown_to(work: Work, member_id: UUID | None) -> str:
    """Give a holder's name as whoever acts may see it; nothing where nobody holds."""
    return shown_name(work.actor, work.get(Member, member_id).name, member_id=member_id) if member_id else ""


def live_claims_of(work: Work, target: ClaimTarget, target_id: UUID) -> list[Claim]:
    """Give all such claims on a target that several may hold, the first first."""
    return list(
        work.session.exec(
            select(Claim)
            .where(Claim.target == target, Claim.target_id == target_id, col(Claim.status).in_(LIVE_CLAIMS))
            .order_by(col(Claim.id))
            .with_for_update()
        ).all()
    )
