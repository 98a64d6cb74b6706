"""报到 in the invented city: slips and receipts, members sent and received, forms, and the censuses that count them."""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from db.terms import CensusId
from db.writes import censuses, checkins, members, opinions
from seed.demo.chance import Chance
from seed.demo.names import mobile
from seed.demo.story import Scene, Stage
from seed.demo.texts.city import OPINIONS_BRANCH, OPINIONS_COMMUNITY
from seed.demo.texts.lists import OFFERS
from seed.demo.texts.talk import CENSUS
from seed.demo.world import Crew, Person, Place, World

NEVER: Final = 0.05
"""How many members of an eager branch do not check in, until a census finds them."""
NEVER_IN_A_LAGGING_BRANCH: Final = 0.4


def schedule(world: World) -> None:
    """Let branches check in during the first weeks, and their members after them."""
    for crew in world.crews:
        for place in crew.partners:
            world.story.at(world.chance.office_after(world.begins, 1, 25), _slip(world, crew, place))
    for person in world.people:
        expect(world, person, world.begins + timedelta(days=10))
    for name, starts in _census_days(world):
        world.story.at(world.chance.hour(starts), _census(world, name))


def expect(world: World, person: Person, since: datetime) -> None:
    """Let a member check in some weeks after a day, or not at all."""
    first = world.crews[0].people
    never = NEVER_IN_A_LAGGING_BRANCH if person.crew.lags else NEVER
    if person is first[0] or not world.chance.happens(never):
        place = _place_for(world, person)
        world.story.at(world.chance.office_after(since, 1, 45), lambda stage: _send(stage, world, person, place))


def _place_for(world: World, person: Person) -> Place:
    if person is world.crews[0].people[0]:
        return world.places[0]
    return person.home if world.chance.happens(0.7) else world.chance.pick(person.crew.partners)


def _slip(world: World, crew: Crew, place: Place) -> Scene:
    def send(stage: Stage) -> None:
        in_service = sum(not person.gone for person in crew.people)
        slip = checkins.send_slip(
            stage.as_(crew.secretary),
            branch_id=crew.id,
            community_id=place.id,
            day=stage.today,
            contact=crew.secretary.name,
            contact_phone=mobile(world.chance),
            offers=world.chance.pick(OFFERS),
            members=len(crew.people) + world.chance.between(0, 3),
            in_service=in_service,
        )
        answer = world.chance.office_after(stage.when, 1, round(5 * place.pace))
        world.story.at(answer, lambda later: _receive_slip(later, world, place, slip.id))

    return send


def _receive_slip(stage: Stage, world: World, place: Place, slip_id: UUID) -> None:
    if world.chance.happens(0.04):
        checkins.return_slip(stage.as_(place.clerk), slip_id=slip_id, opinion="联系电话打不通，请补正")
        return
    checkins.receive_slip(
        stage.as_(place.clerk),
        slip_id=slip_id,
        liaison=place.clerk.name,
        handled_by=place.clerk.name,
        opinion=world.chance.pick(("欢迎报到，已纳入共建名单", "同意接收", "请按月参加联席会议")),
    )


def _send(stage: Stage, world: World, person: Person, place: Place) -> None:
    if person.gone or person.waits or person.serves is not None:
        return
    person.waits = True
    checkin = checkins.check_member_in(
        stage.as_(person.crew.secretary), member_id=person.id, community_id=place.id, day=stage.today
    )
    answer = world.chance.office_after(stage.when, 1, round(4 * place.pace))
    world.story.at(answer, lambda later: _receive(later, world, person, place, checkin.id))


def _receive(stage: Stage, world: World, person: Person, place: Place, checkin_id: UUID) -> None:
    person.waits = False
    if person.gone:
        return
    if world.chance.happens(0.01):
        checkins.return_member(stage.as_(place.clerk), checkin_id=checkin_id, note="不在本社区居住，请核对")
        return
    checkins.receive_member(stage.as_(place.clerk), checkin_id=checkin_id)
    _say(stage, person, place, checkin_id)
    person.serves = place
    if world.chance.happens(0.94):
        world.story.at(world.chance.evening_after(stage.when, 0, 20), lambda later: _complete_form(later, person))


def _say(stage: Stage, person: Person, place: Place, checkin_id: UUID) -> None:
    # drawn apart, so that the rest of the story stays as it was told
    chance = Chance(int(stage.when.timestamp()))
    if chance.happens(0.6):
        opinions.say_as_branch(
            stage.as_(person.crew.secretary), checkin_id=checkin_id, branch_opinion=chance.pick(OPINIONS_BRANCH)
        )
    if chance.happens(0.5):
        opinions.say_as_community(
            stage.as_(place.clerk), checkin_id=checkin_id, community_opinion=chance.pick(OPINIONS_COMMUNITY)
        )


def _complete_form(stage: Stage, person: Person) -> None:
    if person.reachable:
        work = stage.as_(person.crew.secretary)
        members.complete_form(work, member_id=person.id, day=stage.today)


def _census_days(world: World) -> list[tuple[str, date]]:
    days = world.size.days
    first, latest = days[min(40, len(days) // 2)], days[-18]
    years = [day for day in days[60:-40] if (day.month, day.day) == (1, 12)]
    return [(_census_name(day), day) for day in dict.fromkeys([first, *years, latest])]


def _census_name(day: date) -> str:
    return f"{day.year} 年 {day.month} 月报到排查摸底"


def _census(world: World, name: str) -> Scene:
    def start(stage: Stage) -> None:
        due_on = stage.today + timedelta(days=21)
        work = stage.as_(world.office.staff)
        census = censuses.start_census(work, name=name, started_on=stage.today, due_on=due_on)
        for person in world.people:
            if person.serves is None and world.chance.happens(0.1 if person.crew.lags else 0.5):
                expect(world, person, stage.when)
        close = world.chance.office_after(stage.when, 18, 24)
        world.story.at(close, lambda later: _close(later, world, CensusId(census.id)))

    return start


def _close(stage: Stage, world: World, census_id: CensusId) -> None:
    work = stage.as_(world.office.staff)
    censuses.sweep_census(work, census_id=census_id)
    missing = sum(person.serves is None and not person.gone for person in world.people)
    censuses.close_census(work, census_id=census_id, reason=world.chance.pick(CENSUS).format(missing=missing))
