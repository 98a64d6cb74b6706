"""The wall screen: full bleed, nothing to tap; map, service path, months and latest deeds take turns and stay live.

Which turn it is follows from the clock alone, so that a screen goes on where it stood after any interruption.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape
from itertools import groupby
from typing import Final, TypeVar

import streamlit as st

from db.reads.bureau import house
from db.reads.deeds import DeedLine, latest_deeds
from db.reads.overview import FigureLine, Figures, MonthLine, Overview, StageLine, Tile, figures, standing
from db.rules.calendar import Span
from db.rules.metrics import Measure, Metric
from db.rules.periods import Named, current, trend_to
from db.settings import settings
from db.terms import ClaimTarget
from pages.kit import city_map, periods, say, shades, wallpaper
from pages.kit.maps import GREAT
from pages.kit.visit import Visit
from pages.text import frame, metrics, overview, wall
from pages.text.phrase import Phrase
from pages.text.telling import month, month_short, percent

T = TypeVar("T")

DEEDS: Final = 7
_ACROSS: Final = 10  # communities side by side
_WIDE: Final = 10.5  # with the gaps between them
_ROWS: Final = 5
_CROWDED: Final = 60  # streets of a great city on one map
_NARROWEST: Final = 2  # a street's name is wider than one community
_GAP: Final = 0.2  # between streets
_MAPS: Final = 2  # in a row
_ALL: Final = 100  # percent
_NAMED: Final = 3  # every third month bears its name
_SHOWN: Final = (
    Metric.CHECKED_IN, Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED, Metric.PERSON_TIMES, Metric.ACTIVITIES,
    Metric.WISHES_FULFILLED,
)  # fmt: skip
"""Six figures stand above every scene."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands on the screen for one turn: what it says, and its markup."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class _Run:
    colour: str
    name: Phrase
    values: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Known:
    """What all scenes are drawn from."""

    figures: Figures
    standing: Overview
    deeds: tuple[DeedLine, ...]


def play(visit: Visit) -> None:
    """Fill the screen and renew it at every tick; one scene stands in the page at a time, so that nothing grows."""
    speaks = say.voice()

    @st.fragment(run_every=settings().tick_seconds)
    def tick() -> None:
        say.take_up(speaks)
        now = visit.again()
        named = current(now.today, Span.QUARTER)
        facts = known(now, named)
        turns = list(scenes(now, facts))
        scene = turns[turn(now.now, len(turns))]()
        wallpaper.wall(_page(now, named, facts.figures.lines, scene))

    tick()


def turn(now: datetime, scenes: int) -> int:
    """Tell from the clock which of so many scenes has its turn."""
    return int(now.timestamp() / settings().turn_seconds) % scenes


def known(visit: Visit, named: Named) -> Known:
    """Ask for all that the scenes show."""
    return Known(
        visit.ask_alike(figures, period=named.period, trend=trend_to(visit.today), today=visit.today),
        visit.ask_alike(standing, period=named.period, today=visit.today, area=None),
        visit.ask(latest_deeds, most=DEEDS),
    )


def scenes(visit: Visit, facts: Known) -> Iterator[Callable[[], Scene]]:
    """Name the scenes in their order, undrawn: a turn costs the drawing of one."""
    # a single community needs no map, and where there is none the map says so
    parts = parted(facts.standing.tiles) if len(facts.standing.tiles) != 1 else []
    maps = [partial(_map, part, facts.standing, number, len(parts)) for number, part in enumerate(parts, 1)]
    others = [
        partial(_path, visit, facts.standing.stages),
        partial(_trend, facts.figures.months),
        partial(_deeds, facts.deeds),
    ]
    yield from taking_turns(maps, others)


def taking_turns(maps: Sequence[T], others: Sequence[T]) -> Iterator[T]:
    """Let one of the others follow every two maps, so that none waits for a great city's; each comes at least once."""
    rounds = max(-(-len(maps) // _MAPS), len(others))
    for number in range(rounds):
        yield from maps[_MAPS * number : _MAPS * (number + 1)]
        yield others[number % len(others)]


def parted(tiles: Sequence[Tile]) -> list[list[Tile]]:
    """Part the communities into maps that six metres can read: few of them, and evenly filled."""
    if len(tiles) > GREAT:
        streets = list(_streets(tiles))
        each = -(-len(streets) // -(-len(streets) // _CROWDED))
        return [
            [tile for street in streets[first : first + each] for tile in street]
            for first in range(0, len(streets), each)
        ]
    few = len(_packed(tiles, _ROWS))
    return next(parts for rows in range(1, _ROWS + 1) if len(parts := _packed(tiles, rows)) == few)


def _packed(tiles: Sequence[Tile], rows: int) -> list[list[Tile]]:
    parts: list[list[Tile]] = [[]]
    row, left = 1, _WIDE
    for street in _streets(tiles):
        wide = max(len(street), _NARROWEST)
        if wide > left:
            row, left = row + 1, _WIDE
        if row > rows:
            parts.append([])
            row = 1
        parts[-1].extend(street)
        left -= wide + _GAP
    return parts


def _streets(tiles: Sequence[Tile]) -> Iterator[list[Tile]]:
    for _, street in groupby(tiles, key=lambda tile: tile.street_id):
        them = list(street)
        yield from (them[first : first + _ACROSS] for first in range(0, len(them), _ACROSS))


def _page(visit: Visit, named: Named, lines: Iterable[FigureLine], scene: Scene) -> str:
    bureau = visit.ask(house)
    by_metric = {line.metric: line for line in lines}
    shown = "".join(_figure(by_metric[metric]) for metric in _SHOWN if metric in by_metric)
    name, scheme = bureau.name or say.bare(frame.PRODUCT), say.bare(wall.SCHEME)
    clock, away = (say.bare(said, at=visit.now) for said in (frame.AS_OF, wall.AWAY))
    return (
        f'<div class="ss-top"><b>{escape(name)} <small>{escape(scheme)}</small></b>'
        f"<span>{escape(periods.spoken(named))}</span>"
        f'<span>{escape(clock)}</span><span class="ss-away">{escape(away)}</span></div>'
        f'<div class="ss-figures">{shown}</div><h2>{escape(scene.title)}</h2><div class="ss-scene">{scene.body}</div>'
    )


def _figure(line: FigureLine) -> str:
    share = f" <small>{percent(line.value, line.whole)}</small>" if line.whole else ""
    value = escape(say.fact(line.value))
    return f"<div><span>{escape(say.bare(metrics.NAMES[line.metric]))}</span><strong>{value}{share}</strong></div>"


def _map(part: Sequence[Tile], whole: Overview, number: int, parts: int) -> Scene:
    tiles = whole.tiles
    if not tiles:
        return Scene(say.bare(wall.MAP_EMPTY), _nothing(wall.NOTHING))
    measure = city_map.first_known(tiles)
    cells, legend = city_map.coloured(part, tiles, measure)
    title = _covered(tiles) if measure is Measure.COVERAGE else _checked_in(tiles)
    if parts > 1:
        title = say.bare(wall.PART, title=title, part=number, parts=parts)
    if len(tiles) <= GREAT:
        return Scene(title, wallpaper.wall_map(cells, legend, overview.NEEDS_ATTENTION))
    streets = {street.code: shades.written(street.value(measure), measure) for street in whole.streets}
    return Scene(title, wallpaper.great_map(cells, legend, overview.NEEDS_ATTENTION, streets))


def _covered(tiles: Sequence[Tile]) -> str:
    """Say at how many communities somebody is still missing, and where most of those expected are."""
    known = {tile.name: share for tile in tiles if (share := tile.value(Measure.COVERAGE)) is not None}
    least, short = min(known.values()), sum(share < _ALL for share in known.values())
    first = [name for name, share in known.items() if share == least]
    name = first[0] if len(first) == 1 else say.bare(wall.TIED, count=len(first))
    return say.bare(
        wall.MAP_MISSING if short else wall.MAP_COVERED, whole=len(known), short=short, name=name, least=least
    )


def _checked_in(tiles: Sequence[Tile]) -> str:
    """Say at how many communities members have checked in, and where most of them."""
    counts = [tile.value(Measure.CHECKED_IN) or 0 for tile in tiles]
    some, most = sum(map(bool, counts)), max(counts)
    first = [tile.name for tile, count in zip(tiles, counts, strict=True) if count == most]
    name = first[0] if len(first) == 1 else say.bare(wall.TIED, count=len(first))
    found = wall.MAP_NOBODY if not some else wall.MAP_ALL if some == len(tiles) else wall.MAP_SOME
    return say.bare(found, whole=len(tiles), some=some, name=name, most=most)


def _path(visit: Visit, stages: Sequence[StageLine]) -> Scene:
    most = max((stage.total for stage in stages), default=0) or 1
    total, overdue = sum(stage.total for stage in stages), sum(stage.overdue for stage in stages)
    rows = "".join(_stage(visit, number, stage, most) for number, stage in enumerate(stages, 1))
    found = (wall.PATH if overdue else wall.PATH_ON_TIME) if total else wall.PATH_EMPTY
    title = say.bare(found, total=total, overdue=overdue)
    return Scene(title, f'<div class="ss-path">{rows}</div>')


def _stage(visit: Visit, number: int, line: StageLine, most: int) -> str:
    days = (visit.today - line.overdue_since).days if line.overdue_since else None
    note = say.bare(wall.OVERDUE, count=line.overdue, days=days) if line.overdue else say.bare(wall.IN_TIME)
    bar = f'<u style="width:{100 * line.total / most:.1f}%"></u>' if line.total else ""
    name = say.bare(wall.STAGE, number=number, stage=line.stage)
    return (
        f"<span>{escape(name)}</span><i>{bar}</i><strong>{escape(say.fact(line.total))}</strong><em>{escape(note)}</em>"
    )


def _trend(months: Sequence[MonthLine]) -> Scene:
    last, name = months[-1], month(months[-1].month, say.language())
    needs = say.bare(overview.TREND_NEEDS, month=name, asked=last.needs_asked, solved=last.needs_solved)
    service = say.bare(overview.TREND_SERVICE, month=name, times=last.person_times)
    asked = _Run("orange", wall.ASKED, [line.needs_asked for line in months])
    solved = _Run("green", wall.SOLVED, [line.needs_solved for line in months])
    times = _Run("blue", wall.PERSON_TIMES, [line.person_times for line in months])
    left, right = _columns(needs, months, [asked, solved]), _columns(service, months, [times])
    return Scene(_thirteen(months), f'<div class="ss-trend">{left}{right}</div>')


def _thirteen(months: Sequence[MonthLine]) -> str:
    """Add up what the columns show."""
    asked, solved, times = (
        sum(value or 0 for value in values)
        for values in zip(*((one.needs_asked, one.needs_solved, one.person_times) for one in months), strict=True)
    )
    found = wall.TREND if asked or solved or times else wall.TREND_EMPTY
    return say.bare(found, asked=asked, solved=solved, times=times)


def _columns(finding: str, months: Sequence[MonthLine], runs: Sequence[_Run]) -> str:
    """Draw months as columns from zero; the highest bears its value, the newest are said in the finding."""
    top = max((value for run in runs for value in run.values if value is not None), default=0) or 1
    highest = next(((run, place) for run in runs for place, value in enumerate(run.values) if value == top), None)
    groups = "".join(_month(place, line, runs, top, highest) for place, line in enumerate(months))
    keys = " ".join(f'<b class="ss-{run.colour}">{escape(say.bare(run.name))}</b>' for run in runs)
    return f"<figure><figcaption>{escape(finding)}<br/>{keys}</figcaption><div>{groups}</div></figure>"


def _month(place: int, line: MonthLine, runs: Sequence[_Run], top: int, highest: tuple[_Run, int] | None) -> str:
    bars = "".join(_bar(run, run.values[place], top, said=(run, place) == highest) for run in runs)
    name = month_short(line.month, say.language(), year=place == 0) if place % _NAMED == 0 else ""
    if name and place == len(runs[0].values) - 1:
        name = say.bare(overview.SO_FAR, month=name)
    return f"<p><span>{bars}</span><em>{escape(name)}</em></p>"


def _bar(run: _Run, value: int | None, top: int, *, said: bool) -> str:
    if value is None:
        return "<i></i>"
    words = f"<b>{escape(say.fact(value))}</b>" if said else ""
    return f'<i class="ss-{run.colour}" style="height:{84 * value / top:.1f}%">{words}</i>'


def _deeds(lines: Sequence[DeedLine]) -> Scene:
    if not lines:
        return Scene(say.bare(wall.DEEDS_EMPTY), _nothing(wall.NO_DEEDS))
    rows = "".join(
        f"<li><span>{escape(say.fact(line.day))}</span><b>{escape(line.community)}</b><span>{escape(_what(line))}</span>"
        f"<em>{escape(' · '.join(filter(None, (line.branch, line.member))))}</em></li>"
        for line in lines
    )
    title = say.bare(wall.DEEDS, count=len(lines), community=lines[0].community)
    return Scene(title, f'<ul class="ss-deeds">{rows}</ul>')


def _what(line: DeedLine) -> str:
    if line.kind is None:
        return say.bare(wall.WISH if line.target is ClaimTarget.WISH else wall.PROJECT)
    return say.bare(wall.NEED, kind=line.kind)


def _nothing(phrase: Phrase) -> str:
    return f'<p class="ss-nothing">{escape(say.bare(phrase))}</p>'
