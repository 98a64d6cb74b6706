"""Points of a day that got another rule later: first a trial with its differences, then pairs of lines."""

from datetime import timedelta

from sqlalchemy import Engine

from db.errors import Code
from db.reads.points import branch_totals
from db.rules.calendar import Span, period_around
from db.tables.points import PointLine
from db.terms import PointReason, Role
from db.work import reading, rehearse
from db.writes import proposals
from db.writes.rescoring import Moved, rescore
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, figures_stand, refused, rows
from tests.builders.steps import DAY, a_confirmed_activity

YEAR = period_around(DAY, Span.YEAR)
ADMIN = actor_of(Role.ADMIN)
VALUES = {"first": 6, "second": 5, "third": 4, "service": 2, "reason": "当天调整"}


def a_late_version(engine: Engine) -> Town:
    """An activity of 20 May, confirmed; then a version in force from that very day."""
    town = a_town(engine)
    a_confirmed_activity(engine, town)
    proposal = does(engine, ADMIN, proposals.propose_rules, since=DAY, **VALUES)
    does(engine, town.staff, proposals.publish_proposal, proposal_id=proposal.id)
    return town


def diff(moved: tuple[Moved, ...]) -> list[tuple[int, int]]:
    return sorted((one.before, one.after) for one in moved)


def standing(engine: Engine) -> list[int]:
    lines = [line for line in rows(engine, PointLine) if line.reason is not PointReason.REVERSAL and not line.reversed]
    return sorted(line.points for line in lines)


def test_a_trial_names_every_line_that_would_move_and_writes_nothing(sqlite_engine: Engine) -> None:
    a_late_version(sqlite_engine)

    moved = rehearse(sqlite_engine, ADMIN, rescore, now=at(day=22), most=100)

    assert diff(moved) == [(1, 2), (1, 2), (2, 5)]
    assert standing(sqlite_engine) == [1, 1, 2]


def test_the_lines_are_taken_back_by_their_opposites_and_earned_anew(sqlite_engine: Engine) -> None:
    town = a_late_version(sqlite_engine)

    moved = does(sqlite_engine, ADMIN, rescore, most=100)

    assert diff(moved) == [(1, 2), (1, 2), (2, 5)]
    assert standing(sqlite_engine) == [2, 2, 5]
    assert len(rows(sqlite_engine, PointLine)) == 9
    with reading(sqlite_engine) as session:
        assert sum(line.points for line in branch_totals(session, town.staff, period=YEAR)) == 5
    figures_stand(sqlite_engine)


def test_only_lines_of_the_days_that_were_announced_are_looked_at(sqlite_engine: Engine) -> None:
    a_late_version(sqlite_engine)
    before, after = DAY - timedelta(days=1), DAY + timedelta(days=1)

    outside = [
        rehearse(sqlite_engine, ADMIN, rescore, now=at(day=22), most=100, first=after),
        rehearse(sqlite_engine, ADMIN, rescore, now=at(day=22), most=100, last=before),
    ]
    moved = does(sqlite_engine, ADMIN, rescore, most=100, first=DAY, last=DAY)

    assert (outside, len(moved)) == ([(), ()], 3)


def test_stopped_half_way_and_run_again_it_ends_the_same(sqlite_engine: Engine) -> None:
    a_late_version(sqlite_engine)

    first = does(sqlite_engine, ADMIN, rescore, most=1)
    rest = does(sqlite_engine, ADMIN, rescore, most=100)
    again = does(sqlite_engine, ADMIN, rescore, most=100)

    assert (len(first), len(rest), again) == (1, 2, ())
    assert standing(sqlite_engine) == [2, 2, 5]
    assert refused(sqlite_engine, actor_of(Role.LEADER), rescore, most=1) == Code.NOT_ALLOWED
