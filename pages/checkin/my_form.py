"""My data form: a member checks in, fills the form in once and mends it when something changes."""

import streamlit as st

from db.reads.members import own_detail
from db.rules.rights import Right
from db.terms import Labelled, MemberStatus
from db.writes import checkins, members
from pages.kit import beneath, checking, editing, forms, lines, say, show
from pages.kit.labelling import labels_of
from pages.kit.visit import open_page
from pages.text import checkins as text
from pages.text import data_form as more

visit = open_page("checkin/my_form", text.MINE_LEAD)
me = visit.ask(own_detail)
if me is None:
    show.nothing(text.MINE_NONE)
    st.stop()

st.markdown(f"{lines.badge(me.status)} {checking.stands(me)}")
if visit.actor.may(Right.CHECK_MEMBER_IN) and not me.sent and me.status is MemberStatus.IN_SERVICE:
    missing = me.checked_in_on is None
    with st.expander(say.say(text.CHECK_IN if missing else text.CHECK_IN_ELSEWHERE), expanded=missing):
        st.caption(say.say(text.CHECK_IN_NOTE))
        with beneath.form(draft := visit.draft("send-me"), border=False):
            at, when, note = checking.send_fields(visit, me)
            pressed = forms.submit(text.SEND, icon="outgoing_mail")
        if pressed and at is not None:
            visit.attempt(
                checkins.check_member_in, done=text.SENT, draft=draft, told={"community": at.name},
                member_id=me.id, community_id=at.id, day=when, note=note,
            )  # fmt: skip

show.heading(text.FORM)
st.caption(say.say(text.FORM_DONE, day=me.form_on) if me.form_on else say.say(text.FORM_OPEN))
st.caption(say.say(text.FORM_NOTE))
checking.said_of(visit, me)
st.link_button(say.say(more.PRINT), f"/paper/member/{me.code}", icon=":material/print:")
filled = editing.form(
    draft := visit.draft("my-form"), checking.form_fields(visit, named=False), checking.form_values(me, named=False),
    submit=text.SAVE_FORM, main=True, border=True, unchanged_too=True,
)  # fmt: skip
if filled:
    visit.attempt(
        members.fill_form, done=text.FORM_SAVED, draft=draft, member_id=me.id, day=visit.today, name=me.name,
        seen=filled.seen, **filled.whole,
    )  # fmt: skip

show.heading(labels_of(visit, Labelled.DATA_FORM).phrase("skills"))
st.markdown("\n".join(checking.skill(held, visit.today) for held in me.skills) or say.say(text.NO_SKILLS))
with st.expander(say.say(text.ADD_SKILL), icon=":material/construction:"):
    with beneath.form(draft := visit.draft("my-skill"), border=False):
        skill = checking.skill_fields(visit)
        pressed = forms.submit(text.SAVE_SKILL, main=False)
    if pressed and skill is not None:
        visit.attempt(members.set_skills, done=text.SKILL_SAVED, draft=draft, member_id=me.id, skills=(skill,))
show.heading(text.CHECKINS)
st.markdown("\n".join(map(checking.checkin, me.checkins)) or say.say(text.NO_CHECKINS))
