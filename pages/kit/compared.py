"""Key figures, each held against the period before and the year before; and the choice of place they are asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from db.reads import overview as questions
from db.reads.areas import Part
from db.reads.choices import CommunityChoice
from db.reads.overview import Area, Attention, FigureLine, Figures, MonthLine
from db.reads.units import units
from db.rules.calendar import Span
from db.rules.metrics import KINDS, NOT_BY_PLACE, OF_PERIOD, Metric, Timing
from db.rules.periods import Named, current, trend_to
from db.terms import TallyOf
from pages.kit import board, forms, live, maps, markup, periods, picking, say, show, taking
from pages.kit.pieces import Piece
from pages.kit.visit import Visit
from pages.text import figure as rows_of
from pages.text import metrics
from pages.text import overview as text
from pages.text.telling import percent

UNIT: Final = "unit"
"""The name in the address under which a unit stands."""

_ONE_STREET: Final = 2  # a district and its only street
_AN_ID: Final = 36
_ACROSS: Final = {6: 6, 8: 4}
_SERVICE: Final = (
    Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED, Metric.PERSON_TIMES, Metric.ACTIVITIES, Metric.WISHES_FULFILLED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """The part of the scheme that is looked at."""

    area: UUID | None = None
    #: by which the area stands in an address
    area_code: str = ""
    unit: UUID | None = None
    #: by which the unit stands in an address
    unit_code: str = ""
    #: the communities picked on the map
    picked: tuple[CommunityChoice, ...] = ()
    #: its name, for what is taken along; empty for all of it
    said: str = ""

    @property
    def part(self) -> Part | None:
        """The communities that are looked at: those picked, or those of the area; None is all."""
        return tuple(one.id for one in self.picked) or self.area

    @property
    def codes(self) -> dict[str, str]:
        """What names it in an address."""
        picked = ",".join(one.code for one in self.picked)
        return {
            name: code
            for name, code in ((maps.AREA, self.area_code), (UNIT, self.unit_code), (maps.PICKED, picked))
            if code
        }


EVERYWHERE: Final = Where()


def where(visit: Visit, named: Named) -> Where:
    """Ask for a district or a street and for a unit, where there are several; the unit opens of the same period."""
    asked = visit.actor.reaches_all or visit.code(UNIT)
    them = {one.code: one for one in visit.ask_alike(units)} if asked else {}
    areas = visit.ask_alike(questions.areas)
    follow(areas)
    area = area_filter(areas, visit.once("areas", lambda: {one.code: area_name(one) for one in areas}))
    unit = (
        forms.filtered(UNIT, text.UNIT, {key: one.name for key, one in them.items()})
        if len(them) > 1 or visit.code(UNIT) in them
        else None
    )
    if unit:
        visit.link("watch/unit", text.OPEN_UNIT, icon="corporate_fare", unit=them[unit].code, **named.codes)
    picked = picking.here(visit)
    here = picking.bare(picked) if picked else area_name(area) if area else ""
    said = " · ".join(filter(None, (here, them[unit].name if unit else "")))
    return Where(
        area.id if area else None, area.code if area else "", them[unit].id if unit else None, unit or "", picked, said
    )


def choices(visit: Visit) -> int:
    """Count the choices of place that are asked for where the address names none."""
    by_unit = visit.actor.reaches_all and len(visit.ask_alike(units)) > 1
    return _several(visit.ask_alike(questions.areas)) + by_unit


def under(named: Named, place: Where) -> str:
    """Say the period and the place, for what is taken along."""
    return " · ".join(filter(None, (periods.spoken(named), place.said)))


def follow(areas: Sequence[Area]) -> None:
    """Lead an address from before districts and streets had codes to the same place by its code."""
    said = st.query_params.get(maps.AREA, "")
    found = next((one.code for one in areas if str(one.id) == said), "") if len(said) == _AN_ID else ""
    if found:
        st.query_params[maps.AREA] = found


def area_filter(places: Sequence[Area], named: Mapping[str, str]) -> Area | None:
    """Ask for a district or a street, where there is more than one."""
    if not _several(places):
        return None
    code = forms.filtered(maps.AREA, text.AREA, named)
    return next((one for one in places if one.code == code), None)


def _several(places: Sequence[Area]) -> bool:
    """Whether there is more than one district or street to choose from."""
    return sum(not one.street for one in places) > 1 or len(places) > _ONE_STREET


def area_name(one: Area) -> str:
    """Say a district or a street of it."""
    return say.bare(text.AREA_STREET, district=one.district, street=one.street) if one.street else one.district


def asked(visit: Visit, named: Named, place: Where) -> Figures:
    """Ask for the key figures of a period and a place, with what they are held against, and the months."""
    return visit.ask_alike(
        questions.figures,
        period=named.period,
        against=named.against,
        trend=trend_to(visit.today),
        today=visit.today,
        area=place.part,
        unit=place.unit,
    )


def known(visit: Visit, figures: Figures) -> Sequence[FigureLine]:
    """Give the figures that are drawn: all of them where somebody reaches the whole city, else those that are known."""
    return figures.lines if visit.actor.reaches_all else [one for one in figures.lines if one.value is not None]


def key_figures(piece: Piece, tools: DeltaGenerator | None = None) -> None:
    """Draw the key figures; they are taken along from below, or from among a page's tools."""
    markup.draw(piece.markup, "figures")
    if piece.beneath:
        st.caption(say.plain(piece.beneath))
    with tools or st.container():
        taking.offer(piece.sheet, key="figures")


def figures_piece(
    lines: Sequence[FigureLine], named: Named, today: date, beneath: Callable[[Metric], str], place: Where
) -> Piece:
    """Give the key figures as a piece of a page; `beneath` gives a figure the address of its records.

    What is over or stands is held against before, a running period stands beside it.
    """
    over = named.over(today)
    figures = [_figure(line, named, place, over=over) for line in lines]
    ways = [beneath(line.metric) for line in lines]
    cards = [_card(one, address) for one, address in zip(figures, ways, strict=True)]
    rows = [
        (say.bare(one.name), line.value, _compared(one), say.bare(one.definition))
        for one, line in zip(figures, lines, strict=True)
    ]
    headings = [say.bare(name) for name in (text.FIGURE, text.VALUE, text.CHANGE, text.DEFINITION)]
    title, period = say.bare(text.KEY_FIGURES), under(named, place)
    sheet = taking.Sheet(title, headings, lambda: rows, taking.COUNTED, period=period, brief=3)
    running = not over and any(one.against is text.WHOLE_BEFORE[named.span] for one in figures)
    said = say.bare(text.RUNNING[named.span]) if running and named.span in text.RUNNING else ""
    return Piece(board.cards(cards, across=_ACROSS.get(len(lines), 5)), sheet, said)


def figures_of(
    visit: Visit, by: TallyOf, of_id: UUID, named: Named, *, name: str, beneath: Callable[[Metric], str]
) -> None:
    """Draw the figures of one community, branch or unit, live, each with the way to its records.

    Taken along they bear its name.
    """
    lines = visit.ask(
        questions.figures_of, by=by, of_id=of_id, period=named.period, against=named.against, today=visit.today
    )
    live.pulse(visit)
    key_figures(figures_piece(lines, named, visit.today, beneath, Where(said=name)))


def _card(one: show.Figure, address: str) -> board.Card:
    name = say.bare(one.name)
    rows = board.Way(say.bare(rows_of.ROWS), address, say.bare(rows_of.ROWS_OF, name=name))
    return board.Card(
        name=name,
        value=one.value,
        definition=say.bare(one.definition),
        change=one.change,
        against=say.bare(one.against) if one.against and one.change else "",
        better=one.better,
        asides=one.asides,
        ways=(rows,) if address else (),
    )


def _compared(one: show.Figure) -> str:
    change = say.bare(text.COMPARED[one.against], change=one.change) if one.against else one.change
    return " · ".join(filter(None, (change, *one.asides)))


def _figure(line: FigureLine, named: Named, place: Where, *, over: bool) -> show.Figure:
    plain = show.Figure(metrics.NAMES[line.metric], say.fact(line.value), metrics.DEFINITIONS[line.metric])
    if line.value is None:
        why = (say.bare(text.NOT_BY_PLACE),) if place.part and line.metric in NOT_BY_PLACE else ()
        return replace(plain, asides=why)
    # how things stand may be compared on any day; what a running period brings is not over
    comparable = over or KINDS[line.metric].timing is Timing.STANDING
    asides = _a_year_ago(line, named, comparable=comparable)
    if line.metric in {Metric.CHECKED_IN, Metric.LOCAL_CHECKED_IN, Metric.AGREEMENTS}:
        asides = (*_moved(line, named), *asides)
        if line.metric is Metric.AGREEMENTS:
            of = "" if line.whole is None else say.bare(text.OF_WHOLE, whole=line.whole)
            return replace(plain, change=of, asides=asides)
        change = percent(line.value, line.whole) if line.whole else ""
        return replace(plain, change=change, against=text.COVERAGE, asides=asides)
    if line.before is None or not comparable:
        return replace(plain, change=say.fact(line.before), against=text.WHOLE_BEFORE[named.span], asides=asides)
    moved = line.value - line.before
    better = None if KINDS[line.metric].neutral or not moved else moved > 0
    change = _by(moved)
    return replace(plain, change=change, against=text.BEFORE[named.span], better=better, asides=asides)


def _moved(line: FigureLine, named: Named) -> tuple[str, ...]:
    if line.value is None or line.before is None:
        return ()
    return (say.bare(text.MOVED[named.span], moved=_by(line.value - line.before)),)


def _by(moved: int) -> str:
    # a minus, which is as wide as the plus; a hyphen reads as a dash
    return f"{moved:+,}".replace("-", "\u2212") if moved else say.bare(text.AS_BEFORE)


def _a_year_ago(line: FigureLine, named: Named, *, comparable: bool) -> tuple[str, ...]:
    # of a year, the one before is the one a year earlier: it is said once
    if named.span is Span.YEAR:
        return ()
    if line.value is None or line.year_before is None:
        return (say.bare(text.YEAR_AGO, value=line.year_before),)
    if not comparable:
        return (say.bare(text.WHOLE_YEAR_AGO[named.span], value=line.year_before),)
    return (say.bare(text.YEAR_MOVED, moved=_by(line.value - line.year_before)),)


def quiet(visit: Visit, lines: Sequence[FigureLine], months: Sequence[MonthLine], named: Named, place: Where) -> bool:
    """Say of a period without any service that it has none, and lead to the newest that has; tell whether it is so."""
    if not is_quiet(lines):
        return False
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/inbox: {say.say(text.QUIET, period=periods.spoken(named))}", width="content")
        _to_the_newest(visit, months, named, place)
    return True


def is_quiet(lines: Sequence[FigureLine]) -> bool:
    """Whether a period is without any service, as far as anybody knows."""
    return not any(line.value for line in lines if line.metric in _SERVICE)


def told_of(them: Sequence[Attention], lines: Sequence[FigureLine]) -> list[Attention]:
    """Leave out what a period is said to lack where nobody knows what it had: before records began."""
    service = [line.value for line in lines if line.metric in _SERVICE]
    unknown = service.count(None) == len(service)
    return [one for one in them if not (unknown and one.concern in OF_PERIOD)]


def _to_the_newest(visit: Visit, months: Sequence[MonthLine], named: Named, place: Where) -> None:
    newest = next((line.month for line in reversed(months) if any(_brought(line))), None)
    if newest is not None:
        span = Span.MONTH if named.span is Span.ANY else named.span
        better = current(date.fromisoformat(f"{newest}-01"), span)
        label = say.bare(text.QUIET_SEE, period=periods.spoken(better))
        visit.link("watch/overview", label, icon="history", **better.codes, **place.codes)


def _brought(line: MonthLine) -> tuple[int | None, ...]:
    return line.needs_asked, line.needs_solved, line.person_times, line.activities
