"""Enter a member: name and branch are enough."""

import streamlit as st

from db.reads import choices
from db.rules.rights import Right
from db.writes import members
from pages.kit import beneath, choosing, forms, lines, show
from pages.kit.visit import open_page
from pages.text import checkins as text

visit = open_page("checkin/join", text.JOIN_LEAD)
visit.link("checkin/members", text.BACK, icon="arrow_back")
branches = visit.ask(choices.branches)
if not branches:
    show.nothing(text.NO_BRANCH)
    st.stop()

with beneath.form(draft := visit.draft("join")):
    name = forms.text(text.NAME, field="name", most=20, required=True)
    branch = forms.one_of(
        text.BRANCH,
        branches,
        lambda b: b.name,
        field="branch_id",
        value=choosing.only(branches),
        required=True,
    )
    phone = forms.phone(text.PHONE, field="phone")
    since = forms.day(text.JOIN_SINCE, field="since", value=visit.today, latest=visit.today)
    pressed = forms.submit(text.JOIN, icon="person_add")

if pressed and branch is not None:
    member = visit.attempt(
        members.join_branch, done=text.JOINED, draft=draft, rerun=False,
        name=name, branch_id=branch.id, phone=phone, since=since or visit.today,
    )  # fmt: skip
    if member is not None and visit.actor.may(Right.SEE_CHECKINS):
        lines.go("checkin/member", code=member.code)
    elif member is not None:
        st.rerun()
