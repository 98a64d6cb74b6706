"""The overview's first look: all that it says, for the document itself, long before the page's scripts are here.

It is what the page draws as long as nobody has chosen anything, out of the same memory, and once for each theme: in
which one the browser looks is known only to the browser.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from db.reads import overview as questions
from db.reads.bureau import house
from db.reads.overview import FigureLine, Figures
from db.rules.calendar import Span
from db.rules.periods import Named, current
from db.rules.rights import Actor
from pages.kit import attention, behind, charts, city_map, compared, kinds, markup, periods, progress, say, taking
from pages.kit.atlas import ATLAS, places_for
from pages.kit.city_map import AtFirst
from pages.kit.compared import EVERYWHERE
from pages.kit.pieces import Piece
from pages.kit.shell import begins
from pages.kit.visit import WALL, Visit, glimpse
from pages.text import frame
from pages.text import overview as text

T = TypeVar("T")

THEMES: Final = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page under its heading, as words and as markup by theme; what it has not is empty."""

    heading: str
    drawn: Mapping[str, str]
    above: str = ""
    beneath: str = ""
    #: what can be opened below it once the page itself stands
    folds: Sequence[str] = ()
    #: whether above it stands a choice that comes with the page
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the overview shows first, as words and as markup by theme."""

    demo: bool
    lead: str
    at: datetime
    period: str
    #: how many choices of place stand beside the period's two
    choices: int
    figures: Mapping[str, str]
    #: said in small print beneath the figures; empty where there is nothing to say
    beneath: str
    #: said of a period without any service; empty of others
    quiet: str
    #: from the map down; none where no map of tiles is drawn
    parts: Sequence[Part]


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
    pieces = _by_theme(
        lambda: _kept(
            visit, named, "figures", lambda: compared.figures_piece(lines, named, visit.today, beneath, EVERYWHERE)
        )
    )
    maps = {theme: map_ for theme in THEMES if (map_ := city_map.at_first(visit, named, theme))}
    return FirstLook(
        demo=visit.ask_alike(house).demo,
        lead=say.bare(text.LEAD if actor.reaches_all else text.LEAD_OWN),
        at=visit.now,
        period=periods.spoken(named),
        choices=compared.choices(visit),
        figures={theme: piece.markup for theme, piece in pieces.items()},
        beneath=pieces[THEMES[0]].beneath,
        quiet=say.bare(text.QUIET, period=periods.spoken(named)) if compared.is_quiet(lines) else "",
        parts=[*_from_the_map_down(visit, named, figures, lines, maps)] if maps else [],
    )


def _from_the_map_down(
    visit: Visit, named: Named, figures: Figures, lines: Sequence[FigureLine], maps: Mapping[str, AtFirst]
) -> Iterator[Part]:
    city, light = visit.actor.reaches_all, maps[THEMES[0]]
    standing = city_map.asked(visit, named, EVERYWHERE)
    folds = [say.bare(frame.TABLE_VIEW), *([say.bare(text.PLAY_BACK)] if city else [])]
    drawn = {theme: f"{taking.LOOK}{map_.markup}{taking.room()}" for theme, map_ in maps.items()}
    yield Part(say.bare(text.MAP), drawn, say.bare(text.MEASURES[light.measure]), light.beneath, folds, chosen=True)

    path = _by_theme(
        lambda: _kept(
            visit,
            named,
            "path",
            lambda: progress.path_piece(standing.stages, visit.today, visit if city else None),
        )
    )
    yield Part(say.bare(text.PATH), {theme: _takeable(piece) for theme, piece in path.items()})

    needing = attention.asked(visit, standing, figures, named, EVERYWHERE)
    found = _by_theme(lambda: attention.findings(visit, needing, named, EVERYWHERE)) if needing else {}
    yield Part(say.bare(text.ATTENTION), found, "" if needing else say.bare(text.NO_ATTENTION))

    held = None if compared.is_quiet(lines) else kinds.asked(visit, named, visit.today, EVERYWHERE)
    if held:
        bars = _by_theme(lambda: kinds.found(visit, held, named, EVERYWHERE))
        said = say.bare(text.KINDS_FOUND, **kinds.facts(held))
        taken = {theme: _takeable(piece) for theme, piece in bars.items()}
        yield Part(say.bare(text.KINDS), taken, said, bars[THEMES[0]].beneath)

    months = _by_theme(lambda: progress.trend_pieces(visit, figures.months, EVERYWHERE))
    beside = {theme: charts.beside(them, lambda _: taking.room()) for theme, them in months.items()}
    yield Part(say.bare(text.TREND), beside, folds=[say.bare(frame.CLOSER)])


def _kept(visit: Visit, named: Named, name: str, make: Callable[[], Piece]) -> Piece:
    return visit.once(name, make, named, EVERYWHERE, markup.theme())


def _by_theme(make: Callable[[], T]) -> dict[str, T]:
    drawn = {}
    for theme in THEMES:
        with markup.in_theme(theme):
            drawn[theme] = make()
    return drawn


def _takeable(piece: Piece) -> str:
    return f"{taking.LOOK}{piece.markup}{taking.room()}"
