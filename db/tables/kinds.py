"""The scheme's lists as the bureau keeps them: versions of each entry, each from a day on."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, instant, once, term
from db.terms import KindList


class KindVersion(Row, table=True):
    """How an entry of a list is called, where it stands and whether it may be chosen, from a day on."""

    __tablename__ = "kind_version"
    __table_args__ = (once("of", "code", "since"),)

    of: KindList = term(KindList)
    #: the entry, as the records hold it
    code: str = Field(max_length=32)
    since: date
    #: empty: the software's own word
    zh: str = Field(default="", max_length=20)
    #: empty: as in Chinese
    en: str = Field(default="", max_length=40)
    #: its place in the list; empty: where the software puts it
    position: int | None = None
    #: no longer offered; the records that have it keep it
    retired: bool = False
    set_by: UUID
    set_at: datetime = instant()
