"""The resource and project lists of the invented city, claimed from both sides."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from db.tables.lists import Milestone
from db.terms import ContactWay, ProjectId, Recurrence, ResourceId, Satisfaction
from db.writes import followups, projects, resources
from seed.demo.followed import due_followup
from seed.demo.names import mobile
from seed.demo.story import Scene, Stage
from seed.demo.texts.lists import DROPPED, PROJECT_EFFECTS, PROJECTS, RESOURCES
from seed.demo.texts.talk import FAIRLY, SATISFIED
from seed.demo.world import Crew, Place, World

RESOURCES_OF_A_BRANCH: Final = 1.2
PROJECTS_OF_A_COMMUNITY_A_YEAR: Final = 1.1


@dataclass(slots=True, eq=False)
class Plan:
    """One project on its way."""

    id: ProjectId
    place: Place
    crew: Crew


def schedule(world: World) -> None:
    """Let branches offer resources and communities propose projects, all through the story."""
    days = world.size.days
    for crew in world.crews:
        for _ in range(world.chance.count(RESOURCES_OF_A_BRANCH * min(crew.zeal, 2))):
            world.story.at(world.chance.hour(world.chance.pick(days[10:])), _offers(world, crew))
    for place in world.places:
        for _ in range(world.chance.count(PROJECTS_OF_A_COMMUNITY_A_YEAR * world.size.months / 12)):
            world.story.at(world.chance.hour(world.chance.pick(days[20:])), _proposes(world, place))


def _offers(world: World, crew: Crew) -> Scene:
    chance = world.chance
    kind, recurrence, text, amount, times = chance.pick(RESOURCES)

    def offer(stage: Stage) -> None:
        resource = resources.offer_resource(
            stage.as_(crew.secretary),
            unit_id=crew.unit_id,
            branch_id=crew.id,
            kind=kind,
            text=text,
            offered_on=stage.today,
            amount=amount,
            recurrence=recurrence,
            times=times,
            contact=crew.secretary.name,
            contact_phone=mobile(chance),
        )
        takers = 1 if recurrence is Recurrence.ONCE else chance.between(0, 3)
        for place in chance.some(world.places, takers if chance.happens(0.8) else 0):
            when = chance.office_after(stage.when, 2, 60)
            world.story.at(when, _takes(place, ResourceId(resource.id)))
        if recurrence is not Recurrence.ONCE and chance.happens(0.12):
            leave = resources.withdraw_resource if chance.happens(0.5) else resources.spend_resource
            when = chance.office_after(stage.when, 70, 150)
            world.story.at(when, lambda later: leave(later.as_(crew.secretary), resource_id=ResourceId(resource.id)))

    return offer


def _takes(place: Place, resource_id: ResourceId) -> Scene:
    return lambda stage: resources.claim_resource(
        stage.as_(place.clerk), resource_id=resource_id, community_id=place.id
    )


def _proposes(world: World, place: Place) -> Scene:
    name, goal, steps = world.chance.pick(PROJECTS)

    def propose(stage: Stage) -> None:
        project = projects.propose_project(
            stage.as_(place.clerk),
            community_id=place.id,
            name=f"{place.name.removesuffix('社区')}{name}",
            goal=goal,
            proposed_on=stage.today,
            starts_on=stage.today + timedelta(days=30),
            ends_on=stage.today + timedelta(days=120),
            steps=[(step, stage.today + timedelta(days=40 + 25 * at)) for at, step in enumerate(steps)],
        )
        near = [crew for crew in world.crews if place in crew.partners] or world.crews
        plan = Plan(ProjectId(project.id), place, world.chance.pick(near))
        if world.chance.happens(0.5 if place.lags else 0.97):
            world.story.at(world.chance.office_after(stage.when, 4, 40), lambda later: _is_taken(later, world, plan))

    return propose


def _is_taken(stage: Stage, world: World, plan: Plan) -> None:
    work, chance = stage.as_(plan.crew.secretary), world.chance
    lead = chance.pick(plan.crew.people).name
    projects.claim_project(work, project_id=plan.id, branch_id=plan.crew.id, lead=lead)
    if chance.happens(0.05):
        again = chance.office_after(stage.when, 3, 15)
        world.story.at(again, lambda later: _is_given_back(later, world, plan))
    elif chance.happens(0.5 if plan.place.lags else 0.97):
        world.story.at(chance.office_after(stage.when, 3, 25), lambda later: _begins(later, world, plan))


def _is_given_back(stage: Stage, world: World, plan: Plan) -> None:
    reason = "年度任务调整，请其他支部认领"
    projects.give_back_project(stage.as_(plan.crew.secretary), project_id=plan.id, reason=reason)
    other = Plan(plan.id, plan.place, world.chance.pick([crew for crew in world.crews if crew is not plan.crew]))
    world.story.at(world.chance.office_after(stage.when, 5, 30), lambda later: _is_taken(later, world, other))


def _begins(stage: Stage, world: World, plan: Plan) -> None:
    work, chance = stage.as_(plan.crew.secretary), world.chance
    days = chance.between(40, 110)
    projects.start_project(work, project_id=plan.id, starts_on=stage.today, ends_on=stage.today + timedelta(days=days))
    steps = work.session.exec(
        select(Milestone.id).where(Milestone.project_id == plan.id).order_by(col(Milestone.position))
    ).all()
    late = 3 if plan.crew.lags else 1
    when = stage.when
    fails = chance.happens(0.06)
    # what is called off was never done to its last step
    for step in steps[: chance.between(0, len(steps) - 1)] if fails else steps:
        when = chance.office_after(when, 8 * late, 28 * late)
        world.story.at(when, _is_done(plan, step))
    end = chance.office_after(when, 2, round(12 * plan.place.pace**0.5))
    world.story.at(end, lambda later: _is_dropped(later, world, plan) if fails else _is_finished(later, world, plan))


def _is_done(plan: Plan, step_id: UUID) -> Scene:
    return lambda stage: projects.finish_step(stage.as_(plan.crew.secretary), step_id=step_id, day=stage.today)


def _is_dropped(stage: Stage, world: World, plan: Plan) -> None:
    reason = world.chance.pick(DROPPED)
    projects.drop_project(stage.as_(plan.crew.secretary), project_id=plan.id, reason=reason)


def _is_finished(stage: Stage, world: World, plan: Plan) -> None:
    work = stage.as_(plan.place.clerk)
    effect = world.chance.pick(PROJECT_EFFECTS)
    projects.finish_project(work, project_id=plan.id, effect=effect, day=stage.today)
    world.story.at(world.chance.office_after(stage.when, 3, 12), lambda later: _is_praised(later, world, plan))


def _is_praised(stage: Stage, world: World, plan: Plan) -> None:
    work = stage.as_(plan.place.clerk)
    pleased = world.chance.happens(0.85)
    followups.ask_afterwards(
        work,
        followup_id=due_followup(work, plan.id),
        way=ContactWay.VISIT,
        satisfaction=Satisfaction.SATISFIED if pleased else Satisfaction.FAIRLY,
        opinion=world.chance.pick(SATISFIED if pleased else FAIRLY),
    )
