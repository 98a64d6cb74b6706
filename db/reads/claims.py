"""Questions about what members took on: the offers that await an answer, and a member's own claims."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, ScalarSelect, Select, and_, func, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.areas import holding
from db.reads.joins import on
from db.reads.matches import facts
from db.reads.paging import PAGE
from db.rules.moves import LIVE_CLAIMS
from db.rules.rights import Actor
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.lists import Post, Project
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import ClaimId, ClaimStatus, ClaimTarget, FollowupSubject, MemberId, Urgency

_TARGETS: Final[Mapping[ClaimTarget, Any]] = {
    ClaimTarget.NEED: Need,
    ClaimTarget.WISH: Wish,
    ClaimTarget.POST: Post,
    ClaimTarget.PROJECT: Project,
}
CODE: Final = func.coalesce(col(Need.code), col(Wish.code), col(Post.code), col(Project.code), "")
"""The code of what is taken on, in a statement with its targets."""
TITLE: Final = func.coalesce(col(Need.text), col(Wish.thing), col(Post.name), col(Project.name), "")
"""What is taken on in words, in a statement with its targets."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """Something a member took on or is asked to take on."""

    id: ClaimId
    target: ClaimTarget
    code: str
    title: str
    community: str
    member: str
    status: ClaimStatus
    claimed_on: date
    answer_by: date | None
    urgency: Urgency | None
    overdue: bool
    #: the day a follow-up opened the need again that this had solved
    reopened_on: date | None = None


def offers(session: Session, actor: Actor, *, today: date) -> list[ClaimLine]:
    """Give the offers within reach that await their members' answers, the soonest due first."""
    rows = session.execute(
        _lines().where(scope.claims(actor), facts.unanswered()).order_by(col(Claim.answer_by), col(Claim.id))
    )
    return [_line(row, actor, today) for row in rows]


def overdue_offers(session: Session, actor: Actor, *, today: date) -> int:
    """Count the offers within reach whose answer is overdue."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Claim)
            .where(scope.claims(actor), facts.unanswered(), col(Claim.answer_by) < today)
        )
        or 0
    )


def claims_of(session: Session, actor: Actor, *, member_id: MemberId, today: date) -> list[ClaimLine]:
    """Give what a member within reach took on, the live first, then the newest."""
    rows = session.execute(
        _lines()
        .add_columns(_reopened().label("reopened_on"))
        .where(scope.claims(actor), col(Claim.member_id) == member_id)
        .order_by(col(Claim.status).not_in(LIVE_CLAIMS), col(Claim.claimed_on).desc(), col(Claim.id).desc())
        .limit(100)
    )
    return [replace(_line(row, actor, today), reopened_on=row.reopened_on) for row in rows]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """The newest claims and how many there are in all."""

    lines: tuple[ClaimLine, ...]
    total: int


def in_hand(session: Session, actor: Actor, *, unit: UUID, today: date) -> ClaimPage:
    """Give the newest of what members of a branch, or of a unit's branches, have in hand or are asked for."""
    wanted = [
        scope.claims(actor),
        col(Claim.status).in_(LIVE_CLAIMS),
        col(Claim.target).in_(_TARGETS),
        *holding(Claim, None, unit),
    ]
    newest = (col(Claim.claimed_on).desc(), col(Claim.id).desc())
    rows = session.execute(_lines().where(*wanted).order_by(*newest).limit(PAGE))
    total = session.scalar(select(func.count()).select_from(Claim).where(*wanted))
    return ClaimPage(tuple(_line(row, actor, today) for row in rows), total or 0)


def with_targets(statement: Any, table: Any) -> Any:  # noqa: ANN401 - of claims, or of whatever else names a target
    """Join what is named by a table's target and target_id, so that CODE and TITLE can be asked for."""
    for target, named in _TARGETS.items():
        statement = statement.outerjoin(named, and_(col(table.target) == target, on(named, table.target_id)))
    return statement


def _reopened() -> ScalarSelect[date | None]:
    """Give the day a follow-up on what a claim had solved opened the need again, without what the resident said.

    It was planned after the claim was made: one on an attempt before it has the smaller identifier.
    """
    return (
        select(func.max(col(Followup.asked_on)))
        .where(
            col(Claim.target) == ClaimTarget.NEED,
            col(Claim.status) == ClaimStatus.COMPLETED,
            col(Followup.org_id) == Claim.org_id,
            col(Followup.subject) == FollowupSubject.NEED,
            col(Followup.subject_id) == Claim.target_id,
            col(Followup.reopened),
            col(Followup.id) > col(Claim.id),
        )
        .correlate(Claim)
        .scalar_subquery()
    )


def _lines() -> Select[*tuple[Any, ...]]:
    lines: Select[*tuple[Any, ...]] = (
        select(
            Claim,
            CODE.label("code"),
            TITLE.label("title"),
            col(Need.urgency),
            col(Community.name).label("community"),
            func.coalesce(col(Member.name), "").label("member"),
        )
        .join(Community, on(Community, Claim.community_id))
        .outerjoin(Member, on(Member, Claim.member_id))
        .where(or_(*(col(named.id).is_not(None) for named in _TARGETS.values())))
    )
    return with_targets(lines, Claim)  # type: ignore[no-any-return]  # a statement stays one


def _line(row: Row[*tuple[Any, ...]], actor: Actor, today: date) -> ClaimLine:
    claim: Claim = row.Claim
    return ClaimLine(
        id=ClaimId(claim.id),
        target=claim.target,
        code=row.code,
        title=row.title,
        community=row.community,
        member=scope.shown_name(actor, row.member, member_id=claim.member_id),
        status=claim.status,
        claimed_on=claim.claimed_on,
        answer_by=claim.answer_by,
        urgency=row.urgency,
        overdue=claim.status is ClaimStatus.ASKED
        and claim.answer is None
        and claim.answer_by is not None
        and claim.answer_by < today,
    )
