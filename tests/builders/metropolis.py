"""A large city as numbers: members with skills, places and tasks, and needs, scored as the product scores them."""

from dataclasses import dataclass

import numpy as np

from db.rules.assignment import UNSUITED, WORTH, City, Compact, Grouped, Numbers, numbers
from db.rules.matching import BUSY, DEFAULT, LEVELS, PROVEN, RESTED, Closeness, close_points, skill_points
from db.terms import Urgency

SKILLS = 24
STREETS_IN_A_DISTRICT = 6
COMMUNITIES_IN_A_STREET = 8
MEMBERS_IN_A_COMMUNITY = 200

CLOSE = {closeness: close_points(closeness) for closeness in Closeness}


@dataclass(frozen=True, slots=True, eq=False)
class Metropolis:
    """What is known of every member and every need."""

    city: City
    #: for each community its street, for each street its district
    street: Numbers
    district: Numbers
    #: for each need the wanted skill and the community
    skill: Numbers
    where: Numbers
    #: for each member the community of service, that of the home, and the points that are the same for every need
    place: Numbers
    home: Numbers
    plain: Numbers
    #: for each member and skill the points of the level, UNSUITED without the skill
    able: Compact

    def suitable(self) -> int:
        """Count the pairs of a need and a member who has the skill."""
        return int((self.able != UNSUITED).sum(axis=0)[self.skill].sum())

    def table(self, needs: Numbers) -> Compact:
        """Score some needs against all members, pair by pair."""
        able = self.able[:, self.skill[needs]].T
        close = self.close(self.where[needs][:, None], self.place[None, :])
        at_home = np.where(self.where[needs][:, None] == self.home[None, :], DEFAULT.home, 0)
        return np.where(able == UNSUITED, UNSUITED, able + self.plain + close + at_home)

    def close(self, one: Numbers, other: Numbers) -> Numbers:
        """Give the points of closeness between communities."""
        streets, others = self.street[one], self.street[other]
        far = np.where(self.district[streets] == self.district[others], CLOSE[Closeness.DISTRICT], CLOSE[Closeness.FAR])
        near = np.where(streets == others, CLOSE[Closeness.STREET], far)
        return numbers(np.where(one == other, CLOSE[Closeness.COMMUNITY], near))

    def groups(self) -> Grouped:
        """Line members up by skill and community, street, district and city, and by skill and the home's community."""
        member, skill = np.nonzero(self.able != UNSUITED)
        points = self.able[member, skill] + self.plain[member]
        place, home = self.place[member], self.home[member]
        offers = zip(self._rings(place, home), self._worth(place, home), strict=True)
        lines = [(skill * self._width + ring, points + worth) for ring, worth in offers]
        looks = [self.skill * self._width + ring for ring in self._rings(self.where, self.where)]
        return Grouped(
            np.stack(looks, axis=1),
            np.concatenate([group for group, _ in lines]).astype(np.int32),
            np.tile(member, len(lines)).astype(np.int32),
            np.concatenate([value for _, value in lines]).astype(np.int16),
        )

    @property
    def _width(self) -> int:
        return 2 * len(self.street) + len(self.district) + int(self.district.max()) + 2

    def _rings(self, place: Numbers, home: Numbers) -> list[Numbers]:
        street = self.street[place]
        sizes = np.cumsum([0, len(self.street), len(self.district), int(self.district.max()) + 1, 1])
        inside = [place, street, self.district[street], np.zeros_like(place), home]
        return [first + ring for first, ring in zip(sizes.tolist(), inside, strict=True)]

    def _worth(self, place: Numbers, home: Numbers) -> list[Numbers | int]:
        return [
            CLOSE[Closeness.COMMUNITY],
            CLOSE[Closeness.STREET],
            CLOSE[Closeness.DISTRICT],
            CLOSE[Closeness.FAR],
            DEFAULT.home + self.close(place, home),
        ]


def metropolis(needs: int, members: int, *, seed: int = 1) -> Metropolis:
    """Invent a city: some skills and communities are sought far more than others, some members already have tasks."""
    chance = np.random.default_rng(seed)
    communities = max(members // MEMBERS_IN_A_COMMUNITY, 4)
    streets = max(communities // COMMUNITIES_IN_A_STREET, 2)
    sought = 1 / np.arange(2, SKILLS + 2)
    people = chance.gamma(2, size=communities)
    place = chance.choice(communities, members, p=people / people.sum())
    load = chance.choice(4, members, p=[0.6, 0.25, 0.1, 0.05])
    city = City(
        wanted=chance.choice([1, 2, 3, 4], needs, p=[0.7, 0.2, 0.07, 0.03]),
        worth=chance.choice([WORTH[urgency] for urgency in Urgency], needs, p=[0.75, 0.2, 0.05]),
        capacity=chance.choice([2, 3, 4], members, p=[0.2, 0.6, 0.2]),
        load=load,
    )
    return Metropolis(
        city=city,
        street=np.arange(communities) % streets,
        district=np.arange(streets) // STREETS_IN_A_DISTRICT,
        skill=chance.choice(SKILLS, needs, p=sought / sought.sum()),
        where=chance.choice(communities, needs, p=people / people.sum()),
        place=place,
        home=np.where(chance.random(members) < 0.4, place, chance.integers(0, communities, members)),
        plain=_plain(chance, load),
        able=_able(chance, members, sought / sought.sum()),
    )


def _plain(chance: np.random.Generator, load: Numbers) -> Numbers:
    """Draw the points that a member has for every need: few tasks, long not asked, services confirmed."""
    rested = chance.integers(0, RESTED + 1, len(load)) * DEFAULT.rest // RESTED
    served = chance.integers(0, PROVEN + 1, len(load)) * DEFAULT.served // PROVEN
    return numbers(DEFAULT.load * np.maximum(0, BUSY - load) // BUSY + rested + served)


def _able(chance: np.random.Generator, members: int, sought: np.ndarray) -> Compact:
    """Draw nought to three skills for every member, each at some level."""
    able = np.full((members, SKILLS), UNSUITED, dtype=np.int8)
    points = np.array([skill_points(level) for level in LEVELS])
    skills = chance.choice(4, members, p=[0.15, 0.35, 0.35, 0.15])
    for nth in range(3):
        having = np.flatnonzero(skills > nth)
        able[having, chance.choice(SKILLS, len(having), p=sought)] = chance.choice(points, len(having))
    return able
