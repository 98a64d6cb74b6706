"""Questions about suggestions: what communities and members proposed, and what became of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor
from db.tables.evaluation import Suggestion
from db.tables.people import Member
from db.tables.places import Community
from db.terms import SuggestionId, SuggestionOrigin, SuggestionStatus


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """A suggestion: whose, about what, and what became of it."""

    id: SuggestionId
    origin: SuggestionOrigin
    #: who made it: the community's name, or the member's as the actor may see it
    by: str
    topic: str
    text: str
    made_on: date
    status: SuggestionStatus
    outcome: str


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """One page of the list, and how many there are in all."""

    lines: tuple[SuggestionLine, ...]
    total: int


def suggestion_list(
    session: Session,
    actor: Actor,
    *,
    status: SuggestionStatus | None = None,
    origin: SuggestionOrigin | None = None,
    page: int = 1,
) -> SuggestionPage:
    """Give one page of the suggestions within reach: the unanswered first, then the newest."""
    wanted = [
        scope.narrowed(Suggestion, actor),
        *([col(Suggestion.status) == status] if status else []),
        *([col(Suggestion.origin) == origin] if origin else []),
    ]
    total = session.scalar(select(func.count()).select_from(Suggestion).where(*wanted)) or 0
    waiting = case((col(Suggestion.status) == SuggestionStatus.RECEIVED, 0), else_=1)
    rows = session.execute(
        select(Suggestion, col(Community.name).label("community"), col(Member.name).label("member"))
        .outerjoin(Community, on(Community, Suggestion.community_id))
        .outerjoin(Member, on(Member, Suggestion.member_id))
        .where(*wanted)
        .order_by(waiting, col(Suggestion.made_on).desc(), col(Suggestion.id).desc())
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return SuggestionPage(tuple(_line(row.Suggestion, row.community, row.member, actor) for row in rows), total)


def _line(said: Suggestion, community: str | None, member: str | None, actor: Actor) -> SuggestionLine:
    name = scope.shown_name(actor, member or "", member_id=said.member_id) if said.member_id else community or ""
    return SuggestionLine(
        id=SuggestionId(said.id),
        origin=said.origin,
        by=name,
        topic=said.topic,
        text=said.text,
        made_on=said.made_on,
        status=said.status,
        outcome=said.outcome,
    )
