"""Templates: kept by whoever plans, begun in one tap by whoever stands there, planned ahead without doubles."""

from datetime import date, time

from sqlalchemy import Engine

from db.errors import Code
from db.reads.templates import TemplateLine, template_list
from db.rules.rights import Actor
from db.rules.sketches import Sketch
from db.tables.activities import Activity
from db.terms import ActivityKind, Role, TemplateId
from db.work import reading
from db.writes import activities, templates
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, refused, rows
from tests.builders.steps import DAY

WEEKLY = Sketch("周三清洁", ActivityKind.CLEANING, 90, 20, "广场", time(9, 30), weekday=2)
WEDNESDAYS = [date(2026, 5, 27), date(2026, 6, 3)]


def kept(engine: Engine, town: Town, sketch: Sketch = WEEKLY) -> TemplateId:
    facts = {"branch_id": town.branch_a, "community_id": town.wanghu, "sketch": sketch}
    return TemplateId(does(engine, town.secretary, templates.keep_template, **facts).id)


def shown(engine: Engine, actor: Actor) -> list[TemplateLine]:
    with reading(engine) as session:
        return template_list(session, actor, today=DAY)


def test_a_helper_begins_todays_activity_by_one_tap_and_a_second_finds_it(engine: Engine) -> None:
    town = a_town(engine)
    template = kept(engine, town)
    helper = actor_of(Role.HELPER, communities=(town.wanghu,))

    first = does(engine, helper, templates.begin_from_template, template_id=template)
    second = does(engine, town.clerk, templates.begin_from_template, template_id=template)

    assert first.id == second.id
    (activity,) = rows(engine, Activity)
    assert (activity.name, activity.day, activity.starts_at) == ("周三清洁", DAY, at(hour=1, minute=30))
    assert (activity.venue, activity.places, activity.minutes) == ("广场", 20, 90)
    assert (activity.branch_id, activity.community_id) == (town.branch_a, town.wanghu)


def test_days_planned_ahead_are_planned_once_and_a_cancelled_one_again(engine: Engine) -> None:
    town = a_town(engine)
    template = kept(engine, town)
    facts = {"template_id": template, "days": WEDNESDAYS}

    proposed = shown(engine, town.secretary)[0].next_days[:2]
    first, _ = does(engine, town.secretary, templates.plan_ahead, **facts)
    does(engine, town.secretary, templates.plan_ahead, **facts)
    doubled = len(rows(engine, Activity))
    does(engine, town.secretary, activities.cancel_activity, activity_id=first.id, reason="下雨")
    does(engine, town.secretary, templates.plan_ahead, **facts)

    assert list(proposed) == WEDNESDAYS
    assert (doubled, len(rows(engine, Activity))) == (2, 3)
    assert shown(engine, town.secretary)[0].planned == tuple(WEDNESDAYS)
    assert shown(engine, town.secretary)[0].due_today is True


def test_templates_are_changed_and_given_up_by_their_own_and_seen_by_nobody_else(engine: Engine) -> None:
    town = a_town(engine)
    template, other = kept(engine, town), kept(engine, town, Sketch("义诊", ActivityKind.CARE))
    monthly = Sketch("周三清洁日", ActivityKind.CLEANING, weekday=2, week=1)

    does(engine, town.secretary, templates.change_template, template_id=template, sketch=monthly)
    taken = [
        refused(engine, town.secretary, templates.change_template, template_id=other, sketch=monthly),
        refused(
            engine, town.secretary, templates.keep_template,
            branch_id=town.branch_a, community_id=town.tingsong, sketch=monthly,
        ),
    ]  # fmt: skip
    seen = [{line.sketch.name for line in shown(engine, who)} for who in (town.clerk, town.other_clerk)]
    does(engine, town.secretary, templates.retire_template, template_id=template)

    assert taken == [Code.NAME_TAKEN, Code.NAME_TAKEN]
    assert seen == [{"义诊", "周三清洁日"}, set()]
    assert [line.sketch.name for line in shown(engine, town.clerk)] == ["义诊"]
    assert refused(engine, town.secretary, templates.begin_from_template, template_id=template) is Code.NOT_FOUND
    assert kept(engine, town, monthly) != template
