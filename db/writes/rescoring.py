"""Points that follow other rules than those of their day: each line taken back, and earned anew by these."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from db.rules.rights import Right
from db.tables.activities import Activity
from db.tables.points import PointLine, PointRules
from db.terms import PointReason, PointSubject
from db.work import Work
from db.writes.points import left_under_cap, reverse, worth_of


@dataclass(frozen=True, slots=True)
class Moved:
    """A line of the ledger and what the rules of its day make of it."""

    line_id: UUID
    day: date
    subject: PointSubject
    before: int
    after: int
    version: int


def rescore(work: Work, *, most: int, first: date = date.min, last: date = date.max) -> tuple[Moved, ...]:
    """Bring the oldest lines that follow other rules than those of their day under these, at most so many at once.

    Only lines of the days from the first to the last are looked at. A line is taken back by its opposite and earned
    anew, so that both stand in the ledger; whoever runs it again, also after it was stopped, finds only what is left.
    Raises NOT_ALLOWED.
    """
    work.require(Right.APPROVE_RULES)
    return tuple(_anew(work, line, rules) for line, rules in _others(work, most, first, last))


def _others(work: Work, most: int, first: date, last: date) -> list[tuple[PointLine, PointRules]]:
    """Give the standing lines whose version is not the one in force on their day, with that one."""
    versions = work.session.exec(select(PointRules).order_by(col(PointRules.since))).all()
    found: list[tuple[PointLine, PointRules]] = []
    for rules, until in zip(versions, [*(later.since for later in versions[1:]), date.max], strict=True):
        lines = work.session.exec(
            select(PointLine)
            .where(
                col(PointLine.day).between(max(rules.since, first), last),
                col(PointLine.day) < until,
                PointLine.rules_id != rules.id,
                PointLine.reason != PointReason.REVERSAL,
                col(PointLine.reversed).is_(False),
            )
            .order_by(col(PointLine.day), col(PointLine.id))
            .limit(most - len(found))
        )
        found += [(line, rules) for line in lines]
    return found


def _anew(work: Work, line: PointLine, rules: PointRules) -> Moved:
    reverse(work, line, f"v{rules.version}")
    kept = {field: getattr(line, field) for field in _KEPT}
    fresh = work.add(
        PointLine(
            **kept, points=_points(work, line, rules), rules_id=rules.id, confirmed_by=line.confirmed_by,
            recorded_at=work.now,
        )
    )  # fmt: skip
    work.record("points.earned", fresh)
    return Moved(line.id, line.day, line.subject, line.points, fresh.points, rules.version)


def _points(work: Work, line: PointLine, rules: PointRules) -> int:
    if line.subject is PointSubject.BRANCH and line.activity_id is not None:
        return worth_of(work, rules, work.get(Activity, line.activity_id))
    return min(rules.service, left_under_cap(work, rules, line.member_id, line.day.year))


_KEPT: Final = ("subject", "branch_id", "member_id", "reason", "day", "source_id", "activity_id", "grade")
