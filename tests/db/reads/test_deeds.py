"""The latest deeds: newest first, within reach, nobody by their whole name, no word of what residents wrote."""

from datetime import timedelta

from sqlalchemy import Engine

from db.reads.deeds import latest_deeds
from db.tables.needs import Need
from db.tables.people import Member
from db.terms import ClaimTarget, NeedKind, NeedStatus, Role
from db.work import reading, writing
from tests.builders import actor_of, at
from tests.builders.city import City, a_city
from tests.builders.steps import DAY

MOST = 5


def a_solved_need(engine: Engine, city: City, *, community: int = 0) -> None:
    with writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        work.get(Member, city.members[0]).name = "张小三"
        work.add(
            Need(
                code="XQ-NEW",
                community_id=city.communities[community],
                branch_id=city.branches[1],
                member_id=city.members[0],
                kind=NeedKind.HEALTH,
                status=NeedStatus.SOLVED,
                text="住在三单元的李某要人陪同看病",
                asked_on=DAY,
                solved_on=DAY + timedelta(days=400),
                recorded_by=actor_of(Role.CLERK).account_id,
            )
        )


def test_the_newest_deed_leads_and_its_doer_is_masked(sqlite_engine: Engine) -> None:
    city = a_city(sqlite_engine)
    a_solved_need(sqlite_engine, city)

    with reading(sqlite_engine) as session:
        found = latest_deeds(session, actor_of(Role.LEADER), most=MOST)

    assert (found[0].target, found[0].kind, found[0].member) == (ClaimTarget.NEED, NeedKind.HEALTH, "张*三")
    assert [line.day for line in found] == sorted((line.day for line in found), reverse=True)
    assert len(found) == MOST
    assert "李某" not in repr(found)


def test_a_clerk_sees_the_deeds_of_the_own_community_only(sqlite_engine: Engine) -> None:
    city = a_city(sqlite_engine)
    a_solved_need(sqlite_engine, city, community=0)
    clerk = actor_of(Role.CLERK, communities=(city.communities[1],))

    with reading(sqlite_engine) as session:
        found = latest_deeds(session, clerk, most=50)

    assert {line.community for line in found} == {"1号社区"}
