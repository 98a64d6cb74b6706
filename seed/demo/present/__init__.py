"""The last days before today, told by hand: where the personas are, something of every kind waits to be seen."""

from seed.demo.present import checkins, lists, needs, pairs, serving, teams, wishes
from seed.demo.present.corner import Corner
from seed.demo.world import World


def schedule(world: World) -> None:
    """Let the personas find something at each station of everything."""
    here = Corner(world)
    for concept in (needs, wishes, lists, pairs, teams, serving, checkins):
        concept.schedule(here)
