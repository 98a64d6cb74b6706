"""Overview: how the scheme stands, live; the map, the service path and what needs attention lead to the rows."""

import streamlit as st

from db.reads import overview as questions
from db.rules.periods import trend_to
from pages.kit import attention, city_map, compared, kinds, live, parts, periods, picking, progress, say, wall
from pages.kit.renewing import Renewing
from pages.kit.visit import open_page
from pages.text import overview as text
from pages.text import wall as words

visit = open_page("watch/overview")
if visit.actor.wall or visit.code("view") == "screen":
    wall.play(visit)
    st.stop()
city = visit.actor.reaches_all
tools = st.container(horizontal=True, vertical_alignment="center", gap="small")
lead = tools.empty()

places = visit.ask_alike(questions.areas)
if not places:
    lead.caption(say.say(text.LEAD if city else text.LEAD_OWN))
    live.pulse(visit)
    progress.nothing_yet(visit, city=city)
    st.stop()

renewing = Renewing()
answer = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    named = periods.chosen(visit.today)
    place = compared.where(visit, named)
lead.caption(picking.told(place.picked) if place.picked else say.say(text.LEAD if city else text.LEAD_OWN))
with tools:
    live.pulse(visit, renewing.renew)
    st.link_button(say.say(words.OPEN), "/wall", type="tertiary", icon=":material/tv:")

figures = compared.asked(visit, named, place)
whole = city_map.asked(visit, named, place)
standing = city_map.asked(visit, named, place, place.part)
needing = attention.asked(visit, standing, figures, named, place)

with answer:
    compared.key_figures(parts.key_figures(visit, named, place), tools)
    quiet = compared.quiet(visit, compared.known(visit, figures), figures.months, named, place)
chosen = city_map.draw(visit, whole, named, place, standing)
if city and not place.unit and len(standing.tiles) > 1:
    progress.played_back(visit, trend_to(visit.today), place.part)
progress.service_path(parts.service_path(visit, named, place), past=named.over(visit.today))
attention.draw(visit, needing, named, place, chosen.picks.keep if chosen else {})
if not quiet:
    kinds.by_kind(visit, named, visit.today, place)
progress.trend(visit, figures.months, place)
renewing.stands(visit, named, place, chosen)
