"""The overview's figures: equal to what anybody would count from the rows, within reach, in few statements."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from db.reads import overview
from db.reads.needs import need_list
from db.reads.overdue import overdue
from db.reads.projects import project_list
from db.reads.wishes import wish_detail, wish_list
from db.rules.calendar import Period, Span
from db.rules.metrics import KINDS, Concern, Measure, Metric, Timing
from db.rules.periods import Named, current, trend_to
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.base import Row
from db.tables.checkins import BranchCheckin
from db.tables.evaluation import Followup
from db.tables.keeping import ChecklistItem, ChecklistMark
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import (
    ActivityStatus,
    AttendanceStatus,
    FollowupSubject,
    MemberStatus,
    NeedKind,
    NeedStatus,
    PathStage,
    ProjectStatus,
    Role,
    Satisfaction,
    TallyOf,
    WishStatus,
)
from db.work import reading, writing
from tests.builders import a_town, actor_of, at
from tests.builders.by_hand import the_ledger
from tests.builders.city import City, a_city
from tests.builders.counting import statements
from tests.builders.everything import everything

TODAY = date(2026, 5, 20)
QUARTER = current(TODAY, Span.QUARTER)
IDLE = {ActivityStatus.PLANNED, ActivityStatus.CANCELLED}
THERE = {AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED}
FINISHED = {NeedStatus.EVALUATED, NeedStatus.DECLINED}


@pytest.fixture
def city(sqlite_engine: Engine) -> City:
    return a_city(sqlite_engine, today=TODAY)


def figures(engine: Engine, actor: Actor, area: UUID | None = None) -> dict[Metric, overview.FigureLine]:
    with reading(engine) as session:
        found = overview.figures(
            session,
            actor,
            period=QUARTER.period,
            against=QUARTER.against,
            trend=trend_to(TODAY),
            today=TODAY,
            area=area,
        )
    return {line.metric: line for line in found.lines}


def standing(engine: Engine, actor: Actor) -> overview.Overview:
    with reading(engine) as session:
        return overview.standing(session, actor, period=QUARTER.period, today=TODAY)


def rows(engine: Engine, table: type[Row]) -> list[Row]:
    with reading(engine) as session:
        return list(session.scalars(select(table)))


def names(engine: Engine) -> dict[str, UUID]:
    return {place.name: place.id for place in rows(engine, Community) if isinstance(place, Community)}


def within(day: date | None, named: Named = QUARTER) -> bool:
    return day is not None and named.period.first <= day <= named.period.last


def test_the_key_figures_are_held_against_the_period_before_and_the_year_before(engine: Engine) -> None:
    a_city(engine, today=TODAY)
    found = figures(engine, actor_of(Role.LEADER))

    ledger = the_ledger(engine, TODAY)
    for metric, line in found.items():
        told = (line.value, line.before, line.year_before)
        counted = [ledger.count(metric, period) for period in (QUARTER.period, *QUARTER.against)]
        # a year before, nobody had written down who was a member and which agreements were signed
        unknown = KINDS[metric].timing is Timing.STANDING
        assert told == (*counted[:2], None if unknown else counted[2]), metric


def test_the_districts_together_are_the_city(sqlite_engine: Engine, city: City) -> None:
    leader = actor_of(Role.LEADER)

    parts: Counter[Metric] = Counter()
    for district in city.districts:
        parts.update({m: line.value for m, line in figures(sqlite_engine, leader, area=district).items() if line.value})

    whole = {m: line.value for m, line in figures(sqlite_engine, leader).items()}
    for metric in (Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED, Metric.ACTIVITIES, Metric.PERSON_TIMES, Metric.AGREEMENTS):
        assert parts[metric] == whole[metric], metric


def test_who_is_in_service_in_a_district_is_unknown_not_nothing(sqlite_engine: Engine, city: City) -> None:
    found = figures(sqlite_engine, actor_of(Role.LEADER), area=city.districts[0])

    assert found[Metric.IN_SERVICE].value is None
    assert found[Metric.CHECKED_IN].whole is None
    assert found[Metric.MEMBER_POINTS].value is None


def test_what_is_picked_is_taken_together_and_nothing_else_with_it(sqlite_engine: Engine, city: City) -> None:
    leader, picked = actor_of(Role.LEADER), tuple(city.communities[1:3])

    with reading(sqlite_engine) as session:
        found = overview.standing(session, leader, period=QUARTER.period, today=TODAY, area=picked)

    assert {tile.id for tile in found.tiles} == set(picked)
    assert found.whole is not None
    for measure in (Measure.CHECKED_IN, Measure.OPEN_NEEDS, Measure.ACTIVITIES, Measure.PERSON_TIMES):
        assert found.whole.value(measure) == sum(tile.value(measure) or 0 for tile in found.tiles), measure


def test_a_secretarys_tiles_count_only_the_own_branch(sqlite_engine: Engine, city: City) -> None:
    own = city.branches[1]
    secretary = actor_of(Role.SECRETARY, branches=(own,))

    tiles = standing(sqlite_engine, secretary).tiles

    held = [
        a
        for a in rows(sqlite_engine, Activity)
        if isinstance(a, Activity) and a.branch_id == own and a.status not in IDLE
    ]
    assert sum(tile.value(Measure.ACTIVITIES) or 0 for tile in tiles) == sum(within(a.day) for a in held)


@pytest.mark.usefixtures("city")
def test_on_time_is_by_the_day_it_was_wanted_and_unknown_where_nothing_was_solved(sqlite_engine: Engine) -> None:
    tiles = {tile.name: tile.value(Measure.ON_TIME) for tile in standing(sqlite_engine, actor_of(Role.LEADER)).tiles}

    for name, place in names(sqlite_engine).items():
        wanted = [
            (n.wanted_by, n.solved_on)
            for n in rows(sqlite_engine, Need)
            if isinstance(n, Need) and n.community_id == place and within(n.solved_on) and n.wanted_by and n.solved_on
        ]
        on_time = [by for by, solved in wanted if solved <= by]
        assert tiles[name] == (round(100 * len(on_time) / len(wanted)) if wanted else None)


def test_a_secretarys_tile_counts_what_the_own_branch_solved_on_time(sqlite_engine: Engine, city: City) -> None:
    own = city.branches[2]

    tiles = standing(sqlite_engine, actor_of(Role.SECRETARY, branches=(own,))).tiles

    told = {tile.name: tile.value(Measure.ON_TIME) for tile in tiles if tile.value(Measure.ON_TIME) is not None}
    expected = {}
    for name, place in names(sqlite_engine).items():
        wanted = [
            (n.wanted_by, n.solved_on)
            for n in rows(sqlite_engine, Need)
            if isinstance(n, Need) and (n.community_id, n.branch_id) == (place, own) and within(n.solved_on)
        ]
        known = [(by, solved) for by, solved in wanted if by and solved]
        if known and name in {tile.name for tile in tiles}:
            expected[name] = round(100 * sum(solved <= by for by, solved in known) / len(known))
    assert told == expected


@pytest.mark.usefixtures("city")
def test_coverage_is_of_whom_a_community_expects_and_a_clerk_is_not_told(sqlite_engine: Engine) -> None:
    leader, clerk = actor_of(Role.LEADER), actor_of(Role.CLERK, communities=tuple(names(sqlite_engine).values()))

    of_leader, of_clerk = (
        {tile.name: tile.value(Measure.COVERAGE) for tile in standing(sqlite_engine, actor).tiles}
        for actor in (leader, clerk)
    )

    serving = [m for m in rows(sqlite_engine, Member) if isinstance(m, Member) and m.status is MemberStatus.IN_SERVICE]
    for name, place in names(sqlite_engine).items():
        local = [m.checked_in_on for m in serving if (m.serves_community_id or m.home_community_id) == place]
        assert of_leader[name] == (round(100 * sum(day is not None for day in local) / len(local)) if local else None)
    assert any(value not in {None, 100} for value in of_leader.values())
    assert set(of_clerk.values()) == {None}


def test_a_clerk_sees_one_tile_and_its_path(sqlite_engine: Engine, city: City) -> None:
    own = city.communities[2]
    clerk = actor_of(Role.CLERK, communities=(own,))

    found = standing(sqlite_engine, clerk)

    needs = [n for n in rows(sqlite_engine, Need) if isinstance(n, Need) and n.community_id == own]
    assert [tile.code for tile in found.tiles] == ["SQ002"]
    assert sum(stage.needs for stage in found.stages) == sum(n.status not in FINISHED for n in needs)


def test_a_tile_of_the_city_and_of_its_clerk_say_the_same(sqlite_engine: Engine, city: City) -> None:
    clerk = actor_of(Role.CLERK, communities=(city.communities[3],))

    of_clerk = standing(sqlite_engine, clerk).tiles[0]
    of_city = next(tile for tile in standing(sqlite_engine, actor_of(Role.LEADER)).tiles if tile.code == of_clerk.code)

    unseen = (Measure.COVERAGE, None)
    assert of_clerk.values[0] == unseen
    assert of_clerk == replace(of_city, values=(unseen, *of_city.values[1:]))


@pytest.mark.usefixtures("city")
def test_the_stages_hold_what_is_unfinished_and_say_how_late_it_is(sqlite_engine: Engine) -> None:
    found = {stage.stage: stage for stage in standing(sqlite_engine, actor_of(Role.LEADER)).stages}

    proposed = [n for n in rows(sqlite_engine, Need) if isinstance(n, Need) and n.status is NeedStatus.PROPOSED]
    assert found[PathStage.FIND].needs == len(proposed)
    assert found[PathStage.FIND].overdue == sum(n.due_on is not None and n.due_on < TODAY for n in proposed)
    late = [n.due_on for n in proposed if n.due_on is not None and n.due_on < TODAY]
    assert found[PathStage.FIND].overdue_since == min(late, default=None)


@pytest.mark.usefixtures("city")
def test_what_is_overdue_at_a_stage_is_what_its_lists_show(sqlite_engine: Engine) -> None:
    staff = actor_of(Role.STAFF)
    with reading(sqlite_engine) as session:
        stages = overview.standing(session, staff, period=QUARTER.period, today=TODAY).stages
        listed = [
            tuple(
                ask(session, staff, today=TODAY, stage=line.stage, overdue=True).total
                for ask in (need_list, wish_list, project_list)
            )
            for line in stages
        ]

    assert listed == [(line.needs_late, line.wishes_late, line.projects_late) for line in stages]
    assert sum(map(sum, listed)) == sum(line.overdue for line in stages) > 0


def test_what_needs_attention_names_its_communities_the_worst_first(engine: Engine) -> None:
    a_city(engine, today=TODAY)
    found = {one.concern: one for one in standing(engine, actor_of(Role.LEADER)).attention}

    late = found[Concern.OVERDUE]
    assert [t.count for t in late.troubles] == sorted((t.count for t in late.troubles), reverse=True)
    assert late.count == sum(t.count for t in late.troubles)
    tiles = standing(engine, actor_of(Role.LEADER)).tiles
    idle = {tile.code for tile in tiles if tile.value(Measure.ACTIVITIES) == 0}
    assert {t.code for t in found[Concern.NO_ACTIVITY].troubles} == idle


def test_an_empty_city_has_no_tile_and_every_stage_is_empty(sqlite_engine: Engine) -> None:
    found = standing(sqlite_engine, actor_of(Role.LEADER))

    assert found.tiles == ()
    assert [stage.total for stage in found.stages] == [0, 0, 0, 0]
    assert found.attention == ()
    assert figures(sqlite_engine, actor_of(Role.LEADER))[Metric.CHECKED_IN].whole == 0


def test_what_a_branch_and_a_community_share_is_the_same_from_both_sides(sqlite_engine: Engine, city: City) -> None:
    community = next(c.community_id for c in rows(sqlite_engine, BranchCheckin) if isinstance(c, BranchCheckin))
    branch = city.branches[0]
    secretary = actor_of(Role.SECRETARY, branches=(branch,))
    clerk = actor_of(Role.CLERK, communities=(community,))

    with reading(sqlite_engine) as session:
        sides = [
            overview.figures_of(
                session, actor, by=by, of_id=of_id, period=QUARTER.period, against=QUARTER.against, today=TODAY
            )
            for actor, by, of_id in (
                (secretary, TallyOf.COMMUNITY, community),
                (clerk, TallyOf.BRANCH, branch),
            )
        ]

    shared = {Metric.NEEDS_SOLVED, Metric.ACTIVITIES, Metric.PERSON_TIMES}
    left, right = ({line.metric: line.value for line in side if line.metric in shared} for side in sides)
    assert left == right


def in_trouble(engine: Engine, actor: Actor, unit: UUID | None = None) -> dict[Concern, dict[str, int]]:
    with reading(engine) as session:
        found = overview.branches_in_trouble(session, actor, period=QUARTER.period, today=TODAY, unit=unit)
    return {one.concern: {trouble.code: trouble.count for trouble in one.troubles} for one in found}


def test_branches_that_need_attention_are_those_a_person_would_name(sqlite_engine: Engine, city: City) -> None:
    ledger, now = the_ledger(sqlite_engine, TODAY), Period(TODAY, TODAY)
    there = [one for one in ledger.rows[Branch] if not one.retired]
    of = {one.code: replace(ledger, branches=frozenset({one.id})) for one in there}
    serving = {code: led.count(Metric.IN_SERVICE, now) or 0 for code, led in of.items()}
    short = {code: led.count(Metric.BELOW_MINIMUM, now) or 0 for code, led in of.items()}
    by_hand: dict[Concern, dict[str, int]] = {
        Concern.ABSENT_BRANCH: {code: n for code, n in serving.items() if not of[code].count(Metric.CHECKED_IN, now)},
        Concern.IDLE_BRANCH: {
            code: 1 for code, n in serving.items() if n and not of[code].count(Metric.ACTIVITIES, QUARTER.period)
        },
        Concern.BELOW_MINIMUM: short,
    }
    worried = {concern: {code: n for code, n in them.items() if n} for concern, them in by_hand.items()}
    assert in_trouble(sqlite_engine, actor_of(Role.LEADER)) == {
        concern: them for concern, them in worried.items() if them
    }
    own = in_trouble(sqlite_engine, actor_of(Role.SECRETARY, branches=(city.branches[2],)))
    assert own == {concern: {"ZB002": them["ZB002"]} for concern, them in worried.items() if "ZB002" in them}
    assert own == in_trouble(sqlite_engine, actor_of(Role.LEADER), unit=city.branches[2])
    assert in_trouble(sqlite_engine, actor_of(Role.CLERK, communities=(city.communities[1],))) == {}


def test_what_nobody_stands_out_by_is_said_once_of_all(sqlite_engine: Engine) -> None:
    a_town(sqlite_engine)

    found = {one.concern: one for one in standing(sqlite_engine, actor_of(Role.LEADER)).attention}

    assert {concern: (one.everywhere, len(one.troubles)) for concern, one in found.items()} == {
        Concern.NO_ACTIVITY: (True, 2),
    }


def test_a_unit_stands_where_its_branches_do(sqlite_engine: Engine, city: City) -> None:
    with reading(sqlite_engine) as session:
        unit_id = session.scalars(select(col(Branch.unit_id))).first()
        of_unit, of_branch = (
            overview.standing(session, actor_of(Role.LEADER), period=QUARTER.period, today=TODAY, unit=unit)
            for unit in (unit_id, city.branches[1])
        )
        secretary = actor_of(Role.SECRETARY, branches=(city.branches[1],))
        seen = overview.standing(session, secretary, period=QUARTER.period, today=TODAY)
        past = overview.standing(session, secretary, period=QUARTER.year_before.period, today=TODAY)

    assert of_branch == seen
    # who is checked in is shown as of now beside any period, as it is of the whole city
    now, then = ({tile.code: tile.value(Measure.CHECKED_IN) for tile in one.tiles} for one in (seen, past))
    assert any(now.values())
    assert then == now
    assert 0 < len(of_branch.tiles) <= len(of_unit.tiles)
    assert sum(stage.total for stage in of_unit.stages) > sum(stage.total for stage in seen.stages)
    # others may well be where these are not: that is said of them, and marks no community
    assert of_unit.own
    assert {one.own for one in of_unit.attention} == {True}
    assert {concern for tile in of_unit.tiles for concern in tile.concerns} <= {Concern.OVERDUE, Concern.REOPENED}


@pytest.mark.usefixtures("city")
def test_the_overview_asks_the_database_thirteen_times_whatever_the_size(sqlite_engine: Engine) -> None:
    leader = actor_of(Role.LEADER)

    with statements(sqlite_engine) as sent:
        figures(sqlite_engine, leader)
        standing(sqlite_engine, leader)

    assert len(sent) == 13


@pytest.mark.usefixtures("city")
def test_satisfaction_is_of_those_who_were_asked_and_unknown_where_nobody_was(sqlite_engine: Engine) -> None:
    place = names(sqlite_engine)["1号社区"]
    words = [Satisfaction.SATISFIED, Satisfaction.FAIRLY, Satisfaction.NOT]
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        for number, word in enumerate(words):
            work.add(a_rated_need(f"XQR{number}", place, word))

    leader, own = (
        standing(sqlite_engine, actor) for actor in (actor_of(Role.LEADER), actor_of(Role.SECRETARY, branches=()))
    )

    rates = {tile.name: tile.value(Measure.SATISFACTION) for tile in leader.tiles}
    assert rates == {**dict.fromkeys(rates), "1号社区": 67}
    assert own.tiles == ()


def test_person_times_are_held_against_residents_where_they_are_known(sqlite_engine: Engine, city: City) -> None:
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        for community_id, residents in zip(city.communities, (2000, 0), strict=False):
            work.get(Community, community_id).residents = residents

    tiles = {tile.code: tile for tile in standing(sqlite_engine, actor_of(Role.LEADER)).tiles}

    times = tiles["SQ000"].value(Measure.PERSON_TIMES) or 0
    assert tiles["SQ000"].value(Measure.RESIDENTS) == round(times * 10_000 / 2000)
    assert [tiles[code].value(Measure.RESIDENTS) for code in ("SQ001", "SQ002")] == [None, None]


def test_the_checklist_is_unknown_where_nobody_looked_and_counts_no_retired_item(
    sqlite_engine: Engine, city: City
) -> None:
    leader = actor_of(Role.LEADER)
    before = {tile.value(Measure.STANDARD) for tile in standing(sqlite_engine, leader).tiles}
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        items = [work.add(ChecklistItem(position=n, text=f"第{n}条", retired=n == 3)).id for n in range(4)]
        for item in (items[0], items[3]):
            work.add(
                ChecklistMark(item_id=item, community_id=city.communities[0], met_on=TODAY, marked_by=leader.account_id)
            )

    shares = {tile.code: tile.value(Measure.STANDARD) for tile in standing(sqlite_engine, leader).tiles}

    assert before == {None}
    assert shares == {**dict.fromkeys(shares), "SQ000": 33}


def test_the_filling_counts_every_attendance_up_to_each_month_and_begins_with_what_was_before(engine: Engine) -> None:
    city = a_city(engine, today=TODAY)
    trend = Period(date(2026, 4, 1), date(2026, 5, 31))
    with reading(engine) as session:
        found = overview.filling(session, actor_of(Role.LEADER), trend=trend)
        part = overview.filling(session, actor_of(Role.CLERK, communities=(city.communities[0],)), trend=trend)

    there = [a for a in rows(engine, Attendance) if isinstance(a, Attendance) and a.status in THERE]
    places = names(engine)
    assert min(a.day for a in there) < trend.first
    for one in found:
        days = [a.day for a in there if a.community_id == places[one.name]]
        so_far = [sum(f"{day:%Y-%m}" <= month for day in days) for month in trend.months]
        assert list(one.so_far) == so_far, one.name
    assert part == found[:1]


def a_rated_need(code: str, community_id: UUID, word: Satisfaction) -> Need:
    return Need(
        code=code,
        community_id=community_id,
        kind=NeedKind.OTHER,
        status=NeedStatus.EVALUATED,
        text="修路灯",
        asked_on=TODAY,
        solved_on=TODAY,
        satisfaction=word,
        recorded_by=actor_of(Role.CLERK).account_id,
    )


def test_a_need_that_a_project_carries_stands_on_the_path_once(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    everything(sqlite_engine, town)
    with writing(sqlite_engine, actor_of(Role.STAFF), now=at()) as work:
        (project,) = work.session.scalars(select(Project))
        (need,) = work.session.scalars(select(Need))
        project.need_id = need.id
        staff = actor_of(Role.STAFF)
        listed = need_list(work.session, staff, today=TODAY, stage=PathStage.SOLVE).total

    with reading(sqlite_engine) as session:
        stages = overview.standing(session, actor_of(Role.STAFF), period=QUARTER.period, today=TODAY).stages
    solving = next(line for line in stages if line.stage is PathStage.SOLVE)

    assert (solving.needs, solving.projects, listed) == (0, 1, 0)


def test_the_map_marks_what_is_long_late_and_not_what_is_a_few_days_late(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        late: dict[str, Any] = {"status": NeedStatus.OPEN, "asked_on": date(2026, 1, 10), "recorded_by": town.zhang_a}
        work.add(Need(code="XQ1", text="灯", community_id=town.wanghu, due_on=date(2026, 5, 10), **late))
        work.add(Need(code="XQ2", text="门", community_id=town.tingsong, due_on=date(2026, 2, 10), **late))

    with reading(sqlite_engine) as session:
        found = overview.standing(session, actor_of(Role.STAFF), period=QUARTER.period, today=TODAY)

    assert [(tile.name, Concern.OVERDUE in tile.concerns) for tile in found.tiles] == [
        ("望湖社区", False), ("听松社区", True),
    ]  # fmt: skip
    assert [len(one.troubles) for one in found.attention if one.concern is Concern.OVERDUE] == [2]


def test_a_late_need_that_a_late_project_carries_is_listed_as_the_project_only(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    late: dict[str, Any] = {"community_id": town.wanghu, "recorded_by": town.zhang_a}
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        needs = [
            work.add(
                Need(
                    code=code, text=code, status=NeedStatus.CLAIMED, asked_on=date(2026, 4, 1),
                    due_on=date(2026, 5, 10), **late,
                )
            )
            for code in ("XQ1", "XQ2")
        ]  # fmt: skip
        work.add(
            Project(
                code="XM1", name="楼道亮化", status=ProjectStatus.CLAIMED, need_id=needs[0].id,
                proposed_on=date(2026, 4, 1), ends_on=date(2026, 5, 10), **late,
            )
        )  # fmt: skip

    with reading(sqlite_engine) as session:
        staff = actor_of(Role.STAFF)
        found = [line.code for line in overdue(session, staff, today=TODAY, place=town.wanghu)]
        listed = [line.code for line in need_list(session, staff, today=TODAY, overdue=True).lines]
        stages = overview.standing(session, staff, period=QUARTER.period, today=TODAY).stages

    assert (sorted(found), listed) == (["XM1", "XQ2"], ["XQ2"])
    assert sum(stage.overdue for stage in stages) == len(found)


def test_a_wish_that_came_true_is_late_when_nobody_asks_how_it_was(engine: Engine) -> None:
    town, staff = a_town(engine), actor_of(Role.STAFF)
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        for code, ask_by in (("XY1", date(2026, 5, 25)), ("XY2", date(2026, 5, 14))):
            wish = work.add(
                Wish(
                    code=code, alias="小雨", thing="书包", community_id=town.wanghu, status=WishStatus.FULFILLED,
                    asked_on=date(2026, 4, 1), due_on=date(2026, 5, 2), fulfilled_on=date(2026, 5, 2),
                    recorded_by=town.zhang_a,
                )
            )  # fmt: skip
            work.add(
                Followup(
                    subject=FollowupSubject.WISH, subject_id=wish.id, community_id=town.wanghu, due_on=ask_by
                )
            )  # fmt: skip

    with reading(engine) as session:
        found = [(line.code, line.days) for line in overdue(session, staff, today=TODAY, place=town.wanghu)]
        stages = overview.standing(session, staff, period=QUARTER.period, today=TODAY).stages
        listed = {line.code: line.overdue_days for line in wish_list(session, staff, today=TODAY).lines}
        opened = wish_detail(session, staff, code="XY2", today=TODAY).line

    assert found == [("XY2", 6)]
    assert [(one.wishes, one.overdue, one.overdue_since) for one in stages if one.stage is PathStage.EVALUATE] == [
        (2, 1, date(2026, 5, 14)),
    ]  # fmt: skip
    assert listed == {"XY1": 0, "XY2": 6}
    assert opened.overdue_days == listed["XY2"]


def test_a_late_project_that_nobody_claimed_is_late_on_its_list_as_on_the_path(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=at()) as work:
        work.add(
            Project(
                code="XM1", name="楼道亮化", community_id=town.wanghu, proposed_on=date(2026, 4, 1),
                ends_on=date(2026, 5, 10), recorded_by=town.zhang_a,
            )
        )  # fmt: skip

    with reading(sqlite_engine) as session:
        stages = overview.standing(session, actor_of(Role.STAFF), period=QUARTER.period, today=TODAY).stages
        (line,) = project_list(session, actor_of(Role.STAFF), today=TODAY, stage=PathStage.MATCH).lines

    assert line.overdue_days == 10
    assert [one.overdue for one in stages if one.stage is PathStage.MATCH] == [1]
