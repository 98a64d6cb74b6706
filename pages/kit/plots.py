"""Lines and columns made on the server, as wide as there is room: nothing has to be loaded before they are seen.

What a pointer or a finger meets says its month and its values. Whatever comes from the records is escaped here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from pages.kit import markup, say
from pages.kit.pictures import Run, apart, faint, stretches, top_of

_FEET: Final = 2.0  # of a hundred, so that a dot at the edge is whole
_REACH: Final = 95.0
_TICKS: Final = 4
_NAMES: Final = 6  # words on the axis
_NAME_HIGH: Final = 10.0  # of a hundred
_THICK: Final = 0.65  # of a place, all its columns together
_GROUND: Final = {"light": "#FFFFFF", "dark": "#14171A"}  # of the page, within a hollow dot
_EDGE: Final = 25.0  # of a hundred: so near a side its words stand to the other

STYLE: Final = """<style>
.ss-chart{font-size:.8125rem;line-height:1.35;font-variant-numeric:tabular-nums}
.ss-chart>p{font-size:1rem;font-weight:600;margin:0 0 .25rem}.ss-chart>small{font-size:inherit;margin-right:1rem}
.ss-chart s{display:inline-block;width:.75rem;height:.75rem;border-radius:50%;margin-right:.375rem}
.ss-plot{position:relative;height:12.5rem;margin:.75rem 7rem 2rem 3.25rem}.ss-plot.ss-wide{margin-right:.25rem}
.ss-plot>*{position:absolute}.ss-plot img{left:0;top:0;width:100%;height:100%;max-width:none}
.stHtml .ss-plot hr{left:0;right:0;margin:0;border:0;border-top:1px solid rgba(127,127,127,.3)}
.ss-plot>span{right:100%;margin-right:.5rem;transform:translateY(50%);opacity:.75;white-space:nowrap}
.ss-plot>em{top:100%;margin-top:.25rem;transform:translateX(-50%);font-style:normal;opacity:.75;white-space:nowrap}
.ss-wide>em.ss-last{transform:translateX(-75%)}
@media (max-width:480px){.ss-plot:not(.ss-wide)>em.ss-last{transform:translateX(-25%)}
.ss-plot>em.ss-first{transform:translateX(-70%)}}
.ss-plot>b{left:100%;margin-left:.375rem;transform:translateY(-50%);font-weight:400;white-space:nowrap}
.ss-plot>i{top:0;bottom:0}.ss-plot>i:hover{background:rgba(127,127,127,.16)}
.ss-plot>i:hover::after{content:attr(data-says);position:absolute;top:0;left:100%;z-index:9;white-space:pre;
padding:.5rem .75rem;border-radius:.375rem;border:1px solid #57606A;background:#1B1F24;color:#FFFFFF;font-style:normal;
pointer-events:none}
.ss-plot>i.ss-far:hover::after{left:auto;right:100%}
</style>"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a chart says: its finding, its places in full and in brief, its measures."""

    finding: str
    over: Sequence[str]
    shorts: Sequence[str]
    runs: Sequence[Run]


def lines(seen: Seen) -> str:
    """Draw a line for each run, named at its end; a gap stays a gap."""
    top, steps = top_of(seen.runs), max(len(seen.over) - 1, 1)
    at = [_FEET + (100 - 2 * _FEET) * place / steps for place in range(len(seen.over))]
    drawn = "".join(_line(run, at, top) for run in seen.runs)
    last = [next((value for value in reversed(run.points) if value is not None), 0) for run in seen.runs]
    # from the foot upwards, so that no name falls among the words of the axis
    heights = [100 - high for high in apart([_up(value, top) for value in last], _NAME_HIGH)]
    names = "".join(
        f'<b style="top:{high:.1f}%">{_swatch(run)}{escape(run.name)}</b>'
        for run, high in zip(seen.runs, heights, strict=True)
    )
    return _chart(seen, at, top, drawn, names)


def columns(seen: Seen) -> str:
    """Draw a column for each place from zero; several runs stand side by side, named above."""
    top, step = top_of(seen.runs), 100 / max(len(seen.over), 1)
    at = [step * (place + 0.5) for place in range(len(seen.over))]
    wide = step * _THICK / max(len(seen.runs), 1)
    drawn = "".join(
        f'<path d="M{at[place] - step * _THICK / 2 + wide * number:.2f} {100 - _FEET}h{wide:.2f}V'
        f'{100 - _up(value, top):.2f}h-{wide:.2f}z" fill="{run.colour}"'
        f"{faint(run, place)}/>"
        for number, run in enumerate(seen.runs)
        for place, value in enumerate(run.points)
        if value is not None
    )
    return _chart(seen, at, top, drawn, "")


def _chart(seen: Seen, at: Sequence[float], top: int, drawn: str, names: str) -> str:
    """Put what is drawn on its scale, and over each place what it says."""
    keys = "".join(f"<small>{_swatch(run)}{escape(run.name)}</small>" for run in seen.runs)
    above = keys if not names and len(seen.runs) > 1 else ""
    wide = "" if names else "ss-wide"
    said = escape(seen.finding, quote=True)
    return (
        f'{STYLE}<div class="ss-chart"><p>{escape(seen.finding)}</p>{above}<div class="ss-plot {wide}" role="img" '
        f'aria-label="{said}">{_scale(top)}<img alt="" src="{_picture(drawn)}">{_axis(seen, at)}{names}'
        f"{''.join(_places(seen, at))}</div></div>"
    )


def _picture(drawn: str) -> str:
    """Give what is drawn as a picture that fills its room: markup of pictures itself would not pass."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none" fill="none" '
        f'stroke-linejoin="round" stroke-linecap="round">{drawn}</svg>'
    )
    return markup.picture(svg)


def _line(run: Run, at: Sequence[float], top: int) -> str:
    """Give a run's lines and dots; they are as thick in whatever shape the picture takes."""
    known = list(stretches(run.points))
    way = " ".join(
        "M" + "L".join(f"{at[place]:.2f} {100 - _up(value, top):.2f}" for place, value in part) for part in known
    )
    dots = "".join(f"M{at[place]:.2f} {100 - _up(value, top):.2f}h0" for part in known for place, value in part)
    same = f'stroke="{run.colour}" vector-effect="non-scaling-stroke"'
    last = len(run.points) - 1
    hollow = ""
    if run.unfinished and run.points[-1] is not None:
        ground = f'stroke="{_GROUND[markup.theme()]}" vector-effect="non-scaling-stroke"'
        hollow = f'<path d="M{at[last]:.2f} {100 - _up(run.points[-1], top):.2f}h0" stroke-width="4" {ground}/>'
    return f'<path d="{way}" stroke-width="3" {same}/><path d="{dots}" stroke-width="8" {same}/>{hollow}'


def _scale(top: int) -> str:
    marks = [top * tick // _TICKS for tick in range(_TICKS + 1)]
    return "".join(
        f'<hr style="bottom:{_up(mark, top):.1f}%"><span style="bottom:{_up(mark, top):.1f}%">{escape(say.fact(mark))}'
        "</span>"
        for mark in marks
    )


def _axis(seen: Seen, at: Sequence[float]) -> str:
    # so few words that none meets its neighbour on a phone; the last one always
    kept = range(len(seen.over) - 1, -1, -(1 + len(seen.over) // _NAMES))
    shorts = seen.shorts or seen.over
    return "".join(
        f'<em class="{_side(place, len(seen.over))}" style="left:{at[place]:.1f}%">{escape(shorts[place])}</em>'
        for place in kept
    )


def _side(place: int, places: int) -> str:
    return "ss-first" if not place else "ss-last" if place == places - 1 else ""


def _places(seen: Seen, at: Sequence[float]) -> Iterator[str]:
    step = at[1] - at[0] if len(at) > 1 else 100.0
    for place, name in enumerate(seen.over):
        says = "\n".join([name, *(f"{run.name} {say.fact(run.points[place])}" for run in seen.runs)])
        far = 'class="ss-far"' if at[place] > 100 - _EDGE else ""
        yield (
            f'<i {far} style="left:{at[place] - step / 2:.1f}%;width:{step:.1f}%" '
            f'data-says="{escape(says, quote=True)}"></i>'.replace("\n", "&#10;")
        )


def _swatch(run: Run) -> str:
    return f'<s style="background:{run.colour}"></s>'


def _up(value: int, top: int) -> float:
    return _FEET + _REACH * value / top
