"""One community: its figures, needs, activities, members checked in, agreements, and what happened of late."""

import streamlit as st

from db.reads import activities, choices, needs, overview, people, places
from db.rules.rights import Right
from db.terms import TallyOf
from pages.kit import behind, compared, lines, maps, periods, profile, progress, serving, show
from pages.kit.visit import open_page
from pages.text import profile as text

visit = open_page("watch/community", named=False)
head, answer = st.container(), st.container()
options = {one.code: one.name for one in visit.ask(choices.communities)}
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = profile.chosen(visit, "community", text.CHOOSE_COMMUNITY, options, empty=text.NO_COMMUNITY)
    named = periods.chosen(visit.today)

face = visit.ask(places.community_face, code=code)
standing = visit.ask(overview.standing, period=named.period, today=visit.today, area=face.id)
with head:
    show.title(face.name)
    profile.community_line(face)
with answer:
    rows = behind.opener(visit, named, {maps.PICKED: code})
    compared.figures_of(visit, TallyOf.COMMUNITY, face.id, named, name=face.name, beneath=rows)
own = visit if visit.actor.reaches(community_id=face.id) else None
path = progress.path_piece(standing.stages, visit.today, own, {maps.PICKED: code}, face.name)
progress.service_path(path, past=named.over(visit.today))
profile.overdue(visit, face.id)

if visit.actor.may(Right.SEE_NEEDS):
    show.heading(text.NEEDS)
    listed = visit.ask(needs.need_list, today=visit.today, community_id=face.id)
    profile.few(visit, listed, serving.need_card, empty=text.NO_NEEDS, to="serve/needs", community=code)
if visit.actor.may(Right.SEE_ACTIVITIES):
    show.heading(text.ACTIVITIES)
    held = visit.ask(activities.activity_list, community_id=face.id, today=visit.today)
    profile.few(visit, held, serving.activity_card, empty=text.NO_ACTIVITIES, to="serve/activities", community=code)
if visit.actor.may(Right.SEE_PEOPLE):
    profile.members_here(visit.ask(people.members_at, community_id=face.id, page=lines.page_in_address()))
if visit.actor.may(Right.SEE_CHECKINS):
    profile.agreements(visit.ask(places.agreements, community_id=face.id), with_branch=True)
profile.story(visit, visit.ask(places.story, community_id=face.id))
