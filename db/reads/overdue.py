"""What is overdue in a community, of a branch or of a unit, since when, and with whom it lies."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.reads.matches import facts
from db.reads.wishes import wish_due
from db.rules import path
from db.rules.holding import NEED_HOLDER, Holder
from db.rules.rights import Actor, Right
from db.tables.agreements import Agreement, JointTask
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import AgreementStatus, ClaimTarget, ClauseStatus, NeedStatus, PathStage, Side

MOST: Final = 30
"""How many overdue things are shown, the longest overdue first."""


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """A thing that should have moved on: what, where, since when, and whose turn it is."""

    #: None: what the two sides of an agreement mean to do; its code is the agreement's
    target: ClaimTarget | None
    code: str
    words: str
    community: str
    due_on: date
    days: int
    holder: Holder
    #: as the actor may see the name; empty where no single member carries it
    member: str
    branch: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of thing that may be overdue: its table, its words, its due day, its stages, and who may see it."""

    target: ClaimTarget
    table: Any
    words: Any
    due: Any
    stages: Any
    member: Any
    right: Right


_KINDS: Final = (
    _Kind(ClaimTarget.NEED, Need, Need.text, col(Need.due_on), path.NEEDS, Need.member_id, Right.SEE_NEEDS),
    _Kind(ClaimTarget.WISH, Wish, Wish.thing, wish_due(), path.WISHES, Wish.member_id, Right.SEE_WISHES),
    _Kind(ClaimTarget.PROJECT, Project, Project.name, col(Project.ends_on), path.PROJECTS, None, Right.SEE_LISTS),
)
_HOLDER: Final = {
    PathStage.FIND: Holder.COMMUNITY,
    PathStage.MATCH: Holder.STAFF,
    PathStage.SOLVE: Holder.MEMBER,
    PathStage.EVALUATE: Holder.COMMUNITY,
}
"""Whose turn it is at a stage; of a need its status says it more exactly."""


def overdue(session: Session, actor: Actor, *, today: date, place: UUID) -> tuple[OverdueLine, ...]:
    """Give what is overdue within reach in a community, of a branch or of a unit, the longest overdue first.

    Whoever may not look at a kind of thing is told none of it.
    """
    seen = [kind for kind in _KINDS if actor.may(kind.right)]
    found = [line for kind in seen for line in _overdue(session, actor, kind, today, place)]
    if actor.may(Right.SEE_CHECKINS):
        found += _joint(session, actor, today, place)
    return tuple(sorted(found, key=lambda line: (line.due_on, line.code))[:MOST])


def _overdue(session: Session, actor: Actor, kind: _Kind, today: date, place: UUID) -> list[OverdueLine]:
    table, due = kind.table, kind.due
    told = [col(table.code), col(kind.words), col(Community.name), due, col(table.status), col(Branch.name)]
    statement = (
        select(*told, *([col(Member.id), col(Member.name)] if kind.member else []))
        .select_from(table)
        .join(Community, on(Community, table.community_id))
        .outerjoin(Branch, on(Branch, table.branch_id))
        .where(scope.own(table, actor), col(table.status).in_(kind.stages), due < today, _at(table, place))
        .where(*_not_carried(kind))
        .order_by(due, col(table.code))
        .limit(MOST)
    )
    if kind.member:
        statement = statement.outerjoin(Member, on(Member, kind.member))
    return [_line(actor, kind, today, *row) for row in session.execute(statement)]


def _joint(session: Session, actor: Actor, today: date, place: UUID) -> list[OverdueLine]:
    """Give what the two sides of an agreement meant to do and have not done, with the side that has it."""
    due = col(JointTask.due_on)
    rows = session.execute(
        select(
            JointTask, col(Agreement.code).label("code"), col(Community.name).label("community"),
            col(Branch.name).label("branch"),
        )
        .join(Agreement, on(Agreement, JointTask.agreement_id))
        .join(Community, on(Community, JointTask.community_id))
        .join(Branch, on(Branch, JointTask.branch_id))
        .where(scope.own(JointTask, actor), col(JointTask.status) == ClauseStatus.PROMISED, due < today)
        .where(col(Agreement.status) == AgreementStatus.SIGNED, _at(JointTask, place))
        .order_by(due, col(Agreement.code))
        .limit(MOST)
    )  # fmt: skip
    return [
        OverdueLine(
            target=None,
            code=row.code,
            words=row.JointTask.text,
            community=row.community,
            due_on=row.JointTask.due_on,
            days=(today - row.JointTask.due_on).days,
            holder=Holder.COMMUNITY if row.JointTask.holder is Side.COMMUNITY else Holder.MEMBER,
            member="",
            branch=row.branch,
        )
        for row in rows
    ]


def _not_carried(kind: _Kind) -> list[ColumnElement[bool]]:
    # a need that a project carries goes the project's way: the two are one thing, late once
    return [facts.carrier().is_(None)] if kind.target is ClaimTarget.NEED else []


def _line(actor: Actor, kind: _Kind, today: date, *row: Any) -> OverdueLine:  # noqa: ANN401 - the columns told
    code, words, community, due_on, status, branch, *whose = row
    member_id, name = whose or (None, None)
    holder = NEED_HOLDER[status] if isinstance(status, NeedStatus) else _HOLDER[kind.stages[status]]
    return OverdueLine(
        target=kind.target,
        code=code,
        words=words,
        community=community,
        due_on=due_on,
        days=(today - due_on).days,
        holder=holder,
        member=scope.shown_name(actor, name, member_id=member_id) if name else "",
        branch=branch or "",
    )


def _at(table: Any, place: UUID) -> ColumnElement[bool]:  # noqa: ANN401 - any table that names both
    return or_(col(table.community_id) == place, col(table.branch_id) == place, col(Branch.unit_id) == place)
