"""The counter that every write raises: the one integer an open page reads to know whether anything has changed."""

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from db.tables.base import HOME_ORG
from db.tables.keeping import Revision
from db.terms import OrgId


def revision(session: Session | Connection, org_id: OrgId = HOME_ORG) -> int:
    """Give the revision the records stand at; 0 before the first write."""
    return session.scalar(select(col(Revision.value)).where(col(Revision.org_id) == org_id)) or 0
