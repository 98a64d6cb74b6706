"""The first day: the bureau and its rules, the city's places, units and branches, and everybody who signs in."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

from db.rules.rights import Actor
from db.rules.spots import Spot
from db.tables.accounts import Account
from db.terms import BranchId, CommunityId, DistrictId, Role, StreetId, UnitId
from db.work import Work
from db.writes.accounts import create_account
from db.writes.places import add_community, add_district, add_street
from db.writes.scheme import declare_demo, name_bureau
from db.writes.thumb import set_thumb
from db.writes.units import add_branch, add_unit
from seed.clauses import plant_clauses
from seed.demo.chance import Chance
from seed.demo.names import landline, mobile, somebody
from seed.demo.size import Size
from seed.demo.story import Stage, Story
from seed.demo.texts.city import BUREAU, CITY, COMMUNITIES, DISTRICTS, NUMERALS, UNITS
from seed.demo.turning import FIRST_THUMB
from seed.demo.world import LAGGING, Crew, Office, Place, World, actor_of
from seed.lexicon import plant_lexicon
from seed.reference import first_of_year, plant, rules_from

BRANCHES_OF_A_UNIT: Final = 3
SEA: Final = (38.55, 119.35)
"""Where the city is put: in the middle of a gulf, where no real place is."""
LAGGARD_PLACES: Final = 13
"""One community in so many falls behind."""
LAGGARD_BRANCHES: Final = 9
"""One branch in so many hardly comes. The first of each, where the personas are, never lags."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who opens accounts, where the chance comes from, and how large the city is."""

    work: Work
    chance: Chance
    size: Size

    def account(
        self,
        login: str,
        role: Role,
        *,
        name: str = "",
        branch_id: BranchId | None = None,
        community_ids: Sequence[CommunityId] = (),
    ) -> Account:
        """Open an account for somebody invented, without a password: a persona."""
        named = name or somebody(self.chance).name
        return create_account(
            self.work, login=login, name=named, role=role, branch_id=branch_id, community_ids=community_ids
        )


def found(stage: Stage, size: Size, chance: Chance, story: Story) -> World:
    """Found the city: everything that stands before anybody serves."""
    work = stage.work
    declare_demo(work)
    name_bureau(work, name=BUREAU, city=CITY)
    skills = plant(work)
    plant_lexicon(work, skills)
    plant_clauses(work)
    rules_from(work, first_of_year(size.begins))
    set_thumb(work, since=first_of_year(size.begins), **asdict(FIRST_THUMB))
    admin = actor_of(Desk(work, chance, size).account("admin", Role.ADMIN))
    desk = Desk(stage.as_(admin), chance, size)
    office = _office(desk, admin)
    places = _places(desk)
    crews = _crews(desk, places)
    helper = desk.account("helper", Role.HELPER, community_ids=[places[0].id])
    desk.account("security", Role.SECURITY, name="顾安然")
    return World(size, chance, story, office, places, crews, skills, actor_of(helper, places=(places[0].id,)))


def _office(desk: Desk, admin: Actor) -> Office:
    leader, staff, second, auditor = (
        actor_of(desk.account(login, role))
        for login, role in (
            ("leader", Role.LEADER), ("staff", Role.STAFF), ("staff2", Role.STAFF), ("auditor", Role.AUDITOR),
        )
    )  # fmt: skip
    return Office(admin, leader, staff, second, auditor)


def _places(desk: Desk) -> list[Place]:
    streets = _streets(desk)
    laggards = {*range(desk.size.communities - 1, 0, -LAGGARD_PLACES)}
    return [
        _place(desk, streets[number * len(streets) // desk.size.communities], number, lags=number in laggards)
        for number in range(desk.size.communities)
    ]


def _streets(desk: Desk) -> list[StreetId]:
    wanted = max(1, min(12, round(desk.size.communities / 3.5)))
    districts = max(1, round(wanted / 3))
    made: list[StreetId] = []
    for at, (district_name, streets) in enumerate([*DISTRICTS.items()][:districts]):
        district = add_district(desk.work, name=district_name, position=at)
        for name in streets[: wanted - len(made)]:
            street = add_street(desk.work, district_id=DistrictId(district.id), name=name, position=len(made))
            made.append(StreetId(street.id))
    return made


def _place(desk: Desk, street_id: StreetId, number: int, *, lags: bool) -> Place:
    north, east = _spot(number, desk.size.communities)
    community = add_community(
        desk.work,
        street_id=street_id,
        name=_community_name(number),
        residents=round(desk.chance.around(650, 0.35)) * 10,
        phone=landline(desk.chance),
        position=number,
        latitude=north,
        longitude=east,
    )
    place = CommunityId(community.id)
    clerk = desk.account(f"clerk{number + 1:03d}", Role.CLERK, community_ids=[place])
    weight = desk.chance.around(1, 0.4) * (0.35 if lags else 1) * (1 if number else 2)
    return Place(place, community.name, actor_of(clerk, places=(place,)), weight, LAGGING if lags else 1)


def _spot(number: int, whole: int) -> Spot:
    """Invent where a community lies: to and fro through a city out at sea, a kilometre apart."""
    wide = max(1, math.isqrt(whole))
    row, along = divmod(number, wide)
    column = along if row % 2 == 0 else wide - 1 - along
    uneven = number * 7 % 5
    return SEA[0] + row * 0.009 + uneven * 0.0006, SEA[1] + column * 0.011 - uneven * 0.0007


def _community_name(number: int) -> str:
    series, at = divmod(number, len(COMMUNITIES))
    stem = COMMUNITIES[at]
    if series == 0:
        return f"{stem}社区"
    return f"{stem}第{NUMERALS[series]}社区" if series < len(NUMERALS) else f"{stem}第{series + 1}社区"


def _crews(desk: Desk, places: list[Place]) -> list[Crew]:
    units = max(1, min(len(UNITS), desk.size.branches // BRANCHES_OF_A_UNIT))
    unit_ids = [UnitId(add_unit(desk.work, name=name).id) for name in UNITS[:units]]
    laggards = {*range(desk.size.branches - 1, 0, -LAGGARD_BRANCHES)}
    return [_crew(desk, number, unit_ids, places, lags=number in laggards) for number in range(desk.size.branches)]


def _crew(desk: Desk, number: int, unit_ids: list[UnitId], places: list[Place], *, lags: bool) -> Crew:
    unit, series = number % len(unit_ids), number // len(unit_ids)
    secretary = somebody(desk.chance).name
    branch = add_branch(
        desk.work,
        unit_id=unit_ids[unit],
        name=f"{UNITS[unit]}{_series(series)}党支部",
        secretary=secretary,
        phone=mobile(desk.chance),
    )
    branch_id = BranchId(branch.id)
    account = desk.account(f"secretary{number + 1:03d}", Role.SECRETARY, name=secretary, branch_id=branch_id)
    near = places[number % len(places)]
    zeal = 0.1 if lags else desk.chance.around(1, 0.45) * (1 if number else 2)
    partners = [near, *desk.chance.some([place for place in places if place is not near], desk.chance.between(0, 2))]
    return Crew(branch_id, unit_ids[unit], branch.name, actor_of(account, branch=branch_id), zeal, partners)


def _series(number: int) -> str:
    return f"第{NUMERALS[number]}" if number < len(NUMERALS) else f"第{number + 1}"
