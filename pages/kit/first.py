"""The overview's first look: its figures and its map, for the document itself, long before the page's scripts are here.

It is what the page draws as long as nobody has chosen anything, out of the same memory, and once for each theme: in
which one the browser looks is known only to the browser.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from db.reads import overview as questions
from db.reads.bureau import house
from db.rules.calendar import Span
from db.rules.periods import current
from db.rules.rights import Actor
from pages.kit import behind, city_map, compared, markup, periods, say
from pages.kit.atlas import ATLAS, places_for
from pages.kit.compared import EVERYWHERE
from pages.kit.shell import begins
from pages.kit.visit import WALL, glimpse
from pages.text import overview as text

THEMES: Final = ("light", "dark")


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the overview shows first, as words and as markup by theme."""

    demo: bool
    lead: str
    at: datetime
    period: str
    figures: Mapping[str, str]
    #: said in small print beneath the figures; empty where there is nothing to say
    beneath: str
    #: empty where no map of tiles is drawn
    maps: Mapping[str, str]
    #: what the map shows
    measure: str


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
    figures = compared.asked(visit, named, EVERYWHERE)
    lines = compared.known(visit, figures)
    beneath = behind.opener(visit, named, {})
    pieces = {}
    for theme in THEMES:
        with markup.in_theme(theme):
            pieces[theme] = visit.once(
                "figures",
                lambda: compared.figures_piece(lines, named, visit.today, beneath, EVERYWHERE),
                named,
                EVERYWHERE,
                theme,
            )
    drawn = {theme: city_map.at_first(visit, named, theme) for theme in THEMES}
    measure, _ = drawn[THEMES[0]]
    return FirstLook(
        demo=visit.ask_alike(house).demo,
        lead=say.bare(text.LEAD if actor.reaches_all else text.LEAD_OWN),
        at=visit.now,
        period=periods.spoken(named),
        figures={theme: piece.markup for theme, piece in pieces.items()},
        beneath=pieces[THEMES[0]].beneath,
        maps={theme: map_ for theme, (_, map_) in drawn.items() if map_},
        measure=say.bare(text.MEASURES[measure]),
    )
