"""The map of communities: its measures and classes, what it says aloud and is taken along as, tiles or the own map."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

import streamlit as st

from db.reads import overview as questions
from db.reads.areas import Part
from db.reads.outlines import OwnMap, own_map
from db.reads.overview import Overview, Tile
from db.rules.banding import Band, band_of, bands, narrowed
from db.rules.metrics import OF_NOW, SHARES, TENTHS, Measure, ends
from db.rules.periods import Named
from db.terms import OutlineOf
from pages.kit import (
    compared,
    forms,
    lines,
    maps,
    markup,
    outlining,
    picking,
    say,
    shades,
    show,
    taking,
)
from pages.kit.compared import EVERYWHERE, Where
from pages.kit.pieces import Piece
from pages.kit.visit import Visit
from pages.text import frame
from pages.text import overview as text
from pages.text.telling import listing


def asked(visit: Visit, named: Named, place: Where, part: Part | None = None) -> Overview:
    """Ask how the communities of a place stand, or those of a part of it."""
    return visit.ask_alike(
        questions.standing, area=part or place.area, period=named.period, today=visit.today, unit=place.unit
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the map is drawn: what it shows, what is picked on it, and whether it is one of outlines."""

    measure: Measure
    picks: maps.Picks
    outlined: bool = False


def at_first(visit: Visit, standing: Overview, named: Named) -> Chosen | None:
    """Give how the map is drawn before anybody has chosen anything; None where it is not one of tiles."""
    tiles = _tiles(visit, standing, named, EVERYWHERE)
    if len(tiles) == 1 or visit.ask_alike(own_map) is not None:
        return None
    measure = first_known(tiles)
    alone = _shown(visit, tiles, named, EVERYWHERE, measure).told.alone
    return Chosen(measure, picking.nothing("alone" if alone else "tiles", {}))


def tiled(visit: Visit, standing: Overview, named: Named, place: Where, chosen: Chosen) -> Piece:
    """Give the map of tiles as a piece of a page, from memory where somebody looked at the same."""
    tiles = _tiles(visit, standing, named, place)
    shown, picks = _shown(visit, tiles, named, place, chosen.measure), chosen.picks
    theme = markup.theme()
    drawn = shown.keep(picks)(
        lambda: maps.html(*shown.cells(), text.NEEDS_ATTENTION, theme=theme, picks=picks, aloud=shown.told.aloud),
        theme,
    )
    sheet = maps.drawn(shown.told.sheet, shown.cells, text.NEEDS_ATTENTION)
    return Piece(drawn, sheet, _beneath(standing, tiles, chosen.measure, say.bare))


def draw(visit: Visit, standing: Overview, named: Named, place: Where, together: Overview) -> Chosen | None:
    """Draw the map of communities with its choice of measure, and below it what was picked, taken together.

    A single community needs no map, only its door. Gives how the map is drawn.
    """
    tiles = _tiles(visit, standing, named, place)
    if len(tiles) == 1:
        visit.link(
            "watch/community",
            say.bare(text.ONE_COMMUNITY, name=tiles[0].name),
            icon="location_city",
            community=tiles[0].code,
            **named.codes,
        )
        return None
    head = st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute")
    options = {one.value: text.MEASURES[one] for one in Measure}
    usual = first_known(tiles)
    code = forms.filtered("measure", text.MEASURE, options, default=usual, wide=True, named=False)
    measure = Measure(code or usual)
    with head:
        show.heading(text.MAP_NOW if measure in OF_NOW and named.over(visit.today) else text.MAP)
    shown = _shown(visit, tiles, named, place, measure)
    aloud, sheet = shown.told.aloud, shown.told.sheet
    own = visit.ask_alike(own_map)
    outlined = own if own is not None and outlining.wanted(visit, own) else None
    drawn = outlining.TILES if outlined is None else outlining.MAP
    # where districts or streets are outlined there is no community to tap
    singly = tiles if outlined is None or outlining.finest(outlined) is OutlineOf.COMMUNITY else _loose(outlined, tiles)
    with head:
        tapped = bool(singly) and picking.by_tap()
    chosen = {**named.codes, **place.codes, "measure": measure.value, "drawn": drawn}
    picks = picking.picks(place.picked, chosen, tapped=tapped, outlined=outlined is not None, alone=shown.told.alone)
    if outlined:
        _outlined(outlined, replace(standing, tiles=tuple(tiles)), measure, sheet, aloud=aloud, picks=picks)
    else:
        piece = tiled(visit, standing, named, place, Chosen(measure, picks))
        markup.draw(piece.markup, "map")
        taking.offer(piece.sheet, key="map")
    st.caption(_beneath(standing, singly, measure, say.say))
    with st.expander(say.say(frame.TABLE_VIEW), key="map-table", on_change="rerun") as table:
        if table.open:
            show.table(sheet, short={_headed(one): say.bare(head) for one, head in text.MEASURES_SHORT.items()})
    if place.picked and together.whole:
        them = [tile for tile in tiles if tile.code in picks.codes]
        cells, _ = coloured(them, tiles, measure)
        picking.together([_figure(together.whole, one) for one in Measure], cells, picks.period)
        taking.offer(_sheet(them, measure, _under(named, place, measure, visit.today)), key="picked")
    return Chosen(measure, picks, outlined is not None)


def _beneath(standing: Overview, tiles: Sequence[Tile], measure: Measure, said: Callable[..., str]) -> str:
    """Say what the map shows, and where any of the tiles is marked, what that means; in words for where `said` says."""
    card = said(text.CARD, measure=text.MEASURES[measure], value=text.MEASURE_DEFINITIONS[measure])
    hint = said(text.MAP_HINT_OWN if standing.own else text.MAP_HINT)
    return lines.beside(card, hint if any(tile.concerns for tile in tiles) else None)


def _tiles(visit: Visit, standing: Overview, named: Named, place: Where) -> list[Tile]:
    return visit.once("tiles", lambda: _apart(standing), named.period, place.area, place.unit)


def first_known(tiles: Sequence[Tile]) -> Measure:
    """Give the measure that comes first: the coverage, or, where nobody knows who is expected, who is there."""
    known = any(tile.value(Measure.COVERAGE) is not None for tile in tiles)
    return Measure.COVERAGE if known else Measure.CHECKED_IN


def _under(named: Named, place: Where, measure: Measure, today: date) -> str:
    """Say the period and the place of what is taken along; first of all that it is of now, where it is."""
    said = compared.under(named, place)
    if measure not in OF_NOW:
        return said
    return lines.beside(say.bare(text.AS_IT_STANDS, day=today), say.bare(text.PERIOD_IS, period=said))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the map says aloud, what is taken along of it, and whether all its communities are of one street."""

    aloud: str
    sheet: taking.Sheet
    alone: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    """The map of one measure, and what of it is remembered under which key."""

    visit: Visit
    tiles: Sequence[Tile]
    measure: Measure
    of: tuple[Hashable, ...]
    told: _Told

    def cells(self) -> tuple[list[maps.Cell], list[maps.Key]]:
        """Give its cells and its legend."""
        return self.visit.once("cells", lambda: coloured(self.tiles, self.tiles, self.measure), *self.of)

    def keep(self, picks: maps.Picks) -> Callable[[Callable[[], str], str], str]:
        """Give what remembers its markup, by theme."""
        picked = (self.told.aloud, picks.codes, picks.by_tap, picks.said, *picks.keep.items())
        return lambda make, theme: self.visit.once("map", make, *self.of, theme, *picked)


def _shown(visit: Visit, tiles: Sequence[Tile], named: Named, place: Where, measure: Measure) -> _Shown:
    of = (named.period, place.area, place.unit, measure)
    under = _under(named, replace(place, said=place.said if not place.picked else ""), measure, visit.today)
    told = visit.once("map-told", lambda: _map_told(tiles, measure, under), *of, under)
    return _Shown(visit, tiles, measure, of, told)


def _map_told(tiles: Sequence[Tile], measure: Measure, under: str) -> _Told:
    marked = sum(bool(tile.concerns) for tile in tiles)
    known = sum(tile.value(measure) is not None for tile in tiles)
    aloud = say.bare(text.MAP_ALOUD, measure=text.MEASURES[measure], known=known, whole=len(tiles), marked=marked)
    sheet = replace(_sheet(tiles, measure, under), told=lambda: [aloud, *_classes(tiles, measure)])
    return _Told(aloud, sheet, len({(tile.district, tile.street) for tile in tiles}) == 1)


def _apart(standing: Overview) -> list[Tile]:
    """Give the communities without the worries that all of them share: those are told once, and mark none of them."""
    common = {one.concern for one in standing.attention if one.everywhere}
    return [replace(tile, concerns=tuple(one for one in tile.concerns if one not in common)) for tile in standing.tiles]


def _figure(whole: Tile, measure: Measure) -> show.Figure:
    value = shades.written(whole.value(measure), measure)
    return show.Figure(text.MEASURES[measure], value, text.MEASURE_DEFINITIONS[measure])


def _outlined(
    own: OwnMap, standing: Overview, measure: Measure, sheet: taking.Sheet, *, aloud: str, picks: maps.Picks
) -> None:
    """Draw the bureau's own map, and as tiles below it the communities of which it shows nothing."""
    of, tiles = outlining.finest(own), standing.tiles
    shapes = outlining.outlined(own, of)
    whole = {OutlineOf.COMMUNITY: tiles, OutlineOf.STREET: standing.streets, OutlineOf.DISTRICT: standing.districts}[of]
    drawn = [one for one in whole if one.id in shapes]
    cells, legend = coloured(drawn, whole, measure)
    codes = _codes(tiles)
    plots = [(cell, shapes[one.id], tuple(codes[one.id])) for cell, one in zip(cells, drawn, strict=True)]
    loose = _loose(own, tiles)
    within, _ = coloured([tile for tile in tiles if tile not in loose], tiles, measure)
    outlined = outlining.draw(own, of, plots, legend, aloud=aloud, picks=picks, within=within, sheet=sheet)
    if loose:
        st.caption(say.say(text.NOT_DRAWN))
        silent = replace(picks, said=None)
        # the outlines alone would leave some out: all communities go along as tiles
        sheet = maps.drawn(sheet, lambda: coloured(tiles, tiles, measure), text.NEEDS_ATTENTION)
        maps.tiles(*coloured(loose, tiles, measure), sheet, marked=text.NEEDS_ATTENTION, picks=silent)
    else:
        taking.offer(outlined, key="map")


def _loose(own: OwnMap, tiles: Sequence[Tile]) -> list[Tile]:
    """Give the communities of which the map shows nothing."""
    shapes = outlining.outlined(own, outlining.finest(own))
    return [tile for tile in tiles if not {tile.id, tile.street_id, tile.district_id} & shapes.keys()]


def _codes(tiles: Sequence[Tile]) -> Mapping[UUID, list[str]]:
    """Give the codes of the communities in each place."""
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for tile in tiles:
        for part in (tile.id, tile.street_id, tile.district_id):
            found[part].append(tile.code)
    return found


def _classes(tiles: Sequence[Tile], measure: Measure) -> list[str]:
    """Say how many communities lie in each class."""
    _, legend = coloured((), tiles, measure)
    return [key.words for key in legend]


def _sheet(tiles: Sequence[Tile], measure: Measure, under: str) -> taking.Sheet:
    """Give every measure of every community as a table, the one that is looked at first; a chat is told that one only.

    Numbers stay numbers, what is unknown stays empty.
    """
    places = [say.bare(name) for name in (text.DISTRICT, text.STREET, text.COMMUNITY)]
    order = [measure, *(one for one in Measure if one is not measure)]
    measures = list(map(_headed, order))
    return taking.Sheet(
        title=say.bare(text.MAP_TITLE, measure=measures[0]),
        headings=[*places, *measures],
        rows=lambda: [(tile.district, tile.street, tile.name, *map(partial(_number, tile), order)) for tile in tiles],
        brief=len(places) + 1,
        holds="district.name street.name community.name",
        definition=say.bare(text.MEASURE_DEFINITIONS[measure]),
        period=under,
    )


def _headed(measure: Measure) -> str:
    return say.bare(text.IN_PERCENT if measure in SHARES else text.AS_IS, measure=text.MEASURES[measure])


def _number(tile: Tile, measure: Measure) -> float | None:
    value = tile.value(measure)
    return value if value is None or measure not in TENTHS else value / 10


def coloured(part: Sequence[Tile], tiles: Sequence[Tile], measure: Measure) -> tuple[list[maps.Cell], list[maps.Key]]:
    """Give a part of the communities as cells of the map, in the classes of all of them, with the legend of all."""
    values = [tile.value(measure) for tile in tiles]
    classes = bands(values, ends=ends(measure))
    # fifths of a hundred are told as they are; of other classes, what lies in them
    told = classes if measure in SHARES else narrowed(classes, values)
    return [_cell(tile, measure, classes) for tile in part], shades.legend(told, values.count(None), measure)


def _cell(tile: Tile, measure: Measure, classes: Sequence[Band]) -> maps.Cell:
    value, written = tile.value(measure), shades.written(tile.value(measure), measure)
    aloud = say.bare(text.TILE, name=tile.name, measure=text.MEASURES[measure], value=written)
    worries = [say.bare(text.CONCERN_SHORT[concern]) for concern in tile.concerns]
    return maps.Cell(
        code=tile.code,
        name=tile.name,
        street=tile.street,
        district=tile.district,
        street_code=tile.street_code,
        district_code=tile.district_code,
        value=written,
        band=shades.shade(band_of(value, classes), classes),
        aloud=" · ".join([aloud, *worries]),
        marked=bool(tile.concerns),
        values=tuple((say.bare(text.MEASURES[one]), shades.written(value, one)) for one, value in tile.values),
        worries=say.bare(text.CARD_NEEDS, worries=listing(worries, say.language())) if worries else "",
    )
