"""The bureau's rules of thumb: versions, each from a day on."""

from datetime import date, datetime
from uuid import UUID

from db.tables.base import Row, instant, once


class ThumbVersion(Row, table=True):
    """What the bureau asks from a day on, until the next version begins."""

    __tablename__ = "thumb_version"
    __table_args__ = (once("since"),)

    since: date
    #: posts every member should claim at least
    minimum_posts: int
    #: the most needs and wishes that a plan gives one member at one time
    most_tasks: int
    #: days within which each holder should move an urgent need on
    due_days: int
    #: the same for a need that cannot wait
    critical_days: int
    #: days within which somebody is asked whether what was done helped
    follow_up_days: int
    set_by: UUID | None = None
    set_at: datetime = instant()
