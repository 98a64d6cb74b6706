"""A city of chance: rows of every counted kind strewn over places, branches and days, repeatable by its seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid4

from sqlalchemy import Engine

from db.rules.kinds import is_spare
from db.tables.activities import Activity
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance
from db.tables.base import Row
from db.tables.checkins import BranchCheckin
from db.tables.needs import Need
from db.tables.people import Branch, Member, Unit
from db.tables.places import Community, District, Street
from db.tables.points import PointLine, PointRules
from db.tables.wishes import Wish
from db.terms import (
    ActivityKind,
    ActivityStatus,
    AgreementStatus,
    AttendanceStatus,
    CheckinStatus,
    MemberStatus,
    NeedKind,
    NeedStatus,
    PointReason,
    PointSubject,
    Role,
    WishStatus,
)
from db.work import Work, writing
from tests.builders.once import built_once
from tests.builders.people import actor_of, at
from tests.builders.strewing import strew

SOLVED = {NeedStatus.SOLVED, NeedStatus.EVALUATED}


@dataclass(frozen=True, slots=True)
class City:
    """What the city is made of, in order."""

    districts: Sequence[UUID]
    streets: Sequence[UUID]
    communities: Sequence[UUID]
    branches: Sequence[UUID]
    members: Sequence[UUID]


@built_once
def a_city(
    engine: Engine,
    *,
    seed: int = 1,
    today: date = date(2026, 5, 20),
    communities: int = 6,
    branches: int = 3,
    members: int = 12,
    needs: int = 30,
    activities: int = 15,
) -> City:
    """Strew a city; the rows obey what the database holds, and nothing else."""
    chance = Random(seed)
    with writing(engine, actor_of(Role.ADMIN), now=at(2026, 1, 5)) as work:
        city = _places_and_people(work, chance, communities, branches, members)
        work.add(
            BranchCheckin(
                code="LX1",
                branch_id=city.branches[0],
                community_id=city.communities[0],
                status=CheckinStatus.RECEIVED,
                day=date(2026, 1, 10),
            )
        )
        for branch, community in zip(city.branches, city.communities, strict=False):
            status = chance.choice(list(AgreementStatus))
            work.add(
                Agreement(
                    code=f"XD{branch.hex[-12:]}", branch_id=branch, community_id=community, year=2026, status=status
                )
            )
        for number in range(needs):
            _need(work, chance, city, number, today)
            _wish(work, chance, city, number, today)
        _service(work, chance, city, activities, today)
        # what came to be counted later is strewn by a chance of its own: the cities of old seeds stay as they were
        strew(work, Random(seed), city.communities, city.branches, today)
    return city


def _places_and_people(work: Work, chance: Random, communities: int, branches: int, members: int) -> City:
    districts = [work.add(District(code=f"QX{n}", name=f"{n}区", position=n)).id for n in range(2)]
    streets = [
        work.add(Street(district_id=districts[n % 2], code=f"JD{n}", name=f"{n}街道", position=n)).id for n in range(4)
    ]
    places = [
        _id(work, Community(street_id=streets[n % 4], code=f"SQ{n:03d}", name=f"{n}号社区")) for n in range(communities)
    ]
    unit = _id(work, Unit(code="DW1", name="局机关"))
    own = [
        _id(work, Branch(unit_id=unit, code=f"ZB{n:03d}", name=f"第{n}党支部", retired=n == 0 and branches > 2))
        for n in range(branches)
    ]
    people = [_member(work, chance, n, own, places) for n in range(members)]
    return City(districts, streets, places, own, people)


def _member(work: Work, chance: Random, number: int, branches: list[UUID], places: list[UUID]) -> UUID:
    serves = chance.choice([None, *places])
    return _id(
        work,
        Member(
            code=f"DY{number:04d}",
            name=f"张{number}",
            branch_id=chance.choice(branches),
            status=chance.choice([MemberStatus.IN_SERVICE, MemberStatus.IN_SERVICE, *MemberStatus]),
            serves_community_id=serves,
            home_community_id=places[number % len(places)] if number % 4 else None,
            checked_in_on=date(2026, 1, 12) if serves else None,
        ),
    )


def _in_turn(city: City, number: int) -> UUID | None:
    """Give for whom something counts as asked, whoever has it: none, or a branch, one after the other."""
    return [None, *city.branches][number % (len(city.branches) + 1)]


def _need(work: Work, chance: Random, city: City, number: int, today: date) -> None:
    status = chance.choice(list(NeedStatus))
    asked = today - timedelta(days=chance.randrange(500))
    solved = min(today, asked + timedelta(days=chance.randrange(40))) if status in SOLVED else None
    work.session.add(
        Need(
            code=f"XQ{number}",
            community_id=chance.choice(city.communities),
            branch_id=chance.choice([None, *city.branches]),
            asked_branch_id=_in_turn(city, number),
            declined_on=asked + timedelta(days=30) if status is NeedStatus.DECLINED and number % 2 else None,
            kind=chance.choice([kind for kind in NeedKind if not is_spare(kind)]),
            status=status,
            text="修路灯",
            asked_on=asked,
            wanted_by=asked + timedelta(days=14) if number % 5 else None,
            due_on=asked + timedelta(days=14),
            solved_on=solved,
            reopened=chance.choice([0, 0, 0, 1]),
            recorded_by=uuid4(),
        )
    )


def _wish(work: Work, chance: Random, city: City, number: int, today: date) -> None:
    status = chance.choice(list(WishStatus))
    done = status in {WishStatus.FULFILLED, WishStatus.RATED}
    asked = today - timedelta(days=chance.randrange(500))
    work.session.add(
        Wish(
            code=f"XY{number}",
            community_id=chance.choice(city.communities),
            asked_branch_id=_in_turn(city, number),
            status=status,
            alias="小荷",
            thing="书包",
            asked_on=asked,
            fulfilled_on=asked if done else None,
            recorded_by=uuid4(),
        )
    )


def _service(work: Work, chance: Random, city: City, activities: int, today: date) -> None:
    rules = _id(work, PointRules(version=1, since=date(2024, 1, 1)))
    for number in range(activities):
        day = today - timedelta(days=chance.randrange(500))
        branch, community = chance.choice(city.branches), chance.choice(city.communities)
        activity = _id(
            work,
            Activity(
                code=f"HD{number}",
                name="清扫",
                kind=chance.choice([kind for kind in ActivityKind if not is_spare(kind)]),
                status=chance.choice(list(ActivityStatus)),
                branch_id=branch,
                community_id=community,
                day=day,
                recorded_by=uuid4(),
            ),
        )
        for member in chance.sample(city.members, k=min(3, len(city.members))):
            status = chance.choice(list(AttendanceStatus))
            arrival = Attendance(
                activity_id=activity,
                member_id=member,
                branch_id=branch,
                community_id=community,
                day=day,
                status=status,
                recorded_by=uuid4(),
                recorded_at=work.now,
            )
            work.session.add(arrival)
            _point(work, member, branch, rules, day)


def _point(work: Work, member: UUID, branch: UUID, rules: UUID, day: date) -> None:
    work.session.add(
        PointLine(
            subject=PointSubject.MEMBER,
            member_id=member,
            branch_id=branch,
            reason=PointReason.SERVICE_CONFIRMED,
            points=1,
            day=day,
            rules_id=rules,
            source_id=uuid4(),
            confirmed_by=uuid4(),
            recorded_at=work.now,
        )
    )


def _id(work: Work, row: Row) -> UUID:
    return work.add(row).id
