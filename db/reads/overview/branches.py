"""Branches that need attention: nobody checked in, nothing held, members without enough posts."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlmodel import Session, col

from db.reads import metrics, scope
from db.reads.areas import of_unit
from db.reads.overview.standing import Attention, Trouble, attentions
from db.rules.calendar import Period
from db.rules.metrics import Along, Concern, Metric
from db.rules.rights import Actor
from db.tables.lists import Post
from db.tables.people import Branch


def branches_in_trouble(
    session: Session, actor: Actor, *, period: Period, today: date, unit: UUID | None = None
) -> tuple[Attention, ...]:
    """Give what needs attention among the branches within reach, the worst first; only the members count as of today.

    As long as no post is offered anywhere, nobody can be said to hold too few.
    """
    if not (actor.reaches_all or actor.branch_ids):
        return ()
    here = (scope.branches(actor), col(Branch.retired).is_(False), *([of_unit(unit)] if unit else []))
    branches = session.execute(
        select(col(Branch.id), col(Branch.code), col(Branch.name)).where(*here).order_by(col(Branch.code))
    ).all()
    offered = session.scalar(select(exists().where(scope.everybody(Post, actor))))
    wanted = {
        Metric.IN_SERVICE: Period(today, today), Metric.CHECKED_IN: Period(today, today), Metric.ACTIVITIES: period,
        **({Metric.BELOW_MINIMUM: Period(today, today)} if offered else {}),
    }  # fmt: skip
    found = {
        metric: metrics.split(
            session, actor, metric=metric, along=Along.BRANCH, period=days, today=today, unit=unit
        ).parts or {}
        for metric, days in wanted.items()
    }  # fmt: skip

    def troubles(concern: Concern) -> tuple[Trouble, ...]:
        counts = {branch.id: _count(concern, branch.id, found) for branch in branches}
        them = [Trouble(branch.code, branch.name, counts[branch.id], None) for branch in branches if counts[branch.id]]
        return tuple(sorted(them, key=lambda one: -one.count))

    return attentions({concern: troubles(concern) for concern in _CONCERNS}, len(branches))


_CONCERNS = (Concern.ABSENT_BRANCH, Concern.IDLE_BRANCH, Concern.BELOW_MINIMUM)


def _count(concern: Concern, branch: UUID, found: Mapping[Metric, Mapping[Any, int | None]]) -> int:
    """Count what a branch's concern is about; a branch without members in service has none."""
    members = found[Metric.IN_SERVICE].get(branch) or 0
    match concern:
        case Concern.ABSENT_BRANCH:
            return 0 if found[Metric.CHECKED_IN].get(branch) else members
        case Concern.IDLE_BRANCH:
            return 1 if members and not found[Metric.ACTIVITIES].get(branch) else 0
        case _:
            return found.get(Metric.BELOW_MINIMUM, {}).get(branch) or 0
