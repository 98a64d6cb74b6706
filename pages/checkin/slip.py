"""One contact slip: whose turn it is, the next step, the slip, its receipt, and all that happened."""

import streamlit as st

from db.reads.checkins import slip_detail
from db.rules.rights import Right
from db.terms import CheckinStatus, Labelled
from db.writes import checkins
from pages.kit import beneath, forms, lines, say, show, slipping
from pages.kit.labelling import labels_of
from pages.kit.visit import open_page
from pages.text import slips as text

visit = open_page("checkin/slip", named=False)
slip = visit.ask(slip_detail, code=visit.code("code"))
line, actor = slip.line, visit.actor
show.title(f"{line.branch} → {line.community}")
visit.link("checkin/branches", text.BACK, icon="arrow_back")
st.markdown(lines.row(lines.badge(line.status), say.plain(slipping.ball(line))))
st.link_button(say.say(text.PRINT), f"/paper/slip/{line.code}", icon=":material/print:")
receives = actor.may(Right.RECEIVE_SLIP) and actor.reaches(community_id=line.community_id)
sends = actor.may(Right.SEND_SLIP) and actor.reaches(branch_id=line.branch_id)

slip_label, receipt_label = (labels_of(visit, form, line.day).phrase for form in (Labelled.SLIP, Labelled.RECEIPT))
show.heading(text.NEXT)
match line.status:
    case CheckinStatus.SENT if receives:
        with beneath.form(draft := visit.draft(f"receive-{line.code}")):
            liaison = forms.text(receipt_label("liaison"), field="liaison", most=20, required=True)
            handled_by = forms.text(
                receipt_label("handled_by"), field="handled_by", value=actor.name[:20], most=20, required=True
            )
            opinion = forms.text(receipt_label("opinion"), field="opinion", long=True, most=500)
            pressed = forms.submit(text.RECEIVE, icon="task_alt")
        if pressed:
            visit.attempt(
                checkins.receive_slip, done=text.RECEIVED, draft=draft,
                slip_id=line.id, liaison=liaison, handled_by=handled_by, opinion=opinion,
            )  # fmt: skip
        if said := forms.reason(draft := visit.draft(f"return-{line.code}"), text.RETURN, text.RETURN_REASON):
            visit.attempt(checkins.return_slip, done=text.RETURNED, draft=draft, slip_id=line.id, opinion=said)
    case CheckinStatus.RETURNED if sends:
        with beneath.form(draft := visit.draft(f"resend-{line.code}")):
            contact = forms.text(slip_label("contact"), field="contact", value=slip.contact, most=20, required=True)
            phone = forms.phone(slip_label("phone"), field="contact_phone", value=slip.contact_phone)
            offers = forms.text(slip_label("offers"), field="offers", value=slip.offers, long=True, most=500)
            pressed = forms.submit(text.RESEND, icon="outgoing_mail")
        if pressed:
            visit.attempt(
                checkins.resend_slip, done=text.RESENT, draft=draft,
                slip_id=line.id, contact=contact, contact_phone=phone, offers=offers,
            )  # fmt: skip
    case CheckinStatus.RECEIVED if sends:
        with st.expander(say.say(text.END)), beneath.form(draft := visit.draft(f"end-{line.code}"), border=False):
            day = forms.day(text.END_DAY, field="day", value=visit.today, earliest=line.day, latest=visit.today)
            pressed = forms.submit(text.END, main=False)
        if pressed:
            visit.attempt(checkins.end_slip, done=text.ENDED, draft=draft, slip_id=line.id, day=day or visit.today)
    case _:
        st.caption(say.say(text.NOTHING_TO_DO))

show.heading(text.SLIP)
lines.facts(slipping.slip_facts(visit, slip))
show.heading(text.RECEIPT)
if line.received_on is None and not slip.opinion:
    st.caption(say.say(text.NO_RECEIPT))
lines.facts(slipping.receipt_facts(visit, slip))

show.heading(text.HISTORY)
for event in slip.history:
    st.markdown(slipping.event(event))
