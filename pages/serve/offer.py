"""Offer a resource: what, of which kind, how often; the rest is folded."""

import streamlit as st

from db.reads import choices
from db.terms import Recurrence, ResourceKind
from db.writes import resources
from pages.kit import beneath, choosing, forms, lines, say, show
from pages.kit.visit import open_page
from pages.text import called
from pages.text import resources as text

visit = open_page("serve/offer", text.OFFER_LEAD)
visit.link("serve/resources", text.BACK, icon="arrow_back")
branches = visit.ask(choices.branches)
if not branches:
    show.nothing(text.NO_BRANCH)
    st.stop()

with beneath.form(draft := visit.draft("offer")):
    offered = forms.text(
        text.TEXT, field="text", long=True, most=resources.LONGEST_TEXT, hint=text.TEXT_HINT, required=True
    )
    only = choosing.only(branches)
    branch = forms.one_of(text.BRANCH, branches, lambda b: b.name, field="branch_id", value=only, required=True)
    kind = forms.word(text.KIND, ResourceKind, field="kind", value=called.usual(ResourceKind.PLACE))
    recurrence = forms.word(text.RECURRENCE, Recurrence, field="recurrence", value=Recurrence.RECURRING)
    amount = forms.text(text.AMOUNT, field="amount", hint=text.AMOUNT_HINT)
    times = forms.text(text.TIMES, field="times")
    with st.expander(say.say(text.CONTACT)):
        contact = forms.text(text.CONTACT, field="contact", most=20)
        phone = forms.phone(text.PHONE, field="contact_phone")
    pressed = forms.submit(text.OFFER, icon="add_box")

if pressed and branch is not None:
    resource = visit.attempt(
        resources.offer_resource,
        done=text.OFFERED,
        draft=draft,
        rerun=False,
        branch_id=branch.id,
        kind=kind or called.usual(ResourceKind.PLACE),
        text=offered,
        offered_on=visit.today,
        recurrence=recurrence or Recurrence.ONCE,
        amount=amount,
        times=times,
        contact=contact,
        contact_phone=phone,
    )
    if resource is not None:
        lines.go("serve/resource", code=resource.code)
