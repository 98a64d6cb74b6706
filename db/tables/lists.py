"""The other two of the three lists, resources 资源 and projects 项目, and the standing service posts 服务岗位."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, check, long_text, maybe, once, refers, term
from db.terms import (
    PostKind,
    PostStatus,
    ProjectStatus,
    Recurrence,
    ResourceKind,
    ResourceStatus,
    Satisfaction,
)


class Resource(Row, table=True):
    """Something a unit offers: a place, talent, goods, money or a service."""

    __tablename__ = "resource"
    __table_args__ = (refers("unit_id", "unit"), refers("branch_id", "branch"), once("code"))

    code: str = Field(max_length=24)
    unit_id: UUID = Field(index=True)
    branch_id: UUID | None = Field(default=None, index=True)
    kind: ResourceKind = term(ResourceKind)
    status: ResourceStatus = term(ResourceStatus.OFFERED)
    text: str = long_text()
    #: how much or how often, in words
    amount: str = Field(default="", max_length=60)
    recurrence: Recurrence = term(Recurrence.ONCE)
    #: when it can be used, in words
    times: str = Field(default="", max_length=60)
    contact: str = Field(default="", max_length=20)
    contact_phone: str = Field(default="", max_length=20)
    offered_on: date = Field(index=True)


class Project(Row, table=True):
    """A need or several met with a unit's resource, by a branch for a community, over some weeks."""

    __tablename__ = "project"
    __table_args__ = (
        refers("community_id", "community"),
        refers("branch_id", "branch"),
        refers("need_id", "need"),
        refers("resource_id", "resource"),
        once("code"),
        check("progress", "progress BETWEEN 0 AND 100"),
        check("days", "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on"),
    )

    code: str = Field(max_length=24)
    name: str = Field(max_length=80)
    community_id: UUID = Field(index=True)
    branch_id: UUID | None = Field(default=None, index=True)
    need_id: UUID | None = Field(default=None, index=True)
    resource_id: UUID | None = Field(default=None, index=True)
    status: ProjectStatus = term(ProjectStatus.PROPOSED, index=True)
    goal: str = long_text()
    #: who answers for it
    lead: str = Field(default="", max_length=20)
    proposed_on: date = Field(index=True)
    starts_on: date | None = None
    ends_on: date | None = None
    progress: int = 0
    effect: str = long_text()
    satisfaction: Satisfaction | None = maybe(Satisfaction)
    finished_on: date | None = Field(default=None, index=True)
    recorded_by: UUID


class Milestone(Row, table=True):
    """A step of a project with the day it is due and the day it was done."""

    __tablename__ = "milestone"
    __table_args__ = (refers("project_id", "project"), once("project_id", "position"))

    project_id: UUID = Field(index=True)
    position: int
    text: str = long_text()
    due_on: date | None = None
    done_on: date | None = None


class Post(Row, table=True):
    """A standing service post in a community, with a number of places."""

    __tablename__ = "post"
    __table_args__ = (
        refers("community_id", "community"),
        refers("skill_id", "skill"),
        once("code"),
        check("places", "places >= 1 AND taken >= 0 AND taken <= places"),
    )

    code: str = Field(max_length=24)
    name: str = Field(max_length=40)
    community_id: UUID = Field(index=True)
    kind: PostKind = term(PostKind)
    status: PostStatus = term(PostStatus.OPEN)
    skill_id: UUID | None = Field(default=None, index=True)
    places: int = 1
    #: places taken by active claims; a conditional update takes one
    taken: int = 0
    times: str = Field(default="", max_length=60)
    opened_on: date
