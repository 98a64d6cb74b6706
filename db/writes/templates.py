"""Templates of activities: kept by whoever plans, begun in two taps by whoever stands at the event, planned ahead."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlmodel import select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.calendar import moment_on
from db.rules.recurring import WEEKS
from db.rules.rights import Right
from db.rules.sketches import Sketch
from db.tables.activities import Activity, ActivityTemplate
from db.tables.people import Branch
from db.tables.places import Community
from db.terms import ActivityStatus, BranchId, CommunityId, TemplateId
from db.work import Work
from db.writes.activity_plans import MOST_PLACES
from db.writes.numbers import next_code

MOST_AHEAD: Final = 12
"""Activities of a template that are planned in one go."""


def keep_template(work: Work, *, branch_id: BranchId, community_id: CommunityId, sketch: Sketch) -> ActivityTemplate:
    """Keep what a branch's activities of a sort in a community have in common.

    Raises NAME_TAKEN within the branch, EMPTY, TOO_LONG, OUT_OF_RANGE, NOT_ALLOWED.
    """
    branch, community = work.get(Branch, branch_id), work.get(Community, community_id)
    work.require(Right.PLAN_ACTIVITY, branch_id=branch.id, community_id=community.id)
    template = ActivityTemplate(branch_id=branch.id, community_id=community.id, **_checked(sketch))
    work.add(template, Code.NAME_TAKEN, "name")
    work.record("template.kept", template)
    return template


def change_template(work: Work, *, template_id: TemplateId, sketch: Sketch) -> ActivityTemplate:
    """Change a template; activities that are planned by it already stay as they are.

    Raises NAME_TAKEN within the branch, EMPTY, TOO_LONG, OUT_OF_RANGE, NOT_ALLOWED.
    """
    template = _template(work, template_id, Right.PLAN_ACTIVITY)
    for name, value in _checked(sketch).items():
        setattr(template, name, value)
    work.add(template, Code.NAME_TAKEN, "name")
    work.record("template.changed", template)
    return template


def retire_template(work: Work, *, template_id: TemplateId) -> ActivityTemplate:
    """Use a template no more; activities planned by it stay. Its name is free again."""
    template = _template(work, template_id, Right.PLAN_ACTIVITY)
    template.retired = True
    # the name may be taken anew: what is retired keeps its own, told apart by its identifier
    template.name = f"{template.name[:40]} {template.id.hex[-12:]}"
    work.record("template.retired", template)
    return template


def begin_from_template(work: Work, *, template_id: TemplateId) -> Activity:
    """Plan today's activity of a template, for whoever stands there; a second tap gives the first one back."""
    template = _template(work, template_id, Right.RECORD_ATTENDANCE)
    return _of_the_day(work, template, work.today)


def plan_ahead(work: Work, *, template_id: TemplateId, days: Sequence[date]) -> list[Activity]:
    """Plan a template's activities of several days; a day that has one keeps it. Raises EMPTY, OUT_OF_RANGE."""
    template = _template(work, template_id, Right.PLAN_ACTIVITY)
    if not days:
        raise Refusal(Code.EMPTY, field="days")
    entries.number(len(days), "days", 1, MOST_AHEAD)
    return [_of_the_day(work, template, day) for day in days]


def _checked(sketch: Sketch) -> dict[str, Any]:
    recurs = sketch.weekday is not None
    return {
        "name": entries.words(sketch.name, "name", 60),
        "kind": sketch.kind,
        "minutes": entries.number(sketch.minutes, "minutes", 1, 1440),
        "places": None if sketch.places is None else entries.number(sketch.places, "places", 1, MOST_PLACES),
        "venue": entries.maybe_words(sketch.venue, "venue", 60),
        "starts": sketch.starts,
        "weekday": None if sketch.weekday is None else entries.number(sketch.weekday, "weekday", 0, 6),
        "week": None if sketch.week is None or not recurs else entries.number(sketch.week, "week", 1, WEEKS),
    }


def _template(work: Work, template_id: TemplateId, right: Right) -> ActivityTemplate:
    template = work.get(ActivityTemplate, template_id, lock=True)
    work.require(right, branch_id=template.branch_id, community_id=template.community_id)
    if template.retired:
        raise Refusal(Code.NOT_FOUND, table="activity_template")
    return template


def _of_the_day(work: Work, template: ActivityTemplate, day: date) -> Activity:
    known = work.session.exec(
        select(Activity).where(
            Activity.template_id == template.id,
            Activity.org_id == template.org_id,
            Activity.day == day,
            Activity.status != ActivityStatus.CANCELLED,
        )
    ).first()
    if known is not None:
        return known
    activity = work.add(
        Activity(
            code=next_code(work, "HD", day.year),
            name=template.name,
            kind=template.kind,
            branch_id=template.branch_id,
            community_id=template.community_id,
            template_id=template.id,
            day=day,
            starts_at=moment_on(day, template.starts),
            minutes=template.minutes,
            venue=template.venue,
            places=template.places,
            recorded_by=work.actor.account_id,
        )
    )
    work.record("activity.planned", activity, template=template.name)
    return activity
