"""Questions about forms that were sent."""

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.rules.rights import Actor
from db.tables.keeping import Draft
from db.terms import DraftId


def was_sent(session: Session, actor: Actor, *, draft_id: DraftId) -> bool:
    """Tell whether one's own draft was written; anybody else's is unknown."""
    own = select(col(Draft.id)).where(
        scope.everybody(Draft, actor), col(Draft.id) == draft_id, col(Draft.account_id) == actor.account_id
    )
    return session.execute(own).first() is not None
