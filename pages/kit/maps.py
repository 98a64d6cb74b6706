"""The city at a glance, made on the server: equal tiles by street and district, or the bureau's own outlines.

Whatever comes from the records is escaped here.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from pages.kit import markup, pictures, say, taking, tints
from pages.kit.atlas import ATLAS
from pages.text import overview as text
from pages.text.phrase import Phrase

AREA: Final = "area"
"""The name in the address by which the overview is narrowed."""


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
    #: by which the page is narrowed to its street or its district; empty where there is nothing to narrow
    street_area: str = ""
    district_area: str = ""
    #: what the card says that comes with the pointer or the keyboard, line by line
    card: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """A cell with its outline on a sheet, where its words go, and the address that it opens."""

    cell: Cell
    path: str
    x: int
    y: int
    address: str


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a class and what it says."""

    band: int | None
    words: str


_LARGE: Final = 60
_MEDIUM: Final = 160

_STYLE: Final = (
    tints.STYLE
    + """<style>
.ss-map{font-variant-numeric:tabular-nums}
.ss-map h4 a,.ss-map .ss-street>span a{display:inline;padding:0;border:0;border-radius:0;color:inherit;
text-decoration:underline;text-decoration-color:#8a939c;text-underline-offset:.2em}
.ss-map a[data-card]::after{content:attr(data-card);display:none;position:fixed;right:1.5rem;bottom:1.5rem;z-index:99;
box-sizing:border-box;width:19rem;padding:.75rem 1rem;border-radius:.5rem;border:1px solid #57606A;
background:#1B1F24;color:#FFFFFF;font-size:.9375rem;line-height:1.5;white-space:pre-line;pointer-events:none}
@media (hover:hover) and (min-width:640px){.ss-map a[data-card]:hover::after,
.ss-map a[data-card]:focus-visible::after{display:block}}
.ss-map h4{margin:.75rem 0 .25rem;font-size:1rem;font-weight:600;padding:0}
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
.ss-map .ss-l .ss-tiles a{width:6.125rem;height:3.5rem}
.ss-map .ss-m .ss-tiles a{width:5rem;height:3.125rem;padding:.25rem .375rem}
.ss-map .ss-s .ss-tiles a{width:4.25rem;height:2.75rem;padding:.1875rem .25rem}
.ss-map .ss-s .ss-tiles a b{font-size:.75rem}.ss-map .ss-s .ss-tiles a strong{font-size:.9375rem}
.stHtml ul.ss-key,ul.ss-key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.875rem;margin:0 0 .25rem;
padding:0;list-style:none}
.stHtml ul.ss-key li,
.ss-key li{display:flex;align-items:center;gap:.375rem;margin:0;padding:0}
.ss-key s{display:inline-block;width:1.125rem;height:1.125rem;border-radius:.25rem;text-decoration:none;flex:none;
position:relative;overflow:hidden}
@media (max-width:480px){.ss-map h4 a,.ss-map .ss-street>span a{display:inline-flex;align-items:center;
min-height:2.75rem;min-width:2.75rem}.ss-map .ss-street{width:100%}.ss-map .ss-tiles{display:grid;
grid-template-columns:repeat(auto-fill,minmax(4.75rem,1fr))}.ss-map .ss-street .ss-tiles a{width:auto;
height:3.25rem}}
@media (max-width:480px){[data-testid=stButtonGroup] button,[data-testid=stPageLink] a,[data-testid=stExpander] summary,
[data-testid=stPopoverButton],[data-testid=stBaseLinkButton-tertiary],
[data-testid=stSelectbox] [role=group]{min-height:2.75rem}
[data-testid=stElementContainer]:has(>[data-testid=stPageLink]){margin:0}
[data-testid=stTooltipHoverTarget] button{position:relative}
[data-testid=stTooltipHoverTarget] button::after{content:"";position:absolute;inset:-.9rem}}
@media (prefers-reduced-motion:reduce){.ss-map a{transition:none}}
</style>"""
)


def community_address(code: str) -> str:
    """Give the address of a community's page."""
    return f"{ATLAS['watch/community'].url}?{urlencode({'community': code})}"


def area_address(area: str, keep: Mapping[str, str] = MappingProxyType({})) -> str:
    """Give the address of the overview of a street or a district, keeping the rest of it."""
    return f"{ATLAS['watch/overview'].url}?{urlencode({**keep, AREA: area})}"


def tiles(
    cells: Sequence[Cell], legend: Sequence[Key], sheet: taking.Sheet, *, marked: Phrase | None, aloud: str = ""
) -> None:
    """Draw the map with its legend above; each tile leads to its community, a folded corner says `marked`.

    `aloud` is the map's message, for whoever does not see it; under the sheet's title the map is taken along.
    """
    keep = {name: code for name, code in st.query_params.items() if name != AREA}
    theme = "dark" if st.context.theme.type == "dark" else "light"
    markup.draw(html(cells, legend, marked, theme=theme, keep=keep, aloud=aloud))
    taking.offer(replace(sheet, picture=lambda around: _picture(around, cells, legend, marked)), key="map")


def _picture(around: pictures.Frame, cells: Iterable[Cell], legend: Iterable[Key], marked: Phrase | None) -> str:
    swatches = [pictures.Swatch(tints.colours(key.band, "light")[0], key.words) for key in legend]
    swatches += [pictures.Swatch(tints.FOLD["light"], say.bare(marked))] if marked else []
    plates = [
        pictures.Plate(
            f"{cell.district} · {cell.street}", cell.name, cell.value, *tints.colours(cell.band, "light"), cell.marked
        )
        for cell in cells
    ]
    return pictures.tiles(around, swatches, plates)


def outlines(plots: Sequence[Plot], size: tuple[int, int], legend: Iterable[Key], *, aloud: str, beneath: str) -> None:
    """Draw a map of outlines with its legend above and its review number beneath; each outline leads on."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    markup.draw(outlines_html(plots, size, legend, theme=theme, aloud=aloud, beneath=beneath))


def outlines_html(
    plots: Sequence[Plot],
    size: tuple[int, int],
    legend: Iterable[Key],
    *,
    theme: str,
    aloud: str = "",
    beneath: str = "",
) -> str:
    """Give a map of outlines as markup, every text escaped; too many to be named bear no names, and say them aloud."""
    wide, high = size
    names = "".join(_name(plot, size, theme) for plot in plots) if len(plots) <= _LARGE else ""
    said = escape(aloud, quote=True)
    many = "ss-many" if len(plots) > _FEW else ""
    marked = text.NEEDS_ATTENTION if any(plot.cell.marked for plot in plots) else None
    return (
        f'{_STYLE}{_OWN}{_legend(legend, marked, theme)}<div class="ss-own {many}" role="group" aria-label="{said}" '
        f'style="max-width:min(100%,{40 * wide / high:.1f}rem)">'
        f'<img alt="" src="{_picture_of(plots, size, theme)}">{"".join(_place(plot, size) for plot in plots)}{names}'
        f'</div><p class="ss-beneath">{escape(beneath)}</p>'
    )


_FEW: Final = 12
_OWN: Final = """<style>
.ss-own{position:relative;font-variant-numeric:tabular-nums}.ss-own img{display:block;width:100%;height:auto}
.ss-own a{position:absolute;inset:0}
.ss-own a:hover{background:rgba(255,255,255,.28)}.ss-own a:focus-visible{background:rgba(213,94,0,.5);outline:none}
.ss-own>span{position:absolute;transform:translate(-50%,-50%);pointer-events:none;text-align:center;white-space:nowrap;
font-size:.8125rem;line-height:1.25;padding:0 .375rem;border-radius:.25rem}
.ss-own>span strong{display:block;font-size:1.125rem;font-weight:600}.stHtml .ss-own>span i{right:-.625rem}
@media (max-width:640px){.ss-own.ss-many>span{font-size:0;padding:0 .125rem}
.ss-own.ss-many>span strong{font-size:.8125rem}}
.stHtml p.ss-beneath,p.ss-beneath{font-size:.8125rem;margin:.5rem 0 0;opacity:.75}
</style>"""


def _picture_of(plots: Iterable[Plot], size: tuple[int, int], theme: str) -> str:
    """Give the outlines as a picture: markup of pictures itself would not pass."""
    shapes = "".join(
        f'<path d="{plot.path}" fill="{tints.colours(plot.cell.band, theme)[0]}" stroke="{tints.EDGE[theme]}"/>'
        for plot in plots
    )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" fill-rule="evenodd" '
        f'stroke-width="1.5" stroke-linejoin="round">{shapes}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


def _place(plot: Plot, size: tuple[int, int]) -> str:
    """Give the place where a tap or a pointer meets an outline."""
    cell = plot.cell
    ring = (point.split() for point in plot.path.partition("Z")[0].removeprefix("M").split("L"))
    corners = ",".join(f"{100 * float(x) / size[0]:.1f}% {100 * float(y) / size[1]:.1f}%" for x, y in ring)
    card = escape("\n".join([cell.name, *cell.card]), quote=True)
    return (
        f'<a href="{escape(plot.address, quote=True)}" target="_self" aria-label="{escape(cell.aloud, quote=True)}" '
        f'title="{card}" style="clip-path:polygon({corners})"></a>'
    )


def _name(plot: Plot, size: tuple[int, int], theme: str) -> str:
    ground, ink = tints.colours(plot.cell.band, theme)
    left, top = 100 * plot.x / size[0], 100 * plot.y / size[1]
    return (
        f'<span aria-hidden="true" style="left:{left:.1f}%;top:{top:.1f}%;background:{ground};color:{ink}">'
        f"{escape(plot.cell.name)}<strong>{escape(plot.cell.value)}</strong>"
        f"{tints.fold(theme) if plot.cell.marked else ''}</span>"
    )


def html(
    cells: Sequence[Cell],
    legend: Iterable[Key],
    marked: Phrase | None,
    *,
    theme: str,
    keep: Mapping[str, str] = MappingProxyType({}),
    aloud: str = "",
) -> str:
    """Give the map as markup, every text escaped; streets narrow the page, keeping the rest of its address."""
    size = "ss-l" if len(cells) <= _LARGE else "ss-m" if len(cells) <= _MEDIUM else "ss-s"
    said = f'role="group" aria-label="{escape(aloud, quote=True)}"' if aloud else ""
    # with one street or district there is nothing to narrow down to
    streets = keep if len({cell.street_area for cell in cells}) > 1 else None
    whole = keep if len({cell.district_area for cell in cells}) > 1 else None
    districts = "".join(
        _district(_only(name, whole, in_it[0].district_area), in_it, theme, streets)
        for name, in_it in ((name, list(of)) for name, of in groupby(cells, key=lambda cell: cell.district))
    )
    key = _legend(legend, marked, theme)
    return f'{_STYLE}{key}<div class="ss-map" {said}><div class="{size}">{districts}</div></div>'


_WALL: Final = """<style>[data-testid=stSidebar],[data-testid=stHeader],[data-testid=stSidebarCollapsedControl],
.stStatusWidget{display:none!important}body{overflow:hidden}
.ss-wall{--u:min(1vw,1.7778vh);position:fixed;inset:0;z-index:999999;box-sizing:border-box;overflow:hidden;
display:flex;flex-direction:column;gap:calc(.8*var(--u));padding:calc(1.6*var(--u)) calc(2.4*var(--u));cursor:none;
font-size:max(24px,calc(1.4*var(--u)));line-height:1.3;font-variant-numeric:tabular-nums}
.ss-wall.ss-light{background:#FFFFFF;color:#12161B}.ss-wall.ss-dark{background:#0B0E11;color:#E8EAED}
.ss-wall .ss-top{display:flex;gap:2em;align-items:baseline}.ss-wall .ss-top b{flex:1;font-size:1.3em;color:#B3261E}
.ss-wall.ss-dark .ss-top b{color:#FF8A80}
.ss-wall .ss-figures{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:calc(1*var(--u))}
.ss-wall .ss-figures>div{border-top:3px solid currentColor;padding-top:.25em}
.ss-wall .ss-figures strong{display:block;font-size:2em;line-height:1.15;font-weight:600}
.ss-wall .ss-figures small{font-size:24px;font-size:max(24px,.5em);font-weight:400}
.ss-wall h2{font-size:1.6em;line-height:1.2;font-weight:600;margin:0;padding:0;color:inherit}
.ss-wall .ss-scene{flex:1;min-height:0;overflow:hidden}
.stHtml .ss-wall ul.ss-key{font-size:1em;gap:.25em 1.2em;margin:0 0 .6em}
.stHtml .ss-wall ul.ss-key li{font-size:1em}
.ss-wall ul.ss-key s{width:1em;height:1em}
.ss-wall .ss-streets{display:flex;flex-wrap:wrap;gap:calc(.7*var(--u)) calc(1.6*var(--u));align-content:flex-start}
.ss-wall .ss-street>span{display:block;margin-bottom:.15em}
.ss-wall .ss-tiles{display:flex;flex-wrap:wrap;gap:calc(.3*var(--u))}
.ss-wall .ss-tiles>div{position:relative;box-sizing:border-box;width:calc(8.6*var(--u));padding:.2em .35em;
border-radius:.25em;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.ss-wall .ss-tiles strong{display:block;font-size:1.25em;line-height:1.1}
.ss-wall .ss-tiles i{position:absolute;top:0;right:0;width:20px;height:20px}
.ss-wall .ss-path{display:grid;grid-template-columns:auto 1fr auto auto;gap:calc(2*var(--u)) calc(1.4*var(--u));
align-items:center;font-size:1.25em;height:100%;align-content:center}
.ss-wall .ss-path i{height:calc(4.5*var(--u));display:block}.ss-wall .ss-path u{display:block;height:100%;
background:#0072B2;border-radius:.2em;min-width:4px}.ss-wall .ss-path strong{font-size:1.8em;text-align:right}
.ss-wall.ss-dark .ss-path u{background:#56B4E9}
.ss-wall em{font-style:normal}.ss-wall .ss-trend{display:grid;grid-template-columns:1fr 1fr;gap:calc(3*var(--u));
height:100%}.ss-wall figure{margin:0;display:flex;flex-direction:column;min-height:0}
.ss-wall figcaption{font-size:1em;color:inherit}
.ss-wall figure>div{flex:1;min-height:0;display:flex;gap:.6%;align-items:stretch}
.stHtml .ss-wall figure p{font-size:1em;flex:1;min-width:0;margin:0;display:flex;flex-direction:column}
.ss-wall figure p>span{flex:1;min-height:0;display:flex;align-items:flex-end;gap:2px;
border-bottom:2px solid currentColor}
.ss-wall figure p>em{height:1.5em;white-space:nowrap}
.ss-wall figure i{flex:1;position:relative;font-style:normal;border-radius:3px 3px 0 0}
.ss-wall figure i b{position:absolute;bottom:100%;left:50%;transform:translateX(-50%);font-weight:400}
.ss-wall i.ss-orange{background:#E69F00}.ss-wall i.ss-green{background:#009E73}.ss-wall i.ss-blue{background:#0072B2}
.ss-wall.ss-dark i.ss-blue{background:#56B4E9}
.ss-wall figcaption b{margin-right:1em;font-weight:400}.ss-wall.ss-light b.ss-orange{color:#8A5A00}
.ss-wall.ss-dark b.ss-orange{color:#E69F00}.ss-wall.ss-light b.ss-green{color:#007556}
.ss-wall.ss-dark b.ss-green{color:#2FC79A}.ss-wall.ss-light b.ss-blue{color:#0072B2}
.ss-wall.ss-dark b.ss-blue{color:#56B4E9}
.ss-wall ul.ss-deeds{list-style:none;margin:0;padding:0;height:100%;display:flex;flex-direction:column;
justify-content:space-evenly;font-size:1.15em}
.ss-wall ul.ss-deeds li{display:grid;grid-template-columns:1.1fr 1.1fr 1.6fr 2fr;gap:1em;margin:0;padding:0;
font-size:1em}
.ss-wall ul.ss-deeds li>*{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.ss-wall .ss-nothing{font-size:1.4em;text-align:center;margin-top:15vh}
</style>"""


def wall(page: str) -> None:
    """Fill the whole screen with a page of markup that is already escaped."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    markup.draw(f'{_STYLE}{_WALL}<div class="ss-wall ss-{theme}" role="region" aria-live="off">{page}</div>')


def wall_map(cells: Sequence[Cell], legend: Iterable[Key], marked: Phrase) -> str:
    """Give a map to be read from afar: large, and with nothing to choose."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    streets = "".join(
        f'<div class="ss-street"><span>{escape(f"{district} · {street}")}</span>'
        f'<div class="ss-tiles">{"".join(_plate(cell, theme) for cell in them)}</div></div>'
        for (district, street), them in groupby(cells, key=lambda cell: (cell.district, cell.street))
    )
    return f'{_legend(legend, marked, theme)}<div class="ss-streets">{streets}</div>'


def _plate(cell: Cell, theme: str) -> str:
    mark = tints.fold(theme) if cell.marked else ""
    shade = tints.tint(cell.band, theme)
    return f'<div class="{shade}">{escape(cell.name)}<strong>{escape(cell.value)}</strong>{mark}</div>'


def _legend(keys: Iterable[Key], marked: Phrase | None, theme: str) -> str:
    lines = "".join(f'<li><s class="{tints.tint(key.band, theme)}"></s>{escape(key.words)}</li>' for key in keys)
    corner = f'<s style="border:1px solid {tints.EDGE[theme]}">{tints.fold(theme)}</s>'
    mark = f"<li>{corner}{escape(say.bare(marked))}</li>" if marked else ""
    return f'<ul class="ss-key">{lines}{mark}</ul>'


def _only(name: str, keep: Mapping[str, str] | None, area: str) -> str:
    if keep is None or not area:
        return escape(name)
    address = area_address(area, keep)
    aloud = escape(say.bare(text.ONLY, name=name), quote=True)
    return f'<a href="{escape(address, quote=True)}" target="_self" aria-label="{aloud}">{escape(name)}</a>'


def _district(name: str, cells: list[Cell], theme: str, keep: Mapping[str, str] | None) -> str:
    streets = "".join(
        _street(_only(street, keep, in_it[0].street_area), in_it, theme)
        for street, in_it in ((street, list(of)) for street, of in groupby(cells, key=lambda cell: cell.street))
    )
    return f'<section><h4>{name}</h4><div class="ss-streets">{streets}</div></section>'


def _street(name: str, cells: list[Cell], theme: str) -> str:
    inside = "".join(_tile(cell, theme) for cell in cells)
    return f'<div class="ss-street"><span>{name}</span><div class="ss-tiles">{inside}</div></div>'


def _tile(cell: Cell, theme: str) -> str:
    address = community_address(cell.code)
    aloud = escape(cell.aloud, quote=True)
    mark, shade = tints.fold(theme) if cell.marked else "", tints.tint(cell.band, theme)
    card = escape("\n".join([f"{cell.name} · {cell.street}", *cell.card]), quote=True).replace("\n", "&#10;")
    return (
        f'<a href="{escape(address, quote=True)}" target="_self" data-card="{card}" aria-label="{aloud}" '
        f'class="{shade}"><b>{escape(cell.name)}</b><strong>{escape(cell.value)}</strong>{mark}</a>'
    )
