"""How the scheme's progress is drawn: key figures, the map, the service path, what needs attention, the months."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from db.reads import overview as questions
from db.reads.overview import Area, Attention, FigureLine, MonthLine, StageLine, Tile, Trouble
from db.rules.banding import Band, band_of, bands
from db.rules.calendar import Period
from db.rules.metrics import SHARES, TENTHS, Concern, Measure, Metric
from db.rules.periods import Named
from db.terms import PathStage
from pages.kit import charts, filling, forms, maps, periods, say, shades, show, taking
from pages.kit.visit import Visit
from pages.text import frame, metrics
from pages.text import overview as text
from pages.text.phrase import Phrase
from pages.text.telling import listing, month, month_short, percent

TREND_HEIGHT: Final = 420
"""Pixels that the months take up, so that their place can be kept."""

_SHOWN_FIRST: Final = 5
_ONE_STREET: Final = 2  # a district and its only street
_ACROSS: Final = {6: 6, 8: 4}
_COUNTED: Final = {
    "trend-needs": (Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED),
    "trend-service": (Metric.PERSON_TIMES,),
}
_NEITHER: Final = {Metric.NEEDS_ASKED}


def key_figures(
    lines: Sequence[FigureLine], named: Named, today: date, *, beneath: Callable[[Metric], None] | None = None
) -> None:
    """Draw the key figures; a period that is over is held against the one before, a running one stands beside it."""
    over = named.period.last < today
    figures = [_figure(line, named, over=over) for line in lines]
    show.figures(
        figures,
        across=_ACROSS.get(len(lines), 5),
        beneath=(lambda place: beneath(lines[place].metric)) if beneath else None,
    )
    rows = [
        (say.bare(one.name), line.value, _compared(one), say.bare(one.definition))
        for one, line in zip(figures, lines, strict=True)
    ]
    headings = [say.bare(name) for name in (text.FIGURE, text.VALUE, text.CHANGE, text.DEFINITION)]
    title, period = say.bare(text.KEY_FIGURES), periods.spoken(named)
    taking.offer(taking.Sheet(title, headings, lambda: rows, period=period, brief=3))


def _compared(one: show.Figure) -> str:
    return " ".join(filter(None, (one.change, say.bare(one.against) if one.against else "")))


def _figure(line: FigureLine, named: Named, *, over: bool) -> show.Figure:
    plain = show.Figure(metrics.NAMES[line.metric], say.fact(line.value), metrics.DEFINITIONS[line.metric])
    if line.metric is Metric.CHECKED_IN:
        return replace(plain, change=percent(line.value, line.whole) if line.whole else "", against=text.COVERAGE)
    if line.metric is Metric.AGREEMENTS:
        return replace(plain, change=say.bare(text.OF_WHOLE, whole=line.whole))
    if line.value is None or line.before is None:
        return plain
    if not over:
        return replace(plain, change=say.fact(line.before), against=text.WHOLE_BEFORE[named.span])
    moved = line.value - line.before
    if not moved:
        return replace(plain, change=say.bare(text.AS_BEFORE))
    better = None if line.metric in _NEITHER else moved > 0
    return replace(plain, change=f"{moved:+,}", against=text.BEFORE[named.span], better=better)


def area_filter(places: Sequence[Area]) -> UUID | None:
    """Ask for a district or a street, where there is more than one."""
    if sum(not one.street for one in places) <= 1 and len(places) <= _ONE_STREET:
        return None
    options = {str(one.id): _area(one) for one in places}
    code = forms.filtered(maps.AREA, text.AREA, options)
    return UUID(code) if code else None


def _area(one: Area) -> str:
    return say.bare(text.AREA_STREET, district=one.district, street=one.street) if one.street else one.district


def city_map(visit: Visit, tiles: Sequence[Tile], named: Named) -> None:
    """Draw the map of communities with its choice of measure; a single community needs no map, only its door."""
    if len(tiles) == 1:
        visit.link(
            "watch/community",
            say.bare(text.ONE_COMMUNITY, name=tiles[0].name),
            icon="location_city",
            community=tiles[0].code,
        )
        return
    show.heading(text.MAP)
    options = {one.value: text.MEASURES[one] for one in Measure}
    code = forms.filtered("measure", text.MEASURE, options, default=Measure.CHECKED_IN, wide=True)
    measure = Measure(code or Measure.CHECKED_IN)
    st.caption(f"{say.say(text.MEASURE_DEFINITIONS[measure])} · {say.say(text.MAP_HINT)}")
    marked = sum(bool(tile.concerns) for tile in tiles)
    known = sum(tile.value(measure) is not None for tile in tiles)
    aloud = say.bare(text.MAP_ALOUD, measure=text.MEASURES[measure], known=known, whole=len(tiles), marked=marked)
    sheet = _sheet(tiles, measure, named)
    maps.tiles(*coloured(tiles, tiles, measure), sheet, marked=text.NEEDS_ATTENTION, aloud=aloud)
    with st.expander(say.say(frame.TABLE_VIEW), key="map-table", on_change="rerun") as table:
        if table.open:
            show.table(sheet)


def _sheet(tiles: Sequence[Tile], measure: Measure, named: Named) -> taking.Sheet:
    """Give every measure of every community as a table; numbers stay numbers, what is unknown stays empty."""
    places = [say.bare(name) for name in (text.DISTRICT, text.STREET, text.COMMUNITY)]
    measures = [
        say.bare(text.IN_PERCENT if one in SHARES else text.AS_IS, measure=text.MEASURES[one]) for one in Measure
    ]
    return taking.Sheet(
        title=say.bare(text.MAP_TITLE, measure=text.MEASURES[measure]),
        headings=[*places, *measures],
        rows=lambda: [(tile.district, tile.street, tile.name, *map(partial(_number, tile), Measure)) for tile in tiles],
        definition=say.bare(text.MEASURE_DEFINITIONS[measure]),
        period=periods.spoken(named),
    )


def _number(tile: Tile, measure: Measure) -> float | None:
    value = tile.value(measure)
    return value if value is None or measure not in TENTHS else value / 10


def coloured(part: Sequence[Tile], tiles: Sequence[Tile], measure: Measure) -> tuple[list[maps.Cell], list[maps.Key]]:
    """Give a part of the communities as cells of the map, in the classes of all of them, with the legend of all."""
    classes = bands((tile.value(measure) for tile in tiles), of_hundred=measure in SHARES)
    unknown = sum(tile.value(measure) is None for tile in tiles)
    return [_cell(tile, measure, classes) for tile in part], shades.legend(classes, unknown, measure)


def _cell(tile: Tile, measure: Measure, classes: Sequence[Band]) -> maps.Cell:
    value, written = tile.value(measure), shades.written(tile.value(measure), measure)
    aloud = say.bare(text.TILE, name=tile.name, measure=text.MEASURES[measure], value=written)
    worries = [say.bare(text.CONCERN_SHORT[concern]) for concern in tile.concerns]
    return maps.Cell(
        code=tile.code,
        name=tile.name,
        street=tile.street,
        district=tile.district,
        street_area=str(tile.street_id),
        district_area=str(tile.district_id),
        value=written,
        band=shades.shade(band_of(value, classes), classes),
        aloud=" · ".join([aloud, *worries]),
        marked=bool(tile.concerns),
        card=_card(tile, worries),
    )


def _card(tile: Tile, worries: Sequence[str]) -> tuple[str, ...]:
    values = [
        say.bare(text.CARD, measure=text.MEASURES[one], value=shades.written(value, one)) for one, value in tile.values
    ]
    return (*values, *([say.bare(text.CARD_NEEDS, worries=listing(worries, say.language()))] if worries else []))


def service_path(stages: Sequence[StageLine], today: date) -> None:
    """Draw the four stages with what stands there, how much is overdue and how old the oldest is."""
    show.heading(text.PATH)
    with st.grid(4, min_column_width=138, border=True):
        for stage, definition in zip(stages, text.STAGE_DEFINITIONS, strict=True):
            with st.container(gap="xsmall"):
                _stage(stage, definition, today)


def _stage(line: StageLine, definition: Phrase, today: date) -> None:
    number = list(PathStage).index(line.stage) + 1
    st.metric(f"{number}\\. {say.say(line.stage)}", say.fact(line.total), help=say.say(definition))
    st.caption(say.say(text.STAGE_NOTE, needs=line.needs, wishes=line.wishes, projects=line.projects))
    if line.overdue:
        days = (today - line.oldest_on).days if line.oldest_on else None
        show.mark(text.OVERDUE, "alarm", count=line.overdue)
        st.caption(say.say(text.OLDEST, days=days))
    else:
        show.mark(text.ON_TIME, "task_alt", "green")


def attention(visit: Visit, them: Sequence[Attention]) -> None:
    """Draw what needs attention as sentences, with links to the communities."""
    show.heading(text.ATTENTION)
    if not them:
        show.nothing(text.NO_ATTENTION)
    for one in them:
        with st.container(border=True, gap="xsmall"):
            sentence = say.say(text.CONCERNS[one.concern], communities=len(one.communities), count=one.count)
            st.markdown(f":orange[:material/flag:] {sentence}")
            with st.container(horizontal=True, gap="small"):
                for trouble in one.communities[:_SHOWN_FIRST]:
                    visit.link("watch/community", _trouble(one.concern, trouble), community=trouble.code)
                _rest(visit, one)


def _rest(visit: Visit, one: Attention) -> None:
    rest = one.communities[_SHOWN_FIRST:]
    if rest:
        # hundreds of links cost more than all the rest of the page: they are drawn for whoever opens them
        label, key = say.say(text.AND_MORE, more=len(rest)), f"rest-{one.concern}"
        with st.popover(label, type="tertiary", key=key, on_change="rerun") as more:
            for trouble in rest if more.open else ():
                visit.link("watch/community", _trouble(one.concern, trouble), community=trouble.code)


def _trouble(concern: Concern, trouble: Trouble) -> str:
    if concern is Concern.OVERDUE:
        return say.bare(text.TROUBLE, name=trouble.name, count=trouble.count, since=trouble.since)
    if concern is Concern.REOPENED:
        return say.bare(text.TROUBLE_COUNT, name=trouble.name, count=trouble.count)
    return trouble.name


def played_back(visit: Visit, months: Period, area: UUID | None) -> None:
    """Offer to play back how service spread over the months; nothing is asked before somebody opens it."""
    with st.expander(say.say(text.PLAY_BACK), icon=":material/movie:", key="filling", on_change="rerun") as opened:
        if opened.open:
            filling.play(visit.ask(questions.filling, trend=months, area=area), months)


def trend(months: Sequence[MonthLine]) -> None:
    """Draw the months: what was asked and solved, and how much service there was."""
    show.heading(text.TREND)
    names = [month(line.month, say.language()) for line in months]
    shorts = [month_short(line.month, say.language(), year=place == 0) for place, line in enumerate(months)]
    last = months[-1]
    left, right = st.columns(2)
    with left:
        asked, solved = last.needs_asked, last.needs_solved
        charts.lines(
            _months(text.TREND_NEEDS, "trend-needs", names[-1], shorts, asked=asked, solved=solved),
            names,
            [
                charts.Series(metrics.NAMES[Metric.NEEDS_ASKED], [m.needs_asked for m in months], charts.ORANGE),
                charts.Series(metrics.NAMES[Metric.NEEDS_SOLVED], [m.needs_solved for m in months], charts.GREEN),
            ],
        )
    with right:
        times, held = last.person_times, last.activities
        charts.columns(
            _months(text.TREND_SERVICE, "trend-service", names[-1], shorts, times=times, activities=held),
            names,
            [charts.Series(metrics.NAMES[Metric.PERSON_TIMES], [m.person_times for m in months], charts.BLUE)],
        )


def _months(finding: Phrase, key: str, last: str, shorts: Sequence[str], **counts: int | None) -> charts.Shown:
    counted = _COUNTED[key]
    definition = " ".join(say.bare(metrics.DEFINITIONS[metric]) for metric in counted)
    return charts.Shown(say.bare(finding, month=last, **counts), text.MONTH_COLUMN, key, shorts, definition)


def nothing_yet(*, city: bool) -> None:
    """Draw what stands here before there is any community."""
    show.nothing(text.EMPTY_NEXT if city else text.EMPTY_REACH)
