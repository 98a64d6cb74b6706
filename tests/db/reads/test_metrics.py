"""Every figure equals what a person would count by hand, and what its rows add up to, on cities of chance."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from db.reads import metrics
from db.reads.areas import Part
from db.rules.calendar import Period, Span, month_of
from db.rules.metrics import KINDS, SOURCES, Along, Answer, Metric, Unit
from db.rules.periods import current
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.lists import Post
from db.tables.people import Branch, Member
from db.tables.places import Community, Street
from db.terms import ActivityKind, ActivityStatus, Role
from db.work import reading, writing
from tests.builders import actor_of, at
from tests.builders.by_hand import Ledger, the_ledger
from tests.builders.city import City, a_city
from tests.builders.counting import statements

TODAY = date(2026, 5, 20)
SEEDS = {"sqlite": 4, "postgresql": 10}
RUNNING = current(TODAY, Span.QUARTER).period
OVER = current(TODAY, Span.QUARTER).before.period
ANY = Period(date(2026, 1, 19), date(2026, 5, 11))
SOME = {Metric.MEMBERS, Metric.IN_SERVICE, Metric.MISSING, Metric.MEETING_MINIMUM, Metric.BELOW_MINIMUM}
BY_BRANCH_ONLY = SOME | {Metric.BRANCHES, Metric.BRANCH_POINTS, Metric.MEMBER_POINTS, Metric.MINIMUM_SHARE}
IDLE = {ActivityStatus.PLANNED, ActivityStatus.CANCELLED}
COUNTS = set(Unit) - {Unit.POINTS, Unit.HOURS, Unit.MONTH}
ADDED = {Metric.BENEFICIARIES, Metric.WISH_DAY_PEOPLE, Metric.CENSUS_SCOPE, Metric.MINIMUM_POSTS}
CITY_ONLY = {metric for metric in Metric if KINDS[metric].rule}


@dataclass(frozen=True, slots=True)
class Look:
    """Who asks for what, and the part of the ledger that it is about."""

    actor: Actor
    period: Period
    ledger: Ledger
    area: Part | None = None
    unit: UUID | None = None


def looks(engine: Engine, city: City) -> Iterator[Look]:
    """Every way of asking that is answered in a way of its own."""
    whole = the_ledger(engine, TODAY)
    leader = actor_of(Role.LEADER)
    branch, community = city.branches[1], city.communities[2]
    secretary, clerk = actor_of(Role.SECRETARY, branches=(branch,)), actor_of(Role.CLERK, communities=(community,))
    with reading(engine) as session:
        unit = session.scalars(select(col(Branch.unit_id))).first()
        district = frozenset(
            session.scalars(
                select(col(Community.id))
                .join(Street, col(Street.id) == Community.street_id)
                .where(col(Street.district_id) == city.districts[0])
            )
        )
    in_district = replace(whole, communities=district)
    of_branch, there = replace(whole, branches=frozenset({branch})), frozenset({community})
    yield Look(leader, RUNNING, whole)
    yield Look(leader, OVER, whole)
    yield Look(leader, ANY, replace(whole, branches=frozenset(city.branches)), unit=unit)
    yield Look(leader, RUNNING, in_district, area=city.districts[0])
    picked = tuple(city.communities[:2])
    yield Look(leader, RUNNING, replace(of_branch, communities=frozenset(picked)), area=picked, unit=branch)
    yield Look(secretary, RUNNING, of_branch)
    yield Look(secretary, OVER, replace(of_branch, communities=there), area=community)
    yield Look(clerk, RUNNING, replace(whole, communities=there))


LOCAL = {Metric.LOCAL, Metric.LOCAL_CHECKED_IN, Metric.LOCAL_COVERAGE, Metric.LOCAL_MISSING}


def known_of(look: Look) -> set[Metric]:
    """What can be known as it is asked for."""
    by_place = look.area is not None or look.actor.role is Role.CLERK
    by_people = look.unit is not None or look.actor.role is Role.SECRETARY
    known = set(Metric) - (BY_BRANCH_ONLY if by_place else set())
    known -= {Metric.COMMUNITIES} if by_people else set()
    # a community does not see who lives there and never came
    return known - (LOCAL if look.actor.role is Role.CLERK else set())


@pytest.fixture
def city(engine: Engine) -> City:
    """A city of chance, another one on each engine."""
    return a_city(engine, seed=SEEDS[engine.dialect.name], today=TODAY)


def asked(session: Session, look: Look, *wanted: Metric) -> dict[Metric, Answer]:
    """Ask for figures as somebody does."""
    found = metrics.values(
        session, look.actor, metrics=wanted, periods=(look.period,), today=TODAY, area=look.area, unit=look.unit
    )
    return {metric: found[metric, look.period] for metric in wanted}


def added_up(session: Session, look: Look, metric: Metric) -> tuple[int, int]:
    """Turn over all pages behind a figure: how many rows there are, and what they add up to."""
    lines: list[metrics.RowLine] = []
    total, page = 1, 1
    while len(lines) < total:
        found = metrics.behind(
            session, look.actor, metric=metric, period=look.period, today=TODAY, area=look.area, unit=look.unit,
            page=page,
        )  # fmt: skip
        lines, total, page = [*lines, *found.lines], found.total, page + 1
    return len(lines), sum(line.value or 0 for line in lines)


def test_every_figure_equals_its_count_by_hand_whoever_asks(engine: Engine, city: City) -> None:
    for look in looks(engine, city):
        with reading(engine) as session:
            found = asked(session, look, *Metric)

        known = known_of(look)
        by_hand = {metric: look.ledger.count(metric, look.period) for metric in known}
        assert {metric: found[metric].value for metric in known} == by_hand
        # where a branch serves, its secretary knows how many communities these are
        assert {metric for metric in Metric if found[metric].value is not None} <= known | {Metric.COMMUNITIES}


def test_the_rows_behind_every_figure_add_up_to_it(engine: Engine, city: City) -> None:
    whole, over, *_ = looks(engine, city)
    for look in (whole, replace(over, unit=city.branches[1])):
        with reading(engine) as session:
            found = asked(session, look, *Metric)
            rows = {metric: added_up(session, look, metric) for metric in Metric if found[metric].value is not None}

        assert {metric: added for metric, (_, added) in rows.items()} == {m: found[m].value for m in rows}
        counts = {metric for metric in rows if KINDS[metric].unit in COUNTS and metric not in ADDED}
        assert {metric: number for metric, (number, _) in rows.items() if metric in counts} == {
            metric: found[metric].value for metric in counts
        }


def test_a_column_says_of_each_branch_community_and_kind_what_is_asked_of_it_alone(engine: Engine, city: City) -> None:
    whole = the_ledger(engine, TODAY)
    leader = actor_of(Role.LEADER)
    of_branch = {one: replace(whole, branches=frozenset({one})) for one in city.branches}
    of_community = {one: replace(whole, communities=frozenset({one})) for one in city.communities}
    for along, ledgers in ((Along.BRANCH, of_branch), (Along.COMMUNITY, of_community)):
        for period in (RUNNING, ANY):
            for metric in sorted(set(Metric) - CITY_ONLY):
                with reading(engine) as session:
                    column = metrics.split(session, leader, metric=metric, along=along, period=period, today=TODAY)
                if column.parts is None:
                    assert along is Along.COMMUNITY or metric is Metric.COMMUNITIES, metric
                    continue
                parts = {one: ledger.count(metric, period) for one, ledger in ledgers.items()}
                assert {one: column.of(one).value for one in ledgers} == parts, (metric, along)


def test_activities_are_told_apart_by_kind_and_month_at_once(engine: Engine, city: City) -> None:
    assert city.branches
    held = [one for one in the_ledger(engine, TODAY).rows[Activity] if one.status not in IDLE]
    year = Period(date(2025, 6, 1), date(2026, 5, 31))

    with reading(engine) as session:
        found = metrics.cross(
            session, actor_of(Role.LEADER), metric=Metric.ACTIVITIES, along=(Along.KIND, Along.MONTH), period=year,
            today=TODAY,
        )  # fmt: skip
        part = [
            metrics.value(
                session, actor_of(Role.LEADER), metric=Metric.ACTIVITY_BRANCHES, period=year, today=TODAY, kind=kind
            ).value
            for kind in ActivityKind
        ]  # fmt: skip

    there = [one for one in held if year.first <= one.day <= year.last]
    assert found.parts == Counter((one.kind.value, month_of(one.day)) for one in there)
    assert part == [len({one.branch_id for one in there if one.kind is kind}) for kind in ActivityKind]


def test_before_records_began_and_in_days_to_come_a_figure_is_unknown(sqlite_engine: Engine) -> None:
    a_city(sqlite_engine, seed=4, today=TODAY)
    wanted = (Metric.NEEDS_ASKED, Metric.ACTIVITIES, Metric.PERSON_TIMES, Metric.IN_SERVICE, Metric.DEEDS)
    long_ago, to_come = Period(date(2020, 1, 1), date(2020, 12, 31)), Period(date(2026, 7, 1), date(2026, 9, 30))

    with reading(sqlite_engine) as session:
        found = metrics.values(
            session, actor_of(Role.LEADER), metrics=wanted, periods=(long_ago, RUNNING, to_come), today=TODAY
        )

    assert {metric: found[metric, long_ago].value for metric in wanted} == dict.fromkeys(wanted)
    assert {metric: found[metric, to_come].value for metric in wanted} == dict.fromkeys(wanted)
    assert all(found[metric, RUNNING].value is not None for metric in wanted)


def test_in_an_empty_city_the_running_quarter_is_nothing_and_the_last_is_unknown(sqlite_engine: Engine) -> None:
    counted = [metric for metric in Metric if metric not in CITY_ONLY | {Metric.LEADER_TIMES}]

    with reading(sqlite_engine) as session:
        found = metrics.values(
            session, actor_of(Role.LEADER), metrics=tuple(counted), periods=(RUNNING, OVER), today=TODAY
        )

    assert {found[metric, RUNNING].value for metric in counted} == {0}
    assert {metric for metric in counted if found[metric, OVER].value is not None} == {
        Metric.BRANCHES,
        Metric.COMMUNITIES,
    }


def test_where_no_post_was_opened_and_no_form_filled_in_a_past_quarter_says_so_and_never_nothing(
    sqlite_engine: Engine,
) -> None:
    a_city(sqlite_engine, seed=4, today=TODAY)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        for member in work.session.scalars(select(Member)):
            member.form_on = None
        for post in work.session.scalars(select(Post)):
            work.session.delete(post)
    wanted = (Metric.POSTS_CLAIMED, Metric.POSTS_PER_HEAD, Metric.MINIMUM_SHARE, Metric.FORMS)

    with reading(sqlite_engine) as session:
        found = metrics.values(
            session, actor_of(Role.LEADER), metrics=(*wanted, Metric.CHECKED_IN), periods=(OVER,), today=TODAY
        )

    assert [found[metric, OVER].value for metric in wanted] == [None] * 4
    assert found[Metric.CHECKED_IN, OVER].value is not None


def test_many_figures_of_the_running_quarter_cost_one_statement(sqlite_engine: Engine) -> None:
    a_city(sqlite_engine, seed=4, today=TODAY)

    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        metrics.values(session, actor_of(Role.LEADER), metrics=tuple(SOURCES), periods=(RUNNING,), today=TODAY)

    assert len(sent) == 1


def test_sqlite_finds_attendances_by_their_days_however_many_an_organisation_has(sqlite_engine: Engine) -> None:
    a_city(sqlite_engine, seed=4, today=TODAY)
    with reading(sqlite_engine) as session, statements(sqlite_engine) as sent:
        metrics.value(session, actor_of(Role.LEADER), metric=Metric.PEOPLE, period=ANY, today=TODAY)

    asked = sent[-1]
    with sqlite_engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("1",) * asked.count("?")).all()
    assert [row.detail for row in plan if "attendance" in row.detail] == [
        "SEARCH attendance USING INDEX ix_attendance_day (day>? AND day<?)"
    ]


def test_what_nobody_wrote_down_is_unknown_and_not_nothing(sqlite_engine: Engine) -> None:
    a_city(sqlite_engine, seed=4, today=TODAY)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        for row in work.session.scalars(select(Attendance)):
            row.minutes = None

    with reading(sqlite_engine) as session:
        look = Look(actor_of(Role.LEADER), RUNNING, the_ledger(sqlite_engine, TODAY))
        found = asked(session, look, Metric.PERSON_TIMES, Metric.SERVICE_TIME)

    assert found[Metric.PERSON_TIMES].value
    assert found[Metric.SERVICE_TIME].value is None


def test_a_leader_sees_names_masked_and_an_auditor_no_rows(sqlite_engine: Engine) -> None:
    a_city(sqlite_engine, seed=4, today=TODAY)
    with reading(sqlite_engine) as session:
        found = {
            role: metrics.behind(session, actor_of(role), metric=Metric.CHECKED_IN, period=RUNNING, today=TODAY)
            for role in (Role.STAFF, Role.LEADER, Role.AUDITOR)
        }

    assert all("*" in line.words for line in found[Role.LEADER].lines)
    assert not any("*" in line.words for line in found[Role.STAFF].lines)
    assert (found[Role.AUDITOR].lines, found[Role.AUDITOR].hidden) == ((), True)
    assert len({page.value for page in found.values()}) == 1
