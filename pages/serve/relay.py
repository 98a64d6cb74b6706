"""Paste the relay, or type a paper sheet: a list becomes a checked preview, then attendance with one yes."""

import streamlit as st

from db.files.pasted import read_people, read_typed
from db.reads.activities import open_for_entry
from db.reads.relays import relay_preview
from db.terms import AttendanceWay
from db.writes import relays
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

preview = visit.ask(relay_preview, activity_id=activity.id, lines=relay.lines)
relaying.certain(preview, count=len(relay.lines))
relaying.unread((*relay.examples, *relay.chatter))
if not (preview.new or preview.elsewhere or preview.same_name or any(not line.is_short for line in preview.unknown)):
    show.nothing(text.NOTHING_NEW)
    st.stop()
with st.form(draft := visit.draft(f"relay-{activity.code}"), border=False):
    who = relaying.decided(preview)
    pressed = forms.submit(text.SAVE, icon="done_all")
if pressed:
    written = visit.attempt(
        relays.record_relay,
        done=text.SHEET_SAVED if sheet else text.SAVED,
        draft=draft,
        rerun=False,
        activity_id=activity.id,
        member_ids=who.member_ids,
        strangers=who.strangers,
        heads=None if sheet else preview.heads,
        way=way,
        reason=who.reason,
    )
    if written is not None:
        visit.renew(f"paste-{way}")
        st.rerun()
