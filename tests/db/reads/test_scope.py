"""Who sees which rows: with data that could leak, and with every table that has a rule."""

from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from db.reads import scope
from db.rules.rights import CITY_WIDE, Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.base import HOME_ORG, Base, Row
from db.tables.keeping import Tally
from db.tables.needs import Need
from db.tables.people import Member
from db.tables.places import Community
from db.tables.points import PointLine
from db.tables.wishes import Wish
from db.terms import NeedStatus, OrgId, Role, TallyOf, WishStatus
from db.work import reading
from tests.builders import actor_of
from tests.builders.city import City, a_city

OWNED = (Need, Wish, Activity, Attendance, Member, PointLine)
EVERY_TABLE = tuple(scope._RULES)  # noqa: SLF001 - every rule is tried


def seen(engine: Engine, table: type[Base], actor: Actor) -> list[Any]:
    with reading(engine) as session:
        return list(session.scalars(scope.narrow(select(table), table, actor)))


def all_of(engine: Engine, table: type[Base]) -> list[Any]:
    with reading(engine) as session:
        return list(session.scalars(select(table)))


def _may_claim(actor: Actor, table: type[Base]) -> bool:
    return table in scope.TO_BE_CLAIMED and actor.may(scope.TO_BE_CLAIMED[table][0])


@pytest.fixture
def city(sqlite_engine: Engine) -> City:
    return a_city(sqlite_engine)


def test_a_city_wide_role_sees_all_of_its_organisation(sqlite_engine: Engine, city: City) -> None:
    everything = [len(all_of(sqlite_engine, table)) for table in OWNED]

    counts = {role: [len(seen(sqlite_engine, table, actor_of(role))) for table in OWNED] for role in CITY_WIDE}

    assert counts == dict.fromkeys(CITY_WIDE, everything)
    assert min(everything) > 0, city


def test_nobody_sees_a_row_of_another_organisation(engine: Engine) -> None:
    a_city(engine)
    strangers = [Actor(actor_of(role).account_id, role, role, OrgId(HOME_ORG + 1)) for role in Role]

    found = [len(seen(engine, table, stranger)) for stranger in strangers for table in OWNED]

    assert set(found) == {0}


@pytest.mark.usefixtures("city")
def test_an_empty_reach_sees_nothing_but_what_is_to_be_claimed(sqlite_engine: Engine) -> None:
    nobodies = [actor_of(role) for role in Role if role not in CITY_WIDE]

    leaks = [
        (nobody.role, table.__tablename__)
        for nobody in nobodies
        for table in EVERY_TABLE
        if not _may_claim(nobody, table) and seen(sqlite_engine, table, nobody)
    ]

    assert leaks == []


def test_a_clerk_sees_the_own_communities_and_no_other(sqlite_engine: Engine, city: City) -> None:
    own = city.communities[1]
    clerk = actor_of(Role.CLERK, communities=(own,))

    for table in (Need, Wish, Activity, Attendance):
        expected = {row.id for row in all_of(sqlite_engine, table) if getattr(row, "community_id", None) == own}
        assert {row.id for row in seen(sqlite_engine, table, clerk)} == expected, table
    assert [row.id for row in seen(sqlite_engine, Community, clerk)] == [own]


def test_a_secretary_sees_the_own_branch_and_the_needs_to_be_claimed(sqlite_engine: Engine, city: City) -> None:
    own = city.branches[1]
    secretary = actor_of(Role.SECRETARY, branches=(own,))

    needs = {row.id for row in seen(sqlite_engine, Need, secretary)}
    expected = {
        need.id
        for need in all_of(sqlite_engine, Need)
        if isinstance(need, Need) and (need.branch_id == own or need.status is NeedStatus.OPEN)
    }
    assert needs == expected
    assert {row.branch_id for row in seen(sqlite_engine, Member, secretary) if isinstance(row, Member)} == {own}


def test_figures_do_not_count_what_is_merely_to_be_claimed(sqlite_engine: Engine, city: City) -> None:
    own = city.branches[1]
    secretary = actor_of(Role.SECRETARY, branches=(own,))

    with reading(sqlite_engine) as session:
        counted = session.scalars(select(Need).where(scope.own(Need, secretary))).all()

    assert {need.branch_id for need in counted} == {own}


def test_a_member_sees_the_own_rows_and_open_needs_and_posted_wishes(sqlite_engine: Engine, city: City) -> None:
    member = actor_of(Role.MEMBER, member=city.members[0])

    needs = [row for row in seen(sqlite_engine, Need, member) if isinstance(row, Need)]
    wishes = [row for row in seen(sqlite_engine, Wish, member) if isinstance(row, Wish)]
    points = [row for row in seen(sqlite_engine, PointLine, member) if isinstance(row, PointLine)]
    members = seen(sqlite_engine, Member, member)

    assert {need.status for need in needs} == {NeedStatus.OPEN}
    assert {wish.status for wish in wishes if wish.member_id != city.members[0]} == {WishStatus.POSTED}
    assert {line.member_id for line in points} <= {city.members[0], None}  # None: what the own branch earned
    assert [row.id for row in members] == [city.members[0]]


def test_a_helper_sees_no_wish_and_no_need_of_another_community(sqlite_engine: Engine, city: City) -> None:
    own = city.communities[2]
    helper = actor_of(Role.HELPER, communities=(own,))

    needs = [row for row in seen(sqlite_engine, Need, helper) if isinstance(row, Need)]

    assert {need.community_id for need in needs} <= {own}


def test_a_clerk_meets_the_members_of_branches_that_come_to_the_community(sqlite_engine: Engine, city: City) -> None:
    own = city.communities[0]
    clerk = actor_of(Role.CLERK, communities=(own,))
    coming = {a.branch_id for a in all_of(sqlite_engine, Activity) if isinstance(a, Activity) and a.community_id == own}

    met = [row for row in seen(sqlite_engine, Member, clerk) if isinstance(row, Member)]

    # the first branch is checked in at the first community
    allowed = coming | {city.branches[0]}
    assert [m for m in met if m.branch_id not in allowed and m.serves_community_id != own] == []


def test_the_citys_tallies_are_for_those_who_reach_the_city(sqlite_engine: Engine, city: City) -> None:
    clerk = actor_of(Role.CLERK, communities=(city.communities[0],))

    with reading(sqlite_engine) as session:
        rows = session.scalars(scope.narrow(select(Tally), Tally, clerk)).all()

    assert {(row.by, row.of_id) for row in rows} == {(TallyOf.COMMUNITY, city.communities[0])}


def test_names_and_telephones_are_masked_by_role_and_never_ones_own() -> None:
    leader, staff = actor_of(Role.LEADER), actor_of(Role.STAFF)
    oneself = actor_of(Role.MEMBER, member=leader.account_id)

    assert scope.shown_name(leader, "张小三") == "张*三"
    assert scope.shown_name(staff, "张小三") == "张小三"
    assert scope.shown_name(oneself, "张三", member_id=leader.account_id) == "张三"
    assert scope.shown_name(oneself, "李四") == "李*"
    assert scope.shown_phone(leader, "13812345678") == "138****5678"
    assert scope.shown_phone(staff, "13812345678") == "13812345678"


def test_a_table_without_a_rule_cannot_be_narrowed() -> None:
    with pytest.raises(KeyError):
        scope.narrow(select(col(Tally.value)), Row, actor_of(Role.STAFF))
