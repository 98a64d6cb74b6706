"""Weights: how much each reason may add when members are ranked for a need; tried on past needs, then saved."""

from dataclasses import asdict

import streamlit as st

from db.reads.matches import weight_versions, weights_in_force
from db.rules.matching import WHOLE
from db.writes import weights
from pages.kit import beneath, forms, say, show, weighing
from pages.kit.visit import open_page
from pages.text import weights as text

visit = open_page("admin/weights", text.LEAD)
now = visit.ask(weights_in_force)

show.heading(text.NOW)
st.markdown(weighing.values(now.weights))
if not now.version:
    st.caption(say.say(text.BUILT_IN))

show.heading(text.SET_TITLE)
show.lead(text.MEANING)
with beneath.form(draft := visit.draft("weights")):
    given = weighing.fields(now.weights)
    st.caption(say.say(text.NOTE))
    why = forms.text(text.WHY, field="reason", most=weights.LONGEST_REASON, required=True)
    tried = forms.submit(text.TRY, main=False, icon="calculate", without=("reason",))
    pressed = forms.submit(text.SAVE, icon="balance")
if tried and given is not None and sum(asdict(given).values()) != WHOLE:
    show.trouble(text.TOTAL, total=sum(asdict(given).values()))
elif tried and given is not None:
    weighing.tried(visit, given)
elif pressed and given is not None:
    visit.attempt(weights.set_weights, done=text.SAVED, draft=draft, seen=now.version, reason=why, **asdict(given))

show.heading(text.HISTORY)
versions = visit.ask(weight_versions)
if not versions:
    show.nothing(text.NO_HISTORY)
for one in versions:
    with st.container(border=True):
        weighing.version(one, in_force=one.version == now.version)
