"""Charts, maps and tables as SVG made on the server: what a sheet shows, prints and hands out as a picture.

Always dark ink on white, as on paper. Whatever comes from the records is escaped here; no style attributes, so that the
strictest policy shows them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Final

from pages.kit import tints
from pages.kit.breaking import cut, folded, measured

FONT: Final = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
WIDE: Final = 960
_INK: Final = "#12161B"
_SOFT: Final = "#57606A"
FAINT: Final = 0.45
"""How solid a column is whose month is still going on."""
_LINE: Final = "#C9D1D9"
_EDGE: Final = 32
_STEPS: Final = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80)
_PLOT: Final = 340
_TICKS: Final = 4
_NAMES: Final = 7  # words on an axis
_MANY: Final = 160  # so many plates stand small
_GAP: Final = 14  # between two columns
_BOLD: Final = 1.1  # a heading is wider than its words
_LEADING, _DEEP = 20, 4  # between two lines of a cell, and lines of one
_BAR: Final = "#3F6FA0"
_CORNER: Final = 14
_DASHED: Final = ' stroke-dasharray="4 3"'


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every picture: its title, its notes below each other, and whose it is."""

    title: str
    notes: Sequence[str]
    product: str


@dataclass(frozen=True, slots=True)
class Run:
    """One measure over the same places or months; None is a gap."""

    name: str
    points: Sequence[int | None]
    colour: str
    #: its last point is still going on
    unfinished: bool = False

    def goes_on(self, place: int) -> bool:
        """Whether the point at a place is still going on."""
        return self.unfinished and place == len(self.points) - 1


@dataclass(frozen=True, slots=True)
class Plate:
    """A tile of a map: under which area it stands, what is written on it, its ground and its ink."""

    area: str
    name: str
    value: str
    ground: str
    ink: str
    marked: bool = False
    #: nobody knows its value: it has a dashed edge
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Swatch:
    """A line of a legend: a class, or the corner that marks a plate."""

    ground: str
    words: str
    marked: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: whose it is, how much, and what else is to be said of it."""

    name: str
    value: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Size:
    """How large a plate is, how many stand in a row, its margin and its letters."""

    wide: int
    high: int
    across: int
    edge: int
    name: int
    value: int


_LARGE: Final = _Size(106, 56, 8, 8, 13, 18)
_SMALL: Final = _Size(84, 44, 10, 6, 12, 15)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table."""

    left: float
    wide: float
    to_the_right: bool


def framed(around: Frame, body: str, tall: float) -> str:
    """Put a body of that height into its frame."""
    top, head = 44.0, ""
    for line in folded(around.title, 24, WIDE - 2 * _EDGE):
        head += words_at(_EDGE, top, line, 24, weight=600)
        top += 32
    foot, under = top + tall + 20, ""
    for line in (part for note in around.notes for part in folded(note, 14, WIDE - 2 * _EDGE)):
        under += words_at(_EDGE, foot, line, 14, _SOFT)
        foot += 21
    high = foot + 12
    under += words_at(WIDE - _EDGE, foot, around.product, 14, _SOFT, anchor="end")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high:.0f}" width="{WIDE}" height="{high:.0f}" '
        f'role="img" aria-label="{escape(around.title, quote=True)}" font-family="{FONT}">'
        f'<rect width="{WIDE}" height="{high:.0f}" fill="#FFFFFF"/>{head}'
        f'<g transform="translate(0 {top - 12:.0f})">{body}</g>{under}</svg>'
    )


def table(
    around: Frame,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    more: str = "",
    *,
    counted: Sequence[bool] = (),
) -> str:
    """Draw rows as a table, counted columns to the right; what is too long for its column goes on below."""
    widths = _widths(headings, rows)
    lefts = [_EDGE + sum(widths[:place]) for place in range(len(widths))]
    columns = [
        _Column(left, wide, to_the_right=right)
        for left, wide, right in zip(lefts, widths, counted or [False] * len(widths), strict=True)
    ]
    parts, tall = [], 4.0
    for number, row in enumerate([headings, *rows]):
        if number:
            parts.append(f'<path d="M{_EDGE} {tall:.0f}H{WIDE - _EDGE}" stroke="{_LINE}"/>')
        cells = [_wrapped(cell, column) for cell, column in zip(row, columns, strict=True)]
        parts += [
            _cell(line, column, tall + 20 + _LEADING * place, 400 if number else 600)
            for of, column in zip(cells, columns, strict=True)
            for place, line in enumerate(of)
        ]
        tall += 10 + _LEADING * max(map(len, cells), default=1)
    tall += 6
    if more:
        parts.append(words_at(_EDGE, tall + 14, more, 14, _SOFT))
    return framed(around, "".join(parts), tall + (24 if more else 0))


def bars(around: Frame, them: Sequence[Bar]) -> str:
    """Draw a bar from zero for each name, with its value at the end and its note at the side."""
    top = max((bar.value for bar in them), default=0) or 1
    names = min(max((measured(bar.name) for bar in them), default=0) * 15 + 16, 320)
    notes = max((measured(bar.note) * 14 + 16 if bar.note else 0 for bar in them), default=0)
    values = max((measured(f"{bar.value:,}") * 15 for bar in them), default=0) + 16
    room = WIDE - 2 * _EDGE - names - notes - values
    parts = []
    for place, bar in enumerate(them):
        y, wide = 8 + 36 * place, room * bar.value / top
        parts += [
            words_at(_EDGE, y + 19, cut(bar.name, 15, names - 16), 15),
            f'<rect x="{_EDGE + names:.1f}" y="{y + 2}" width="{wide:.1f}" height="24" rx="3" fill="{_BAR}"/>',
            words_at(_EDGE + names + wide + 8, y + 19, f"{bar.value:,}", 15, weight=600),
            words_at(WIDE - _EDGE - notes + 16, y + 19, bar.note, 14, _SOFT) if bar.note else "",
        ]
    return framed(around, "".join(parts), 8 + 36 * len(them))


def lines(around: Frame, over: Sequence[str], runs: Sequence[Run]) -> str:
    """Draw a line for each run, named at its end; a gap stays a gap."""
    top = top_of(runs)
    step = (WIDE - 2 * _EDGE - 180) / max(len(over) - 1, 1)
    at = [_EDGE + 48 + step * place for place in range(len(over))]
    ends = apart([_height(next((p for p in reversed(run.points) if p is not None), 0), top) for run in runs])
    parts = [_scale(top), _axis(over, at)]
    for run, end in zip(runs, ends, strict=True):
        for known in stretches(run.points):
            path = " ".join(f"{at[place]:.1f},{_height(value, top):.1f}" for place, value in known)
            parts.append(f'<polyline points="{path}" fill="none" stroke="{run.colour}" stroke-width="3"/>')
            dots = (f'<circle cx="{at[p]:.1f}" cy="{_height(v, top):.1f}" r="4"{_hollow(run, p)}/>' for p, v in known)
            parts.append(f'<g fill="{run.colour}">{"".join(dots)}</g>')
        last = next((value for value in reversed(run.points) if value is not None), None)
        side = at[-1] if at else _EDGE + 48.0
        parts.append(words_at(side + 12, end + 5, f"{run.name} {'' if last is None else f'{last:,}'}", 15, _INK))
        parts.append(f'<circle cx="{side + 6:.1f}" cy="{end:.1f}" r="3" fill="{run.colour}"/>')
    return framed(around, "".join(parts), _PLOT + 40)


def _hollow(run: Run, place: int) -> str:
    return f' fill="#FFFFFF" stroke="{run.colour}" stroke-width="2"' if run.goes_on(place) else ""


def faint(run: Run, place: int) -> str:
    """Give a column whose month is still going on its lighter look."""
    return f' fill-opacity="{FAINT}"' if run.goes_on(place) else ""


def columns(around: Frame, over: Sequence[str], runs: Sequence[Run]) -> str:
    """Draw a column for each place from zero, with its value above; several runs stand side by side."""
    top = top_of(runs)
    step = (WIDE - 2 * _EDGE - 48) / max(len(over), 1)
    at = [_EDGE + 48 + step * (place + 0.5) for place in range(len(over))]
    wide = step * 0.7 / len(runs)
    parts = [_scale(top), _axis(over, at)]
    for number, run in enumerate(runs):
        for place, value in enumerate(run.points):
            if value is None:
                continue
            left, y = at[place] - step * 0.35 + number * wide, _height(value, top)
            shape = f'x="{left:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_PLOT - y:.1f}"'
            parts.append(f'<rect {shape} fill="{run.colour}"{faint(run, place)}/>')
            parts.append(words_at(left + wide / 2, y - 5, f"{value:,}", 13, _INK, anchor="middle"))
    if len(runs) == 1:
        return framed(around, "".join(parts), _PLOT + 40)
    return framed(around, "".join(parts) + key_of([Swatch(r.colour, r.name) for r in runs], _PLOT + 58), _PLOT + 68)


def tiles(around: Frame, legend: Sequence[Swatch], plates: Sequence[Plate]) -> str:
    """Draw a map of equal tiles, area by area, under its legend; many stand smaller and closer."""
    size = _SMALL if len(plates) > _MANY else _LARGE
    parts, x, y, row = [key_of(legend, 16)], float(_EDGE), 20.0 + 26 * key_rows(legend), 0.0
    for area, in_it in groupby(plates, key=lambda plate: plate.area):
        them = list(in_it)
        wide = max(min(len(them), size.across) * (size.wide + 4), 15 * measured(area)) + 16
        if x > _EDGE and x + wide > WIDE - _EDGE + 16:
            x, y, row = float(_EDGE), y + row, 0.0
        parts.append(words_at(x, y + 14, area, 15, _SOFT))
        for number, plate in enumerate(them):
            down, right = divmod(number, size.across)
            parts.append(_plate(plate, size, x + right * (size.wide + 4), y + 22 + down * (size.high + 4)))
        x, row = x + wide, max(row, 34.0 + (size.high + 4) * -(-len(them) // size.across))
    return framed(around, "".join(parts), y + row)


def words_at(
    x: float, y: float, words: str, size: int, fill: str = _INK, *, weight: int = 400, anchor: str = "start"
) -> str:
    """Write words at a place."""
    look = f'font-size="{size}" fill="{fill}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(words)}</text>'


def _wrapped(cell: str, column: _Column) -> list[str]:
    """Give a cell line by line; what a few lines do not hold ends in an ellipsis."""
    room = column.wide - _GAP
    lines_ = folded(cell, 15, room)
    if len(lines_) > _DEEP:
        lines_[_DEEP - 1 :] = [cut("".join(lines_[_DEEP - 1 : _DEEP + 1]), 15, room)]
    return lines_


def _cell(said: str, column: _Column, y: float, weight: int) -> str:
    if column.to_the_right:
        return words_at(column.left + column.wide - _GAP, y, said, 15, weight=weight, anchor="end")
    return words_at(column.left, y, said, 15, weight=weight)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Give every column what it wants; where there is no room, the widest share what the others leave."""
    wanted = [
        15 * max(_BOLD * measured(head), *(measured(cell) for cell in cells), 1.0) + _GAP
        for head, cells in zip(headings, zip(*rows, strict=True) if rows else [()] * len(headings), strict=True)
    ]
    given, room = [0.0] * len(wanted), float(WIDE - 2 * _EDGE)
    for done, place in enumerate(sorted(range(len(wanted)), key=lambda one: wanted[one])):
        given[place] = min(wanted[place], room / (len(wanted) - done))
        room -= given[place]
    return given


def top_of(runs: Sequence[Run]) -> int:
    """Give the round number at which the scale of these runs ends; a quarter of it is whole, too."""
    most = max((point for run in runs for point in run.points if point is not None), default=0)
    size = 1
    while True:
        for step in _STEPS:
            if step * size * _TICKS >= most:
                return step * size * _TICKS
        size *= 10


def _height(value: int, top: int) -> float:
    return _PLOT - (_PLOT - 24) * value / top


def _scale(top: int) -> str:
    marks = [top * tick // _TICKS for tick in range(_TICKS + 1)]
    return "".join(
        f'<path d="M{_EDGE + 48} {_height(mark, top):.1f}H{WIDE - _EDGE}" stroke="{_LINE}"/>'
        + words_at(_EDGE + 40, _height(mark, top) + 5, f"{mark:,}", 13, _SOFT, anchor="end")
        for mark in marks
    )


def _axis(over: Sequence[str], at: Sequence[float]) -> str:
    kept = range(len(over) - 1, -1, -(1 + len(over) // _NAMES))
    return "".join(words_at(at[place], _PLOT + 22, over[place], 13, _SOFT, anchor="middle") for place in kept)


def stretches(points: Sequence[int | None]) -> Iterator[list[tuple[int, int]]]:
    """Give what is known between the gaps, each value with its place."""
    for known, them in groupby(enumerate(points), key=lambda point: point[1] is not None):
        if known:
            yield [(place, value) for place, value in them if value is not None]


def apart(heights: Sequence[float], high: float = 20) -> list[float]:
    """Move the names at the lines' ends apart by their height, so that each can be read."""
    found, last = dict.fromkeys(range(len(heights)), 0.0), -100.0
    for place in sorted(found, key=lambda one: heights[one]):
        last = found[place] = max(heights[place], last + high)
    return list(found.values())


def _key_places(legend: Sequence[Swatch]) -> list[tuple[float, int]]:
    places, x, row = [], float(_EDGE), 0
    for swatch in legend:
        wide = 26 + 15 * measured(swatch.words) + 18
        if x + wide > WIDE - _EDGE and x > _EDGE:
            x, row = float(_EDGE), row + 1
        places.append((x, row))
        x += wide
    return places


def key_rows(legend: Sequence[Swatch]) -> int:
    """Give how many rows a legend takes, each of 26 points."""
    return 1 + max((row for _, row in _key_places(legend)), default=0)


def key_of(legend: Sequence[Swatch], y: float) -> str:
    """Draw a legend from a height on."""
    return "".join(
        f'<rect x="{x:.1f}" y="{y + 26 * row - 14:.1f}" width="18" height="18" rx="4" fill="{swatch.ground}" '
        f'stroke="{_SOFT}"{_DASHED if swatch.unknown else ""}/>'
        f"{_corner(x + 18, y + 26 * row - 14) if swatch.marked else ''}"
        f"{words_at(x + 26, y + 26 * row + 1, swatch.words, 15)}"
        for (x, row), swatch in zip(_key_places(legend), legend, strict=True)
    )


def _plate(plate: Plate, size: _Size, x: float, y: float) -> str:
    mark = _corner(x + size.wide, y) if plate.marked else ""
    edge = f'stroke="{_SOFT}"{_DASHED}' if plate.unknown else f'stroke="{_LINE}"'
    left, name = x + size.edge, cut(plate.name, size.name, size.wide - 2 * size.edge)
    return (
        f'<rect x="{x}" y="{y}" width="{size.wide}" height="{size.high}" rx="6" fill="{plate.ground}" {edge}/>'
        + words_at(left, y + 0.38 * size.high, name, size.name, plate.ink)
        + words_at(left, y + 0.8 * size.high, plate.value, size.value, plate.ink, weight=600)
        + mark
    )


def _corner(right: float, top: float) -> str:
    """Draw the folded corner that says that somebody should look."""
    folded_in = f"M{right - _CORNER:.1f} {top:.1f}h{_CORNER}v{_CORNER}z"
    return f'<path d="{folded_in}" fill="{tints.FOLD["light"]}" stroke="#FFFFFF"/>'
