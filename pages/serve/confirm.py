"""Confirm: the community's word on what was done; points follow from it and from nothing else."""

import streamlit as st

from db.reads.confirmations import awaiting_confirmation
from db.terms import Grade
from db.writes import activities, needs
from pages.kit import beneath, confirming, forms, say, show, undoing
from pages.kit.visit import open_page
from pages.text import confirm as text

visit = open_page("serve/confirm", text.LEAD)
undoing.confirmed(visit)
waiting = visit.ask(awaiting_confirmation)
if not waiting.activities and not waiting.needs:
    show.nothing(text.EMPTY)
    st.stop()

if waiting.activities:
    confirming.heading(text.ACTIVITIES, waiting.activities)
for closed in waiting.activities[: confirming.SHOWN]:
    line = closed.line
    with st.container(border=True):
        confirming.activity(closed)
        if closed.recorded_by_me:
            st.caption(say.say(text.OTHERS))
            continue
        with beneath.form(draft := visit.draft(f"confirm-{line.code}"), border=False):
            grade = forms.word(text.GRADE, Grade, required=True, field="grade", value=line.grade)
            pressed = forms.submit(text.CONFIRM_ACTIVITY, icon="verified")
        if pressed and grade is not None:
            visit.attempt(
                activities.confirm_activity, done=text.CONFIRMED, draft=draft, activity_id=line.id, grade=grade
            )
        if said := forms.reason(draft := visit.draft(f"back-{line.code}"), text.SEND_BACK, text.REASON):
            visit.attempt(
                activities.send_back_activity, done=text.SENT_BACK, draft=draft, activity_id=line.id, reason=said
            )

if waiting.needs:
    confirming.heading(text.NEEDS, waiting.needs)
for served in waiting.needs[: confirming.SHOWN]:
    with st.container(border=True):
        confirming.need(served)
        if served.recorded_by_me:
            st.caption(say.say(text.OTHERS))
            continue
        if forms.press(
            text.CONFIRM_NEED, key=(draft := visit.draft(f"solve-{served.code}")), main=True, icon="verified"
        ):
            visit.attempt(needs.solve_need, done=text.SOLVED, draft=draft, need_id=served.id)
        if said := forms.reason(draft := visit.draft(f"refuse-{served.code}"), text.NOT_SOLVED, text.REASON):
            visit.attempt(needs.refuse_solution, done=text.REFUSED, draft=draft, need_id=served.id, reason=said)
