"""Trainings that members attended, a few each quarter, and honours that they were given in July and December."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from db.terms import CreditKind
from db.writes.credits import note_credit
from seed.demo.chance import Chance
from seed.demo.story import Stage
from seed.demo.texts.credited import IN_DECEMBER, IN_JULY, TRAININGS
from seed.demo.world import Person, World

_TRAINED: Final = 0.03
_HONOURED: Final = 0.015
_EVERY: Final = 45
_PARTY_DAY: Final = (7, 1)
_YEARS_END: Final = (12, 20)


def schedule(world: World) -> None:
    """Let every few weeks a training be held, and twice a year honours be given; the persona misses neither."""
    # drawn apart, so that the rest of the story stays as it was told
    chance = Chance(world.size.seed)
    for number, day in enumerate(world.size.days[20::_EVERY]):
        training = TRAININGS[number % len(TRAININGS)]
        world.story.at(chance.hour(day), partial(_trained, world, chance, training))
    for day in world.size.days:
        if given := _given_on(day):
            world.story.at(chance.hour(day), partial(_honoured, world, chance, given))


def _given_on(day: date) -> Sequence[tuple[str, str]]:
    return {_PARTY_DAY: IN_JULY, _YEARS_END: IN_DECEMBER}.get((day.month, day.day), ())


def _trained(world: World, chance: Chance, of: tuple[str, str, int], stage: Stage) -> None:
    what, giver, hours = of
    for person in _some(world, chance, _TRAINED):
        note_credit(
            stage.as_(person.crew.secretary), member_id=person.id, kind=CreditKind.TRAINING, what=what, giver=giver,
            day=stage.today, hours=hours,
        )  # fmt: skip


def _honoured(world: World, chance: Chance, of: Sequence[tuple[str, str]], stage: Stage) -> None:
    for person in _some(world, chance, _HONOURED):
        what, giver = chance.pick(of)
        note_credit(
            stage.as_(person.crew.secretary), member_id=person.id, kind=CreditKind.HONOUR, what=what, giver=giver,
            day=stage.today,
        )  # fmt: skip


def _some(world: World, chance: Chance, share: float) -> list[Person]:
    persona = world.crews[0].people[0]
    here = [person for person in world.people if not person.gone and person is not persona]
    return [persona, *chance.some(here, int(len(here) * share))]
