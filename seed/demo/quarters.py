"""The quarters of the invented city: closed by two people, all but the last, which is overdue."""

from datetime import date, datetime, timedelta
from functools import partial

from db.rules.calendar import Period, Span, period_around, quarter_of
from db.terms import QuarterId
from db.writes import quarters
from seed.demo.story import Stage
from seed.demo.world import World


def schedule(world: World) -> None:
    """Open every quarter when it begins, close it in time; the last one due stays open, filled but unchecked."""
    periods = _periods(world)
    due = [period for period in periods if period.last + timedelta(days=10) < world.size.today]
    for period in periods:
        begins = world.chance.hour(max(period.first, world.size.begins) + timedelta(days=1))
        overdue = bool(due) and period is due[-1]
        world.story.at(begins, partial(_opens, world=world, period=period, overdue=overdue))


def _periods(world: World) -> list[Period]:
    day, found = world.size.begins, []
    while day < world.size.today:
        found.append(period_around(day, Span.QUARTER))
        day = found[-1].last + timedelta(days=1)
    return found


def _opens(stage: Stage, world: World, period: Period, *, overdue: bool) -> None:
    work = stage.as_(world.office.staff)
    quarter = quarters.open_quarter(work, name=quarter_of(period.first))
    filled = _in_office(world, period.last + timedelta(days=2))
    quarter_id = QuarterId(quarter.id)
    world.story.at(filled, lambda later: quarters.fill_quarter(later.as_(world.office.staff), quarter_id=quarter_id))
    if not overdue:
        closed = world.chance.office_after(filled, 1, 4)
        world.story.at(closed, lambda later: _closes(later, world, quarter_id), counts=True)


def _in_office(world: World, day: date) -> datetime:
    return world.chance.office_after(world.chance.hour(day), 0, 3)


def _closes(stage: Stage, world: World, quarter_id: QuarterId) -> None:
    quarters.close_quarter(stage.as_(world.office.second), quarter_id=quarter_id)
