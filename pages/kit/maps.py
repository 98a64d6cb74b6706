"""The city at a glance, without geography: equal tiles by street and district, made on the server as plain HTML.

The only module that hands markup to the browser; whatever comes from the records is escaped here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from pages.kit import say
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
class Key:
    """A line of the legend: a class and what it says."""

    band: int | None
    words: str


_BLACK: Final = "#0B0E11"
_WHITE: Final = "#FFFFFF"
SCALES: Final = {
    "light": (
        ("#FFF3B8", _BLACK), ("#D9CB7E", _BLACK), ("#8FA08C", _BLACK), ("#3F6FA0", _WHITE), ("#0B2F66", _WHITE),
    ),
    "dark": (
        ("#24344F", _WHITE), ("#3D5A80", _WHITE), ("#7F8C8D", _BLACK), ("#CFC067", _BLACK), ("#FFEB6B", _BLACK),
    ),
}  # fmt: skip
"""Five classes from few to many, in the order of light that every eye keeps, with the ink that reads on each."""

_UNKNOWN: Final = {"light": ("#FFFFFF", "#57606A"), "dark": ("#14171A", "#A9B1BA")}
_EDGE: Final = {"light": "#57606A", "dark": "#A9B1BA"}
_LARGE: Final = 60
_MEDIUM: Final = 160

_STYLE: Final = """<style>
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
.ss-map a i,.ss-key i{position:absolute;top:0;right:0;width:0;height:0;border-style:solid;border-width:0 14px 14px 0}
.ss-map .ss-l a{width:6.125rem;height:3.5rem}
.ss-map .ss-m a{width:5rem;height:3.125rem;padding:.25rem .375rem}
.ss-map .ss-s a{width:4.25rem;height:2.75rem;padding:.1875rem .25rem}
.ss-map .ss-s a b{font-size:.75rem}.ss-map .ss-s a strong{font-size:.9375rem}
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
@media (prefers-reduced-motion:reduce){.ss-map a{transition:none}}
</style>"""


def tiles(cells: Sequence[Cell], legend: Iterable[Key], *, marked: Phrase) -> None:
    """Draw the map with its legend above; each tile leads to its community, a folded corner says `marked`."""
    keep = {name: code for name, code in st.query_params.items() if name != AREA}
    st.html(html(cells, legend, marked, theme="dark" if st.context.theme.type == "dark" else "light", keep=keep))


def html(
    cells: Sequence[Cell],
    legend: Iterable[Key],
    marked: Phrase,
    *,
    theme: str,
    keep: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Give the map as markup, every text escaped; streets narrow the page, keeping the rest of its address."""
    size = "ss-l" if len(cells) <= _LARGE else "ss-m" if len(cells) <= _MEDIUM else "ss-s"
    # with one street or district there is nothing to narrow down to
    streets = keep if len({cell.street_area for cell in cells}) > 1 else None
    whole = keep if len({cell.district_area for cell in cells}) > 1 else None
    districts = "".join(
        _district(_only(name, whole, in_it[0].district_area), in_it, theme, streets)
        for name, in_it in ((name, list(of)) for name, of in groupby(cells, key=lambda cell: cell.district))
    )
    return f'{_STYLE}{_legend(legend, marked, theme)}<div class="ss-map"><div class="{size}">{districts}</div></div>'


def _legend(keys: Iterable[Key], marked: Phrase, theme: str) -> str:
    lines = "".join(f'<li><s style="{_paint(key.band, theme)}"></s>{escape(key.words)}</li>' for key in keys)
    corner = f'<s style="border:1px solid {_EDGE[theme]}">{_mark(theme)}</s>'
    mark = f"<li>{corner}{escape(say.bare(marked))}</li>"
    return f'<ul class="ss-key">{lines}{mark}</ul>'


def _only(name: str, keep: Mapping[str, str] | None, area: str) -> str:
    if keep is None or not area:
        return escape(name)
    address = f"{ATLAS['watch/overview'].url}?{urlencode({**keep, AREA: area})}"
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
    address = f"{ATLAS['watch/community'].url}?{urlencode({'community': cell.code})}"
    aloud = escape(cell.aloud, quote=True)
    mark = _mark(theme) if cell.marked else ""
    card = escape("\n".join([f"{cell.name} · {cell.street}", *cell.card]), quote=True).replace("\n", "&#10;")
    return (
        f'<a href="{escape(address, quote=True)}" target="_self" data-card="{card}" aria-label="{aloud}" '
        f'style="{_paint(cell.band, theme)}"><b>{escape(cell.name)}</b><strong>{escape(cell.value)}</strong>{mark}</a>'
    )


def _mark(theme: str) -> str:
    # a folded corner with an edge: it is seen without its colour, too
    fold, edge = ("#D55E00", _WHITE) if theme == "light" else ("#FF9F43", _BLACK)
    return (
        f'<i style="border-color:transparent {fold} transparent transparent;filter:drop-shadow(-1px 1px 0 {edge})"></i>'
    )


def _paint(band: int | None, theme: str) -> str:
    if band is None:
        ground, ink = _UNKNOWN[theme]
        return f"background:{ground};color:{ink};border:1px dashed {_EDGE[theme]}"
    ground, ink = SCALES[theme][band]
    return f"background:{ground};color:{ink}"
