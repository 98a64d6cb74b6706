"""Days that are signed for: what a closed quarter was computed by stays as it was."""

from datetime import date

from sqlmodel import select

from db.errors import Code, Refusal
from db.rules.quarters import period_of_quarter
from db.tables.reports import Quarter
from db.terms import QuarterStatus
from db.work import Work


def only_unsigned(work: Work, *, since: date) -> None:
    """Refuse a day on which, or after which, a quarter's forms were signed; Refusal(QUARTER_CLOSED)."""
    closed = work.session.exec(select(Quarter.name).where(Quarter.status == QuarterStatus.CLOSED))
    newest = max(closed, default=None, key=lambda name: period_of_quarter(name).last)
    if newest is not None and since <= period_of_quarter(newest).last:
        raise Refusal(Code.QUARTER_CLOSED, quarter=newest, since=since)
