"""What a figure counts: the rows of one kind, with the columns by which they can be told apart, added up and shown."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, and_, case, cast, extract, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import replacement_traverse
from sqlmodel import col

from db.reads.areas import Part, of_unit, within
from db.reads.joins import on
from db.reads.reach import said_once
from db.rules.calendar import Period
from db.rules.metrics import Along
from db.rules.rights import Actor
from db.tables.people import Branch
from db.tables.places import Community, Street


class Thing(StrEnum):
    """What one row behind a figure is."""

    MEMBER = "member"
    BRANCH = "branch"
    COMMUNITY = "community"
    AGREEMENT = "agreement"
    CENSUS = "census"
    POST_CLAIM = "post_claim"
    NEED = "need"
    WISH = "wish"
    PROJECT = "project"
    ACTIVITY = "activity"
    ATTENDANCE = "attendance"
    POINTS = "points"
    RULES = "rules"
    BUREAU = "bureau"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for a figure, of which days, as seen on which day, and of which part of the scheme.

    `area` is a district, a street, a community, or several of them; `unit` a unit or one of its
    branches; `kind` one of its kinds.
    """

    actor: Actor
    period: Period
    today: date
    area: Part | None = None
    unit: UUID | None = None
    kind: str = ""

    @property
    def past(self) -> bool:
        """Whether how things stand is asked of a day that is over."""
        return self.period.last < self.today

    @property
    def day(self) -> date:
        """The day on which how things stand is asked: the period's last, or today while it runs."""
        return min(self.period.last, self.today)


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows that are counted. A column that they do not have is None: by it the figure cannot be told apart."""

    thing: Thing
    #: the table, or the derived table, that holds them
    source: Any
    #: names the thing that a row counts
    key: Any
    where: tuple[ColumnElement[bool], ...]
    #: a thing is counted once, in however many rows it stands
    once: bool = False
    day: Any = None
    community: Any = None
    branch: Any = None
    kind: Any = None
    #: what a row adds; one each when there is none, unknown where it is empty
    value: Any = None
    #: the column whose first day is when records of them began
    began: Any = None
    #: somebody marks by hand what counts: as long as nothing is marked, it is unknown of today, too
    marked: bool = False
    #: few enough, and read whole: figures of the same source are counted in one pass over it
    together: bool = False
    #: known to everybody, whatever they reach: the rows themselves are narrowed to it
    open: bool = False
    #: the place by which they are told apart does not see all of them
    unseen: bool = False

    def known_to(self, asked: Asked) -> bool:
        """Whether these rows can be told apart as they are asked for, and by whom they are asked."""
        actor = asked.actor
        by_place = self.community is not None
        by_people = self.branch is not None
        if (asked.area and not by_place) or (asked.unit and not by_people) or (asked.kind and self.kind is None):
            return False
        if actor.reaches_all or self.open:
            return True
        return bool((actor.branch_ids and by_people) or (actor.community_ids and by_place and not self.unseen))

    def narrowed(self, asked: Asked) -> "Counted":
        """Keep those of the area, the unit and the kind that are asked for."""
        more = [
            *([self.community.in_(communities_in(asked.area))] if asked.area else []),
            *([self.branch.in_(branches_of(asked.unit))] if asked.unit else []),
            *([col(self.kind) == asked.kind] if asked.kind else []),
        ]
        return replace(self, where=(*self.where, *more))

    def sums(self) -> tuple[Any, Any]:
        """Give how many there are, and what they add up to: None when nothing is known of any."""
        number: Any = func.count(self.key.distinct()) if self.once else func.count()
        return number, number if self.value is None else func.sum(self.value)

    def number(self) -> Any:  # noqa: ANN401 - a count
        """Give how many there are, as a column of a pass over all rows of the source."""
        one = case((and_(*self.where), self.key if self.once else 1))
        return func.count(one.distinct() if self.once else one)

    def column(self, along: Along) -> Any:  # noqa: ANN401 - a column
        """Give the column to group by; None when they cannot be told apart so."""
        match along:
            case Along.BRANCH:
                return self.branch
            case Along.COMMUNITY:
                return self.community
            case Along.KIND:
                return self.kind
            case Along.MONTH:
                return month(self.day)


class _plain(FunctionElement[Any]):  # noqa: N801 - reads as a function of SQL
    """A column by which no row is to be looked for: there is one organisation, and its rows are all rows."""

    inherit_cache = True
    type = Integer()


@compiles(_plain)
def _as_it_is(element: _plain, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as SQLAlchemy hands them on
    return compiler.process(element.clauses, **options)


@compiles(_plain, "sqlite")
def _not_by_index(element: _plain, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    # SQLite believes that an organisation has ten rows and would read a million of them to find a day's
    return f"+{compiler.process(element.clauses, **options)}"


@said_once
def looked_for_by_others(condition: ColumnElement[bool], table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a table
    """Give a condition in which rows of a table are found by their days, places and people, not by organisation."""
    org = table.__table__.c.org_id

    def replaced(element: Any, **_: Any) -> Any:  # noqa: ANN401 - whatever a condition is made of
        return _plain(org) if getattr(element, "key", "") == "org_id" and org.compare(element) else None

    return replacement_traverse(condition, {}, replaced)


def month(day: Any) -> Any:  # noqa: ANN401 - a column of days, and of their months as 202603
    """Give the month of a day as a number, 202603, on both engines."""
    return None if day is None else cast(extract("year", day) * 100 + extract("month", day), Integer)


def days_between(earlier: Any, later: Any) -> Any:  # noqa: ANN401 - columns of days
    """Give the whole days from one day to another, on both engines."""
    return (extract("epoch", later) - extract("epoch", earlier)) / 86_400


def communities_in(area: Part | None) -> Any:  # noqa: ANN401 - a statement
    """Give the identifiers of the communities that are or lie in an area."""
    return select(col(Community.id)).join(Street, on(Street, Community.street_id)).where(*within(area))


def branches_of(unit: UUID | None) -> Any:  # noqa: ANN401 - a statement
    """Give the identifiers of a unit's branches, or of the branch itself."""
    return select(col(Branch.id)).where(of_unit(unit))
