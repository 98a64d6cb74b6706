"""What was confirmed and asked about since a quarter was signed: why its forms say something else now."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.calendar import day_in_shanghai
from db.rules.quarters import period_of_quarter
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.reports import Quarter, Snapshot
from db.terms import FollowupSubject

MOST = 50
"""How many activities are named at most."""


@dataclass(frozen=True, slots=True)
class LateActivity:
    """An activity of the quarter that a community confirmed after the forms were signed."""

    code: str
    name: str
    branch: str
    day: date
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class Since:
    """What came after the newest signature."""

    #: the latest first
    activities: tuple[LateActivity, ...] = ()
    #: answers about needs solved in the quarter that came on a later day
    followups: int = 0


def since_signed(session: Session, actor: Actor, *, quarter: str) -> Since:
    """Give what was confirmed and asked since a quarter's newest version, within the actor's reach; nothing before."""
    signed = session.scalar(
        select(func.max(Snapshot.frozen_at))
        .join(Quarter, on(Quarter, Snapshot.quarter_id))
        .where(scope.everybody(Snapshot, actor), col(Quarter.name) == quarter)
    )
    if signed is None:
        return Since()
    period = period_of_quarter(quarter)
    rows = session.execute(
        select(Activity, col(Branch.name))
        .join(Branch, on(Branch, Activity.branch_id))
        .where(
            scope.own(Activity, actor),
            col(Activity.day).between(period.first, period.last),
            col(Activity.confirmed_at) > signed,
        )
        .order_by(col(Activity.day).desc(), col(Activity.code))
        .limit(MOST)
    )
    answered = session.scalar(
        select(func.count())
        .select_from(Followup)
        .join(Need, on(Need, Followup.subject_id))
        .where(
            scope.own(Need, actor),
            col(Followup.subject) == FollowupSubject.NEED,
            col(Need.solved_on).between(period.first, period.last),
            col(Followup.asked_on) > day_in_shanghai(signed),
        )
    )
    late = tuple(
        LateActivity(one.code, one.name, branch, one.day, day_in_shanghai(one.confirmed_at))
        for one, branch in rows
        if one.confirmed_at is not None
    )
    return Since(late, answered or 0)
