"""Charts in the house style: the title says the finding, labels stand on the lines.

A chart stands at once, made on the server. Whoever looks closer opens it as one to explore, with its table.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import plotly.graph_objects as go
import streamlit as st

from pages.kit import markup, pictures, plots, say, show, taking
from pages.kit.pieces import Piece, Taken
from pages.text import frame
from pages.text.phrase import Phrase

BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
GREEN: Final = "#009E73"
SKY: Final = "#56B4E9"
PURPLE: Final = "#CC79A7"

_FONT: Final = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
_INK: Final = {"light": "#12161B", "dark": "#E8EAED"}
_GRID: Final = {"light": "#E3E7EC", "dark": "#2C333A"}
#: colours in which words are read on the page's ground, where the line's own is too light or too dark
_WORDS: Final = {"light": {ORANGE: "#8A5A00", GREEN: "#007556"}, "dark": {BLUE: SKY}}
_BESIDE: Final = """<style>
.stHtml ul.ss-beside{list-style:none;margin:0;padding:0;display:grid;gap:1rem;
grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
.stHtml ul.ss-beside>li{margin:0;padding:0;min-width:0}
</style>"""
_QUIET: Final = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart as its reader finds it: its finding, what the axis counts, its key, briefer words for the axis."""

    finding: str
    axis: Phrase
    key: str
    shorts: Sequence[str] = ()
    #: what exactly is counted, in a sentence
    definition: str = ""
    #: the part of the scheme that it shows, for what is taken along
    place: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over the same places or months; None is a gap."""

    name: Phrase
    points: Sequence[int | None]
    colour: str
    #: its last point is still going on, and is drawn so
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How a chart is drawn: at once, as a picture to take along, and as one to explore."""

    at_once: Callable[[plots.Seen], str]
    apart: Callable[[pictures.Frame, Sequence[str], Sequence[pictures.Run]], str]
    closer: Callable[[Sequence[str], Sequence[Series]], go.Figure]


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that a chart is drawn from."""

    way: Way
    shown: Shown
    over: Sequence[str]
    series: Sequence[Series]


@dataclass(frozen=True, slots=True)
class Ready:
    """A chart whose markup and sheet are made."""

    drawn: Drawn
    piece: Piece


def alone(one: Drawn) -> None:
    """Draw a chart that has no other beside it."""
    side_by_side(ready(one), key=one.shown.key)


def ready(*them: Drawn) -> tuple[Ready, ...]:
    """Make the markup and the sheets of charts."""
    return tuple(Ready(one, _piece(one)) for one in them)


def side_by_side(them: Sequence[Ready], *, key: str) -> None:
    """Draw charts as one piece, beside each other where there is room, with one fold to look at all of them closer."""
    markup.draw(beside(them, taking.link), key)
    with st.expander(say.say(frame.CLOSER), key=f"{key}-closer", on_change="rerun") as closer:
        if closer.open:
            for column, one in zip(st.columns(len(them)), them, strict=True):
                shown = one.drawn.shown
                with column:
                    st.plotly_chart(
                        _explored(one.drawn), key=shown.key, config=_QUIET, alt=shown.finding, theme="streamlit"
                    )
                    show.table(one.piece.sheet)


def beside(them: Sequence[Ready], taken: Taken) -> str:
    """Give charts side by side as markup, each with what it is taken along by."""
    charts = "".join(f"<li>{one.piece.markup}{taken(one.piece.sheet, one.drawn.shown.key)}</li>" for one in them)
    return f'{_BESIDE}{taking.LOOK}<ul class="ss-beside">{charts}</ul>'


def _explored(drawn: Drawn) -> go.Figure:
    figure = drawn.way.closer(drawn.over, drawn.series)
    _thin_out(figure, drawn.over, drawn.shown.shorts)
    _scaled(figure, drawn.series)
    return figure


def _piece(drawn: Drawn) -> Piece:
    shown, over = drawn.shown, drawn.over
    runs = [pictures.Run(say.bare(one.name), one.points, one.colour, one.unfinished) for one in drawn.series]
    seen = plots.Seen(shown.finding, over, shown.shorts, runs)
    return Piece(drawn.way.at_once(seen), _sheet(shown, over, runs, drawn.way))


def _lines(over: Sequence[str], series: Sequence[Series]) -> go.Figure:
    figure = _figure()
    for one in series:
        figure.add_trace(_line(one, over))
    figure.update_layout(margin={"l": 8, "r": 96, "t": 8, "b": 8})
    return figure


def _columns(over: Sequence[str], series: Sequence[Series]) -> go.Figure:
    figure = _figure()
    for one in series:
        solid = [1.0] * len(over)
        if one.unfinished and solid:
            solid[-1] = pictures.FAINT
        marker = {"color": one.colour, "opacity": solid}
        look = {"name": _name(one), "marker": marker, "hovertemplate": _hover(one)}
        figure.add_trace(go.Bar(x=list(over), y=list(one.points), **look))
    # columns side by side have no end at which a name could stand
    legend = {"orientation": "h", "x": 0, "y": 1.15, "itemclick": False, "itemdoubleclick": False}
    figure.update_layout(
        margin={"l": 8, "r": 8, "t": 8, "b": 8}, bargap=0.35, showlegend=len(series) > 1, legend=legend
    )
    return figure


def _scaled(figure: go.Figure, series: Sequence[Series]) -> None:
    # as the chart seen at once: whole people only, and a line at the top
    top = pictures.top_of([pictures.Run("", one.points, one.colour) for one in series])
    figure.update_yaxes(range=[0, 1.02 * top], dtick=top // 4)


def _thin_out(figure: go.Figure, over: Sequence[str], shorts: Sequence[str]) -> None:
    # so few words that none is turned on its side on a phone; the last one always
    kept = list(range(len(over) - 1, -1, -(1 + len(over) // 6)))
    figure.update_xaxes(tickvals=[over[k] for k in kept], ticktext=[(shorts or over)[k] for k in kept], tickangle=0)


def _sheet(shown: Shown, over: Sequence[str], runs: Sequence[pictures.Run], way: Way) -> taking.Sheet:
    return taking.Sheet(
        title=shown.finding,
        headings=[say.bare(shown.axis), *(run.name for run in runs)],
        rows=lambda: list(zip(over, *(run.points for run in runs), strict=True)),
        holds=taking.COUNTED,
        definition=shown.definition,
        period=" · ".join(filter(None, (_reach(over), shown.place))),
        picture=lambda around: way.apart(around, shown.shorts or over, runs),
    )


def _reach(over: Sequence[str]) -> str:
    return say.bare(frame.FROM_TO, first=over[0], last=over[-1]) if over else ""


def _figure(height: int = 260) -> go.Figure:
    theme = markup.theme()
    layout = go.Layout(
        height=height,
        showlegend=False,
        hovermode="closest",
        font={"family": _FONT, "size": 14, "color": _INK[theme]},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis={"showgrid": False, "fixedrange": True, "automargin": True, "nticks": 7, "type": "category"},
        yaxis={"gridcolor": _GRID[theme], "rangemode": "tozero", "fixedrange": True, "automargin": True, "nticks": 5},
    )
    return go.Figure(layout=layout)


def _line(one: Series, over: Sequence[str]) -> go.Scatter:
    known = [place for place, value in enumerate(one.points) if value is not None]
    last = known[-1] if known else -1
    return go.Scatter(
        x=list(over),
        y=list(one.points),
        mode="lines+markers+text",
        text=[_name(one) if place == last else "" for place in range(len(over))],
        textposition="middle right",
        textfont={"color": _WORDS[markup.theme()].get(one.colour, one.colour)},
        cliponaxis=False,
        connectgaps=False,
        name=_name(one),
        line={"color": one.colour, "width": 3},
        marker={"size": 7, "symbol": _dots(one)},
        hovertemplate=_hover(one),
    )


def _dots(one: Series) -> list[str]:
    return ["circle"] * (len(one.points) - one.unfinished) + ["circle-open"] * one.unfinished


def _name(one: Series) -> str:
    return escape(say.bare(one.name))


def _hover(one: Series) -> str:
    return f"%{{x}}<br>{_name(one)} %{{y}}<extra></extra>"


LINES: Final = Way(plots.lines, pictures.lines, _lines)
"""A line for each series."""

COLUMNS: Final = Way(plots.columns, pictures.columns, _columns)
"""A column for each month, from zero."""
