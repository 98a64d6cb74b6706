"""The quarters of the invented city: closed by two people, all but the last, which is overdue."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import func, select
from sqlmodel import col

from db.rules.calendar import Period, Span, period_around, quarter_of
from db.tables.keeping import Tally
from db.tables.needs import Need
from db.tables.people import Branch
from db.terms import FormKind, QuarterId, TallyOf
from db.work import Work
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
        world.story.at(world.chance.office_after(filled, 1, 4), lambda later: _closes(later, world, quarter_id, period))


def _in_office(world: World, day: date) -> datetime:
    return world.chance.office_after(world.chance.hour(day), 0, 3)


def _closes(stage: Stage, world: World, quarter_id: QuarterId, period: Period) -> None:
    work = stage.as_(world.office.second)
    forms = {FormKind.QA: _by_branch(work, period), FormKind.QB: _solved(work, period)}
    quarters.close_quarter(work, quarter_id=quarter_id, forms=forms)


def _by_branch(work: Work, period: Period) -> Mapping[str, object]:
    """Q-A: by branch, what the tallies hold on the day of closing for the quarter's months, and what stands."""
    rows = work.session.execute(
        select(col(Branch.code), col(Tally.metric), func.sum(col(Tally.value)))
        .join(Tally, (col(Tally.of_id) == Branch.id) & (col(Tally.org_id) == Branch.org_id))
        .where(col(Tally.by) == TallyOf.BRANCH, col(Tally.month).in_(["", *period.months]))
        .group_by(col(Branch.code), col(Tally.metric))
        .order_by(col(Branch.code), col(Tally.metric))
    )
    return {f"{code}.{metric}": int(value) for code, metric, value in rows}


def _solved(work: Work, period: Period) -> Mapping[str, object]:
    """Q-B: a line for each need that was solved in the quarter."""
    rows = work.session.execute(
        select(col(Need.code), col(Need.text), col(Need.asked_on), col(Need.solved_on), col(Need.satisfaction))
        .where(col(Need.solved_on).between(period.first, period.last))
        .order_by(col(Need.code))
    )
    return {
        code: {"text": text, "asked_on": str(asked), "solved_on": str(solved), "satisfaction": said}
        for code, text, asked, solved, said in rows
    }
