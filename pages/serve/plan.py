"""Plan an activity of a branch in a community, and say which needs it will serve."""

import streamlit as st

from db.reads import choices
from db.reads.needs import claimed_needs
from db.terms import ActivityKind
from db.writes import activities
from pages.kit import forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import activities as text
from pages.text import frame

visit = open_page("serve/plan", text.PLAN_LEAD)
visit.link("serve/activities", text.BACK, icon="arrow_back")
branches = visit.ask(choices.branches)
communities = visit.ask(choices.communities if visit.actor.community_ids else choices.all_communities)
if not branches or not communities:
    show.nothing(text.NO_BRANCH)
    st.stop()

with st.form(draft := visit.draft("plan")):
    name = forms.text(text.NAME, hint=text.NAME_HINT, required=True)
    kind = forms.word(text.KIND, ActivityKind)
    day = forms.day(text.WHEN, value=visit.today)
    only = communities[0] if len(communities) == 1 else None
    place = forms.one_of(text.COMMUNITY, communities, lambda c: c.name, value=only, required=True)
    own = branches[0] if len(branches) == 1 else None
    branch = forms.one_of(text.BRANCH, branches, lambda b: b.name, value=own, required=True)
    needs = forms.several_of(text.SERVES, visit.ask(claimed_needs, today=visit.today), lambda n: f"{n.code} {n.text}")
    with st.expander(say.say(text.MORE)):
        venue = forms.text(text.VENUE)
        minutes = forms.number(text.MINUTES, value=120, least=1, most=1440)
        places = forms.number(text.PLACES, least=1, most=10_000)
    pressed = forms.submit(text.SAVE)

missing = [
    field
    for field, value in ((text.KIND, kind), (text.WHEN, day), (text.COMMUNITY, place), (text.BRANCH, branch))
    if value is None
]
if pressed and missing:
    show.trouble(frame.MISSING_FIELD, field=missing[0])
elif pressed and kind and day and place and branch:
    activity = visit.attempt(
        activities.plan_activity,
        done=text.SAVED,
        draft=draft,
        rerun=False,
        branch_id=branch.id,
        community_id=place.id,
        kind=kind,
        name=name,
        day=day,
        venue=venue,
        minutes=minutes,
        places=places,
        need_ids=[need.id for need in needs],
    )
    if activity is not None:
        lines.go("serve/activity", code=activity.code)
