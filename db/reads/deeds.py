"""The latest deeds: solved needs, fulfilled wishes, finished projects, with the names of who did them masked.

A project that carried a need is one deed with it: the solved need.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import and_, null, select, true
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.classes import masked
from db.rules.rights import Actor
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import ClaimTarget


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One deed: no word of what residents wrote, and nobody's whole name."""

    day: date
    target: ClaimTarget
    #: what need it was; a project has none, and whose wish it was would be a group of one
    kind: StrEnum | None
    community: str
    branch: str
    #: masked; empty where a branch did it together
    member: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """What becomes a deed: its table, the day it was done, what says of which kind it was, who did it."""

    target: ClaimTarget
    table: Any
    done: Any
    kind: Any
    member_id: Any
    #: which of them are deeds of their own
    own: Any = field(default_factory=true)


_KINDS: Final = (
    _Kind(ClaimTarget.NEED, Need, Need.solved_on, Need.kind, Need.member_id),
    _Kind(ClaimTarget.WISH, Wish, Wish.fulfilled_on, null(), Wish.member_id),
    _Kind(ClaimTarget.PROJECT, Project, Project.finished_on, null(), null(), col(Project.need_id).is_(None)),
)


def latest_deeds(session: Session, actor: Actor, *, most: int) -> tuple[DeedLine, ...]:
    """Give the newest deeds within reach, the newest first."""
    found = [line for kind in _KINDS for line in _latest(session, actor, kind, most)]
    return tuple(sorted(found, key=lambda line: line.day, reverse=True)[:most])


def _latest(session: Session, actor: Actor, kind: _Kind, most: int) -> list[DeedLine]:
    table, done = kind.table, col(kind.done)
    rows = session.execute(
        select(done, kind.kind, col(Community.name), col(Branch.name), col(Member.name))
        .select_from(table)
        .join(Community, on(Community, table.community_id))
        .outerjoin(Branch, on(Branch, table.branch_id))
        .outerjoin(Member, and_(col(Member.id) == kind.member_id, col(Member.org_id) == table.org_id))
        .where(scope.own(table, actor), done.is_not(None), kind.own)
        .order_by(done.desc(), col(table.id).desc())
        .limit(most)
    )
    return [
        DeedLine(day, kind.target, word, community, branch or "", masked("member", "name", member or ""))
        for day, word, community, branch, member in rows
    ]
