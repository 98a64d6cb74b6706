"""Standing posts of the invented city: opened, claimed, approved, queued for, left."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlmodel import col, select

from db.rules.rights import Actor
from db.tables.claims import Claim
from db.terms import ClaimId, ClaimStatus, PostId, PostKind
from db.writes import claims, posts
from seed.demo.story import Scene, Stage
from seed.demo.texts.lists import POSTS
from seed.demo.world import Person, Place, World

WANTED: Final = {0: 20, 1: 34, 2: 34, 3: 10, 4: 2}
"""How many posts members claim; two is what the bureau asks for."""
A_WEEK: Final = timedelta(days=7)
LEAVING: Final = ("工作地点变动，时间排不开", "家中老人需要照料", "已换到另一个岗位")


@dataclass(slots=True, eq=False)
class Standing:
    """One post, and who has asked for it."""

    id: PostId
    place: Place
    asked: list[Person]


def schedule(world: World) -> None:
    """Let every community open posts in the first weeks, and members claim them over the months."""
    opened: dict[Place, list[Standing]] = {place: [] for place in world.places}
    for place in world.places:
        for told in world.chance.some(POSTS, world.chance.between(4, 6)):
            when = world.chance.office_after(world.begins, 5, 40)
            world.story.at(when, _opens(world, opened[place], place, told))
    for person in world.people:
        for number in range(world.chance.weighed(WANTED)):
            when = world.chance.evening_after(world.begins, 45 + 20 * number, 160 + 40 * number)
            world.story.at(when, _claims(world, opened, person))


def _opens(world: World, opened: list[Standing], place: Place, told: tuple[PostKind, str, str, str]) -> Scene:
    kind, name, skill, times = told

    def open_(stage: Stage) -> None:
        post = posts.open_post(
            stage.as_(place.clerk),
            community_id=place.id,
            name=name,
            kind=kind,
            places=_places(world),
            opened_on=stage.today,
            skill_id=world.skills[skill] if skill else None,
            times=times,
        )
        opened.append(Standing(PostId(post.id), place, []))

    return open_


def _places(world: World) -> int:
    # about as many places as members want, so that some posts fill up and queue
    per_post = len(world.people) * 1.55 / (5 * len(world.places))
    return max(2, round(world.chance.around(per_post, 0.4)))


def _claims(world: World, opened: dict[Place, list[Standing]], person: Person) -> Scene:
    def claim(stage: Stage) -> None:
        if person.serves is None or person.gone:
            return
        free = [standing for standing in opened[person.serves] if person not in standing.asked]
        if not free:
            return
        standing = world.chance.pick(free)
        standing.asked.append(person)
        doer = person.acts_through
        asked = claims.claim_post(stage.as_(doer), post_id=standing.id, member_id=person.id)
        when = world.chance.office_after(stage.when, 0, round(5 * standing.place.pace))
        world.story.at(when, lambda later: _is_answered(later, world, standing, ClaimId(asked.id), doer))

    return claim


def _is_answered(stage: Stage, world: World, standing: Standing, claim_id: ClaimId, doer: Actor) -> None:
    work = stage.as_(standing.place.clerk)
    if work.get(Claim, claim_id).status is not ClaimStatus.ASKED:
        return  # still in the queue
    if world.chance.happens(0.02):
        with _moving_up(stage, world, standing):
            claims.decline_claim(work, claim_id=claim_id, reason="该岗位需要本社区居民")
        return
    claims.approve_claim(work, claim_id=claim_id)
    if world.chance.happens(0.05):
        leaves = stage.when + timedelta(days=world.chance.between(20, 200))
        world.story.at(leaves, lambda later: _leaves(later, world, standing, claim_id, doer))


def _leaves(stage: Stage, world: World, standing: Standing, claim_id: ClaimId, doer: Actor) -> None:
    claims.withdraw_claim(stage.as_(doer), claim_id=claim_id, reason=world.chance.pick(LEAVING))
    when = world.chance.office_after(stage.when, 0, round(6 * standing.place.pace))
    world.story.at(when, lambda later: _is_let_go(later, world, standing, claim_id))


def _is_let_go(stage: Stage, world: World, standing: Standing, claim_id: ClaimId) -> None:
    with _moving_up(stage, world, standing):
        claims.approve_withdrawal(stage.as_(standing.place.clerk), claim_id=claim_id)


@contextmanager
def _moving_up(stage: Stage, world: World, standing: Standing) -> Iterator[None]:
    """Let whoever is first in the queue be approved a week after a place becomes free."""
    queue = select(Claim.id).where(Claim.target_id == standing.id, Claim.status == ClaimStatus.WAITING)
    first = stage.work.session.exec(queue.order_by(col(Claim.id))).first()
    yield
    if first is not None:
        world.story.at(stage.when + A_WEEK, lambda later: _is_let_in(later, standing, ClaimId(first)))


def _is_let_in(stage: Stage, standing: Standing, claim_id: ClaimId) -> None:
    work = stage.as_(standing.place.clerk)
    if work.get(Claim, claim_id).status is ClaimStatus.ASKED:
        claims.approve_claim(work, claim_id=claim_id)
