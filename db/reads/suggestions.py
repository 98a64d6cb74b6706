"""Questions about suggestions: what communities and members proposed, and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.paging import PAGE, first_of
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor
from db.tables.accounts import Account
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
    #: who answered it, and on which day; empty while nobody has
    answered_by: str
    answered_on: date | None


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
        select(
            Suggestion,
            col(Community.name).label("community"),
            col(Member.name).label("member"),
            col(Account.name).label("answerer"),
        )
        .outerjoin(Community, on(Community, Suggestion.community_id))
        .outerjoin(Member, on(Member, Suggestion.member_id))
        .outerjoin(Account, on(Account, Suggestion.answered_by))
        .where(*wanted)
        .order_by(waiting, col(Suggestion.made_on).desc(), col(Suggestion.id).desc())
        .limit(PAGE)
        .offset(first_of(page, total))
    )
    return SuggestionPage(tuple(_line(row, actor) for row in rows), total)


def _line(row: Any, actor: Actor) -> SuggestionLine:  # noqa: ANN401 - a row of the statement above
    said: Suggestion = row.Suggestion
    named = scope.shown_name(actor, row.member or "", member_id=said.member_id) if said.member_id else row.community
    return SuggestionLine(
        id=SuggestionId(said.id),
        origin=said.origin,
        by=named or "",
        topic=said.topic,
        text=said.text,
        made_on=said.made_on,
        status=said.status,
        outcome=said.outcome,
        answered_by=row.answerer or "",
        answered_on=day_in_shanghai(said.answered_at) if said.answered_at else None,
    )
