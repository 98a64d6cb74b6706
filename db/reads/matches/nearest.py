"""Narrowing before weighing: the members that what is fixed speaks for — skill, closeness, home — and some others."""

from datetime import date
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlmodel import col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches.asked import Asked
from db.rules.matching import LEVELS, Closeness, Weights, close_points, skill_points
from db.rules.rights import Actor
from db.tables.people import Member, MemberSkill
from db.tables.places import Community, Street
from db.terms import MemberStatus

ABLE: Final = 300
"""How many able members are weighed: far more than are shown, so that load and rest can still turn the order."""

OTHERS: Final = 40
"""How many of those who cannot be asked are looked at."""

TO_BE_ASKED: Final = and_(
    col(Member.status) == MemberStatus.IN_SERVICE,
    col(Member.checked_in_on).is_not(None),
    col(Member.willing).is_(true()),
)
"""What everybody must be who is asked for anything."""

_STEPS: Final = {level.value: step for step, level in enumerate(LEVELS, 1)}


def nearest(actor: Actor, asked: Asked, weights: Weights) -> Subquery:
    """Give id, closeness, level, certificate and its last day of the members worth weighing within reach."""
    skilled = _skilled(actor, asked)
    level = skilled.c.level if asked.skill_ids else null()
    fixed = _fixed_points(asked, level, weights)
    known = _known(actor, asked, skilled, fixed)
    has_skill = level.is_not(None) if asked.skill_ids else true()
    able = and_(TO_BE_ASKED, has_skill)
    # of those who cannot be asked, only neighbours and the skilled are worth a word
    near = or_(col(Member.serves_community_id) == asked.community_id, has_skill if asked.skill_ids else false())
    order = fixed.desc(), col(Member.id)
    best = known.where(able).order_by(*order).limit(ABLE).subquery()
    rest = known.where(~able, near).order_by(*order).limit(OTHERS).subquery()
    return union_all(select(best), select(rest)).subquery("nearest")


def _known(actor: Actor, asked: Asked, skilled: Subquery, fixed: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    found = (
        select(
            col(Member.id),
            _closeness(asked).label("closeness"),
            fixed.label("fixed"),
            (skilled.c.level if asked.skill_ids else literal(0)).label("level"),
            (skilled.c.certificate if asked.skill_ids else literal(0)).label("certificate"),
            (skilled.c.expires_on if asked.skill_ids else literal(date.max)).label("expires_on"),
        )
        .outerjoin(Community, on(Community, Member.serves_community_id))
        .outerjoin(Street, on(Street, Community.street_id))
        .where(scope.members(actor))
    )
    return found.outerjoin(skilled, skilled.c.member_id == col(Member.id)) if asked.skill_ids else found


def _closeness(asked: Asked) -> ColumnElement[str]:
    return case(
        (col(Member.serves_community_id) == asked.community_id, Closeness.COMMUNITY.value),
        (col(Community.street_id) == asked.street_id, Closeness.STREET.value),
        (col(Street.district_id) == asked.district_id, Closeness.DISTRICT.value),
        else_=Closeness.FAR.value,
    )


def _fixed_points(asked: Asked, level: ColumnElement[Any], weights: Weights) -> ColumnElement[int]:
    near = case({place.value: close_points(place, weights) for place in Closeness}, value=_closeness(asked))
    home = case((col(Member.home_community_id) == asked.community_id, weights.home), else_=0)
    if not asked.skill_ids:
        return near + home
    skill = {step: skill_points(LEVELS[step - 1], weights) for step in _STEPS.values()}
    return near + home + case(skill, value=level, else_=0)


def _skilled(actor: Actor, asked: Asked) -> Subquery:
    """Give for each member the best level in the wanted skill or its children, and the longest certificate."""
    return (
        select(col(MemberSkill.member_id), *held())
        .where(col(MemberSkill.org_id) == actor.org_id, col(MemberSkill.skill_id).in_(asked.skill_ids))
        .group_by(col(MemberSkill.member_id))
        .subquery("skilled")
    )


def held() -> tuple[ColumnElement[Any], ...]:
    """Give, over several skills of one member, the best level, whether there is a certificate, and its last day."""
    paper = col(MemberSkill.certificate) != ""
    # a certificate without a last day is valid for ever
    last_day = case((paper, func.coalesce(col(MemberSkill.expires_on), date.max)))
    return (
        func.max(case(_STEPS, value=col(MemberSkill.level))).label("level"),
        func.max(case((paper, 1), else_=0)).label("certificate"),
        func.max(last_day).label("expires_on"),
    )
