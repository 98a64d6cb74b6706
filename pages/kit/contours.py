"""The bureau's own outlines as a map, made on the server; every text is escaped here, and picked as on the tiles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Final

from pages.kit import maps, markup, pictures, say, tints
from pages.kit.breaking import measured
from pages.kit.maps import Cell, Key, Picks
from pages.text import overview as text
from pages.text import picking

_FEW: Final = 12
NAMED: Final = 60
"""So many outlines bear their names; more are told apart by colour alone."""
_UNFOLDED: Final = 24
_MARGIN: Final = 32
_STYLE: Final = """<style>
.ss-own{position:relative;font-variant-numeric:tabular-nums;user-select:none}
.ss-own img{display:block;width:100%;height:auto}
.ss-own a{position:absolute;inset:0}
.ss-own a.ss-on{background:repeating-linear-gradient(45deg,#12161B 0 2px,#FFFFFF 2px 4px,transparent 4px 12px)}
.ss-own a:hover{background-color:rgba(255,255,255,.28)}
.ss-own a:focus-visible{background-color:rgba(213,94,0,.5);outline:none}
.ss-own>span{position:absolute;transform:translate(-50%,-50%);pointer-events:none;text-align:center;white-space:nowrap;
font-size:.8125rem;line-height:1.25;padding:0 .375rem;border-radius:.25rem}
.ss-own>span.ss-on{box-shadow:0 0 0 2px #FFFFFF,0 0 0 4px #12161B}
.ss-own>span strong{display:block;font-size:1.125rem;font-weight:600}.stHtml .ss-own>span i{right:-.625rem}
@media (max-width:640px){.ss-own.ss-many>span{font-size:0;padding:0 .125rem}
.ss-own.ss-many>span strong{font-size:.8125rem}}
.ss-wholes{font-size:.875rem;margin:.5rem 0 0}.ss-wholes summary{cursor:pointer}
.ss-wholes p{margin:0;font-size:inherit}.ss-wholes b{font-weight:600}
.ss-wholes a{display:inline-block;padding:.125rem .375rem;color:inherit;text-decoration-color:#8a939c;
text-underline-offset:.2em}
@media (max-width:480px),(hover:none){.ss-wholes a{min-width:2.75rem;line-height:2.75rem;padding:0 .375rem}
.ss-wholes summary{min-height:2.75rem;line-height:2.75rem}}
.stHtml p.ss-beneath,p.ss-beneath{font-size:.8125rem;margin:.5rem 0 0;opacity:.75}
</style>"""


@dataclass(frozen=True, slots=True)
class Plot:
    """A cell with its outline on a sheet, where its words go, the address that it opens, and the communities in it."""

    cell: Cell
    path: str
    x: int
    y: int
    address: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Legend:
    """What is said around a map: its classes above, aloud its message, and its review number beneath."""

    keys: Sequence[Key]
    aloud: str = ""
    beneath: str = ""


def draw(
    plots: Sequence[Plot], size: tuple[int, int], legend: Legend, *, picks: Picks | None, within: Sequence[Cell] = ()
) -> None:
    """Draw a map of outlines; each outline leads on, or picks its communities.

    Beneath it stand the streets and districts of the communities `within`, by whose names all of theirs are picked.
    """
    theme = markup.theme()
    markup.draw(outlines_html(plots, size, legend, theme=theme, picks=picks, within=within))


def outlines_html(
    plots: Sequence[Plot],
    size: tuple[int, int],
    legend: Legend,
    *,
    theme: str,
    picks: Picks | None = None,
    within: Sequence[Cell] = (),
) -> str:
    """Give the map as markup, every text escaped; too many to be named bear no names, and say them aloud."""
    wide, high = size
    names = "".join(_name(plot, size, theme, picks) for plot in plots) if len(plots) <= NAMED else ""
    kinds = f"{'ss-many' if len(plots) > _FEW else ''} {'ss-picks' if picks and picks.by_tap else ''}"
    # the corner stands at the name: without names there is none to explain
    marked = text.NEEDS_ATTENTION if names and any(plot.cell.marked for plot in plots) else None
    return (
        f"{maps.STYLE}{_STYLE}{maps.legend_html(legend.keys, marked, theme)}{maps.said_html(picks) if picks else ''}"
        f'<div class="ss-own {kinds}" role="group" aria-label="{escape(legend.aloud, quote=True)}" '
        f'style="max-width:min(100%,{40 * wide / high:.1f}rem)">'
        f'<img alt="" src="{_picture_of(plots, size, theme)}">{"".join(_place(plot, size, picks) for plot in plots)}'
        f"{names}</div>{_wholes(within, picks)}"
        f'<p class="ss-beneath">{escape(legend.beneath)}</p>'
    )


def on_paper(around: pictures.Frame, plots: Sequence[Plot], size: tuple[int, int], legend: Legend) -> str:
    """Give the map as it goes along, with its classes above and its review number beneath."""
    swatches = [
        pictures.Swatch(tints.colours(key.band, "light")[0], key.words, unknown=key.band is None) for key in legend.keys
    ]
    room, top = pictures.WIDE - 2 * _MARGIN, 20.0 + 26 * pictures.key_rows(swatches)
    scale = min(room / size[0], room / size[1])
    left = _MARGIN + (room - scale * size[0]) / 2
    shapes = "".join(
        f'<path d="{plot.path}" fill="{tints.colours(plot.cell.band, "light")[0]}" stroke="{tints.EDGE["light"]}"/>'
        for plot in plots
    )
    named = plots if len(plots) <= NAMED else ()
    names = "".join(_words(plot, left + scale * plot.x, top + scale * plot.y) for plot in named)
    body = (
        f'{pictures.key_of(swatches, 16)}<g transform="translate({left:.1f} {top:.1f}) scale({scale:.4f})" '
        f'fill-rule="evenodd" stroke-linejoin="round" stroke-width="1.5">{shapes}</g>{names}'
    )
    return pictures.framed(
        replace(around, notes=[legend.beneath, *around.notes]), body, top + scale * size[1] + _MARGIN / 2
    )


def _words(plot: Plot, x: float, y: float) -> str:
    """Write a name and its value on their own ground, so that they read on whatever outline they reach over."""
    ground, ink = tints.colours(plot.cell.band, "light")
    wide = 8 + max(13 * measured(plot.cell.name), 17 * measured(plot.cell.value))
    return (
        f'<rect x="{x - wide / 2:.1f}" y="{y - 20:.1f}" width="{wide:.1f}" height="40" rx="4" fill="{ground}"/>'
        f"{pictures.words_at(x, y - 5, plot.cell.name, 13, ink, anchor='middle')}"
        f"{pictures.words_at(x, y + 14, plot.cell.value, 17, ink, weight=600, anchor='middle')}"
    )


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
    return markup.picture(drawing)


def _on(plot: Plot, picks: Picks | None) -> bool:
    return picks is not None and bool(plot.codes) and picks.has(plot.codes)


def _place(plot: Plot, size: tuple[int, int], picks: Picks | None) -> str:
    """Give the place where a tap or a pointer meets an outline."""
    cell, on = plot.cell, _on(plot, picks)
    ring = (point.split() for point in plot.path.partition("Z")[0].removeprefix("M").split("L"))
    corners = ",".join(f"{100 * float(x) / size[0]:.1f}% {100 * float(y) / size[1]:.1f}%" for x, y in ring)
    card = escape("\n".join([cell.name, *cell.card]), quote=True)
    address, aloud = plot.address, say.bare(picking.ON_MAP, said=cell.aloud) if on else cell.aloud
    checks = ""
    if picks is not None and picks.by_tap and plot.codes:
        address, aloud = picks.turned(plot.codes), cell.aloud
        checks = f'role="checkbox" aria-checked="{"true" if on else "false"}"'
    codes = escape(",".join(plot.codes), quote=True)
    return (
        f'<a href="{escape(address, quote=True)}" data-code="{codes}" '
        f'class="{"ss-on" if on else ""}" {checks} aria-label="{escape(aloud, quote=True)}" title="{card}" '
        f'style="clip-path:polygon({corners})"></a>'
    )


def _name(plot: Plot, size: tuple[int, int], theme: str, picks: Picks | None) -> str:
    ground, ink = tints.colours(plot.cell.band, theme)
    left, top = 100 * plot.x / size[0], 100 * plot.y / size[1]
    return (
        f'<span aria-hidden="true" class="{"ss-on" if _on(plot, picks) else ""}" '
        f'style="left:{left:.1f}%;top:{top:.1f}%;background:{ground};color:{ink}">'
        f"{escape(plot.cell.name)}<strong>{escape(plot.cell.value)}</strong>"
        f"{tints.fold(theme) if plot.cell.marked else ''}</span>"
    )


def _wholes(cells: Sequence[Cell], picks: Picks | None) -> str:
    """Give the names of districts and streets, by which their communities are picked; folded where they are many."""
    if picks is None or not cells:
        return ""
    streets = len({(cell.district, cell.street) for cell in cells})
    lines = "".join(
        f"<p><b>{maps.all_of(district, in_it, picks, in_it[0].district_code)}</b>{_streets(in_it, picks)}</p>"
        for district, in_it in ((name, list(of)) for name, of in groupby(cells, key=lambda cell: cell.district))
    )
    opened = "open" if streets <= _UNFOLDED else ""
    return f'<details class="ss-wholes" {opened}><summary>{escape(say.bare(picking.WHOLES))}</summary>{lines}</details>'


def _streets(cells: Sequence[Cell], picks: Picks) -> str:
    apart = [(name, list(of)) for name, of in groupby(cells, key=lambda cell: cell.street)]
    return (
        "".join(maps.all_of(name, in_it, picks, in_it[0].street_code) for name, in_it in apart)
        if len(apart) > 1
        else ""
    )
