"""The wall screen's look: full bleed, large, with nothing to tap; every text in it escaped by whoever made it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from pages.kit import maps, markup, tints
from pages.text.phrase import Phrase

_LOOK: Final = """<style>[data-testid=stSidebar],[data-testid=stHeader],[data-testid=stSidebarCollapsedControl],
.stStatusWidget,body:has(.ss-wall) .stDialog{display:none!important}body{overflow:hidden}
.ss-wall{--u:min(1vw,1.7778vh);position:fixed;inset:0;z-index:999999;box-sizing:border-box;overflow:hidden;
display:flex;flex-direction:column;gap:calc(.8*var(--u));padding:calc(1.6*var(--u)) calc(2.4*var(--u));cursor:none;
font-size:max(24px,calc(1.4*var(--u)));line-height:1.3;font-variant-numeric:tabular-nums}
.ss-wall.ss-light{background:#FFFFFF;color:#12161B}.ss-wall.ss-dark{background:#0B0E11;color:#E8EAED}
.ss-wall .ss-top{display:flex;gap:2em;align-items:baseline}.ss-wall .ss-top b{flex:1;font-size:1.3em;color:#B3261E}
.ss-wall .ss-top b small{font-size:max(24px,.72em);font-weight:400;color:inherit;margin-left:.6em}
.ss-wall.ss-dark .ss-top b{color:#FF8A80}
.ss-wall .ss-figures{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:calc(1*var(--u))}
.ss-wall .ss-figures>div{border-top:3px solid currentColor;padding-top:.25em}
.ss-wall .ss-figures strong{display:block;font-size:2em;line-height:1.15;font-weight:600}
.ss-wall .ss-figures small{font-size:24px;font-size:max(24px,.5em);font-weight:400}
.ss-wall .ss-top .ss-away{display:none}
.stApp:not([data-test-connection-state=CONNECTED]) .ss-wall .ss-top>span{display:none}
.stApp:not([data-test-connection-state=CONNECTED]) .ss-wall .ss-top .ss-away{display:inline}
.ss-wall h2{font-size:1.5em;line-height:1.2;font-weight:600;margin:0;padding:0;color:inherit}
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
.ss-wall .ss-few{gap:calc(2.4*var(--u))}.ss-wall .ss-few .ss-street>span{font-size:1.25em}
.ss-wall .ss-few .ss-tiles{gap:calc(.6*var(--u))}
.ss-wall .ss-few .ss-tiles>div{width:calc(17.8*var(--u));padding:.4em .6em;font-size:1.5em}
.ss-wall .ss-few .ss-tiles strong{font-size:2em}
.ss-wall .ss-city{flex:1;min-height:0;display:grid;grid-template-columns:repeat(6,minmax(0,1fr));grid-auto-rows:1fr;
gap:calc(.5*var(--u)) calc(1.2*var(--u));font-size:max(24px,calc(1.25*var(--u)));line-height:1.2}
.ss-wall .ss-scene:has(.ss-city){display:flex;flex-direction:column}
.ss-wall .ss-city .ss-street{display:flex;flex-direction:column;min-height:0;max-height:calc(6*var(--u))}
.ss-wall .ss-city .ss-street>span{display:flex;gap:.5em;margin:0}
.ss-wall .ss-city .ss-street b{flex:1;font-weight:400;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.ss-wall .ss-city .ss-tiles{flex:1;min-height:0;display:grid;grid-template-columns:repeat(10,1fr);gap:2px}
.ss-wall .ss-city .ss-tiles>div{width:auto;padding:0;border-radius:2px}
.ss-wall .ss-city .ss-tiles i{width:.6em;height:.6em}
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
.ss-wall figure p:first-child i b{left:0;transform:none}
.ss-wall figure p:last-child i b{left:auto;right:0;transform:none}
.ss-wall figure p:last-child i{background-image:linear-gradient(rgba(255,255,255,.5) 0 0)}
.ss-wall.ss-dark figure p:last-child i{background-image:linear-gradient(rgba(11,14,17,.5) 0 0)}
.ss-wall figure p:last-child>em{align-self:flex-end}
.ss-wall i.ss-orange{background:#E69F00}.ss-wall i.ss-green{background:#009E73}.ss-wall i.ss-blue{background:#0072B2}
.ss-wall.ss-dark i.ss-blue{background:#56B4E9}
.ss-wall figcaption b{display:inline-block}.ss-wall figcaption b.ss-orange::first-letter{color:#E69F00}
.ss-wall figcaption b.ss-green::first-letter{color:#009E73}
.ss-wall figcaption b{margin-right:1em;font-weight:400}.ss-wall.ss-light b.ss-orange{color:#8A5A00}
.ss-wall.ss-dark b.ss-orange{color:#E69F00}.ss-wall.ss-light b.ss-green{color:#007556}
.ss-wall.ss-dark b.ss-green{color:#2FC79A}.ss-wall.ss-light b.ss-blue{color:#0072B2}
.ss-wall.ss-dark b.ss-blue{color:#56B4E9}
.ss-wall ul.ss-deeds{list-style:none;margin:0;padding:0;height:100%;display:flex;flex-direction:column;
justify-content:space-evenly;font-size:1.15em}
.ss-wall ul.ss-deeds li{display:grid;grid-template-columns:.95fr .85fr 2.1fr 2fr;gap:1em;margin:0;padding:0;
font-size:1em}
.ss-wall ul.ss-deeds li>*{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.ss-wall .ss-nothing{font-size:1.4em;text-align:center;margin-top:15vh}
@media (max-width:90rem){.ss-wall{font-size:calc(1.4*var(--u))}.ss-wall .ss-city{font-size:calc(1.25*var(--u))}
.ss-wall .ss-figures small{font-size:.5em}
.ss-wall .ss-top b small{font-size:.72em}
.ss-wall .ss-tiles i{width:.75em;height:.75em}}
</style>"""


_FEW: Final = 12  # communities that fill a wall only when they are drawn large


def wall(page: str) -> None:
    """Fill the whole screen with a page of markup that is already escaped."""
    theme = markup.theme()
    markup.draw(f'{maps.STYLE}{_LOOK}<div class="ss-wall ss-{theme}" role="region" aria-live="off">{page}</div>')


def wall_map(cells: Sequence[maps.Cell], legend: Iterable[maps.Key], marked: Phrase) -> str:
    """Give a map to be read from afar: large, and with nothing to choose."""
    theme = markup.theme()
    streets = "".join(
        f'<div class="ss-street"><span>{escape(f"{district} · {street}")}</span>'
        f'<div class="ss-tiles">{"".join(_plate(cell, theme) for cell in them)}</div></div>'
        for (district, street), them in groupby(cells, key=lambda cell: (cell.district, cell.street))
    )
    few = "ss-few" if len(cells) <= _FEW else ""
    return f'{maps.legend_html(legend, marked, theme)}<div class="ss-streets {few}">{streets}</div>'


def great_map(
    cells: Sequence[maps.Cell], legend: Iterable[maps.Key], marked: Phrase, streets: Mapping[str, str]
) -> str:
    """Give a great city's map, to be read by its colours, and by its streets with the value that each has by its code.

    A community is a patch, because its name would be too small to be read from afar.
    """
    theme = markup.theme()
    drawn = "".join(
        f'<div class="ss-street"><span><b>{escape(f"{district} · {street}")}</b>{escape(streets.get(code, ""))}</span>'
        f'<div class="ss-tiles">{"".join(_patch(cell, theme) for cell in them)}</div></div>'
        for (district, street, code), them in _by_street(cells)
    )
    return f'{maps.legend_html(legend, marked, theme)}<div class="ss-city">{drawn}</div>'


def _by_street(cells: Sequence[maps.Cell]) -> Iterator[tuple[tuple[str, str, str], list[maps.Cell]]]:
    """Give streets with their communities, ten in a row: of more than ten, the name comes again."""
    for named, them in groupby(cells, key=lambda cell: (cell.district, cell.street, cell.street_code)):
        street = list(them)
        yield from ((named, street[first : first + 10]) for first in range(0, len(street), 10))


def _patch(cell: maps.Cell, theme: str) -> str:
    return f'<div class="{tints.tint(cell.band, theme)}">{tints.fold(theme) if cell.marked else ""}</div>'


def _plate(cell: maps.Cell, theme: str) -> str:
    mark = tints.fold(theme) if cell.marked else ""
    shade = tints.tint(cell.band, theme)
    return f'<div class="{shade}">{escape(cell.name)}<strong>{escape(cell.value)}</strong>{mark}</div>'
