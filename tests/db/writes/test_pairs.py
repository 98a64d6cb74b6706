"""Pairs: visited as service; the household sealed, opened for a purpose, destroyed at the end."""

from datetime import timedelta

from sqlalchemy import Engine

from db.errors import Code
from db.reads.pairs import pair_detail, pair_list
from db.rules.rights import keeper
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.base import HOME_ORG
from db.tables.pairs import PairHousehold
from db.tables.points import PointLine
from db.terms import (
    ActivityId,
    ActivityKind,
    ActivityStatus,
    AttendanceStatus,
    Grade,
    OpeningPurpose,
    PairStatus,
    Role,
)
from db.work import keys, reading
from db.writes import activities, pairs, sealing
from tests.builders import a_town, actor_of
from tests.builders.acts import does, dump, events, figures_stand, refused, rows
from tests.builders.pairs import HOUSEHOLD, a_pair
from tests.builders.steps import DAY
from tests.builders.wishes import with_account


def test_a_visit_counts_as_service_once_the_community_confirms_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    pair_id = a_pair(sqlite_engine, town, member=town.zhang_a)
    visit = {"pair_id": pair_id, "day": DAY, "effect": "量了血压，陪聊一小时", "minutes": 60}

    made = does(sqlite_engine, town.secretary, pairs.visit_pair, member_ids=(town.zhang_a, town.li_a), **visit)
    arrivals = [(one.member_id, one.status) for one in rows(sqlite_engine, Attendance)]
    does(sqlite_engine, town.clerk, activities.confirm_activity, activity_id=ActivityId(made.id), grade=Grade.THIRD)

    activity = rows(sqlite_engine, Activity)[0]
    assert arrivals == [(town.zhang_a, AttendanceStatus.RECORDED), (town.li_a, AttendanceStatus.RECORDED)]
    assert (activity.kind, activity.status, activity.name) == (
        ActivityKind.VISIT,
        ActivityStatus.CONFIRMED,
        "JD20260001 春风一号",
    )
    assert {one.status for one in rows(sqlite_engine, Attendance)} == {AttendanceStatus.CONFIRMED}
    assert {line.member_id for line in rows(sqlite_engine, PointLine)} == {None, town.zhang_a, town.li_a}
    assert figures_stand(sqlite_engine)


def test_who_the_household_is_stands_nowhere_in_the_open_and_is_opened_for_a_purpose(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    pair_id = a_pair(sqlite_engine, town, member=town.zhang_a)
    zhang = with_account(sqlite_engine, town.zhang, member_id=town.zhang_a)
    look = {"pair_id": pair_id, "purpose": OpeningPurpose.FOLLOW_UP}
    li = actor_of(Role.MEMBER, name="li", member=town.li_a)

    assert "陶桂芬" not in dump(sqlite_engine)
    assert does(sqlite_engine, zhang, pairs.open_household, **look) == HOUSEHOLD
    for stranger in (li, town.secretary, town.staff, town.other_clerk, actor_of(Role.LEADER)):
        assert refused(sqlite_engine, stranger, pairs.open_household, **look) == Code.NOT_ALLOWED
    with reading(sqlite_engine) as session:
        seen = pair_detail(session, town.clerk, code="JD20260001", today=DAY)
    assert [(one.role, one.purpose) for one in seen.looks] == [(Role.MEMBER, OpeningPurpose.FOLLOW_UP)]
    assert events(sqlite_engine)[-1] == "pair.household_opened"


def test_another_key_seals_households_too_and_the_end_destroys_them(engine: Engine) -> None:
    town = a_town(engine)
    pair_id = a_pair(engine, town)
    clerk = with_account(engine, town.clerk, community_ids=[town.wanghu])
    before = rows(engine, PairHousehold)[0]

    sealed = does(engine, keeper(HOME_ORG), sealing.seal_anew, key=keys.next_key(), most=5)
    opened = does(engine, clerk, pairs.open_household, pair_id=pair_id, purpose=OpeningPurpose.CORRECT)
    after = rows(engine, PairHousehold)[0]
    does(engine, clerk, pairs.end_pair, pair_id=pair_id, reason="已搬离")

    assert (sealed, opened) == (1, HOUSEHOLD)
    assert before.key_name != after.key_name
    assert rows(engine, PairHousehold) == []
    assert refused(engine, clerk, pairs.end_pair, pair_id=pair_id, reason="再来") == Code.ILLEGAL_MOVE
    visit = {"pair_id": pair_id, "day": DAY, "effect": "去了", "member_ids": (town.zhang_a,)}
    assert refused(engine, town.secretary, pairs.visit_pair, **visit) == Code.ILLEGAL_MOVE


def test_a_pair_needs_what_is_right_and_hides_the_name(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    right = {
        "community_id": town.wanghu, "branch_id": town.branch_a, "alias": "春风一号", "household": HOUSEHOLD,
        "promise": "每月上门", "started_on": DAY,
    }  # fmt: skip

    for wrong, code in (
        ({"alias": "陶桂芬家"}, Code.TELLS_WHO),
        ({"promise": "看望陶桂芬"}, Code.TELLS_WHO),
        ({"household": " "}, Code.EMPTY),
        ({"every_days": 0}, Code.OUT_OF_RANGE),
        ({"started_on": DAY + timedelta(days=1)}, Code.IN_THE_FUTURE),
        ({"member_id": town.zhang_b}, Code.NOT_FOUND),
    ):
        assert refused(sqlite_engine, town.clerk, pairs.start_pair, **(right | wrong)) == code
    for stranger in (town.other_clerk, town.secretary, town.zhang):
        assert refused(sqlite_engine, stranger, pairs.start_pair, **right) == Code.NOT_ALLOWED


def test_the_list_shows_ones_own_pairs_and_when_a_visit_is_due(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    pair_id = a_pair(sqlite_engine, town, member=town.zhang_a, since=10)
    visit = {"pair_id": pair_id, "day": DAY, "effect": "去了", "member_ids": (town.zhang_a,)}
    later = DAY + timedelta(days=33)

    with reading(sqlite_engine) as session:
        before = pair_list(session, town.clerk, today=later).lines[0]
        totals = [
            pair_list(session, actor, today=DAY).total
            for actor in (town.staff, town.secretary, town.zhang, town.other_clerk, actor_of(Role.MEMBER, name="li"))
        ]
    does(sqlite_engine, town.secretary, pairs.visit_pair, **visit)
    with reading(sqlite_engine) as session:
        after = pair_list(session, actor_of(Role.LEADER), today=later, status=PairStatus.RUNNING).lines[0]

    assert (before.visits, before.overdue_days, totals) == (0, 13, [1, 1, 1, 0, 0])
    assert (after.visits, after.last_visit, after.overdue_days, after.member) == (1, DAY, 3, "张*")
