"""Draft an agreement: branch, community, year, what is ticked from the stock, and what else is promised."""

import streamlit as st

from db.reads import choices
from db.reads.stock_clauses import stock_clauses
from db.terms import Side
from db.writes import agreements
from db.writes.agreements import FIRST_YEAR, LAST_YEAR
from pages.kit import agreeing, beneath, checking, choosing, drafting, forms, lines, show
from pages.kit.visit import open_page
from pages.text import agreements as text

visit = open_page("checkin/draft_agreement", text.DRAFT_LEAD)
visit.link("checkin/agreements", text.BACK, icon="arrow_back")
branches = visit.ask(choices.branches)
if not branches:
    show.nothing(text.NO_BRANCH)
    st.stop()

# above the form: what is ticked and the year decide which fields the form has
branch = forms.one_of(
    text.BRANCH,
    branches,
    lambda b: b.name,
    field="branch_id",
    value=choosing.only(branches),
    required=True,
)
place = forms.one_of(
    text.COMMUNITY, visit.ask(choices.all_communities), checking.place, field="community_id", required=True
)
year = (
    forms.number(text.YEAR, field="year", value=visit.today.year, least=FIRST_YEAR, most=LAST_YEAR) or visit.today.year
)
stock = [one for one in visit.ask(stock_clauses) if not one.retired]
ticked = forms.several_of(text.FROM_STOCK, stock, agreeing.stocked, field="stock") if stock else []

with beneath.form(draft := visit.draft("agreement"), above=True):
    taken = drafting.promises(ticked, year)
    written = forms.text(text.FIRST_PROMISES, field="promises", long=True, most=3000, hint=text.PROMISES_HINT)
    theirs = forms.text(text.THEIR_PROMISES, field="their_promises", long=True, most=3000, hint=text.THEIR_HINT)
    due = forms.day(text.DUE_ALL, field="due_all", value=None)
    contact = forms.text(text.CONTACT, field="contact", most=20, hint=text.CONTACT_HINT)
    phone = forms.phone(text.PHONE, field="contact_phone")
    pressed = forms.submit(text.DRAFT, icon="contract_edit")

if pressed and branch is not None and place is not None:
    agreement = visit.attempt(
        agreements.draft_agreement,
        done=text.DRAFTED,
        draft=draft,
        rerun=False,
        branch_id=branch.id,
        community_id=place.id,
        year=year,
        promises=(
            *taken,
            *(
                (line.strip(), due, party)
                for party, typed in ((Side.BRANCH, written), (Side.COMMUNITY, theirs))
                for line in typed.splitlines()
                if line.strip()
            ),
        ),
        contact=contact,
        contact_phone=phone,
    )
    if agreement is not None:
        lines.go("checkin/agreement", code=agreement.code)
