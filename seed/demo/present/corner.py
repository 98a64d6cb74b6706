"""The personas' corner of the city: their community, their branch, the member among them and some colleagues."""

from collections.abc import Callable
from datetime import timedelta

from seed.demo.chance import OFFICE
from seed.demo.story import Stage
from seed.demo.world import Crew, Person, Place, World


class Corner:
    """Where the cards at the door lead to."""

    def __init__(self, world: World) -> None:
        """Find it."""
        self.world = world
        self.place: Place = world.places[0]
        self.crew: Crew = world.crews[0]

    @property
    def member(self) -> Person:
        """The member at the door."""
        return self.crew.people[0]

    @property
    def colleagues(self) -> list[Person]:
        """Others of the branch who may serve."""
        return [person for person in self.crew.people[1:] if person.may_serve]

    def at(self, days: int, scene: Callable[[Stage], object]) -> None:
        """Let a scene play so many days before today."""
        day = self.world.size.today - timedelta(days=days)
        self.world.story.at(self.world.chance.hour(day, OFFICE), scene)
