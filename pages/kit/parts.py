"""The parts of the overview: all that it says of its records, at first sight and when it is exchanged in place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.reads.overview import FigureLine, Figures
from db.rules.periods import Named
from pages.kit import attention, behind, charts, city_map, compared, kinds, markup, progress, say, taking
from pages.kit.city_map import Chosen
from pages.kit.compared import Where
from pages.kit.pieces import Piece, Taken, takeable
from pages.kit.visit import Visit
from pages.text import frame
from pages.text import overview as text


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page under its heading, as words and as markup; what it has not is empty."""

    #: under which it stands on the page
    name: str
    heading: str
    #: gives its markup, with what it is taken along by
    drawn: Callable[[Taken], str]
    above: str = ""
    beneath: str = ""
    #: what can be opened below it once the page itself stands
    folds: Sequence[str] = ()
    #: what is taken along of it by a link that stands apart
    sheet: taking.Sheet | None = None


def parts(visit: Visit, named: Named, place: Where, chosen: Chosen | None, whole: str = "") -> Iterator[Part]:
    """Give the parts of a period and a place from the top down, in the theme of whoever looks.

    They are what the page draws, out of the same memory; of maps only one of tiles is among them. `whole` is what the
    address says under attention.WHOLE.
    """
    figures = compared.asked(visit, named, place)
    piece = key_figures(visit, named, place)
    yield Part("figures", "", lambda _: piece.markup, beneath=piece.beneath, sheet=piece.sheet)
    if chosen and not chosen.outlined:
        yield _map(visit, named, place, chosen)
    path = service_path(visit, named, place)
    yield Part("path", say.bare(text.PATH), lambda taken: takeable(path, "path", taken))
    yield _attention(visit, figures, named, place, kept=chosen.picks.keep if chosen else {}, whole=whole)
    yield from _kinds(visit, compared.known(visit, figures), named, place)
    months = progress.trend_pieces(visit, figures.months, place)
    yield Part(
        "months", say.bare(text.TREND), lambda taken: charts.beside(months, taken), folds=[say.bare(frame.CLOSER)]
    )


def key_figures(visit: Visit, named: Named, place: Where) -> Piece:
    """Give the key figures of a place, from memory where somebody looked at the same."""
    lines = compared.known(visit, compared.asked(visit, named, place))
    beneath = behind.opener(visit, named, place.codes)
    return visit.once(
        "figures",
        lambda: compared.figures_piece(lines, named, visit.today, beneath, place),
        named,
        place,
        markup.theme(),
    )


def service_path(visit: Visit, named: Named, place: Where) -> Piece:
    """Give the service path of a place, from memory where somebody looked at the same."""
    stages = city_map.asked(visit, named, place, place.part).stages
    opens = visit if visit.actor.reaches_all else None
    return visit.once(
        "path",
        lambda: progress.path_piece(stages, visit.today, opens, place.codes, place.said),
        named,
        place,
        markup.theme(),
    )


def _map(visit: Visit, named: Named, place: Where, chosen: Chosen) -> Part:
    piece = city_map.tiled(visit, city_map.asked(visit, named, place), named, place, chosen)
    folds = [say.bare(frame.TABLE_VIEW), *([say.bare(text.PLAY_BACK)] if visit.actor.reaches_all else [])]
    measure = say.bare(text.MEASURES[chosen.measure])
    return Part("map", say.bare(text.MAP), lambda _: piece.markup, measure, piece.beneath, folds, piece.sheet)


def _attention(
    visit: Visit, figures: Figures, named: Named, place: Where, *, kept: Mapping[str, str], whole: str
) -> Part:
    standing, heading = city_map.asked(visit, named, place, place.part), say.bare(text.ATTENTION)
    needing = attention.asked(visit, standing, figures, named, place)
    if not needing:
        return Part("nothing", heading, lambda _: "", say.bare(text.NO_ATTENTION))
    found = attention.findings(visit, needing, named, place, kept=kept, whole=attention.all_of(whole, needing))
    return Part("attention", heading, lambda _: found)


def _kinds(visit: Visit, lines: Sequence[FigureLine], named: Named, place: Where) -> Iterator[Part]:
    held = None if compared.is_quiet(lines) else kinds.asked(visit, named, visit.today, place)
    if held:
        piece = kinds.found(visit, held, named, place)
        yield Part("kinds", say.bare(text.KINDS), lambda taken: takeable(piece, "kinds", taken), beneath=piece.beneath)
