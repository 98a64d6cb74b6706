"""Overview: how the scheme stands, live; the map, the service path and what needs attention lead to the rows."""

import streamlit as st

from db.reads import overview as questions
from db.rules.periods import trend_to
from pages.kit import behind, compared, kinds, live, periods, progress, say, wall
from pages.kit.visit import open_page
from pages.text import overview as text
from pages.text import wall as words

visit = open_page("watch/overview")
if visit.code("view") == "screen":
    wall.play(visit)
    st.stop()
city = visit.actor.reaches_all
st.caption(say.say(text.LEAD if city else text.LEAD_OWN))

places = visit.ask(questions.areas)
if not places:
    live.pulse(visit)
    progress.nothing_yet(visit, city=city)
    st.stop()

answer = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    named = periods.chosen(visit.today)
    place = compared.where(visit)
    visit.link("watch/overview", words.OPEN, icon="tv", view="screen")

figures = visit.ask(
    questions.figures,
    period=named.period,
    against=named.against,
    trend=trend_to(visit.today),
    today=visit.today,
    area=place.area,
    unit=place.unit,
)
standing = visit.ask(questions.standing, period=named.period, today=visit.today, area=place.area, unit=place.unit)
troubled = (
    ()
    if place.area
    else visit.ask(questions.branches_in_trouble, period=named.period, today=visit.today, unit=place.unit)
)

with answer:
    live.pulse(visit)
    lines = figures.lines if city else [line for line in figures.lines if line.value is not None]
    compared.key_figures(lines, named, visit.today, beneath=behind.opener(visit, named, place))
    quiet = compared.quiet(visit, lines, figures.months, named, place)
progress.city_map(visit, standing, named)
if city and not place.unit and len(standing.tiles) > 1:
    progress.played_back(visit, trend_to(visit.today), place.area)
progress.service_path(standing.stages, visit.today, opens=visit if city and not (place.area or place.unit) else None)
progress.attention(visit, (*standing.attention, *troubled))
if not quiet:
    kinds.by_kind(visit, named, visit.today, place)
live.afterwards(lambda: progress.trend(figures.months), height=progress.TREND_HEIGHT)
