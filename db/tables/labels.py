"""Labels of the bureau's own on the forms: versions by field, each from a day on."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, instant, once, term
from db.terms import Labelled


class OwnLabel(Row, table=True):
    """How a field of a form is called from a day on; without words it bears its default again."""

    __tablename__ = "own_label"
    __table_args__ = (once("form", "field", "since"),)

    form: Labelled = term(Labelled)
    field: str = Field(max_length=40)
    since: date
    zh: str = Field(default="", max_length=40)
    #: empty: as in Chinese
    en: str = Field(default="", max_length=40)
    set_by: UUID
    set_at: datetime = instant()
