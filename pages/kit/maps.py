"""The city at a glance, made on the server: equal tiles by street and district.

Whatever comes from the records is escaped here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from db.rules.periods import CODES
from pages.kit import markup, pictures, say, taking, tints
from pages.kit.atlas import ATLAS
from pages.text import overview as text
from pages.text import picking
from pages.text.phrase import Phrase

AREA: Final = "area"
"""The name in the address by which the overview is narrowed."""

PICKED: Final = "of"
"""The name in the address under which the communities stand that were picked on the map."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A tile: where it stands, what is written on it, its class (None is unknown), and what it says aloud."""

    code: str
    name: str
    street: str
    district: str
    value: str
    band: int | None
    aloud: str
    marked: bool
    #: what its street and its district are called in an address; empty where they stand in none
    street_code: str = ""
    district_code: str = ""
    #: what the card says that comes with the pointer or the keyboard: each measure by its name, as written
    values: tuple[tuple[str, str], ...] = ()
    #: and why the place needs attention; empty where it does not
    worries: str = ""

    @property
    def card(self) -> tuple[str, ...]:
        """Say it line by line."""
        told = (say.bare(text.CARD, measure=name, value=value) for name, value in self.values)
        return (*told, *filter(None, (self.worries,)))


@dataclass(frozen=True, slots=True)
class Picks:
    """The communities picked on a map, whether a tap picks instead of opening, and the rest of the page's address."""

    codes: tuple[str, ...] = ()
    by_tap: bool = False
    keep: Mapping[str, str] = field(default_factory=dict)
    #: says above the tiles what is picked, or how to pick; None where another line says it
    said: str | None = ""
    #: said instead where there is no mouse; the same where empty
    by_finger: str = ""

    @property
    def period(self) -> dict[str, str]:
        """What the page's address says of the period, for the pages that a place opens."""
        return {name: code for name, code in self.keep.items() if name in CODES}

    def has(self, codes: Iterable[str]) -> bool:
        """Whether all of these are picked."""
        return set(codes) <= set(self.codes)

    def turned(self, codes: Sequence[str]) -> str:
        """Give the address with these picked, too; with none of them where all of them are."""
        others = [code for code in self.codes if code not in codes]
        picked = others if self.has(codes) else [*others, *codes]
        named = {PICKED: ",".join(picked)} if picked else {}
        return f"{ATLAS['watch/overview'].url}?{urlencode({**self.keep, **named})}"


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a class and what it says."""

    band: int | None
    words: str


_PART: Final = "|"
_LARGE: Final = 60
_MEDIUM: Final = 160
GREAT: Final = 240
"""From more communities on, a map has no room for their names."""

STYLE: Final = (
    tints.STYLE
    + """<style>
.ss-map{font-variant-numeric:tabular-nums;user-select:none}
.ss-map h3 a,.ss-map .ss-street>span a{display:inline;padding:0;border:0;border-radius:0;color:inherit;
text-decoration:underline;text-decoration-color:#8a939c;text-underline-offset:.2em}
.ss-map a[data-card]::after{content:attr(data-card);display:none;position:fixed;right:1.5rem;bottom:1.5rem;z-index:99;
box-sizing:border-box;width:19rem;padding:.75rem 1rem;border-radius:.5rem;border:1px solid #57606A;
background:#1B1F24;color:#FFFFFF;font-size:.9375rem;line-height:1.5;white-space:pre-line;pointer-events:none}
@media (hover:hover) and (min-width:640px){.ss-map a[data-card]:hover::after,
.ss-map a[data-card]:focus-visible::after{display:block}}
.ss-map h3{margin:.75rem 0 .25rem;font-size:1rem;font-weight:600;padding:0}
.ss-map .ss-streets{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem}
.ss-map .ss-street{flex:0 1 auto;min-width:min(100%,10rem)}
.ss-map .ss-street>span{display:block;font-size:.8125rem;opacity:.75;margin-bottom:.25rem}
.ss-map .ss-tiles{display:flex;flex-wrap:wrap;gap:.25rem}
.ss-map .ss-tiles a{position:relative;display:flex;flex-direction:column;justify-content:space-between;
box-sizing:border-box;
border-radius:.375rem;padding:.375rem .5rem;text-decoration:none;border:1px solid transparent;overflow:hidden;
transition:background-color .4s}
.ss-map a:hover,.ss-map a:focus-visible{outline:3px solid currentColor;outline-offset:1px}
.ss-map a b{font-weight:400;font-size:.8125rem;line-height:1.2;overflow:hidden;text-overflow:ellipsis;
white-space:nowrap}
.ss-map a strong{font-weight:600;font-size:1.125rem;line-height:1.2}
.ss-map a i,.ss-own i,.ss-key i{position:absolute;top:0;right:0;width:14px;height:14px}
.ss-map .ss-tiles a.ss-on{outline:3px solid #12161B;outline-offset:0;box-shadow:inset 0 0 0 2px #FFFFFF}
.ss-map .ss-tiles a.ss-on::before{content:"✓";position:absolute;right:0;bottom:0;width:1.125rem;height:1.125rem;
line-height:1.125rem;text-align:center;font-size:.875rem;background:#12161B;color:#FFFFFF;border-radius:.375rem 0 0 0}
.ss-map:has(.ss-band) a[data-card]::after{display:none!important}.ss-band{position:fixed;z-index:98;pointer-events:none;
border:2px solid #0072B2;background:rgba(0,114,178,.15)}
.stHtml p.ss-picked{font-size:.875rem;margin:.25rem 0 .5rem;min-height:1.5rem}
.ss-picked a{display:inline-block;padding:.25rem .5rem;color:inherit}
.ss-map .ss-l .ss-tiles a{width:6.125rem;height:3.5rem}
.ss-map .ss-m .ss-tiles a{width:5rem;height:3.125rem;padding:.25rem .375rem}
.ss-map .ss-s .ss-tiles a{width:4.25rem;height:2.75rem;padding:.1875rem .25rem}
.ss-map .ss-s a i{width:10px;height:10px}
.ss-map .ss-s .ss-tiles a b{font-size:.75rem}.ss-map .ss-s .ss-tiles a strong{font-size:.9375rem}
@media (hover:hover) and (min-width:640px){.ss-map .ss-great{display:grid;
grid-template-columns:repeat(auto-fill,minmax(11.25rem,1fr));gap:.25rem .75rem;align-items:start}
.ss-map .ss-great :is(section,.ss-streets){display:contents}.ss-map .ss-great .ss-street{min-width:0}
.ss-map .ss-great h3{grid-column:1/-1;margin:.125rem 0 0;font-size:.875rem;line-height:1.3}
.ss-map .ss-great .ss-street>span{font-size:.75rem;line-height:1.3;margin-bottom:.125rem}
.ss-map .ss-great .ss-tiles{display:grid;grid-template-columns:repeat(5,1fr);gap:.125rem}
.ss-map .ss-great .ss-tiles a{width:auto;height:1.375rem;padding:0;align-items:center;justify-content:center}
.ss-map .ss-great .ss-tiles a strong{font-size:.75rem}
.ss-map .ss-great .ss-tiles a b{position:absolute;width:1px;height:1px;opacity:0}}
.stHtml ul.ss-key,ul.ss-key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.875rem;margin:0 0 .25rem;
padding:0;list-style:none}
.stHtml ul.ss-key li,
.ss-key li{display:flex;align-items:center;gap:.375rem;margin:0;padding:0}
.ss-key s{display:inline-block;width:1.125rem;height:1.125rem;border-radius:.25rem;text-decoration:none;flex:none;
position:relative;overflow:hidden}
@media (max-width:480px){.ss-map h3 a,.ss-map .ss-street>span a{display:inline-flex;align-items:center;
min-height:2.75rem;min-width:2.75rem}.ss-map .ss-street{width:100%}.ss-map .ss-tiles{display:grid;
grid-template-columns:repeat(auto-fill,minmax(4.75rem,1fr))}.ss-map .ss-street .ss-tiles a{width:auto;
height:3.25rem}}
.ss-picked .ss-finger{display:none}
@media (hover:none){.ss-picked .ss-mouse{display:none}.ss-picked .ss-finger{display:inline}}
@media (max-width:480px){.stHtml p.ss-picked{min-height:4.75rem}.ss-picked a{min-height:2.75rem}}
@media (prefers-reduced-motion:reduce){.ss-map a{transition:none}}
</style>"""
)


_LIST: Final = """<style>
.stHtml ul.ss-list{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:0 1.5rem;margin:0;
padding:0;list-style:none;font-variant-numeric:tabular-nums}
.stHtml ul.ss-list li{margin:0;padding:0;border-bottom:1px solid rgba(127,127,127,.3)}
.ss-list a{display:flex;gap:.5rem;align-items:center;min-height:2.75rem;color:inherit;text-decoration:none}
.ss-list a:hover b,.ss-list a:focus-visible b{text-decoration:underline}
.ss-list b{font-weight:400}.ss-list span{flex:1;font-size:.8125rem;opacity:.75}.ss-list strong{font-weight:600}
</style>"""


def community_address(code: str, period: Mapping[str, str] = MappingProxyType({})) -> str:
    """Give the address of a community's page, of the same period."""
    return f"{ATLAS['watch/community'].url}?{urlencode({'community': code, **period})}"


def area_address(area: str, keep: Mapping[str, str] = MappingProxyType({})) -> str:
    """Give the address of the overview of a street or a district, keeping the rest of it."""
    return f"{ATLAS['watch/overview'].url}?{urlencode({**keep, AREA: area})}"


def tiles(
    cells: Sequence[Cell],
    legend: Sequence[Key],
    sheet: taking.Sheet,
    *,
    marked: Phrase | None,
    picks: Picks | None = None,
    key: str = "map",
) -> None:
    """Draw the map with its legend above; each tile leads to its community, a folded corner says `marked`.

    Under the sheet's title the map is taken along. With `picks`, streets and districts pick their communities; `key`
    tells what is taken along of it from another map on the page.
    """
    markup.draw(html(cells, legend, marked, theme=markup.theme(), picks=picks))
    taking.offer(drawn(sheet, lambda: (cells, legend), marked), key=key)


def drawn(
    sheet: taking.Sheet, made: Callable[[], tuple[Sequence[Cell], Sequence[Key]]], marked: Phrase | None
) -> taking.Sheet:
    """Give a sheet with its map as the picture, unless it has one; its cells and legend are made when it is opened."""
    return replace(sheet, picture=sheet.picture or (lambda around: _picture(around, *made(), marked)))


def _picture(around: pictures.Frame, cells: Iterable[Cell], legend: Iterable[Key], marked: Phrase | None) -> str:
    swatches = [
        pictures.Swatch(tints.colours(key.band, "light")[0], key.words, unknown=key.band is None) for key in legend
    ]
    swatches += [pictures.Swatch("#FFFFFF", say.bare(marked), marked=True)] if marked else []
    plates = [
        pictures.Plate(
            f"{cell.district} · {cell.street}", cell.name, cell.value, *tints.colours(cell.band, "light"),
            marked=cell.marked, unknown=cell.band is None,
        )
        for cell in cells
    ]  # fmt: skip
    return pictures.tiles(around, swatches, plates)


def html(
    cells: Sequence[Cell],
    legend: Iterable[Key],
    marked: Phrase | None,
    *,
    theme: str,
    picks: Picks | None = None,
    aloud: str = "",
) -> str:
    """Give the map as markup, every text escaped."""
    size = "ss-l" if len(cells) <= _LARGE else "ss-m" if len(cells) <= _MEDIUM else "ss-s"
    # where a name would not be readable any more, the card says it; whoever has no pointer sees it on larger tiles
    size += " ss-great" if len(cells) > GREAT else ""
    by = "ss-picks" if picks and picks.by_tap else ""
    # hundreds of cards say the same names: they stand here once, and a script puts both together (templates/picking.js)
    measures = cells[0].values if cells else ()
    names = escape(_PART.join(say.bare(text.CARD, measure=name, value="") for name, _ in measures), quote=True)
    said = f'role="group" aria-label="{escape(aloud, quote=True)}"' if aloud else ""
    # a city's only street or district picks nothing apart
    streets = picks if len({(cell.district, cell.street) for cell in cells}) > 1 else None
    whole = picks if len({cell.district for cell in cells}) > 1 else None
    districts = "".join(
        f"<section><h3>{all_of(name, in_it, whole, in_it[0].district_code)}</h3>"
        f'<div class="ss-streets">{_streets(in_it, theme, streets, picks)}</div></section>'
        for name, in_it in ((name, list(of)) for name, of in groupby(cells, key=lambda cell: cell.district))
    )
    key = legend_html(legend, marked, theme)
    return (
        f"{STYLE}{key}{said_html(picks) if picks else ''}"
        f'<div class="ss-map {by}" data-names="{names}" {said}><div class="{size}">{districts}</div></div>'
    )


def said_html(picks: Picks) -> str:
    """Give the line that says what is picked, with the way out of it; nothing where another line says it."""
    if picks.said is None:
        return ""
    clear = (
        f'<a href="{escape(picks.turned(picks.codes), quote=True)}" data-codes="">{escape(say.bare(picking.CLEAR))}</a>'
        if picks.codes
        else ""
    )
    said = escape(picks.said)
    if picks.by_finger:
        said = f'<span class="ss-mouse">{said}</span><span class="ss-finger">{escape(picks.by_finger)}</span>'
    return f'<p class="ss-picked" role="status">{said} {clear}</p>'


def _streets(cells: Sequence[Cell], theme: str, streets: Picks | None, picks: Picks | None) -> str:
    return "".join(
        f'<div class="ss-street"><span>{all_of(name, in_it, streets, in_it[0].street_code)}</span>'
        f'<div class="ss-tiles">{"".join(_tile(cell, theme, picks) for cell in in_it)}</div></div>'
        for name, in_it in ((name, list(of)) for name, of in groupby(cells, key=lambda cell: cell.street))
    )


def all_of(name: str, cells: Sequence[Cell], picks: Picks | None, area: str) -> str:
    """Give a street's or a district's name; a tap on it narrows the page to it.

    While communities are being picked, a tap picks its own, too, or leaves them out again.
    """
    if picks is None:
        return escape(name)
    if area and not picks.codes and not picks.by_tap:
        aloud = escape(say.bare(picking.ONLY_HERE, names=name), quote=True)
        address = escape(area_address(area, picks.keep), quote=True)
        return f'<a href="{address}" data-way="" aria-label="{aloud}">{escape(name)}</a>'
    codes = [cell.code for cell in cells]
    phrase = picking.NONE_OF if picks.has(codes) else picking.ALL_OF
    aloud = escape(say.bare(phrase, name=name, count=len(codes)), quote=True)
    return (
        f'<a href="{escape(picks.turned(codes), quote=True)}" aria-label="{aloud}" '
        f'data-codes="{escape(",".join(codes), quote=True)}">{escape(name)}</a>'
    )


def _tile(cell: Cell, theme: str, picks: Picks | None) -> str:
    on = picks is not None and picks.has([cell.code])
    address = community_address(cell.code, picks.period if picks else {})
    aloud = say.bare(picking.ON_MAP, said=cell.aloud) if on else cell.aloud
    checks = ""
    if picks is not None and picks.by_tap:
        address, aloud = picks.turned([cell.code]), cell.aloud
        checks = f'role="checkbox" aria-checked="{"true" if on else "false"}"'
    values = escape(_PART.join([*(value for _, value in cell.values), *filter(None, (cell.worries,))]), quote=True)
    return (
        f'<a href="{escape(address, quote=True)}" data-code="{escape(cell.code, quote=True)}" '
        f'class="{tints.tint(cell.band, theme)}{" ss-on" if on else ""}" {checks} data-values="{values}" '
        f'aria-label="{escape(aloud, quote=True)}"><b>{escape(cell.name)}</b><strong>{escape(cell.value)}</strong>'
        f"{tints.fold(theme) if cell.marked else ''}</a>"
    )


def listed(cells: Iterable[Cell], period: Mapping[str, str]) -> None:
    """Draw communities as a list of what the map shows of them; each line opens its community, of the same period."""
    lines = "".join(
        f'<li><a href="{escape(community_address(cell.code, period), quote=True)}" '
        f'aria-label="{escape(cell.aloud, quote=True)}"><b>{escape(cell.name)}</b>'
        f"<span>{escape(cell.street)}</span><strong>{escape(cell.value)}</strong></a></li>"
        for cell in cells
    )
    markup.draw(f'{_LIST}<ul class="ss-list">{lines}</ul>')


def legend_html(keys: Iterable[Key], marked: Phrase | None, theme: str) -> str:
    """Give the legend as markup: a line for each class, and one for the corner that marks a tile."""
    lines = "".join(f'<li><s class="{tints.tint(key.band, theme)}"></s>{escape(key.words)}</li>' for key in keys)
    corner = f'<s style="border:1px solid {tints.EDGE[theme]}">{tints.fold(theme)}</s>'
    told = f"<li>{corner}{escape(say.bare(marked))}</li>" if marked else ""
    return f'<ul class="ss-key">{lines}{told}</ul>'
