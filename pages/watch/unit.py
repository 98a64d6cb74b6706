"""One unit: its figures, its branches and who of them is missing, what is overdue, its agreements, what happened."""

import streamlit as st

from db.reads import places, units
from db.rules.metrics import Metric
from db.rules.rights import Right
from db.terms import TallyOf
from pages.kit import at_work, behind, compared, periods, profile, show
from pages.kit.visit import open_page
from pages.text import profile as text

visit = open_page("watch/unit", named=False)
head, answer = st.container(), st.container()
options = {one.code: one.name for one in visit.ask(units.units)}
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = profile.chosen(visit, "unit", text.CHOOSE_UNIT, options, empty=text.NO_UNIT)
    named = periods.chosen(visit.today)

face = visit.ask(units.unit_face, code=code)
with head:
    show.title(face.name)
with answer:
    rows = behind.opener(visit, named, {"unit": code})
    compared.figures_of(visit, TallyOf.BRANCH, face.id, named, name=face.name, beneath=rows)
profile.branches(visit, visit.ask(units.unit_branches, unit_id=face.id), named)
if visit.actor.may(Right.SEE_PEOPLE):
    people = {"metric": Metric.IN_SERVICE.value, **named.codes, compared.UNIT: code}
    visit.link("watch/figure", text.ALL_PEOPLE, icon="groups", **people)
profile.overdue(visit, face.id)
at_work.of(visit, face.id, {compared.UNIT: code})
if visit.actor.may(Right.SEE_CHECKINS):
    profile.agreements(visit.ask(places.agreements, unit_id=face.id), with_branch=True, with_community=True)
profile.story(visit, visit.ask(places.story, unit_id=face.id))
