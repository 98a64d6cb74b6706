"""Password and devices: change one's own password, end one's sessions elsewhere."""

import streamlit as st

from db.reads.accounts import keeps_password, own_sessions
from db.writes import accounts, sign_ins
from pages.kit import beneath, factoring, forms, lines, say, show, signing
from pages.kit.visit import open_page, token_here
from pages.text import accounts as text

visit = open_page("account/security", text.SECURITY_LEAD)

show.heading(text.OWN_SESSIONS)
sessions = visit.ask(own_sessions, now=visit.now, token=token_here())
for one in sessions:
    with st.container(border=True):
        began, seen = say.moment(one.began_at), say.moment(one.seen_at)
        here = lines.flag(text.THIS_ONE, "devices", "green") if one.this_one else ""
        wall = lines.flag(text.ON_A_WALL, "tv") if one.wall else ""
        lines.draw(
            say.plain(one.device), lines.row(here, wall), f":small[{say.say(text.BEGAN, began=began, seen=seen)}]"
        )
        if not one.this_one and forms.press(text.END_ONE, key=(draft := visit.draft(f"end-{one.id}")), icon="logout"):
            visit.attempt(sign_ins.end_session, done=text.ONE_ENDED, draft=draft, sign_in_id=one.id)
if len(sessions) > 1 and forms.press(text.END_OTHERS, key=(draft := visit.draft("others")), icon="logout"):
    visit.attempt(sign_ins.end_other_sessions, done=text.OTHERS_ENDED, draft=draft, token=token_here())

show.heading(text.OWN_PASSWORD)
if visit.ask(keeps_password):
    with beneath.form(draft := visit.draft("password"), clear=True):
        old = forms.password(text.OLD_PASSWORD, field="old", complete="current-password")
        hint = signing.hint()
        new = forms.password(text.NEW_PASSWORD, field="new", hint=hint)
        pressed = forms.submit(text.CHANGE_PASSWORD, main=False)
    if pressed:
        visit.attempt(accounts.change_own_password, done=text.PASSWORD_CHANGED, draft=draft, old=old, new=new)
    show.heading(text.FACTOR)
    factoring.second_factor(visit)
else:
    st.caption(say.say(text.NO_PASSWORD))
