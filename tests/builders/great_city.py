"""A great city in minutes: as many communities, members, needs and attendances as are asked for, with tallies in step.

Rows are poured in bulk, past the intents, because a million intents take hours; what they count is added up with the
very functions that the writing transaction uses, so that a recount finds nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from psycopg import sql
from sqlalchemy import Connection, Engine, insert

from db.rules.kinds import is_spare
from db.rules.pinyin import search_text
from db.rules.tallies import COUNTERS
from db.tables.activities import Activity
from db.tables.base import Row, new_id
from db.tables.claims import Claim
from db.tables.needs import Need
from db.tables.people import Branch, Member, MemberSkill, MemberStep, MemberTime, Skill, Unit
from db.tables.places import Community, District, Street
from db.tables.points import PointLine, PointRules
from db.terms import (
    ActivityKind,
    ActivityStatus,
    ClaimStatus,
    ClaimTarget,
    DayPart,
    MemberChange,
    MemberStatus,
    NeedKind,
    NeedStatus,
    PointReason,
    PointSubject,
    Role,
    SkillLevel,
)
from db.work import writing
from db.work.trace import values_of
from tests.builders.people import actor_of, at
from tests.builders.pouring import Mass, activity_code, pour_attendances

PORTION = 20_000
AT_ONE_ACTIVITY = 25
COMMUNITIES_IN_A_STREET = 10
ABREAST = 20
"""So many communities lie in a row, a kilometre apart."""
STREETS_IN_A_DISTRICT = 5
BRANCHES_IN_A_UNIT = 10
DAYS = 730
IN_A_FAMILY = 5
JOINED = date(2024, 3, 1)
#: one in so many needs still stands somewhere on the path
STANDING = 40
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国文"
ASKED = (
    "楼水管漏水", "楼道灯不亮", "老人想学用手机", "独居老人送餐", "放学后孩子没人看", "楼前堆物要清理",
    "问劳动合同的事", "电梯常坏", "停车太乱", "想要一次义诊", "家电要修", "树枝挡了窗",
)  # fmt: skip

KEEPER = actor_of(Role.ADMIN)

Cell = tuple[str, str, UUID, str, str]
Values = dict[str, Any]
Heard = Callable[[int, int, str], None]


def _unheard(_done: int, _total: int, _what: str) -> None:
    """Nobody waits."""


@dataclass(slots=True)
class GreatCity:
    """A city in a database, and how it grows."""

    engine: Engine
    today: date
    heard: Heard = _unheard
    chance: Random = field(default_factory=lambda: Random(1))
    communities: list[UUID] = field(default_factory=list)
    branches: list[UUID] = field(default_factory=list)
    #: each member with the branch
    members: list[tuple[UUID, UUID]] = field(default_factory=list)
    needs: int = 0
    activities: int = 0

    def found(self, *, communities: int, branches: int, members: int) -> None:
        """Put up places, branches and members; four of five members have checked in."""
        streets = -(-communities // COMMUNITIES_IN_A_STREET)
        districts = [
            District(code=f"QX{n:02d}", name=f"第{n}区", position=n - 1)
            for n in range(1, -(-streets // STREETS_IN_A_DISTRICT) + 1)
        ]
        ways = [
            Street(
                district_id=districts[n // STREETS_IN_A_DISTRICT].id,
                code=f"JD{n + 1:03d}",
                name=f"第{n + 1}街道",
                position=n,
            )
            for n in range(streets)
        ]
        places = [
            Community(
                street_id=ways[n // COMMUNITIES_IN_A_STREET].id,
                code=f"SQ{n + 1:04d}",
                name=f"第{n + 1}社区",
                residents=3000,
                latitude=38 + n // ABREAST * 0.009,
                longitude=119 + n % ABREAST * 0.011,
            )
            for n in range(communities)
        ]
        units = [Unit(code=f"DW{n + 1:03d}", name=f"第{n + 1}单位") for n in range(-(-branches // BRANCHES_IN_A_UNIT))]
        own = [
            Branch(unit_id=units[n // BRANCHES_IN_A_UNIT].id, code=f"ZB{n + 1:04d}", name=f"第{n + 1}党支部")
            for n in range(branches)
        ]
        for rows in (districts, ways, places, units, own):
            self._pour(type(rows[0]), map(values_of, rows), len(rows))
        self.communities, self.branches = [row.id for row in places], [row.id for row in own]
        self.join(members)

    def join(self, members: int) -> list[UUID]:
        """Add so many members to the branches and communities that are there, with their histories; give them."""
        there = len(self.members)
        self._pour(Member, self._people(members), members)
        self._pour(MemberStep, self._steps(self.members[there:]), members)
        return [member for member, _ in self.members[there:]]

    def ask(self, needs: int) -> None:
        """Have so many needs asked over two years; a few of them still stand."""
        self._pour(Need, self._needs(needs), needs)

    def learn(self, skills: int) -> list[UUID]:
        """Name skills, every fifth with the next four beneath it; let each member have two, and time on two days."""
        named = [Skill(code=f"TC{n + 1:03d}", name=f"第{n + 1}特长") for n in range(skills)]
        for n, skill in enumerate(named):
            skill.parent_id = named[n - n % IN_A_FAMILY].id if n % IN_A_FAMILY else None
        levels, days, parts = list(SkillLevel), range(7), list(DayPart)
        known, free = list[Values](), list[Values]()
        for member, _ in self.members:
            for number in self.chance.sample(range(skills), 2):
                level = self.chance.choice(levels)
                known.append(values_of(MemberSkill(member_id=member, skill_id=named[number].id, level=level)))
            free += [
                values_of(MemberTime(member_id=member, weekday=day, part=self.chance.choice(parts)))
                for day in self.chance.sample(days, 2)
            ]
        self._pour(Skill, [values_of(skill) for skill in named], skills)
        self._pour(MemberSkill, known, len(known))
        self._pour(MemberTime, free, len(free))
        return [skill.id for skill in named]

    def claim(self, claims: int) -> None:
        """Have members asked so many times for needs that are long done, most of them with a yes."""
        self._pour(Claim, self._claims(claims), claims)

    def serve(self, attendances: int) -> None:
        """Have members attend so many times at confirmed activities over two years."""
        at_each, before = min(AT_ONE_ACTIVITY, len(self.members)), self.activities
        held = -(-attendances // at_each)
        self._pour(Activity, self._activities(held), held)
        pour_attendances(self.engine, Mass(attendances, before, at_each), self.heard)

    def earn(self, lines: int) -> None:
        """Have members earn a point so many times over two years; a few of them for their branch."""
        rules = PointRules(version=1, since=JOINED)
        self._pour(PointRules, [values_of(rules)], 1)
        self._pour(PointLine, self._points(lines, rules.id), lines)

    def _people(self, count: int) -> Iterator[Values]:
        plain = values_of(Member(code="", name="", branch_id=self.branches[0]))
        for n in range(len(self.members), len(self.members) + count):
            place = self.communities[n % len(self.communities)] if n % 5 else None
            name = _name_of(n)
            row = {**plain, "id": new_id(), "code": f"DY{n + 1:06d}", "name": name, "search": _sound(name)}
            row["phone"] = f"1390000{n:06d}"[-11:]
            branch = self.branches[n % len(self.branches)]
            self.members.append((row["id"], branch))
            since = JOINED if place else None
            row |= {"branch_id": branch, "serves_community_id": place, "checked_in_on": since, "form_on": since}
            row |= {"home_community_id": place or self.communities[n % len(self.communities)]}
            yield row

    def _steps(self, members: Iterable[tuple[UUID, UUID]]) -> Iterator[Values]:
        for member, branch in members:
            yield values_of(
                MemberStep(
                    member_id=member, change=MemberChange.JOINED, branch_id=branch, status=MemberStatus.IN_SERVICE,
                    since=JOINED, recorded_at=at(),
                )
            )  # fmt: skip

    def _needs(self, count: int) -> Iterator[Values]:
        plain = values_of(
            Need(
                code="", community_id=self.communities[0], kind=NeedKind.SAFETY, text="3号楼水管漏水",
                asked_on=self.today, recorded_by=UUID(int=1), due_on=self.today,
            )
        )  # fmt: skip
        kinds = [kind for kind in NeedKind if not is_spare(kind)]
        for n in range(self.needs, self.needs + count):
            stands = n % STANDING == 0
            asked = self.today - timedelta(days=self.chance.randrange(30 if stands else DAYS))
            solved = None if stands else min(self.today, asked + timedelta(days=self.chance.randrange(45)))
            row = {**plain, "id": new_id(), "code": f"XQ{n + 1:07d}", "kind": kinds[n % len(kinds)], "asked_on": asked}
            row |= {"text": f"{n % 40 + 1}号{ASKED[n % len(ASKED)]}"}
            row |= {"community_id": self.communities[n * 7 % len(self.communities)], "solved_on": solved}
            row |= {"status": NeedStatus.OPEN if stands else NeedStatus.EVALUATED, "due_on": asked + timedelta(days=7)}
            row |= {"wanted_by": asked + timedelta(days=30)}
            yield row
        self.needs += count

    def _claims(self, count: int) -> Iterator[Values]:
        plain = values_of(
            Claim(
                target=ClaimTarget.NEED, target_id=UUID(int=0), community_id=self.communities[0],
                claimed_on=self.today, recorded_by=UUID(int=1),
            )
        )  # fmt: skip
        for n in range(count):
            member, branch = self.chance.choice(self.members)
            asked = self.today - timedelta(days=self.chance.randrange(1, DAYS))
            status = ClaimStatus.COMPLETED if n % 4 else ClaimStatus.DECLINED
            row = {**plain, "id": new_id(), "target_id": new_id(), "member_id": member, "branch_id": branch}
            row |= {"claimed_on": asked, "answer_by": asked + timedelta(days=7), "status": status}
            yield row | {"community_id": self.communities[n % len(self.communities)]}

    def _points(self, count: int, rules_id: UUID) -> Iterator[Values]:
        plain = values_of(
            PointLine(
                subject=PointSubject.MEMBER, branch_id=self.branches[0], reason=PointReason.SERVICE_CONFIRMED, points=1,
                day=self.today, rules_id=rules_id, source_id=UUID(int=0), confirmed_by=UUID(int=1), recorded_at=at(),
            )
        )  # fmt: skip
        for n in range(count):
            member, branch = self.members[n % len(self.members)]
            whose: Values = {"branch_id": branch, "member_id": member}
            if n % STANDING == 0:
                whose = {"branch_id": branch, "subject": PointSubject.BRANCH, "reason": PointReason.ACTIVITY_GRADED}
            day = self.today - timedelta(days=self.chance.randrange(DAYS))
            yield {**plain, **whose, "id": new_id(), "source_id": new_id(), "day": day}

    def _activities(self, count: int) -> Iterator[Values]:
        plain = values_of(
            Activity(
                code="", name="清扫楼道", kind=ActivityKind.CLEANING, status=ActivityStatus.CONFIRMED, minutes=90,
                branch_id=self.branches[0], community_id=self.communities[0], day=self.today, recorded_by=UUID(int=1),
            )
        )  # fmt: skip
        kinds = [kind for kind in ActivityKind if not is_spare(kind)]
        for n in range(self.activities, self.activities + count):
            row = {**plain, "id": new_id(), "code": activity_code(n + 1), "kind": kinds[n % len(kinds)]}
            row |= {"branch_id": self.branches[n % len(self.branches)]}
            row |= {"community_id": self.communities[n * 3 % len(self.communities)]}
            row |= {"day": self.today - timedelta(days=self.chance.randrange(DAYS))}
            yield row
        self.activities += count

    def _pour(self, table: type[Row], rows: Iterable[Values], total: int) -> None:
        """Write rows in portions, and what they count, as one would who adds up afterwards."""
        name, done, waiting = str(table.__tablename__), 0, iter(rows)
        counter, counts = COUNTERS.get(name), Counter[Cell]()
        while portion := list(islice(waiting, PORTION)):
            for count in (count for row in portion if counter for count in counter(row)):
                counts[(count.metric, count.by, count.of_id, count.month, count.part)] += count.value
            with writing(self.engine, KEEPER, now=at()) as work:
                _write(work.session.connection(), table, portion)
            done += len(portion)
            self.heard(done, total, name)
        with writing(self.engine, KEEPER, now=at()) as work:
            work.trace.counts.update(counts)


def _name_of(number: int) -> str:
    rest, surname = divmod(number * 7919, len(SURNAMES))
    second, first = divmod(rest, len(GIVEN))
    return SURNAMES[surname] + GIVEN[first] + GIVEN[second % len(GIVEN)]


@cache
def _sound(name: str) -> str:
    return search_text(name)


def _write(connection: Connection, table: type[Row], rows: list[Values]) -> None:
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    copy = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(str(table.__tablename__)), columns)
    raw: Any = connection.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(copy) as lines:
        for row in rows:
            lines.write_row([_plain(row[name]) for name in names])


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return "[]" if value == [] else "{}" if value == {} else value
