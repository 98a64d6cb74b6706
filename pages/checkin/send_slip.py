"""Send a contact slip: branch, community and a contact; the numbers come from the register."""

import streamlit as st

from db.reads import choices
from db.reads.checkins import strength
from db.terms import Labelled
from db.writes import checkins
from pages.kit import beneath, checking, choosing, forms, lines, show
from pages.kit.labelling import labels_of
from pages.kit.visit import open_page
from pages.text import slips as text

visit = open_page("checkin/send_slip", text.SEND_LEAD)
visit.link("checkin/branches", text.BACK, icon="arrow_back")
branches = visit.ask(choices.branches)
if not branches:
    show.nothing(text.NO_BRANCH)
    st.stop()

label = labels_of(visit, Labelled.SLIP).phrase
with beneath.form(draft := visit.draft("slip")):
    branch = forms.one_of(
        text.BRANCH,
        branches,
        lambda b: b.name,
        field="branch_id",
        value=choosing.only(branches),
        required=True,
    )
    place = forms.one_of(
        label("community"), visit.ask(choices.all_communities), checking.place, field="community_id", required=True
    )
    contact = forms.text(label("contact"), field="contact", most=20, required=True)
    phone = forms.phone(label("phone"), field="contact_phone")
    day = forms.day(label("day"), field="day", value=visit.today, latest=visit.today)
    offers = forms.text(label("offers"), field="offers", long=True, most=500, hint=text.OFFERS_HINT)
    pressed = forms.submit(text.SEND, icon="outgoing_mail")

if pressed and branch is not None and place is not None:
    counted = visit.ask(strength, branch_id=branch.id)
    slip = visit.attempt(
        checkins.send_slip,
        done=text.SENT,
        draft=draft,
        rerun=False,
        branch_id=branch.id,
        community_id=place.id,
        day=day or visit.today,
        contact=contact,
        contact_phone=phone,
        offers=offers,
        members=counted.members,
        in_service=counted.in_service,
    )
    if slip is not None:
        lines.go("checkin/slip", code=slip.code)
