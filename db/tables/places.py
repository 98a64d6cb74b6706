"""Where the scheme happens: districts, their streets, and the streets' communities."""

from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, check, once, refers


class District(Row, table=True):
    """A district 区 of the city."""

    __tablename__ = "district"
    __table_args__ = (once("name"), once("code"))

    #: short code for URLs and files, e.g. QX01
    code: str = Field(max_length=20)
    name: str = Field(max_length=40)
    #: order on maps and in lists
    position: int = 0


class Street(Row, table=True):
    """A street office 街道 of a district."""

    __tablename__ = "street"
    __table_args__ = (refers("district_id", "district"), once("district_id", "name"), once("code"))

    district_id: UUID = Field(index=True)
    #: short code for URLs and files, e.g. JD003
    code: str = Field(max_length=20)
    name: str = Field(max_length=40)
    position: int = 0


class Community(Row, table=True):
    """A community 社区 of a street: where members check in and residents' needs arise."""

    __tablename__ = "community"
    __table_args__ = (
        refers("street_id", "street"),
        once("name"),
        once("code"),
        check("residents", "residents IS NULL OR residents >= 0"),
    )

    street_id: UUID = Field(index=True)
    #: short code for URLs and files, e.g. SQ012
    code: str = Field(max_length=20)
    name: str = Field(max_length=40)
    position: int = 0
    #: how many people live there; unknown until somebody says
    residents: int | None = None
    #: office telephone, for the contact slip
    phone: str = Field(default="", max_length=20)
    #: where it lies, for distances: typed in, or the middle of its outline; both or none
    latitude: float | None = None
    longitude: float | None = None
    retired: bool = False
