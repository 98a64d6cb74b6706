"""Which question is still to be asked about a need, wish or project."""

from uuid import UUID

from sqlmodel import col, select

from db.tables.evaluation import Followup
from db.work import Work


def due_followup(work: Work, subject_id: UUID) -> UUID:
    """Give the follow-up of a need, wish or project that nobody has made yet."""
    return work.session.exec(
        select(Followup.id).where(Followup.subject_id == subject_id, col(Followup.asked_on).is_(None))
    ).one()
