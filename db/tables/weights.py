"""The weights by which members are ranked for a need: versions, of which the last is in force."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, check, instant, once


class WeightVersion(Row, table=True):
    """What each reason may add from then on, who set it and why."""

    __tablename__ = "weight_version"
    __table_args__ = (
        once("version"),
        check("together_a_hundred", "skill + close + load + rest + served + home = 100"),
    )

    version: int
    skill: int
    close: int
    load: int
    rest: int
    served: int
    home: int
    #: why they should change
    reason: str = Field(max_length=200)
    set_by: UUID
    set_at: datetime = instant()
