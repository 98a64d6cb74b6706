"""The years beside each other: each by its own rules, and a line that stands under others is told."""

from datetime import date

from sqlalchemy import Engine

from db.reads.turning import years
from db.tables.points import PointLine, PointRules
from db.terms import Role
from db.work import reading, writing
from tests.builders import a_town, actor_of, at
from tests.builders.acts import rows
from tests.builders.steps import a_confirmed_activity, a_rule

ADMIN = actor_of(Role.ADMIN)
TODAY = date(2026, 5, 20)


def test_a_new_years_rules_leave_the_old_year_as_it_was(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    (held,) = rows(sqlite_engine, PointRules)
    earned = [line.points for line in rows(sqlite_engine, PointLine)]
    with writing(sqlite_engine, ADMIN, now=at()) as work:
        work.add(PointRules(version=2, since=date(2027, 1, 1), first=5))
    a_rule(sqlite_engine, since=date(2027, 1, 1), minimum_posts=4)

    with reading(sqlite_engine) as session:
        coming, this, before = years(session, ADMIN, today=TODAY)
        after = years(session, ADMIN, today=date(2027, 2, 1))[2]

    assert [rules.version for rules in coming.rules] == [2]
    assert ([rules.version for rules in this.rules], this.thumb.minimum_posts) == ([held.version], 2)
    assert (coming.thumb.minimum_posts, coming.lines, before.lines) == (4, 0, 0)
    assert this.branch_points + this.member_points == sum(earned)
    assert (this.lines, this.astray) == (len(earned), 0)
    assert [rules.version for rules in after.rules] == [held.version]
    assert (after.year, after.branch_points, after.astray) == (2026, this.branch_points, 0)


def test_a_line_under_other_rules_than_those_of_its_day_is_told(sqlite_engine: Engine) -> None:
    a_confirmed_activity(sqlite_engine, a_town(sqlite_engine))
    with writing(sqlite_engine, ADMIN, now=at()) as work:
        work.add(PointRules(version=2, since=date(2026, 5, 1), first=5))

    with reading(sqlite_engine) as session:
        this = years(session, ADMIN, today=TODAY)[1]

    assert this.lines == this.astray > 0
