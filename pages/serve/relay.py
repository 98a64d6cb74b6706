"""Paste the relay, or type a paper sheet: a list becomes a checked preview, then attendance with one yes."""

import streamlit as st

from db.files.pasted import read_people, read_typed
from db.reads.activities import open_for_entry
from db.terms import AttendanceWay
from pages.kit import forms, relaying, say, show, undoing
from pages.kit.visit import open_page
from pages.text import relay as text

visit = open_page("serve/relay", text.LEAD)
running = {line.code: line for line in visit.ask(open_for_entry, today=visit.today)}
if not running:
    show.nothing(text.NO_ACTIVITY)
    st.stop()

options = {c: say.bare(text.OPTION, name=a.name, day=a.day, community=a.community) for c, a in running.items()}
activity = running[
    forms.filtered("activity", text.ACTIVITY, options, default=next(iter(running)), always=True) or next(iter(running))
]
visit.link("serve/desk", text.BACK, icon="how_to_reg", activity=activity.code)

undoing.offered(visit, activity.id)

ways = {AttendanceWay.RELAY.value: text.FROM_CHAT, AttendanceWay.SHEET.value: text.OFF_SHEET}
way = AttendanceWay(forms.filtered("from", text.FROM, ways, default=AttendanceWay.RELAY, wide=True) or "")
sheet = way is AttendanceWay.SHEET
pasted = forms.text(
    text.TYPED if sheet else text.PASTED,
    long=True,
    most=20_000,
    hint=text.TYPE_HINT if sheet else text.PASTE_HINT,
    key=visit.draft(f"paste-{way}"),
)
if not pasted:
    forms.press(text.LOOK, key="look", icon="search")
    show.nothing(text.EMPTY)
    st.stop()
relay = (read_typed if sheet else read_people)(pasted)
if not relay.lines:
    show.nothing(text.NOBODY)
    st.stop()

if relaying.entered(visit, activity, relay, way=way):
    visit.renew(f"paste-{way}")
    st.rerun()
