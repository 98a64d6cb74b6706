"""Activities of the invented city: planned with the community, held, closed, confirmed; some wait, some fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from db.errors import Code, Refusal
from db.rules.rights import Actor
from db.terms import ActivityId, ActivityKind, AttendanceWay, Grade, NeedId
from db.writes import activities, attendance
from seed.demo.story import Scene, Stage
from seed.demo.texts.activities import (
    CALLED_OFF,
    EFFECTS,
    FOR_NEED,
    FOR_WHOM,
    GUESTS,
    NAMES,
    SENT_BACK,
    VENUES,
    WEIGHTS,
)
from seed.demo.texts.needs import NeedText
from seed.demo.world import Crew, Person, Place, World

A_MONTH: Final = 0.58
"""Activities of an ordinary branch in a month."""
SEASON: Final = (0.7, 0.6, 1.5, 1.0, 1.1, 1.2, 1.1, 0.7, 1.0, 1.2, 1.0, 0.9)
WEEK: Final = (0.5, 0.5, 0.7, 0.5, 1.2, 3.2, 1.4)
GRADES: Final = {Grade.FIRST: 3, Grade.SECOND: 5, Grade.THIRD: 2}
WAYS: Final = {AttendanceWay.DESK: 6, AttendanceWay.CODE: 2, AttendanceWay.RELAY: 2}
NOTICE: Final = timedelta(hours=15)
"""How long before it begins an activity is called off, or takes no more names."""
SIGNED_UP: Final = 0.12
"""How many of the past activities had a list to sign; those to come always have one."""


@contextmanager
def unless_elsewhere() -> Iterator[None]:
    """Let whoever has promised to be elsewhere at that time stay there."""
    try:
        yield
    except Refusal as refusal:
        if refusal.code is not Code.OVERLAPS:
            raise


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """Who holds what where and when; which need it serves, and what follows once it is confirmed."""

    crew: Crew
    place: Place
    kind: ActivityKind
    day: date
    need_id: NeedId | None = None
    then: Scene | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """One activity on its way."""

    id: ActivityId
    occasion: Occasion
    #: who planned it goes on with it, also after having moved
    secretary: Actor
    grade: Grade
    coming: list[Person]


def schedule(world: World) -> None:
    """Let branches plan activities: more in spring and on Saturdays, hardly any in a lagging branch."""
    for crew in world.crews:
        for day in world.size.days[25:]:
            rate = A_MONTH / 30 * crew.zeal * SEASON[day.month - 1] * WEEK[day.weekday()] / (sum(WEEK) / 7)
            if world.chance.happens(rate):
                _announce(world, crew, day)
    _soon(world)


def _announce(world: World, crew: Crew, day: date) -> None:
    occasion = Occasion(crew, world.chance.pick(crew.partners), world.chance.weighed(WEIGHTS), day)
    ahead = max(day - timedelta(days=world.chance.between(4, 15)), world.size.begins + timedelta(days=20))
    world.story.at(world.chance.hour(ahead), partial(plan, world=world, occasion=occasion))


def _soon(world: World) -> None:
    """Let the next two weeks be planned already, and something be on today where the first branch serves."""
    for crew in [crew for crew in world.crews if not crew.lags][::4]:
        day = world.size.today + timedelta(days=world.chance.between(0, 13) if crew is not world.crews[0] else 0)
        occasion = Occasion(crew, crew.partners[0], world.chance.weighed(WEIGHTS), day)
        ahead = world.chance.hour(world.size.today - timedelta(days=world.chance.between(2, 8)))
        world.story.at(ahead, partial(plan, world=world, occasion=occasion))


def kind_for(told: NeedText) -> ActivityKind:
    """Give the kind of activity at which a need of this sort is served."""
    return FOR_NEED[told.kind]


def plan(stage: Stage, world: World, occasion: Occasion) -> None:
    """Plan one activity and let it take its course."""
    chance, day, crew = world.chance, occasion.day, occasion.crew
    starts = chance.hour(day, (8, 16)).replace(minute=chance.pick((0, 30)))
    listed = day >= world.size.today or chance.happens(SIGNED_UP)
    activity = activities.plan_activity(
        stage.as_(crew.secretary),
        branch_id=crew.id,
        community_id=occasion.place.id,
        kind=occasion.kind,
        name=chance.pick(NAMES[occasion.kind]),
        day=day,
        starts_at=starts,
        minutes=chance.pick((60, 90, 120, 120, 180)),
        venue=chance.pick(VENUES),
        places=chance.pick((6, 10, 15, 20)) if listed else None,
        need_ids=[occasion.need_id] if occasion.need_id else (),
    )
    event = Event(ActivityId(activity.id), occasion, crew.secretary, _grade(world, crew), _company(world, crew))
    if listed:
        _sign_up(stage, world, event, until=starts - NOTICE)
    if chance.happens(0.03) and occasion.need_id is None:
        world.story.at(starts - NOTICE, lambda later: _is_called_off(later, world, event))
    else:
        world.story.at(starts, lambda later: _is_held(later, world, event))


def _company(world: World, crew: Crew) -> list[Person]:
    eager = {person: person.zeal for person in crew.people if person.zeal and not person.gone}
    return world.chance.weighed_some(eager, 1 + world.chance.count(min(6.0, 2 + len(eager) / 4)))


def _sign_up(stage: Stage, world: World, event: Event, *, until: datetime) -> None:
    for person in event.coming:
        when = world.chance.evening_after(stage.when, 0, 4)
        if when < until:
            world.story.at(when, _signs_up(event, person))


def _signs_up(event: Event, person: Person) -> Scene:
    def sign(stage: Stage) -> None:
        if not person.gone:
            with unless_elsewhere():
                attendance.sign_up(stage.as_(person.acts_through), activity_id=event.id, member_id=person.id)

    return sign


def _is_called_off(stage: Stage, world: World, event: Event) -> None:
    reason = world.chance.pick(CALLED_OFF)
    activities.cancel_activity(stage.as_(event.secretary), activity_id=event.id, reason=reason)


def _is_held(stage: Stage, world: World, event: Event) -> None:
    helper = event.occasion.place is world.places[0] and world.chance.happens(0.5)
    desk = stage.as_(world.helper if helper else event.secretary)
    activities.hold_activity(desk, activity_id=event.id)
    way = world.chance.weighed(WAYS)
    for person in event.coming:
        if not (person.gone or world.chance.happens(0.08)):
            with unless_elsewhere():
                attendance.record_arrival(desk, activity_id=event.id, member_id=person.id, way=way)
    if world.chance.happens(0.08):
        name, come_from = world.chance.pick(GUESTS)
        attendance.record_guest(desk, activity_id=event.id, name=name, come_from=come_from)
    _soon_after(world, stage, (1, 3), _is_closed, event)


def _is_closed(stage: Stage, world: World, event: Event) -> None:
    chance = world.chance
    effect = chance.pick(EFFECTS).format(many=chance.between(12, 90), few=chance.between(2, 9))
    activities.close_activity(
        stage.as_(event.secretary),
        activity_id=event.id,
        effect=effect,
        grade=event.grade,
        beneficiaries=chance.between(8, 90) if chance.happens(0.85) else None,
        beneficiary=FOR_WHOM.get(event.occasion.kind),
    )
    # some communities hardly ever come round to confirming
    if not (event.occasion.place.lags and chance.happens(0.35)):
        _soon_after(world, stage, (1, round(5 * event.occasion.place.pace)), _is_confirmed, event)


def _grade(world: World, crew: Crew) -> Grade:
    # one branch always asks for the highest
    return Grade.FIRST if crew is world.crews[-2] else world.chance.weighed(GRADES)


def _is_confirmed(stage: Stage, world: World, event: Event) -> None:
    work = stage.as_(event.occasion.place.clerk)
    if world.chance.happens(0.03):
        reason = world.chance.pick(SENT_BACK)
        activities.send_back_activity(work, activity_id=event.id, reason=reason)
        _soon_after(world, stage, (1, 4), _is_closed, event)
        return
    activities.confirm_activity(work, activity_id=event.id, grade=event.grade)
    if event.occasion.then is not None:
        event.occasion.then(stage)


def _soon_after(
    world: World, stage: Stage, days: tuple[int, int], scene: Callable[[Stage, World, Event], None], event: Event
) -> None:
    when: datetime = world.chance.office_after(stage.when, *days)
    world.story.at(when, lambda later: scene(later, world, event))
