"""Plan an activity of a branch in a community: when, where, what it will serve and who brings what."""

import streamlit as st

from db.files.brought import brought
from db.reads import choices
from db.reads.needs import claimed_needs
from db.reads.wishes import standing_wishes
from db.rules.calendar import moment_on
from db.terms import ActivityKind
from db.writes import activities
from pages.kit import beneath, choosing, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import activities as text

visit = open_page("serve/plan", text.PLAN_LEAD)
visit.link("serve/activities", text.BACK, icon="arrow_back")
visit.link("serve/templates", text.FROM_TEMPLATE, icon="event_repeat")
branches = visit.ask(choices.branches)
communities = visit.ask(choices.communities if visit.actor.community_ids else choices.all_communities)
if not branches or not communities:
    show.nothing(text.NO_BRANCH)
    st.stop()

with beneath.form(draft := visit.draft("plan")):
    name = forms.text(text.NAME, field="name", hint=text.NAME_HINT, required=True)
    kind = forms.word(text.KIND, ActivityKind, field="kind", required=True)
    day = forms.day(text.WHEN, field="day", value=visit.today, required=True)
    only = choosing.only(communities)
    place = forms.one_of(text.COMMUNITY, communities, lambda c: c.name, field="community_id", value=only, required=True)
    own = choosing.only(branches)
    branch = forms.one_of(text.BRANCH, branches, lambda b: b.name, field="branch_id", value=own, required=True)
    starts = forms.hour(text.STARTS, field="starts_at")
    needs = forms.several_of(
        text.SERVES, visit.ask(claimed_needs, today=visit.today), lambda n: f"{n.code} {n.text}", field="need_ids"
    )
    wishes = forms.several_of(
        text.SERVES_WISHES,
        visit.ask(standing_wishes, today=visit.today),
        lambda w: lines.beside(w.alias, w.thing),
        field="wish_ids",
    )
    with st.expander(say.say(text.MORE)):
        venue = forms.text(text.VENUE, field="venue")
        minutes = forms.number(text.MINUTES, field="minutes", value=120, least=1, most=1440)
        places = forms.number(text.PLACES, field="places", least=1, most=10_000)
        things = forms.text(text.THINGS, field="things", long=True, most=2000, hint=text.THINGS_HINT)
    pressed = forms.submit(text.SAVE)

if pressed and kind and day and place and branch:
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
        starts_at=moment_on(day, starts),
        venue=venue,
        minutes=minutes,
        places=places,
        need_ids=[need.id for need in needs],
        wish_ids=[wish.id for wish in wishes],
        things=brought(things),
    )
    if activity is not None:
        lines.go("serve/activity", code=activity.code)
