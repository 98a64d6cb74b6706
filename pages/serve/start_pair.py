"""Begin a pair: an alias and the help for everybody, the household sealed apart."""

import streamlit as st

from db.reads import choices
from db.terms import Beneficiary
from db.writes import pairs
from pages.kit import beneath, checking, choosing, forms, lines, serving, show
from pages.kit.visit import open_page
from pages.text import called
from pages.text import pairs as text

visit = open_page("serve/start_pair", text.START_LEAD)
visit.link("serve/pairs", text.BACK, icon="arrow_back")
communities = visit.ask(choices.communities)
if not communities:
    show.nothing(text.NO_COMMUNITY)
    st.stop()

branches = visit.ask(choices.branches)
branch = forms.one_of(text.BRANCH, branches, lambda b: b.name, field="branch_id", required=True, key="pair-branch")
people = visit.ask(choices.able_members, branch_id=branch.id) if branch else []
with beneath.form(draft := visit.draft("pair")):
    member = forms.one_of(text.MEMBER_OR_BRANCH, people, serving.person, field="member_id", sound=serving.sound)
    only = choosing.only(communities)
    place = forms.one_of(text.COMMUNITY, communities, checking.place, field="community_id", value=only, required=True)
    alias = forms.text(text.ALIAS, field="alias", most=20, hint=text.ALIAS_HINT, required=True)
    beneficiary = forms.word(
        text.BENEFICIARY, Beneficiary, field="beneficiary", value=called.usual(Beneficiary.ELDERLY)
    )
    promise = forms.text(
        text.PROMISE, field="promise", most=pairs.LONGEST_PROMISE, hint=text.PROMISE_HINT, required=True
    )
    every = forms.number(text.EVERY, field="every_days", value=30, least=1, most=366)
    household = forms.sealed(
        text.HOUSEHOLD,
        field="household",
        most=pairs.LONGEST_HOUSEHOLD,
        hint=text.HOUSEHOLD_HINT,
        draft=draft,
        required=True,
    )
    pressed = forms.submit(text.START, icon="diversity_1")

if pressed and branch is not None and place is not None:
    pair = visit.attempt(
        pairs.start_pair,
        done=text.STARTED,
        draft=draft,
        rerun=False,
        community_id=place.id,
        branch_id=branch.id,
        member_id=member.id if member else None,
        alias=alias,
        household=household,
        promise=promise,
        started_on=visit.today,
        beneficiary=beneficiary or Beneficiary.OTHER,
        every_days=every or 30,
    )
    if pair is not None:
        lines.go("serve/pair", code=pair.code)
