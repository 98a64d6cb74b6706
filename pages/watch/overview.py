"""Overview: how the scheme stands, live; the map, the service path and what needs attention lead to the rows."""

from uuid import UUID

import streamlit as st

from db.reads import overview as questions
from db.rules.periods import trend_to
from pages.kit import forms, live, periods, progress, say
from pages.kit.visit import open_page
from pages.text import overview as text

visit = open_page("watch/overview")
city = visit.actor.reaches_all
st.caption(say.say(text.LEAD if city else text.LEAD_OWN))

places = visit.ask(questions.areas)
answer = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    named = periods.chosen(visit.today)
    area = forms.filtered("area", text.AREA, {str(one.id): one.street or one.district for one in places})

chosen = UUID(area) if area else None
figures = visit.ask(
    questions.figures, period=named.period, before=named.before.period, trend=trend_to(visit.today), area=chosen
)
standing = visit.ask(questions.standing, period=named.period, today=visit.today, area=chosen)

with answer:
    live.pulse(visit)
    progress.key_figures(figures.lines, named, visit.today)
if standing.tiles:
    progress.city_map(standing.tiles)
    progress.service_path(standing.stages, visit.today)
    progress.attention(visit, standing.attention)
    progress.trend(figures.months)
else:
    progress.nothing_yet(city=city)
