"""Questions about templates: what may be begun or planned ahead, and what is planned already."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.recurring import falls_on, next_days
from db.rules.rights import Actor
from db.rules.sketches import Sketch
from db.tables.activities import Activity, ActivityTemplate
from db.tables.people import Branch
from db.tables.places import Community
from db.terms import ActivityStatus, BranchId, CommunityId, TemplateId

AHEAD: Final = 4
"""Days that are proposed to be planned next."""

_FAR: Final = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template: what it says, whose it is, what of it is planned from today on, and which days come next."""

    id: TemplateId
    sketch: Sketch
    branch_id: BranchId
    branch: str
    community_id: CommunityId
    community: str
    #: its rhythm has a day today
    due_today: bool
    planned: tuple[date, ...]
    #: the next days of its rhythm on which nothing is planned yet
    next_days: tuple[date, ...]


def template_list(session: Session, actor: Actor, *, today: date) -> list[TemplateLine]:
    """Give the templates within reach: what is due today first, then by name."""
    found = session.execute(
        select(ActivityTemplate, col(Branch.name).label("branch"), col(Community.name).label("community"))
        .join(Branch, on(Branch, ActivityTemplate.branch_id))
        .join(Community, on(Community, ActivityTemplate.community_id))
        .where(scope.templates(actor), col(ActivityTemplate.retired).is_(False))
    ).all()
    planned = _planned(session, actor, [row.ActivityTemplate.id for row in found], today)
    lines = [
        _line(row.ActivityTemplate, row.branch, row.community, today, planned[row.ActivityTemplate.id]) for row in found
    ]
    return sorted(lines, key=lambda line: (not line.due_today, line.sketch.name, line.branch))


def _planned(session: Session, actor: Actor, ids: Sequence[object], today: date) -> defaultdict[object, list[date]]:
    rows = session.execute(
        select(col(Activity.template_id), col(Activity.day))
        .where(
            scope.activities(actor),
            col(Activity.template_id).in_(ids),
            col(Activity.day) >= today,
            col(Activity.status) != ActivityStatus.CANCELLED,
        )
        .order_by(col(Activity.day))
    )
    days: defaultdict[object, list[date]] = defaultdict(list)
    for row in rows:
        days[row.template_id].append(row.day)
    return days


def _line(row: ActivityTemplate, branch: str, community: str, today: date, planned: Sequence[date]) -> TemplateLine:
    sketch = Sketch(row.name, row.kind, row.minutes, row.places, row.venue, row.starts, row.weekday, row.week)
    ahead = next_days(row.weekday, row.week, after=today, count=AHEAD + len(planned))
    return TemplateLine(
        id=TemplateId(row.id),
        sketch=sketch,
        branch_id=BranchId(row.branch_id),
        branch=branch,
        community_id=CommunityId(row.community_id),
        community=community,
        due_today=falls_on(today, row.weekday, row.week),
        planned=tuple(planned),
        next_days=tuple(day for day in ahead if day not in planned and day - today < _FAR)[:AHEAD],
    )
