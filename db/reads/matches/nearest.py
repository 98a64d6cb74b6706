"""Narrowing before weighing: the members that what is fixed speaks for — skill, closeness, home — and some others."""

from datetime import date
from math import cos, radians
from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlmodel import col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches.asked import Asked
from db.rules.matching import DEGREE, DISTANCES, LEVELS, Closeness, Weights, close_points, skill_points
from db.rules.rights import Actor
from db.tables.people import Member, MemberSkill
from db.tables.places import Community, Street
from db.terms import MemberStatus

ABLE: Final = 300
"""How many able members are weighed: far more than are shown, so that load and rest can still turn the order."""

OTHERS: Final = 40
"""How many of those who cannot be asked are looked at, in the community and of the skilled elsewhere."""

TO_BE_ASKED: Final = and_(
    col(Member.status) == MemberStatus.IN_SERVICE,
    col(Member.checked_in_on).is_not(None),
    col(Member.willing).is_(true()),
)
"""What everybody must be who is asked for anything."""

#: distances are whole metres: up to half a metre more is rounded away
HALF: Final = 0.5

_STEPS: Final = {level.value: step for step, level in enumerate(LEVELS, 1)}


def nearest(actor: Actor, asked: Asked, weights: Weights) -> Subquery:
    """Give key, closeness and level of the members worth weighing within reach; each stands there once."""
    here = col(Member.serves_community_id) == asked.community_id
    if not asked.skill_ids:
        everybody = _known(actor, asked, weights, literal(0))
        return _together(
            _first(everybody.where(TO_BE_ASKED).subquery(), ABLE),
            _first(everybody.where(~TO_BE_ASKED, here).subquery(), OTHERS),
        )
    skilled = _skilled(actor, asked)
    level = skilled.c.level
    able, away = TO_BE_ASKED.label("able"), col(Member.serves_community_id).is_distinct_from(asked.community_id)
    holders = (
        _known(actor, asked, weights, level)
        .add_columns(able, away.label("away"))
        .join(skilled, skilled.c.member_id == col(Member.id))
        .cte("holders")
    )
    neighbours = _known(actor, asked, weights, level).outerjoin(skilled, skilled.c.member_id == col(Member.id))
    # of those who cannot be asked, only neighbours and the skilled are worth a word
    return _together(
        _first(holders, ABLE, holders.c.able),
        _first(neighbours.where(here, or_(~TO_BE_ASKED, level.is_(None))).subquery(), OTHERS),
        _first(holders, OTHERS, ~holders.c.able, holders.c.away),
    )


def _known(actor: Actor, asked: Asked, weights: Weights, level: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    closeness, fixed = _closeness(asked).label("closeness"), _fixed_points(asked, level, weights).label("fixed")
    return select(col(Member.id), col(Member.org_id), closeness, level.label("level"), fixed).where(
        scope.members(actor)
    )


def _first(found: FromClause, most: int, *among: ColumnElement[bool]) -> Subquery:
    told = select(found.c.id, found.c.org_id, found.c.closeness, found.c.level).where(*among)
    return told.order_by(found.c.fixed.desc(), found.c.id).limit(most).subquery()


def _together(*parts: Subquery) -> Subquery:
    # bounded as a whole, too: without statistics SQLite else joins part by part, over all members each time
    return union_all(*map(select, parts)).limit(ABLE + 2 * OTHERS).subquery("nearest")


def _places(*within: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the member is checked in at one of some communities: a short list, looked up once."""
    there = select(col(Community.id)).join(Street, on(Street, Community.street_id)).where(*within)
    return col(Member.serves_community_id).in_(there)


def _by_closeness(asked: Asked, values: Any) -> ColumnElement[Any]:  # noqa: ANN401 - words or numbers
    return case(
        (col(Member.serves_community_id) == asked.community_id, values[Closeness.COMMUNITY]),
        (_places(col(Community.street_id) == asked.street_id), values[Closeness.STREET]),
        (_places(col(Street.district_id) == asked.district_id), values[Closeness.DISTRICT]),
        else_=values[Closeness.FAR],
    )


def _closeness(asked: Asked) -> ColumnElement[str]:
    return _by_closeness(asked, {place: place.value for place in Closeness})


def _near(asked: Asked, weights: Weights) -> ColumnElement[int]:
    """Give the points of closeness: by distance where both communities have coordinates, as the rule counts it."""
    by_place = _by_closeness(asked, {place: close_points(place, weights) for place in Closeness})
    if asked.latitude is None or asked.longitude is None:
        return by_place
    north, east = asked.latitude, asked.longitude
    up = (col(Community.latitude) - north) * DEGREE
    along = (col(Community.longitude) - east) * (DEGREE * cos(radians(north)))
    away = up * up + along * along
    known = and_(col(Community.latitude).is_not(None), col(Community.longitude).is_not(None))
    bands = [
        (_places(known, away <= (limit + HALF) * (limit + HALF)), close_points(Closeness.FAR, weights, limit))
        for limit in DISTANCES
    ]
    here = (col(Member.serves_community_id) == asked.community_id, close_points(Closeness.COMMUNITY, weights))
    return case(here, *bands, (_places(known), 0), else_=by_place)


def _fixed_points(asked: Asked, level: ColumnElement[Any], weights: Weights) -> ColumnElement[int]:
    near = _near(asked, weights)
    home = case((col(Member.home_community_id) == asked.community_id, weights.home), else_=0)
    skill = {step: skill_points(LEVELS[step - 1], weights) for step in _STEPS.values()}
    return near + home + case(skill, value=level, else_=0)


def _skilled(actor: Actor, asked: Asked) -> CTE:
    """Give for each member the best level in the wanted skill or its children."""
    # skill by skill: without statistics SQLite else reads the skills of all members
    held_by = [
        select(col(MemberSkill.member_id), col(MemberSkill.level)).where(
            col(MemberSkill.org_id) == actor.org_id, col(MemberSkill.skill_id) == skill_id
        )
        for skill_id in asked.skill_ids
    ]
    found = union_all(*held_by).subquery()
    return select(found.c.member_id, _best(found.c.level).label("level")).group_by(found.c.member_id).cte("skilled")


def papers(actor: Actor, asked: Asked) -> tuple[ColumnElement[Any], ...]:
    """Give whether the Member of the statement has a certificate for what is asked, and its last day."""
    if not asked.skill_ids:
        return literal(0).label("certificate"), literal(date.max).label("expires_on")
    _, certificate, expires_on = held()
    mine = (
        col(MemberSkill.org_id) == actor.org_id,
        col(MemberSkill.member_id) == Member.id,
        col(MemberSkill.skill_id).in_(asked.skill_ids),
    )
    return tuple(
        select(column).where(*mine).scalar_subquery().label(name)
        for column, name in ((certificate, "certificate"), (expires_on, "expires_on"))
    )


def _best(level: Any) -> ColumnElement[int]:  # noqa: ANN401 - a column
    return func.max(case(_STEPS, value=level))


def held() -> tuple[ColumnElement[Any], ...]:
    """Give, over several skills of one member, the best level, whether there is a certificate, and its last day."""
    paper = col(MemberSkill.certificate) != ""
    # a certificate without a last day is valid for ever
    last_day = case((paper, func.coalesce(col(MemberSkill.expires_on), date.max)))
    return (
        _best(col(MemberSkill.level)).label("level"),
        func.max(case((paper, 1), else_=0)).label("certificate"),
        func.max(last_day).label("expires_on"),
    )
