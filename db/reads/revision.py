"""The counter that every write raises: the one integer an open page reads to know whether anything has changed."""

from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlmodel import Session, col

from db.tables.base import HOME_ORG
from db.tables.keeping import Revision
from db.terms import OrgId

_ASKED: Final = select(col(Revision.value)).where(col(Revision.org_id) == bindparam("org_id"))
"""Every run of every page and every open page asks this, so it is put together once."""


def revision(session: Session | Connection, org_id: OrgId = HOME_ORG) -> int:
    """Give the revision the records stand at; 0 before the first write."""
    return session.scalar(_ASKED, {"org_id": org_id}) or 0
