"""The whole city at once: who could help whom, how good that plan is, what it leaves out, and the offers it sends."""

import streamlit as st

from db.terms import Settled
from db.writes import city_plans
from db.writes.needs import ANSWER_DAYS
from pages.kit import forms, lines, planning, say, show
from pages.kit.visit import open_page
from pages.text import city as text

visit = open_page("serve/city", text.LEAD)
planning.sent(visit)
targets = planning.chosen()
made, at = planning.planned(visit, targets)
if not made.desk.things:
    show.nothing(text.NOTHING)
    st.stop()

planning.figures(made)
planning.proof(made.plan)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    send = False
    draft = visit.draft("send")
    if made.offers:
        with st.popover(say.say(text.SEND, count=len(made.offers)), icon=":material/send:", type="primary"):
            st.markdown(say.say(text.SEND_NOTE, days=ANSWER_DAYS))
            send = forms.press(text.SEND_NOW, key=draft, main=True, icon="send")
    if forms.press(text.AGAIN, key="again", icon="refresh"):
        planning.renew()
    st.caption(say.say(text.AS_OF, at=at))
if send:
    sent = visit.attempt(city_plans.send_plan, done=text.SENT, draft=draft, rerun=False, offers=made.offers)
    if sent is not None:
        planning.keep_sent(sent, made)

show.heading(text.PAIRS)
cards = made.cards()
if not cards:
    show.nothing(text.NO_PAIRS)
wish: tuple[Settled, city_plans.Offer, str] | None = None
for card in planning.on_this_page(cards):
    with st.container(border=True, gap="xsmall"):
        planning.thing(visit, card.thing)
        for link, helper in card.pairs:
            offer, who = (card.thing.target, card.thing.id, helper.member_id), f"{card.thing.code}-{helper.member_id}"
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                planning.helper(helper, link)
                pin = visit.draft(f"pin-{who}")
                if not link.pinned and forms.press(text.PIN, key=pin, icon="keep"):
                    wish = (Settled.PINNED, offer, pin)
                out = visit.draft(f"out-{who}")
                if forms.press(text.FORBID, key=out, icon="person_cancel"):
                    wish = (Settled.FORBIDDEN, offer, out)
lines.pages(len(cards))

if wish is not None:
    settled, (target, target_id, member_id), draft = wish
    row = visit.attempt(
        city_plans.settle_pair,
        done=text.SETTLED,
        draft=draft,
        rerun=False,
        target=target,
        target_id=target_id,
        member_id=member_id,
        settled=settled,
    )
    if row is not None:
        planning.renew()

if made.desk.fixed:
    with st.expander(say.say(text.FIXED, count=len(made.desk.fixed)), icon=":material/keep:"):
        released = [fixed for fixed in made.desk.fixed if planning.release(visit, fixed)]
    for fixed in released:
        row = visit.attempt(
            city_plans.release_pair,
            done=text.RELEASED,
            rerun=False,
            target=fixed.thing.target,
            target_id=fixed.thing.id,
            member_id=fixed.member_id,
        )
        if row is not None:
            planning.renew()

show.heading(text.UNSERVED)
planning.unserved(made)
show.heading(text.LOAD)
planning.load(made.plan)
