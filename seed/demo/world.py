"""Who and what is in the invented city, as far as the story needs to remember it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.base import HOME_ORG
from db.terms import AccountId, BranchId, CommunityId, MemberId, SkillId, UnitId
from seed.demo.chance import Chance
from seed.demo.size import Size
from seed.demo.story import Story

LAGGING: Final = 6.0
"""How many times slower than others a lagging place works."""


@dataclass(slots=True, eq=False)
class Place:
    """A community, its clerk, how much arises there and how slowly it is worked off."""

    id: CommunityId
    name: str
    clerk: Actor
    weight: float
    pace: float

    @property
    def lags(self) -> bool:
        """Whether it is one of those that fall behind."""
        return self.pace >= LAGGING


@dataclass(slots=True, eq=False)
class Crew:
    """A branch, its secretary, how eager it is, and where it goes."""

    id: BranchId
    unit_id: UnitId
    name: str
    secretary: Actor
    zeal: float
    partners: list[Place]
    people: list["Person"] = field(default_factory=list)

    @property
    def lags(self) -> bool:
        """Whether it is one of those that hardly come."""
        return self.zeal < 1 / LAGGING


@dataclass(slots=True, eq=False)
class Person:
    """A member: where at home, where checked in, how eager, and with which skills."""

    id: MemberId
    name: str
    crew: Crew
    home: Place
    zeal: float
    skills: frozenset[str] = frozenset()
    serves: Place | None = None
    #: waits for the community's word on the check-in
    waits: bool = False
    gone: bool = False
    #: whether a telephone is known, which the data form needs
    reachable: bool = True
    #: the member's own account, for those who use one
    actor: Actor | None = None

    @property
    def acts_through(self) -> Actor:
        """Who types for this member: the member, or the secretary of the branch."""
        return self.actor or self.crew.secretary

    @property
    def may_serve(self) -> bool:
        """Whether service may be asked of this member."""
        return self.serves is not None and not self.gone


@dataclass(slots=True)
class Office:
    """Who works in the bureau."""

    admin: Actor
    leader: Actor
    staff: Actor
    second: Actor
    auditor: Actor


@dataclass(slots=True)
class World:
    """The whole city."""

    size: Size
    chance: Chance
    story: Story
    office: Office
    places: list[Place]
    crews: list[Crew]
    skills: dict[str, SkillId]
    helper: Actor
    #: who has a skill; under no name, everybody
    holders: dict[str, list[Person]] = field(default_factory=dict)

    def knows(self, person: Person) -> None:
        """Remember somebody by what they can do."""
        for skill in ("", *sorted(person.skills)):
            self.holders.setdefault(skill, []).append(person)

    @property
    def people(self) -> list[Person]:
        """Everybody, branch by branch."""
        return [person for crew in self.crews for person in crew.people]

    @property
    def begins(self) -> datetime:
        """The first moment of the story."""
        return self.story.begins

    def able(self, skill: str, place: Place) -> list[Person]:
        """Give who may serve with a skill, those of the place alone when there are any; everybody without a skill."""
        willing = [person for person in self.holders.get(skill, ()) if person.may_serve]
        near = [person for person in willing if person.serves is place]
        return near or willing


def actor_of(
    account: Account,
    *,
    places: tuple[CommunityId, ...] = (),
    branch: BranchId | None = None,
    member: MemberId | None = None,
) -> Actor:
    """Give the actor who signs in with an account."""
    return Actor(
        account_id=AccountId(account.id),
        role=account.role,
        name=account.name,
        org_id=HOME_ORG,
        branch_ids=frozenset({branch} if branch else ()),
        community_ids=frozenset(places),
        member_id=member,
    )
