"""Propose a project for a community: a name, a goal and the steps, one a line."""

import streamlit as st

from db.reads import choices
from db.writes import projects
from pages.kit import beneath, checking, choosing, forms, lines, show
from pages.kit.visit import open_page
from pages.text import projects as text

visit = open_page("serve/propose", text.PROPOSE_LEAD)
visit.link("serve/projects", text.BACK, icon="arrow_back")
communities = [c for c in visit.ask(choices.communities) if visit.actor.reaches(community_id=c.id)]
if not communities:
    show.nothing(text.NO_COMMUNITY)
    visit.link("serve/two_way", text.GO_TWO_WAY, icon="join_inner")
    st.stop()

with beneath.form(draft := visit.draft("project")):
    name = forms.text(text.NAME, field="name", most=80, required=True)
    only = choosing.only(communities)
    place = forms.one_of(text.COMMUNITY, communities, checking.place, field="community_id", value=only, required=True)
    goal = forms.text(text.GOAL, field="goal", long=True, most=projects.LONGEST_TEXT, required=True)
    written = forms.text(text.FIRST_STEPS, field="steps", long=True, most=2000, hint=text.STEPS_HINT)
    ends_on = forms.day(text.ENDS_ON, field="ends_on", value=None)
    pressed = forms.submit(text.PROPOSE, icon="add_task")

if pressed and place is not None:
    project = visit.attempt(
        projects.propose_project,
        done=text.PROPOSED,
        draft=draft,
        rerun=False,
        community_id=place.id,
        name=name,
        goal=goal,
        proposed_on=visit.today,
        ends_on=ends_on,
        steps=tuple((step.strip(), None) for step in written.splitlines() if step.strip()),
    )
    if project is not None:
        lines.go("serve/project", code=project.code)
