"""My data form: a member fills it in once and mends it when something changes."""

import streamlit as st

from db.reads.members import own_detail
from db.writes import members
from pages.kit import checking, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import checkins as text

visit = open_page("checkin/my_form", text.MINE_LEAD)
me = visit.ask(own_detail)
if me is None:
    show.nothing(text.MINE_NONE)
    st.stop()

st.markdown(f"{lines.badge(me.status)} {checking.stands(me)}")
st.caption(say.say(text.FORM_DONE, day=me.form_on) if me.form_on else say.say(text.FORM_OPEN))
st.caption(say.say(text.FORM_NOTE))
with st.form(draft := visit.draft("my-form")):
    filled = checking.form_fields(visit, me, named=False)
    pressed = forms.submit(text.SAVE_FORM)
if pressed:
    visit.attempt(members.fill_form, done=text.FORM_SAVED, draft=draft, member_id=me.id, day=visit.today, **filled)

show.heading(text.SKILLS)
st.markdown("\n".join(checking.skill(held, visit.today) for held in me.skills) or say.say(text.NO_SKILLS))
show.heading(text.CHECKINS)
st.markdown("\n".join(map(checking.checkin, me.checkins)) or say.say(text.NO_CHECKINS))
