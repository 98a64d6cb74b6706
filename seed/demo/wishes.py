"""Small wishes of the invented city: posted, taken on, fulfilled, rated; the people behind them sealed."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from db.rules.rights import Actor
from db.terms import Beneficiary, ContactWay, OpeningPurpose, Role, Satisfaction, WishId
from db.writes import wishes
from seed.demo.names import mobile, somebody
from seed.demo.story import Stage
from seed.demo.texts.talk import FAIRLY, SATISFIED
from seed.demo.texts.wishes import CHILD_ALIASES, CIRCUMSTANCES, GIVEN_UP, OTHER_ALIASES, WISHES, WITHDRAWN
from seed.demo.world import Place, World

A_MONTH: Final = 0.55
SEASON: Final = (1.6, 0.7, 0.6, 0.8, 2.4, 1.2, 0.5, 0.9, 1.5, 1.6, 0.6, 1.0)
WHOSE: Final = {
    Beneficiary.CHILDREN: 48, Beneficiary.ELDERLY: 27, Beneficiary.DISABLED: 9, Beneficiary.POOR: 9,
    Beneficiary.SICK: 7,
}  # fmt: skip
AGES: Final = {Beneficiary.CHILDREN: (6, 15), Beneficiary.ELDERLY: (68, 92)}
GROWN: Final = (28, 60)


@dataclass(slots=True, eq=False)
class Hope:
    """One wish on its way."""

    id: WishId
    place: Place
    doer: Actor | None = None


def schedule(world: World) -> None:
    """Let wishes be posted, most of them before the children's and the elders' days and the new year."""
    for place in world.places:
        for day in world.size.days[30:]:
            if world.chance.happens(A_MONTH / 30 * place.weight * SEASON[day.month - 1]):
                world.story.at(world.chance.hour(day), partial(is_posted, world=world, place=place))


def is_posted(stage: Stage, world: World, place: Place) -> Hope:
    """Let a wish be posted, and wait for somebody."""
    chance = world.chance
    whose = chance.weighed(WHOSE)
    wish = wishes.post_wish(
        stage.as_(place.clerk),
        community_id=place.id,
        alias=chance.pick(CHILD_ALIASES if whose is Beneficiary.CHILDREN else OTHER_ALIASES),
        thing=chance.pick(WISHES[whose]),
        beneficiary=whose,
        asked_on=max(stage.today - timedelta(days=chance.count(1)), world.size.begins),
        person=_person(world, whose),
        due_on=_due(world, stage.today),
    )
    hope = Hope(WishId(wish.id), place)
    if chance.happens(0.05):
        world.story.at(chance.office_after(stage.when, 3, 20), lambda later: _is_withdrawn(later, world, hope))
    elif chance.happens(0.94):
        world.story.at(chance.evening_after(stage.when, 0, 14), lambda later: _is_claimed(later, world, hope))
    else:
        world.story.at(chance.office_after(stage.when, 30, 90), lambda later: _is_withdrawn(later, world, hope))
    return hope


def _person(world: World, whose: Beneficiary) -> str:
    chance = world.chance
    age = chance.between(*AGES.get(whose, GROWN))
    where = f"{chance.between(1, 28)} 号楼 {chance.between(1, 6)}0{chance.between(1, 4)}"
    return f"{somebody(chance).name}，{age} 岁，{chance.pick(CIRCUMSTANCES[whose])}，{where}，电话 {mobile(chance)}"


def _due(world: World, today: date) -> date:
    return today + timedelta(days=world.chance.between(20, 50))


def _is_claimed(stage: Stage, world: World, hope: Hope) -> None:
    able = {person: person.zeal + 0.02 for person in world.able("", hope.place)}
    if not able:
        world.story.at(stage.when + timedelta(days=14), lambda later: _is_claimed(later, world, hope))
        return
    person = world.chance.weighed(able)
    hope.doer = person.acts_through
    wishes.claim_wish(stage.as_(hope.doer), wish_id=hope.id, member_id=person.id)
    if hope.doer.role is Role.MEMBER and world.chance.happens(0.6):
        wishes.open_person(stage.as_(hope.doer), wish_id=hope.id, purpose=OpeningPurpose.DELIVER)
    if world.chance.happens(0.05):
        world.story.at(world.chance.evening_after(stage.when, 2, 12), lambda later: _is_given_up(later, world, hope))
    else:
        when = world.chance.office_after(stage.when, 3, round(34 * hope.place.pace**0.5))
        world.story.at(when, lambda later: _comes_true(later, world, hope))


def _is_given_up(stage: Stage, world: World, hope: Hope) -> None:
    if hope.doer is not None:
        wishes.give_up_wish(stage.as_(hope.doer), wish_id=hope.id, reason=world.chance.pick(GIVEN_UP))
    when = world.chance.evening_after(stage.when, 1, 10)
    world.story.at(when, lambda later: _is_claimed(later, world, hope))


def _is_withdrawn(stage: Stage, world: World, hope: Hope) -> None:
    reason = world.chance.pick(WITHDRAWN)
    wishes.withdraw_wish(stage.as_(hope.place.clerk), wish_id=hope.id, reason=reason)


def _comes_true(stage: Stage, world: World, hope: Hope) -> None:
    wishes.fulfil_wish(stage.as_(hope.place.clerk), wish_id=hope.id, day=stage.today)
    soon, late = (1, round(8 * hope.place.pace**0.5)) if world.chance.happens(0.85) else (20, 60)
    when = world.chance.office_after(stage.when, soon, late)
    world.story.at(when, lambda later: _is_rated(later, world, hope))


def _is_rated(stage: Stage, world: World, hope: Hope) -> None:
    pleased = world.chance.happens(0.86)
    wishes.rate_wish(
        stage.as_(hope.place.clerk),
        wish_id=hope.id,
        way=world.chance.pick((ContactWay.PHONE, ContactWay.VISIT)),
        rating=Satisfaction.SATISFIED if pleased else Satisfaction.FAIRLY,
        opinion=world.chance.pick(SATISFIED if pleased else FAIRLY),
    )
