"""Service teams 服务队: members who go out together, under a captain."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from db.tables.base import Row, long_text, once, refers


class Team(Row, table=True):
    """A team of a branch: what it is for and who leads it."""

    __tablename__ = "team"
    __table_args__ = (refers("branch_id", "branch"), refers("captain_id", "member"), once("code"))

    code: str = Field(max_length=24)
    name: str = Field(max_length=60)
    branch_id: UUID = Field(index=True)
    captain_id: UUID = Field(index=True)
    #: what the team can be called for
    purpose: str = long_text()
    founded_on: date
    disbanded_on: date | None = None
    reason: str = Field(default="", max_length=200)
    recorded_by: UUID


class TeamMember(Row, table=True):
    """That a member belongs to a team: from the day on which they joined, until they left."""

    __tablename__ = "team_member"
    __table_args__ = (
        refers("team_id", "team"),
        refers("member_id", "member"),
        once("team_id", "member_id"),
        # by both: else SQLite looks for who refers to a member in all rows of the organisation
        Index("ix_team_member_member_id_org_id", "member_id", "org_id"),
    )

    team_id: UUID
    member_id: UUID
    joined_on: date
    left_on: date | None = None


class TeamOuting(Row, table=True):
    """An outing of a team: the activity under which it counts as service."""

    __tablename__ = "team_outing"
    __table_args__ = (refers("team_id", "team"), refers("activity_id", "activity"), once("activity_id"))

    team_id: UUID = Field(index=True)
    activity_id: UUID
