"""One branch: its figures, its members and who of them is missing, its agreements, and what happened of late."""

import streamlit as st

from db.reads import choices, people, places
from db.rules.rights import Right
from db.terms import TallyOf
from pages.kit import at_work, behind, compared, forms, lines, narrowing, periods, profile, show
from pages.kit.visit import open_page
from pages.text import profile as text

visit = open_page("watch/branch", named=False)
head, answer = st.container(), st.container()
options = {one.code: one.name for one in visit.ask(choices.branches)}
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = profile.chosen(visit, "branch", text.CHOOSE_BRANCH, options, empty=text.NO_BRANCH)
    named = periods.chosen(visit.today)

face = visit.ask(people.branch_face, code=code)
with head:
    show.title(face.name)
    profile.branch_line(visit, face, named)
with answer:
    rows = behind.opener(visit, named, {"branch": code})
    compared.figures_of(visit, TallyOf.BRANCH, face.id, named, name=face.name, beneath=rows)

profile.overdue(visit, face.id)
at_work.of(visit, face.id, {narrowing.BRANCH: code})
if visit.actor.may(Right.SEE_PEOPLE):
    show.heading(text.MEMBERS)
    only_missing = forms.filtered("who", text.STATUS, {"missing": text.ONLY_MISSING}, wide=True) is not None
    missing = visit.ask(people.members_of, branch_id=face.id, missing=True)
    page = lines.page_in_address()
    listed = visit.ask(people.members_of, branch_id=face.id, missing=only_missing, page=page)
    profile.members_of(listed, missing.total)
if visit.actor.may(Right.SEE_CHECKINS):
    profile.agreements(visit.ask(places.agreements, branch_id=face.id), with_community=True)
profile.story(visit, visit.ask(places.story, branch_id=face.id))
