"""Skill gaps: needs that nobody can serve, by skill and street, and the branches that come nearest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import another, on
from db.reads.matches.city import city_desk
from db.reads.matches.nearest import TO_BE_ASKED
from db.reads.matches.things import Thing
from db.rules.rights import Actor
from db.tables.people import Branch, Member, MemberSkill, Skill
from db.tables.places import Community
from db.terms import ClaimTarget

NEAREST: Final = 3
"""Branches named for each gap."""


@dataclass(frozen=True, slots=True)
class NearBranch:
    """A branch that could close a gap: members who have the skill at all, and members who serve in the street."""

    name: str
    holders: int
    serving: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that is wanted in a street and that nobody who can be asked has: the needs, holders, near branches."""

    skill: str
    skill_en: str
    street: str
    certified: bool
    needs: tuple[Thing, ...]
    #: members anywhere within reach who have the skill, and yet cannot be asked for these needs
    holders: int
    branches: tuple[NearBranch, ...]


_NEEDS: Final = frozenset({ClaimTarget.NEED})


def skill_gaps(session: Session, actor: Actor, *, today: date) -> list[Gap]:
    """Give the gaps within reach, those with most needs first."""
    desk = city_desk(session, actor, today=today, targets=_NEEDS)
    found: dict[tuple[UUID, UUID], list[Thing]] = defaultdict(list)
    for place, thing in enumerate(desk.things):
        if thing.skill_id is not None and desk.offers.suits_nobody(place):
            found[thing.skill_id, thing.street_id].append(thing)
    if not found:
        return []
    holders = _holders(session, actor, {skill_id for skill_id, _ in found})
    serving = _serving(session, actor, {street_id for _, street_id in found})
    gaps = [_gap(them, holders[skill], serving[street]) for (skill, street), them in found.items()]
    return sorted(gaps, key=lambda gap: (-len(gap.needs), gap.skill, gap.street))


def _gap(them: Sequence[Thing], holders: Mapping[str, int], serving: Mapping[str, int]) -> Gap:
    branches = [NearBranch(name, holders.get(name, 0), serving.get(name, 0)) for name in {*holders, *serving}]
    branches.sort(key=lambda one: (-one.holders, -one.serving, one.name))
    first = them[0]
    return Gap(
        skill=first.skill,
        skill_en=first.skill_en,
        street=first.street,
        certified=first.certified,
        needs=tuple(them),
        holders=sum(holders.values()),
        branches=tuple(branches[:NEAREST]),
    )


def _holders(session: Session, actor: Actor, skills: set[UUID]) -> dict[UUID, dict[str, int]]:
    """Count, for each skill and branch, who has it or one of its children."""
    answer, asked = another(Skill), another(Skill)
    rows = session.execute(
        select(asked.id, col(Branch.name), func.count(col(Member.id).distinct()))
        .select_from(MemberSkill)
        .join(Member, on(Member, MemberSkill.member_id))
        .join(Branch, on(Branch, Member.branch_id))
        .join(answer, on(answer, MemberSkill.skill_id))
        .join(asked, or_(asked.id == answer.id, asked.id == answer.parent_id) & (asked.org_id == answer.org_id))
        .where(scope.members(actor), TO_BE_ASKED, asked.id.in_(skills))
        .group_by(asked.id, col(Branch.name))
    )
    return _by_branch((row[0], row[1], row[2]) for row in rows)


def _serving(session: Session, actor: Actor, streets: set[UUID]) -> dict[UUID, dict[str, int]]:
    """Count, for each street and branch, who is checked in there."""
    rows = session.execute(
        select(col(Community.street_id), col(Branch.name), func.count())
        .select_from(Member)
        .join(Branch, on(Branch, Member.branch_id))
        .join(Community, on(Community, Member.serves_community_id))
        .where(scope.members(actor), TO_BE_ASKED, col(Community.street_id).in_(streets))
        .group_by(col(Community.street_id), col(Branch.name))
    )
    return _by_branch((row[0], row[1], row[2]) for row in rows)


def _by_branch(rows: Iterable[tuple[UUID, str, int]]) -> dict[UUID, dict[str, int]]:
    counted: dict[UUID, dict[str, int]] = defaultdict(dict)
    for of, branch, members in rows:
        counted[of][branch] = members
    return counted
