"""Playing back how the city filled up, month by month; it can be stopped, and stepped by hand without any motion."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from db.reads.overview import Filling
from db.rules.banding import Band, band_of, even_bands
from db.rules.calendar import Period
from db.rules.metrics import Measure, Metric
from pages.kit import forms, maps, say, shades, taking
from pages.text import metrics
from pages.text import overview as text
from pages.text.telling import month

_STEP: Final = 1.2  # seconds that a month stands
_AT: Final = "filling-at"
_PLAYS: Final = "filling-plays"


def play(found: Sequence[Filling], trend: Period) -> None:
    """Draw the map of one month with the means to play, to stop and to step; classes stay those of the last month."""
    months = list(trend.months)
    playing = bool(st.session_state.get(_PLAYS))
    words = text.STOP if playing else text.PLAY
    if forms.press(words, key="filling-press", icon="stop" if playing else "play_arrow"):
        st.session_state[_PLAYS] = not playing
        if not playing and st.session_state.get(_AT) in {None, months[-1]}:
            st.session_state[_AT] = months[0]
        st.rerun()
    speaks = say.voice()

    @st.fragment(run_every=_STEP if playing else None)
    def step() -> None:
        say.take_up(speaks)
        if playing:
            _go_on(months)
        at = st.select_slider(
            say.say(text.FILLED_BY),
            months,
            value=None if _AT in st.session_state else months[-1],
            format_func=lambda code: month(code, speaks.language),
            key=_AT,
        )
        _draw(found, months, months.index(at))

    step()


def _go_on(months: Sequence[str]) -> None:
    # the first look is the page's own run and shows where it stands; every later one goes a month on
    shown = st.session_state.get("filling-shown")
    at = st.session_state.get(_AT, months[0])
    if shown != at:
        st.session_state["filling-shown"] = at
        return
    if at == months[-1]:
        st.session_state[_PLAYS] = False
        st.rerun()
    st.session_state[_AT] = st.session_state["filling-shown"] = months[months.index(at) + 1]


def _draw(found: Sequence[Filling], months: Sequence[str], place: int) -> None:
    # nobody's classes move while the months go by, so that a colour means the same in all of them
    whole = even_bands(one.so_far[-1] for one in found)
    served = sum(one.so_far[place] > 0 for one in found)
    times = sum(one.so_far[place] for one in found)
    st.markdown(f"**{say.say(text.FILLED, served=served, whole=len(found), times=times)}**")
    until = month(months[place], say.language())
    sheet = taking.Sheet(
        title=say.bare(text.FILLED, served=served, whole=len(found), times=times),
        headings=[
            say.bare(name) for name in (text.DISTRICT, text.STREET, text.COMMUNITY, metrics.NAMES[Metric.PERSON_TIMES])
        ],
        rows=lambda: [(one.district, one.street, one.name, one.so_far[place]) for one in found],
        holds="district.name street.name community.name",
        definition=say.bare(metrics.DEFINITIONS[Metric.PERSON_TIMES]),
        period=say.bare(text.UNTIL, month=until),
        told=lambda: [key.words for key in legend],
    )
    classes = [Band(band.low, band.high, _in(band, found, place)) for band in whole]
    legend = shades.legend(classes, 0, Measure.PERSON_TIMES)
    maps.tiles([_cell(one, place, classes) for one in found], legend, sheet, marked=None, key="filling")


def _in(band: Band, found: Sequence[Filling], place: int) -> int:
    return sum(band.low <= one.so_far[place] <= band.high for one in found)


def _cell(one: Filling, place: int, classes: Sequence[Band]) -> maps.Cell:
    value = one.so_far[place]
    return maps.Cell(
        code=one.code,
        name=one.name,
        street=one.street,
        district=one.district,
        value=say.fact(value),
        band=shades.shade(band_of(value, classes), classes),
        aloud=say.bare(text.TILE, name=one.name, measure=metrics.NAMES[Metric.PERSON_TIMES], value=say.fact(value)),
        marked=False,
    )
