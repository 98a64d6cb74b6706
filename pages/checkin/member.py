"""One member: where checked in, the next step, the data form, skills, changes with their history."""

import streamlit as st

from db.reads import choices
from db.reads.members import member_detail
from db.rules.rights import Right
from db.terms import Labelled, MemberStatus
from db.writes import checkins, forgetting, leading, members
from pages.kit import beneath, checking, crediting, editing, forms, lines, say, show
from pages.kit.labelling import labels_of
from pages.kit.visit import open_page
from pages.text import checkins as text
from pages.text import data_form as more

visit = open_page("checkin/member", named=False)
actor, today = visit.actor, visit.today
member = visit.ask(member_detail, code=visit.code("code"))
show.title(say.bare(text.NOBODY, code=member.code) if member.forgotten else member.name)
visit.link("checkin/members", text.BACK, icon="arrow_back")
st.markdown(f"{lines.badge(member.status)} {checking.stands(member)}")
if member.forgotten:
    show.lead(text.NOBODY_NOTE)
    checking.past(member)
    st.stop()
keeps = actor.may(Right.KEEP_MEMBERS) and actor.reaches(branch_id=member.branch_id)
sends = actor.may(Right.CHECK_MEMBER_IN) and actor.reaches(branch_id=member.branch_id, member_id=member.id)

if member.sent and actor.may(Right.RECEIVE_SLIP) and actor.reaches(community_id=member.sent.community_id):
    with st.container(horizontal=True):
        checking.answer(visit, member.sent.id, member.code)
if sends and not member.sent and member.status is MemberStatus.IN_SERVICE:
    missing = member.checked_in_on is None
    with st.expander(say.say(text.CHECK_IN if missing else text.CHECK_IN_ELSEWHERE), expanded=missing):
        st.caption(say.say(text.CHECK_IN_NOTE))
        with beneath.form(draft := visit.draft(f"send-{member.code}"), border=False):
            at, when, note = checking.send_fields(visit, member)
            pressed = forms.submit(text.SEND, icon="outgoing_mail")
        if pressed and at is not None:
            visit.attempt(
                checkins.check_member_in, done=text.SENT, draft=draft, told={"community": at.name},
                member_id=member.id, community_id=at.id, day=when, note=note,
            )  # fmt: skip

show.heading(text.FORM)
st.caption(say.say(text.FORM_DONE, day=member.form_on) if member.form_on else say.say(text.FORM_OPEN))
lines.facts(checking.form_facts(visit, member))
checking.said_of(visit, member)
st.link_button(say.say(more.PRINT), f"/paper/member/{member.code}", icon=":material/print:")
checking.write_opinions(visit, member)
if keeps:
    with st.expander(say.say(text.FILL), icon=":material/assignment_ind:"):
        st.caption(say.say(text.FORM_NOTE))
        filled = editing.form(
            draft := visit.draft(f"form-{member.code}"), checking.form_fields(visit, named=True),
            checking.form_values(member, named=True), submit=text.SAVE_FORM, main=True, unchanged_too=True,
        )  # fmt: skip
        if filled:
            visit.attempt(
                members.fill_form, done=text.FORM_SAVED, draft=draft, member_id=member.id, day=today,
                seen=filled.seen, **filled.whole,
            )  # fmt: skip

show.heading(labels_of(visit, Labelled.DATA_FORM).phrase("skills"))
if not member.skills:
    st.caption(say.say(text.NO_SKILLS))
for held in member.skills:
    st.markdown(checking.skill(held, today))
if keeps:
    with st.expander(say.say(text.ADD_SKILL), icon=":material/construction:"):
        with beneath.form(draft := visit.draft(f"skill-{member.code}"), border=False):
            skill = checking.skill_fields(visit)
            pressed = forms.submit(text.SAVE_SKILL)
        if pressed and skill is not None:
            visit.attempt(members.set_skills, done=text.SKILL_SAVED, draft=draft, member_id=member.id, skills=(skill,))
        with beneath.form(draft := visit.draft(f"drop-{member.code}"), border=False):
            gone = forms.one_of(
                text.DROP_WHICH, member.skills, lambda s: say.either(s.name, s.name_en), field="skill_id"
            )
            pressed = forms.submit(text.DROP_SKILL, main=False)
        if pressed and gone is not None:
            visit.attempt(
                members.drop_skill, done=text.SKILL_DROPPED, draft=draft, member_id=member.id, skill_id=gone.id
            )

crediting.of_member(visit, member, keeps=keeps)

if keeps:
    show.heading(text.CHANGES)
    with st.expander(say.say(text.CHANGE_STATUS), icon=":material/badge:"):
        st.caption(say.say(text.GOING_NOTE))
        with beneath.form(draft := visit.draft(f"status-{member.code}"), border=False):
            to = forms.one_of(
                text.NEW_STATUS,
                [s for s in MemberStatus if s is not member.status],
                say.bare,
                field="status",
                required=True,
            )
            since = forms.day(text.FROM_DAY, field="since", value=today, earliest=member.last_step_on, latest=today)
            why = forms.text(text.REASON, field="reason", most=200)
            pressed = forms.submit(text.SAVE_STATUS)
        if pressed and to is not None:
            visit.attempt(
                members.change_status, done=text.STATUS_CHANGED, draft=draft,
                member_id=member.id, status=to, since=since or today, reason=why,
            )  # fmt: skip
    with st.expander(say.say(text.LEADING), icon=":material/groups_3:"):
        st.caption(say.say(text.LEADING_NOTE))
        led = {"leads_from": member.leads_from, "leads_until": member.leads_until}
        noted = editing.form(
            draft := visit.draft(f"leading-{member.code}"),
            checking.leading_fields(today),
            led,
            submit=text.SAVE_LEADING,
        )
        if noted:
            visit.attempt(
                leading.note_leading, done=text.LEADING_SAVED, draft=draft, member_id=member.id,
                seen=noted.seen, **noted.whole,
            )  # fmt: skip
    with st.expander(say.say(text.MOVE), icon=":material/move_down:"):
        others = [b for b in visit.ask(choices.all_branches) if b.id != member.branch_id]
        with beneath.form(draft := visit.draft(f"move-{member.code}"), border=False):
            branch = forms.one_of(text.NEW_BRANCH, others, lambda b: b.name, field="branch_id", required=True)
            since = forms.day(text.FROM_DAY, field="since", value=today, earliest=member.last_step_on, latest=today)
            why = forms.text(text.REASON, field="reason", most=200)
            pressed = forms.submit(text.SAVE_MOVE)
        if pressed and branch is not None:
            moved = visit.attempt(
                members.move_member, done=text.MOVED, draft=draft, rerun=False,
                member_id=member.id, branch_id=branch.id, since=since or today, reason=why,
            )  # fmt: skip
            if moved is not None:
                lines.go("checkin/members")

if actor.may(Right.KEEP_ACCOUNTS) and member.status in {MemberStatus.RETIRED, MemberStatus.TRANSFERRED}:
    st.caption(say.say(text.FORGET_NOTE))
    if why := forms.reason(draft := visit.draft(f"forget-{member.code}"), text.FORGET, text.REASON):
        visit.attempt(forgetting.forget_member, done=text.FORGOTTEN, draft=draft, member_id=member.id, reason=why)

checking.past(member)
