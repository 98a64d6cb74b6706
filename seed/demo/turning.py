"""The years turn: other point values by two people and other rules of thumb, each from its New Year's Day on."""

from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

from db.rules.calendar import SHANGHAI
from db.rules.grades import PointValues
from db.rules.thumb import BUILT_IN
from db.writes.proposals import propose_rules, publish_proposal
from db.writes.thumb import set_thumb
from seed.demo.story import Stage
from seed.demo.world import World

FIRST_THUMB: Final = replace(BUILT_IN, minimum_posts=1, due_days=10)
"""What was asked in the first year."""
LATER_THUMB: Final = (BUILT_IN, replace(BUILT_IN, minimum_posts=3))
"""What was asked in the years after; the last one stays."""
VALUES: Final = PointValues(3, 2, 0, 1, branch_cap=24)
REASON: Final = "年终座谈提出：走过场的活动（三等）不再记分，一个支部一年不超过 24 分"


def schedule(world: World) -> None:
    """Settle each year's rules in the November before; the coming year's point values are still to be decided."""
    begins, today = world.size.begins, world.size.today
    for number, year in enumerate(range(begins.year + 1, today.year + 2)):
        coming = year > today.year
        day = today - timedelta(days=12) if coming else max(begins + timedelta(days=3), date(year - 1, 11, 10))
        scene = partial(_settles, world=world, since=date(year, 1, 1), number=number, decided=not coming)
        world.story.at(_at_ten(day), scene)


def _settles(stage: Stage, world: World, since: date, number: int, *, decided: bool) -> None:
    thumb = LATER_THUMB[min(number, len(LATER_THUMB) - 1)]
    set_thumb(stage.as_(world.office.admin), since=since, **asdict(thumb))
    if not decided:
        return
    proposal = propose_rules(stage.as_(world.office.staff), since=since, reason=REASON, **asdict(VALUES))
    later = _at_ten(min(stage.today + timedelta(days=7), since))
    world.story.at(later, lambda then: publish_proposal(then.as_(world.office.second), proposal_id=proposal.id))


def _at_ten(day: date) -> datetime:
    return datetime.combine(day, time(10), SHANGHAI)
