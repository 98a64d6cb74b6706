"""The overview's first look: all that it says, for the document itself, long before the page's scripts are here.

It is what the page draws as long as nobody has chosen anything, out of the same memory, and once for each theme: in
which one the browser looks is known only to the browser.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from db.reads import overview as questions
from db.reads.bureau import house
from db.rules.calendar import Span
from db.rules.periods import current
from db.rules.rights import Actor
from pages.kit import city_map, compared, markup, periods, say, taking
from pages.kit.atlas import ATLAS, places_for
from pages.kit.compared import EVERYWHERE
from pages.kit.parts import Part, parts
from pages.kit.shell import begins
from pages.kit.visit import WALL, glimpse
from pages.text import overview as text

THEMES: Final = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the page, with its markup by theme."""

    part: Part
    drawn: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the overview shows first."""

    demo: bool
    lead: str
    at: datetime
    period: str
    #: how many choices of place stand beside the period's two
    choices: int
    figures: Shown
    #: said of a period without any service; empty of others
    quiet: str
    #: from the map down; none where no map of tiles is drawn
    parts: Sequence[Shown]


def is_first(actor: Actor, path: str) -> bool:
    """Whether an address leads somebody to the overview, as it is before anything is chosen."""
    mine = places_for(actor)
    overview = ATLAS[WALL]
    if actor.wall or overview not in mine:
        return False
    return path == f"/{overview.url}" or (path == "/" and begins(actor, mine) is overview)


def first_look(actor: Actor) -> FirstLook | None:
    """Give the first look of whoever may open the overview; None before there is any community. Raises Refusal."""
    visit = glimpse(actor)
    if not visit.ask_alike(questions.areas):
        return None
    named = current(visit.today, Span.QUARTER)
    chosen = city_map.at_first(visit, city_map.asked(visit, named, EVERYWHERE), named)
    by_theme = []
    for theme in THEMES:
        with markup.in_theme(theme):
            # without a map of tiles only what stands above it keeps its place
            told = islice(parts(visit, named, EVERYWHERE, chosen), None if chosen else 1)
            by_theme.append([(part, part.drawn(taking.room)) for part in told])
    figures, *others = (
        Shown(each[0][0], dict(zip(THEMES, (drawn for _, drawn in each), strict=True)))
        for each in zip(*by_theme, strict=True)
    )
    lines = compared.known(visit, compared.asked(visit, named, EVERYWHERE))
    return FirstLook(
        demo=visit.ask_alike(house).demo,
        lead=say.bare(text.LEAD if actor.reaches_all else text.LEAD_OWN),
        at=visit.now,
        period=periods.spoken(named),
        choices=compared.choices(visit),
        figures=figures,
        quiet=say.bare(text.QUIET, period=periods.spoken(named)) if compared.is_quiet(lines) else "",
        parts=others,
    )
