"""The activity ledger: what a branch held where and when, who came, for how long, and its grade.

Only members whom branch and name tell for certain are credited. Other names, and those that two members of the branch
share, stay on the activity to be matched later, and so does a number of people that says more than the names do.
Whoever imports records; what has a grade was confirmed on paper, and is confirmed by the paper ledger's account.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from db.files.flaws import Flaw
from db.files.implied import activity_name
from db.files.ledgers.activities import ActivityLine
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.terms import ActivityId, ActivityStatus, AttendanceWay
from db.work import Spool, Stage, Tell, told
from db.writes.activities import confirm_activity
from db.writes.imports.desk import Desk, Plain
from db.writes.imports.paper import confirming
from db.writes.imports.register import Known
from db.writes.imports.scoring import check_rules, ensure_rules
from db.writes.numbers import next_codes
from db.writes.points import OnPaper, rules_on


class Came(NamedTuple):
    """Of the names on a line, the members meant, and the names that tell nobody for certain."""

    members: tuple[Known, ...]
    unmatched: tuple[str, ...]


def sift(desk: Desk, lines: Iterable[ActivityLine]) -> Spool[ActivityLine]:
    """Give the activities that are new here; raises NO_POINT_RULES when nothing tells what those with a grade earn."""
    fresh = desk.sift(lines, _fits, partial(_is_new, _there(desk)))
    check_rules(desk, _first_graded(fresh))
    return fresh


def enter(desk: Desk, fresh: Spool[ActivityLine], tell: Tell) -> None:
    """Enter the activities, with who came; those with a grade are confirmed and earn points."""
    first = _first_graded(fresh)
    ensure_rules(desk, first)
    confirmed = confirming(desk) if first else desk.work
    # asked before anything is written: a question between two rows would part what is put in together
    rules = {day: rules_on(desk.work, day) for day in sorted({line.held_on for line in fresh if line.grade})}
    years = Counter(line.held_on.year for line in fresh)
    codes = {year: iter(next_codes(desk.work, "HD", count, year)) for year, count in sorted(years.items())}
    for line in told(fresh, tell, Stage.WRITING, len(fresh)):
        came = _came(desk, line)
        activity = _activity(desk, line, came, next(codes[line.held_on.year]))
        desk.put([activity])
        arrivals = [Plain(Attendance, _arrival(desk, activity, member)) for member in came.members]
        desk.keep(line, activity, *arrivals)
        desk.work.record("activity.imported", activity, line=line.place.row, person_times=len(arrivals))
        if not line.grade:
            desk.pour(arrivals)
            continue
        on_paper = OnPaper([{**one.values, "id": one.id} for one in arrivals], rules[line.held_on])
        confirm_activity(confirmed, activity_id=ActivityId(activity.id), grade=line.grade, on_paper=on_paper)


def _first_graded(fresh: Iterable[ActivityLine]) -> date | None:
    return min((line.held_on for line in fresh if line.grade), default=None)


def _fits(desk: Desk, line: ActivityLine) -> None:
    desk.branch(line, line.branch)
    desk.community(line, line.community)
    desk.check_past(line, "held_on", line.held_on)


def _is_new(there: AbstractSet[tuple[object, ...]], desk: Desk, line: ActivityLine) -> None:
    place = desk.known.branches[line.branch], desk.known.communities[line.community]
    if (line.held_on, *place, line.kind) in there:
        desk.give_back(line, Flaw.ALREADY_THERE)


def _came(desk: Desk, line: ActivityLine) -> Came:
    branch_id = desk.known.branches[line.branch]
    meant = {name: desk.known.named(name, branch_id) for name in line.names}
    certain = tuple(found[0] for found in meant.values() if len(found) == 1)
    return Came(certain, tuple(name for name, found in meant.items() if len(found) != 1))


def _activity(desk: Desk, line: ActivityLine, came: Came, code: str) -> Activity:
    declared = line.declared if line.declared and line.declared > len(line.names) else None
    return Activity(
        code=code,
        name=activity_name(line.community, line.kind),
        kind=line.kind,
        status=ActivityStatus.CLOSED if line.grade else ActivityStatus.HELD,
        branch_id=desk.known.branches[line.branch],
        community_id=desk.known.communities[line.community],
        day=line.held_on,
        minutes=line.minutes,
        declared=declared,
        unmatched=list(came.unmatched),
        grade=line.grade,
        recorded_by=desk.recorder,
        closed_by=desk.recorder if line.grade else None,
    )


def _arrival(desk: Desk, activity: Activity, member: Known) -> dict[str, Any]:
    return {
        "activity_id": activity.id,
        "member_id": member.id,
        "branch_id": member.branch_id,
        "community_id": activity.community_id,
        "day": activity.day,
        "minutes": activity.minutes,
        "way": AttendanceWay.IMPORT,
        "recorded_by": desk.recorder,
        "recorded_at": desk.now,
    }


def _there(desk: Desk) -> set[tuple[object, ...]]:
    """Give what was held before the batch: day, branch, community and kind."""
    columns = (col(Activity.day), col(Activity.branch_id), col(Activity.community_id), col(Activity.kind))
    found = desk.work.session.execute(
        select(*columns).where(
            col(Activity.org_id) == desk.work.actor.org_id, col(Activity.status) != ActivityStatus.CANCELLED
        )
    )
    return {tuple(row) for row in found}
