"""The bureau's own map: one sheet with its review number, and the outlines of the places on it."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, long_text, once, refers, term
from db.terms import OutlineOf


class MapSheet(Row, table=True):
    """A map that an administrator loaded; a new one takes the place of the former."""

    __tablename__ = "map_sheet"

    #: 审图号, printed wherever the map is shown
    review_number: str = Field(max_length=40)
    #: the name of the file
    source: str = Field(max_length=120)
    width: int
    height: int
    loaded_on: date
    loaded_by: UUID


class Outline(Row, table=True):
    """The simplified outline of a district, a street or a community, as a path on the sheet."""

    __tablename__ = "outline"
    __table_args__ = (refers("sheet_id", "map_sheet"), once("sheet_id", "place_id"))

    sheet_id: UUID = Field(index=True)
    of: OutlineOf = term(OutlineOf)
    place_id: UUID
    path: str = long_text()
    #: where its name goes
    x: int
    y: int
