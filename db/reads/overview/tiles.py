"""What the map needs of every community: from the tallies for who reaches communities, from the rows for branches."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlmodel import Session, col

from db.reads import metrics, scope
from db.reads.areas import Part, within
from db.reads.joins import on
from db.rules import path
from db.rules.calendar import Period
from db.rules.metrics import KINDS, SATISFIED, Along, Metric, Timing, share
from db.rules.rights import Actor
from db.rules.tallies import ON_TIME, THERE, Tallied
from db.tables.keeping import ChecklistItem, ChecklistMark, Tally
from db.tables.needs import Need
from db.tables.places import Community, District, Street
from db.terms import TallyOf


@dataclass(frozen=True, slots=True)
class Place:
    """A community with its counts of a period."""

    id: UUID
    code: str
    name: str
    street: str
    district: str
    street_id: UUID
    district_id: UUID
    street_code: str
    district_code: str
    residents: int | None
    checked_in: int
    #: whom it expects, and who of them is checked in
    local: int
    local_there: int
    open_needs: int
    #: of the solved ones, of which is known by when they were wanted
    wanted: int
    on_time: int
    activities: int
    person_times: int
    rated: int
    satisfied: int


COUNTED: Final = (
    "checked_in", "local", "local_there", "open_needs", "wanted", "on_time", "activities", "person_times", "rated",
    "satisfied",
)  # fmt: skip
"""What is counted of every community, and may be added up."""


def places(session: Session, actor: Actor, *, period: Period, today: date, area: Part | None) -> tuple[Place, ...]:
    """Give the communities within reach in the order of the map."""
    if actor.branch_ids and not actor.reaches_all:
        counts = _rows(session, actor, period, today)
        found = session.execute(communities(actor, area))
        return tuple(Place(*row, *(counts[name].get(row.id, 0) for name in COUNTED)) for row in found)
    tallied = [Place(*row) for row in session.execute(_tallied(actor, period, area))]
    # a community does not see who lives there and never came
    return tuple(tallied if actor.reaches_all else [replace(place, local=0, local_there=0) for place in tallied])


def standards_met(session: Session, actor: Actor) -> Mapping[UUID, int]:
    """Give the share of the standardisation checklist that each community meets, in percent.

    A community without any mark stands in it not at all: nobody has looked there yet, which is not the same as nothing.
    """
    items = select(func.count(col(ChecklistItem.id))).where(*_asked_of(actor)).scalar_subquery()
    found = session.execute(
        select(col(ChecklistMark.community_id), func.count(), items)
        .join(ChecklistItem, on(ChecklistItem, ChecklistMark.item_id))
        .join(Community, on(Community, ChecklistMark.community_id))
        .where(scope.communities(actor), *_asked_of(actor))
        .group_by(col(ChecklistMark.community_id))
    )
    return {community_id: share(met, of) or 0 for community_id, met, of in found}


def _asked_of(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return col(ChecklistItem.org_id) == actor.org_id, col(ChecklistItem.retired).is_(False)


def communities(actor: Actor, area: Part | None) -> Any:  # noqa: ANN401 - a statement of many columns
    """Give the statement of the communities within reach, in the order of the map."""
    return (
        select(
            col(Community.id),
            col(Community.code),
            col(Community.name),
            col(Street.name).label("street"),
            col(District.name).label("district"),
            col(Street.id).label("street_id"),
            col(District.id).label("district_id"),
            col(Street.code).label("street_code"),
            col(District.code).label("district_code"),
            col(Community.residents),
        )
        .join(Street, on(Street, Community.street_id))
        .join(District, on(District, Street.district_id))
        .where(scope.communities(actor), col(Community.retired).is_(False), *within(area))
        .order_by(
            col(District.position), col(District.name), col(Street.position), col(Street.name),
            col(Community.position), col(Community.code),
        )
    )  # fmt: skip


def _tallied(actor: Actor, period: Period, area: Part | None) -> Any:  # noqa: ANN401 - a statement of many columns
    held = and_(
        col(Tally.org_id) == Community.org_id,
        col(Tally.of_id) == Community.id,
        col(Tally.by) == TallyOf.COMMUNITY,
        col(Tally.metric).in_({metric.value for metric in _SUMMED}),
        col(Tally.month).in_({"", *period.months}),
    )
    sums = (func.coalesce(func.sum(case((counted, col(Tally.value)))), 0) for counted in _sums())
    return communities(actor, area).add_columns(*sums).outerjoin(Tally, held).group_by(*map(col, SHOWN_OR_ORDERED_BY))


SHOWN_OR_ORDERED_BY: Final = (
    Community.id, Community.code, Community.name, Community.position, Community.residents,
    Street.id, Street.code, Street.name, Street.position,
    District.id, District.code, District.name, District.position,
)  # fmt: skip
"""What a statement of communities is grouped by, the community first."""

_SUMMED: Final = (
    Tallied.CHECKED_IN, Tallied.LOCAL, Tallied.NEEDS_STANDING, Tallied.NEEDS_WANTED,
    Tallied.ACTIVITIES, Tallied.PERSON_TIMES, Tallied.NEEDS_RATED,
)  # fmt: skip


_PARTS: Final = {
    Tallied.LOCAL: {THERE},
    Tallied.NEEDS_WANTED: {ON_TIME},
    Tallied.NEEDS_RATED: {word.value for word in SATISFIED},
}
"""Of some, beside the whole, the part that counts well."""


def _sums() -> Iterator[ColumnElement[bool]]:
    for metric in _SUMMED:
        counted = col(Tally.metric) == metric.value
        if metric is Tallied.NEEDS_STANDING:
            counted = and_(counted, col(Tally.part).in_({status.value for status in path.NEEDS}))
        yield counted
        if metric in _PARTS:
            yield and_(col(Tally.metric) == metric.value, col(Tally.part).in_(_PARTS[metric]))


def _rows(session: Session, actor: Actor, period: Period, today: date) -> Mapping[str, Mapping[UUID, int]]:
    """Count a branch's own rows by community, and who of it is there today; a branch has few."""
    asked = {
        "checked_in": Metric.CHECKED_IN, "local": Metric.LOCAL, "local_there": Metric.LOCAL_CHECKED_IN,
        "wanted": Metric.SOLVED_WANTED, "on_time": Metric.SOLVED_ON_TIME, "activities": Metric.ACTIVITIES,
        "person_times": Metric.PERSON_TIMES, "rated": Metric.RATED, "satisfied": Metric.SATISFIED,
    }  # fmt: skip
    now = Period(today, today)
    found = {
        name: metrics.split(
            session, actor, metric=metric, along=Along.COMMUNITY, today=today,
            period=now if KINDS[metric].timing is Timing.STANDING else period,
        )
        for name, metric in asked.items()
    }  # fmt: skip
    counts = {name: {place: number or 0 for place, number in (one.parts or {}).items()} for name, one in found.items()}
    return counts | {"open_needs": _open_needs(session, actor)}


def _open_needs(session: Session, actor: Actor) -> Mapping[UUID, int]:
    """Count the needs that somebody still has to move."""
    rows = session.execute(
        select(col(Need.community_id), func.count().label("number"))
        .where(scope.own(Need, actor), col(Need.status).in_(path.NEEDS))
        .group_by(col(Need.community_id))
    )
    return {row.community_id: row.number for row in rows}
