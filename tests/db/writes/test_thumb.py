"""Rules of thumb hold from a day on: an earlier day is counted and dated by what held then."""

from datetime import date, timedelta

from sqlalchemy import Engine

from db.errors import Code
from db.reads import metrics
from db.reads.thumb import thumb_on, thumb_versions
from db.rules.calendar import Period
from db.rules.metrics import Metric
from db.rules.thumb import BUILT_IN
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.terms import Role, Urgency
from db.work import reading
from db.writes import needs
from db.writes.thumb import drop_thumb, set_thumb
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, refused, rows
from tests.builders.checking import a_checkin, a_member, an_empty_town
from tests.builders.posts import a_claim, a_post
from tests.builders.steps import DAY, a_need, a_rule, a_served_need
from tests.db.writes.test_quarters import LATER, TODAY, a_closed_one

ADMIN = actor_of(Role.ADMIN)
MINIMUM = (Metric.MINIMUM_POSTS, Metric.MEETING_MINIMUM, Metric.BELOW_MINIMUM)


def asked_for(engine: Engine, *days: date) -> list[tuple[int | None, ...]]:
    found = []
    with reading(engine) as session:
        for day in days:
            period = Period(day, day)
            said = metrics.values(session, ADMIN, metrics=MINIMUM, periods=(period,), today=max(days))
            found.append(tuple(said[metric, period].value for metric in MINIMUM))
    return found


def test_who_has_enough_posts_is_counted_by_the_number_of_the_day(sqlite_engine: Engine) -> None:
    town = an_empty_town(sqlite_engine)
    sun = a_member(sqlite_engine, town, name="孙一", branch=town.branch_a, since=date(2026, 2, 1))
    a_member(sqlite_engine, town, name="钱三", branch=town.branch_b, since=date(2026, 2, 1))
    a_checkin(sqlite_engine, town, sun, town.wanghu, date(2026, 2, 1))
    a_claim(sqlite_engine, town, a_post(sqlite_engine, town, name="一岗"), sun, agreed=True)
    past, later = DAY + timedelta(days=3), DAY + timedelta(days=30)
    a_rule(sqlite_engine, since=date(2026, 1, 1), minimum_posts=1)
    before = asked_for(sqlite_engine, past, later)

    a_rule(sqlite_engine, since=later, minimum_posts=2)

    assert before == [(1, 1, 1), (1, 1, 1)]
    assert asked_for(sqlite_engine, past, later) == [(1, 1, 1), (2, 0, 2)]


def test_deadlines_follow_the_rules_of_the_day_and_stay_once_they_are_set(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_rule(sqlite_engine, since=DAY, due_days=10, critical_days=2, follow_up_days=5)
    early = a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing, urgency=Urgency.CRITICAL)
    does(sqlite_engine, town.clerk, needs.solve_need, need_id=a_served_need(sqlite_engine, town))
    a_rule(sqlite_engine, since=DAY, due_days=20, critical_days=4)

    late = a_need(sqlite_engine, town.clerk, community=town.wanghu, skill=town.plumbing)

    due = {need.id: need.due_on for need in rows(sqlite_engine, Need)}
    assert (due[early], due[late]) == (DAY + timedelta(days=2), DAY + timedelta(days=40))
    assert [one.due_on - DAY for one in rows(sqlite_engine, Followup)] == [timedelta(days=5)]


def test_a_version_is_set_replaced_and_taken_back_until_it_begins(sqlite_engine: Engine) -> None:
    a_rule(sqlite_engine, since=DAY, minimum_posts=3)
    a_rule(sqlite_engine, since=date(2027, 1, 1), minimum_posts=4)
    a_rule(sqlite_engine, since=date(2027, 1, 1), minimum_posts=5)

    with reading(sqlite_engine) as session:
        kept = thumb_versions(session, ADMIN, today=DAY)
        days = (date(2026, 1, 1), DAY, date(2027, 1, 1))
        held = [thumb_on(session, ADMIN, day=day).minimum_posts for day in days]
    assert held == [BUILT_IN.minimum_posts, 3, 5]
    assert [(one.since.year, one.thumb.minimum_posts, one.in_force) for one in kept] == [
        (2027, 5, False), (2026, 3, True)
    ]  # fmt: skip
    assert refused(sqlite_engine, ADMIN, drop_thumb, thumb_id=kept[1].id) == Code.ALREADY_BEGUN
    does(sqlite_engine, ADMIN, drop_thumb, thumb_id=kept[0].id)
    with reading(sqlite_engine) as session:
        assert thumb_on(session, ADMIN, day=date(2027, 6, 1)).minimum_posts == 3
    assert events(sqlite_engine)[-1] == "bureau.rules_dropped"


def test_a_signed_quarter_and_a_number_out_of_reason_are_refused(sqlite_engine: Engine) -> None:
    a_town(sqlite_engine)
    a_closed_one(sqlite_engine)
    given = {"since": TODAY, "minimum_posts": 2, "most_tasks": 3, "due_days": 7, "critical_days": 3, "now": LATER}

    assert refused(sqlite_engine, ADMIN, set_thumb, **given, follow_up_days=0) == Code.OUT_OF_RANGE
    signed = {**given, "since": date(2026, 6, 30), "follow_up_days": 7}
    assert refused(sqlite_engine, ADMIN, set_thumb, **signed) == Code.QUARTER_CLOSED
    assert refused(sqlite_engine, actor_of(Role.STAFF), set_thumb, **given, follow_up_days=7) == Code.NOT_ALLOWED
    does(sqlite_engine, ADMIN, set_thumb, **given, follow_up_days=9)
