"""Needs of the invented city, from the resident's word to the resident's word on how it went."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from db.rules.rights import Actor
from db.terms import (
    Answer,
    ClaimId,
    ContactWay,
    NeedId,
    Satisfaction,
    Source,
    Urgency,
)
from db.writes import followups, needs, offers
from seed.demo.activities import Occasion, kind_for, plan
from seed.demo.followed import due_followup
from seed.demo.story import Stage
from seed.demo.texts.needs import DETAILS, GIVEN_BACK, NEEDS, NOT_ME, NOT_YET, PASSED_ON, TURNED_AWAY, NeedText
from seed.demo.texts.talk import FAIRLY, NOT, SATISFIED
from seed.demo.world import Crew, Person, Place, World

A_MONTH: Final = 1.2
"""Needs of an ordinary community in a month."""
SEASON: Final = (0.9, 0.7, 1.3, 1.1, 1.1, 1.2, 1.1, 0.8, 1.0, 1.1, 1.0, 1.0)
NOBODY: Final = 0.04
"""How many needs nobody takes on, until the community passes them on."""
URGENCIES: Final = {Urgency.NORMAL: 7, Urgency.URGENT: 2.2, Urgency.CRITICAL: 0.8}
SOURCES: Final = {Source.RESIDENT: 4, Source.VISIT: 3, Source.GRID: 2, Source.HOTLINE: 1.5, Source.EVENT: 1}
SAID: Final = {Satisfaction.SATISFIED: 78, Satisfaction.FAIRLY: 17, Satisfaction.NOT: 5}
OPINIONS: Final = {Satisfaction.SATISFIED: SATISFIED, Satisfaction.FAIRLY: FAIRLY, Satisfaction.NOT: NOT}


@dataclass(slots=True, eq=False)
class Case:
    """One need on its way: whose turn it is to remember it."""

    id: NeedId
    place: Place
    told: NeedText
    doer: Actor | None = None


def schedule(world: World) -> None:
    """Let needs arise everywhere, more in some months and in some communities than in others."""
    for place in world.places:
        for day in world.size.days[14:]:
            if world.chance.happens(A_MONTH / 30 * place.weight * SEASON[day.month - 1]):
                world.story.at(world.chance.hour(day), partial(arises, world=world, place=place))


def arises(stage: Stage, world: World, place: Place, told: NeedText | None = None) -> Case:
    """Let a need be written down: by the clerk, by staff on a visit, or by the helper."""
    chance = world.chance
    told = told or chance.pick(NEEDS)
    recorder = place.clerk if chance.happens(0.7) else _passer_by(world, place)
    need = needs.write_need(
        stage.as_(recorder),
        community_id=place.id,
        text=told.text + chance.pick(DETAILS),
        kind=told.kind,
        asked_on=_asked_on(world, stage.today),
        urgency=chance.weighed(URGENCIES),
        source=chance.weighed(SOURCES),
        beneficiary=told.beneficiary,
        beneficiaries=chance.between(*told.many),
        skill_id=world.skills[told.skill] if told.skill else None,
        helpers_wanted=told.helpers,
        place=f"{chance.between(1, 28)} 号楼",
        goods=told.goods,
    )
    case = Case(NeedId(need.id), place, told)
    if recorder is place.clerk:
        _wait_for_taker(stage, world, case)
    else:
        world.story.at(
            chance.office_after(stage.when, 0, round(3 * place.pace)), lambda later: _screen(later, world, case)
        )
    return case


def _passer_by(world: World, place: Place) -> Actor:
    return world.helper if place is world.places[0] else world.office.staff


def _asked_on(world: World, today: date) -> date:
    return max(today - timedelta(days=world.chance.count(0.6)), world.size.begins)


def _screen(stage: Stage, world: World, case: Case) -> None:
    work = stage.as_(case.place.clerk)
    if world.chance.happens(0.07):
        needs.decline_need(work, need_id=case.id, reason=world.chance.pick(TURNED_AWAY))
        return
    needs.accept_need(work, need_id=case.id)
    _wait_for_taker(stage, world, case)


def _wait_for_taker(stage: Stage, world: World, case: Case) -> None:
    chance = world.chance
    if chance.happens(NOBODY):
        world.story.at(chance.office_after(stage.when, 60, 100), lambda later: _is_passed_on(later, world, case))
        return
    slow = 6 if chance.happens(0.2) else 1
    when = chance.office_after(stage.when, 0, round(6 * slow * case.place.pace**0.5))
    scene = _claims if chance.happens(0.5) else _is_offered
    world.story.at(when, lambda later: scene(later, world, case))


def _is_passed_on(stage: Stage, world: World, case: Case) -> None:
    needs.decline_need(stage.as_(case.place.clerk), need_id=case.id, reason=world.chance.pick(PASSED_ON))


def _claims(stage: Stage, world: World, case: Case) -> None:
    person = _taker(world, case)
    if person is None:
        world.story.at(world.chance.office_after(stage.when, 30, 60), lambda later: _is_passed_on(later, world, case))
        return
    case.doer = person.acts_through
    needs.claim_need(stage.as_(case.doer), need_id=case.id, member_id=person.id)
    _will_be_served(stage, world, case, person)


def _is_offered(stage: Stage, world: World, case: Case) -> None:
    person = _taker(world, case, online=True)
    if person is None:
        _claims(stage, world, case)
        return
    claim = needs.offer_need(stage.as_(world.office.staff), need_id=case.id, member_id=person.id)
    when = world.chance.evening_after(stage.when, 0, 3)
    world.story.at(when, lambda later: _answers(later, world, case, person, ClaimId(claim.id)))


def _answers(stage: Stage, world: World, case: Case, person: Person, claim_id: ClaimId) -> None:
    case.doer = person.acts_through
    work = stage.as_(case.doer)
    if world.chance.happens(0.24) or person.gone:
        reason = world.chance.pick(NOT_ME)
        offers.answer_offer(work, claim_id=claim_id, answer=Answer.NO, reason=reason)
        case.doer = None
        _wait_for_taker(stage, world, case)
        return
    offers.answer_offer(work, claim_id=claim_id, answer=Answer.YES)
    _will_be_served(stage, world, case, person)


def _taker(world: World, case: Case, *, online: bool = False) -> Person | None:
    able = {
        person: person.zeal + 0.02
        for person in world.able(case.told.skill, case.place)
        if person.actor is not None or not online
    }
    return world.chance.weighed(able) if able else None


def _will_be_served(stage: Stage, world: World, case: Case, person: Person) -> None:
    chance = world.chance
    if chance.happens(0.04):
        when = chance.evening_after(stage.when, 1, 6)
        world.story.at(when, lambda later: _gives_back(later, world, case))
    elif case.told.helpers > 1 and case.place in person.crew.partners and chance.happens(0.6):
        _is_put_on(stage, world, case, person.crew)
    else:
        when = chance.evening_after(stage.when, 1, 60 if chance.happens(0.13) else 11)
        world.story.at(when, lambda later: _serves(later, world, case))


def _is_put_on(stage: Stage, world: World, case: Case, crew: Crew) -> None:
    """Let an activity serve the need."""
    day = stage.today + timedelta(days=world.chance.between(3, 12))
    then = partial(_follow, world=world, case=case)
    plan(stage, world, Occasion(crew, case.place, kind_for(case.told), day, case.id, then))


def _gives_back(stage: Stage, world: World, case: Case) -> None:
    reason = world.chance.pick(GIVEN_BACK)
    needs.give_back_need(stage.as_(_doer(case)), need_id=case.id, reason=reason)
    _wait_for_taker(stage, world, case)


def _serves(stage: Stage, world: World, case: Case) -> None:
    needs.serve_need(stage.as_(_doer(case)), need_id=case.id, measures=case.told.measures, served_on=stage.today)
    when = world.chance.office_after(stage.when, 1, round(4 * case.place.pace))
    world.story.at(when, lambda later: _is_confirmed(later, world, case))


def _is_confirmed(stage: Stage, world: World, case: Case) -> None:
    work = stage.as_(case.place.clerk)
    if world.chance.happens(0.04):
        needs.refuse_solution(work, need_id=case.id, reason=world.chance.pick(NOT_YET))
        again = world.chance.evening_after(stage.when, 2, 7)
        world.story.at(again, lambda later: _serves(later, world, case))
        return
    needs.solve_need(work, need_id=case.id)
    _follow(stage, world, case)


def _follow(stage: Stage, world: World, case: Case) -> None:
    # a lagging community often asks late
    in_time = world.chance.happens(0.4 if case.place.lags else 0.95)
    soon, late = (2, round(8 * case.place.pace**0.5)) if in_time else (25, 70)
    when = world.chance.office_after(stage.when, soon, late)
    world.story.at(when, lambda later: _asks(later, world, case))


def _asks(stage: Stage, world: World, case: Case) -> None:
    work = stage.as_(case.place.clerk)
    said = world.chance.weighed(SAID)
    followups.ask_afterwards(
        work,
        followup_id=due_followup(work, case.id),
        way=world.chance.pick((ContactWay.PHONE, ContactWay.PHONE, ContactWay.VISIT)),
        satisfaction=said,
        opinion=world.chance.pick(OPINIONS[said]),
    )
    if said is Satisfaction.NOT:
        case.doer = None
        _wait_for_taker(stage, world, case)


def _doer(case: Case) -> Actor:
    if case.doer is None:
        raise LookupError(case.id)
    return case.doer
