"""Suggestions of the invented city, and points that were disputed and taken back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlmodel import col, select

from db.tables.points import PointLine
from db.terms import PointReason, PointSubject, SuggestionId, SuggestionStatus
from db.writes import points, suggestions
from seed.demo.story import Scene, Stage
from seed.demo.texts.talk import ADOPTED, ANSWERED, COMMUNITY, MEMBER
from seed.demo.world import Person, Place, World

OF_A_COMMUNITY_A_YEAR: Final = 1.2
OF_MEMBERS_A_YEAR: Final = 0.03
ANSWERS: Final = {SuggestionStatus.ADOPTED: 5, SuggestionStatus.DONE: 3, SuggestionStatus.DECLINED: 2}
DISPUTES: Final = 4
LATEST: Final = timedelta(days=42)


def schedule(world: World) -> None:
    """Let communities and members speak up all through the story, and a few points be disputed."""
    chance, days, years = world.chance, world.size.days, world.size.months / 12
    for place in world.places:
        for _ in range(chance.count(OF_A_COMMUNITY_A_YEAR * years)):
            world.story.at(chance.hour(chance.pick(days[20:])), _community_speaks(world, place))
    for person in world.people:
        if person.actor is not None and chance.happens(OF_MEMBERS_A_YEAR * years):
            world.story.at(chance.hour(chance.pick(days[60:])), _member_speaks(world, person))
    for _ in range(DISPUTES):
        world.story.at(chance.hour(chance.pick(days[len(days) // 2 :])), lambda stage: _is_disputed(stage, world))


def _community_speaks(world: World, place: Place) -> Scene:
    topic, text, *ends = world.chance.pick(COMMUNITY)

    def speak(stage: Stage) -> None:
        made = suggestions.suggest_for_community(stage.as_(place.clerk), community_id=place.id, topic=topic, text=text)
        _will_be_answered(stage, world, SuggestionId(made.id), ends)

    return speak


def _member_speaks(world: World, person: Person) -> Scene:
    topic, text, *ends = world.chance.pick(MEMBER)

    def speak(stage: Stage) -> None:
        work = stage.as_(person.acts_through)
        made = suggestions.suggest_as_member(work, member_id=person.id, topic=topic, text=text)
        _will_be_answered(stage, world, SuggestionId(made.id), ends)

    return speak


def _will_be_answered(stage: Stage, world: World, suggestion_id: SuggestionId, ends: Sequence[str]) -> None:
    if world.chance.happens(0.12):
        # left lying, but not for years
        status, outcome, when = SuggestionStatus.ADOPTED, ADOPTED[0], stage.when + LATEST
    else:
        status = world.chance.weighed(ANSWERS)
        done, declined = ends
        own = {SuggestionStatus.DONE: done, SuggestionStatus.DECLINED: declined}
        outcome = own.get(status) or world.chance.pick(ADOPTED)
        when = world.chance.office_after(stage.when, 2, 25)
    world.story.at(
        when,
        lambda later: suggestions.answer_suggestion(
            later.as_(world.office.staff), suggestion_id=suggestion_id, status=status, outcome=outcome
        ),
    )


def _is_disputed(stage: Stage, world: World) -> None:
    work = stage.as_(world.office.staff)
    lines = work.session.exec(
        select(PointLine.id)
        .where(
            PointLine.subject == PointSubject.BRANCH,
            PointLine.reason == PointReason.ACTIVITY_GRADED,
            col(PointLine.reversed).is_(False),
        )
        .order_by(col(PointLine.id).desc())
        .limit(12)
    ).all()
    if lines:
        points.reverse_line(work, line_id=world.chance.pick(lines), reason=world.chance.pick(ANSWERED))
