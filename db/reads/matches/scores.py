"""Who suits whom in the whole city: every limit and every point comes from the rule that ranks for one need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, TypeVar
from uuid import UUID

import numpy as np
from sqlalchemy import Row, or_, select
from sqlmodel import Session, col

from db.reads.joins import another, on
from db.reads.matches.facts import IN_HAND, SAID_NO
from db.reads.matches.nearest import held
from db.reads.matches.things import Thing
from db.rules.assignment import UNSUITED, Compact, Pairs, Suiting, joined, numbers, pairs
from db.rules.matching import (
    LEVELS,
    Closeness,
    Person,
    Wanted,
    Weights,
    close_points,
    limits_of,
    metres_between,
    own_points,
    skill_points,
)
from db.rules.rights import Actor
from db.tables.accounts import Account, AccountCommunity
from db.tables.claims import Claim
from db.tables.people import MemberSkill, Skill
from db.terms import MemberId, Role

T = TypeVar("T")
Rows = Sequence[Row[*tuple[Any, ...]]]
Wish = tuple[UUID | None, bool]
"""A skill that is wanted, and whether only with its certificate."""


def suiting(
    session: Session, actor: Actor, *, things: Sequence[Thing], rows: Rows, today: date, weights: Weights
) -> Suiting:
    """Give the scores of all members in these rows for all things, in their order."""
    wishes = _numbered((thing.skill_id, thing.certified) for thing in things)
    where = {thing.community_id: thing for thing in things}
    places = _numbered(where)
    people = [_person(row, today) for row in rows]
    skilled = _skilled(session, actor, [wish for wish, _ in wishes if wish])
    return Suiting(
        skilled=_table([_brought(people, wish, skilled, today, weights) for wish in wishes], len(people)),
        asks=numbers([wishes[(thing.skill_id, thing.certified)] for thing in things]),
        near=_near(rows, list(where.values()), weights),
        at=numbers([places[thing.community_id] for thing in things]),
        barred=joined(_answered(session, actor, things, people), _confirming(session, actor, things, people)),
    )


def _numbered(found: Iterable[T]) -> dict[T, int]:
    return {one: at for at, one in enumerate(dict.fromkeys(found))}


def closeness(row: Row[*tuple[Any, ...]], thing: Thing) -> Closeness:
    """Say how near the place where a member is checked in lies to where a thing is asked."""
    if row.serves_community_id == thing.community_id:
        return Closeness.COMMUNITY
    if row.street_id == thing.street_id:
        return Closeness.STREET
    return Closeness.DISTRICT if row.district_id == thing.district_id else Closeness.FAR


def _person(row: Row[*tuple[Any, ...]], today: date) -> Person:
    return Person(
        member_id=row.id,
        status=row.status,
        checked_in=row.checked_in_on is not None,
        willing=row.willing,
        load=row.load,
        asked_ago=(today - row.last_asked).days if row.last_asked else None,
        served=int(row.served),
        rated=int(row.rated),
        pleased=int(row.pleased),
    )


def _brought(
    people: Sequence[Person], wish: Wish, skilled: Mapping[UUID, Mapping[UUID, Person]], today: date, weights: Weights
) -> list[int]:
    """Give what everybody brings to one wanted skill wherever it is wanted; UNSUITED whom a hard limit rules out."""
    skill_id, certified = wish
    wanted = Wanted(today, skill=skill_id is not None, certified=certified)
    if skill_id is None:
        return [_points(wanted, person, weights) for person in people]
    # who does not have the skill is ruled out whatever else there is to say
    holders = skilled.get(skill_id, {})
    return [
        _points(wanted, _holding(person, holders[person.member_id]), weights)
        if person.member_id in holders
        else UNSUITED
        for person in people
    ]


def _holding(person: Person, held_by: Person) -> Person:
    return replace(person, level=held_by.level, certificate=held_by.certificate, expires_on=held_by.expires_on)


def _points(wanted: Wanted, person: Person, weights: Weights) -> int:
    if any(limits_of(wanted, person)):
        return UNSUITED
    return own_points(person, weights) + (skill_points(person.level, weights) if person.level else 0)


def _near(rows: Rows, things: Sequence[Thing], weights: Weights) -> Compact:
    """Give the points of closeness of everybody to each place; members checked in at one place are equally far."""
    stands = {row.serves_community_id: row for row in rows}
    order = {place: at for at, place in enumerate(stands)}
    serves = numbers([order[row.serves_community_id] for row in rows])
    places = {thing.community_id: at for at, thing in enumerate(things)}
    lives = numbers([places.get(row.home_community_id, -1) for row in rows])
    near = np.zeros((len(things), len(rows)), dtype=np.int16)
    for at, thing in enumerate(things):
        points = numbers([_closeness_points(row, thing, weights) for row in stands.values()])
        near[at] = points[serves] + np.where(lives == at, weights.home, 0)
    return near


def _closeness_points(row: Row[*tuple[Any, ...]], thing: Thing, weights: Weights) -> int:
    away = metres_between((thing.latitude, thing.longitude), (row.latitude, row.longitude))
    return close_points(closeness(row, thing), weights, away)


def _table(rows: list[list[int]], width: int) -> Compact:
    return np.asarray(rows, dtype=np.int16).reshape(len(rows), width)


def _skilled(session: Session, actor: Actor, wanted: list[UUID]) -> dict[UUID, dict[UUID, Person]]:
    """Give for each wanted skill who has it or one of its children, at which level and with which certificate."""
    answer, asked = another(Skill), another(Skill)
    rows = session.execute(
        select(asked.id.label("wanted_id"), col(MemberSkill.member_id), *held())
        .select_from(MemberSkill)
        .join(answer, on(answer, MemberSkill.skill_id))
        .join(asked, or_(asked.id == answer.id, asked.id == answer.parent_id) & (asked.org_id == answer.org_id))
        .where(col(MemberSkill.org_id) == actor.org_id, asked.id.in_(wanted))
        .group_by(asked.id, col(MemberSkill.member_id))
        .order_by(asked.id)
    )
    return {
        wanted_id: {row.member_id: _holder(row) for row in group}
        for wanted_id, group in groupby(rows, key=lambda row: row.wanted_id)
    }


def _holder(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(
        MemberId(row.member_id),
        level=LEVELS[row.level - 1],
        certificate=bool(row.certificate),
        expires_on=row.expires_on,
    )


def _answered(session: Session, actor: Actor, things: Sequence[Thing], people: Sequence[Person]) -> Pairs:
    """Give who has said no to what, and who is asked for it or at it already."""
    rows = session.execute(
        select(col(Claim.target_id), col(Claim.member_id)).where(
            col(Claim.org_id) == actor.org_id,
            col(Claim.target).in_({thing.target for thing in things}),
            col(Claim.status).in_((*SAID_NO, *IN_HAND)),
        )
    )
    places = {thing.id: at for at, thing in enumerate(things)}
    return _pairs(people, ((places[row.target_id], row.member_id) for row in rows if row.target_id in places))


def _confirming(session: Session, actor: Actor, things: Sequence[Thing], people: Sequence[Person]) -> Pairs:
    """Give who would have to confirm the service themselves, as the clerk of its community."""
    rows = session.execute(
        select(col(Account.member_id), col(AccountCommunity.community_id))
        .join(AccountCommunity, on(Account, AccountCommunity.account_id))
        .where(
            col(Account.org_id) == actor.org_id,
            col(Account.member_id).is_not(None),
            col(Account.role) == Role.CLERK,
            col(Account.closed_at).is_(None),
        )
    ).all()
    return _pairs(
        people,
        ((at, row.member_id) for row in rows for at, thing in enumerate(things) if thing.community_id == row[1]),
    )


def _pairs(people: Sequence[Person], found: Iterator[tuple[int, UUID | None]]) -> Pairs:
    places = {person.member_id: at for at, person in enumerate(people)}
    known = [(need, places[MemberId(member)]) for need, member in found if member and MemberId(member) in places]
    return pairs([need for need, _ in known], [member for _, member in known])
