"""Questions about the scheme's own settings: the versions of the point rules, and the tree of skills."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.people import MemberSkill, Skill
from db.tables.points import PointRules
from db.terms import SkillId


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """A version of the point values, from which day on it holds, and who put it in force."""

    version: int
    since: date
    first: int
    second: int
    third: int
    service: int
    #: most points a member may earn in a year; None when there is no cap
    member_cap: int | None
    #: most points a branch may earn in a year; None when there is no cap
    branch_cap: int | None
    #: empty for the version that came with the software
    published_by: str
    published_at: datetime | None
    #: whether it is the one that holds on the day asked for
    in_force: bool


@dataclass(frozen=True, slots=True)
class SkillNode:
    """A skill where it stands in the tree, and how many members have it."""

    id: SkillId
    code: str
    name: str
    name_en: str
    parent_id: SkillId | None
    certified: bool
    #: how many skills stand above it
    depth: int
    members: int


def rule_versions(session: Session, actor: Actor, *, today: date) -> list[RuleVersion]:
    """Give all versions of the point rules, the latest day first; the one in force today is marked."""
    rows = session.execute(
        select(PointRules, col(Account.name))
        .outerjoin(Account, on(Account, PointRules.published_by))
        .where(scope.everybody(PointRules, actor))
        .order_by(col(PointRules.since).desc())
    ).all()
    now = max((rules.since for rules, _ in rows if rules.since <= today), default=None)
    return [
        RuleVersion(
            version=rules.version,
            since=rules.since,
            first=rules.first,
            second=rules.second,
            third=rules.third,
            service=rules.service,
            member_cap=rules.member_cap,
            branch_cap=rules.branch_cap,
            published_by=name or "",
            published_at=rules.published_at,
            in_force=rules.since == now,
        )
        for rules, name in rows
    ]


def skill_tree(session: Session, actor: Actor) -> list[SkillNode]:
    """Give all skills as a tree written down line by line, each below the one it stands under, by code."""
    held = (
        select(func.count())
        .where(scope.everybody(MemberSkill, actor), col(MemberSkill.skill_id) == Skill.id)
        .correlate(Skill)
    )
    columns = (Skill.id, Skill.code, Skill.name, Skill.name_en, Skill.parent_id, Skill.certified)
    rows = session.execute(
        select(*map(col, columns), held.scalar_subquery().label("members"))
        .where(scope.everybody(Skill, actor))
        .order_by(col(Skill.code))
    )
    under: dict[object, list[Any]] = defaultdict(list)
    for row in rows:
        under[row.parent_id].append(row)
    return list(_below(None, under, 0))


def _below(parent_id: object, under: Mapping[object, list[Any]], depth: int) -> Iterator[SkillNode]:
    for row in under.get(parent_id, ()):
        yield SkillNode(row.id, row.code, row.name, row.name_en, row.parent_id, row.certified, depth, row.members)
        yield from _below(row.id, under, depth + 1)
