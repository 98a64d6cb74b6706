"""My page: what waits for me first; then what I took on, my service, my points, my data, my language."""

import streamlit as st

from db.reads.activities import activity_list
from db.reads.claims import claims_of, offers
from db.reads.letters import own_certificates
from db.reads.me import own_data, own_service
from db.reads.mine import mine_now
from db.rules.holding import Task
from db.rules.rights import Right
from db.terms import Answer, Language
from db.writes import accounts
from db.writes import offers as offering
from pages.kit import crediting, forms, mine, own_records, reload, say, show
from pages.kit.atlas import ATLAS
from pages.kit.visit import open_page
from pages.text import me as text
from pages.text import places

visit = open_page("account/me", text.LEAD)
actor = visit.actor

asked = visit.ask(offers, today=visit.today) if actor.may(Right.ANSWER_OFFER) else []
if asked:
    show.heading(text.OFFERS)
for offer in asked:
    with st.container(border=True):
        mine.offer(offer)
        with st.container(horizontal=True):
            yes = forms.press(text.YES, key=(draft := visit.draft(f"yes-{offer.id}")), main=True, icon="front_hand")
            no = mine.not_me(visit, offer)
        if yes:
            visit.attempt(offering.answer_offer, done=text.SAID_YES, draft=draft, claim_id=offer.id, answer=Answer.YES)
        elif no is not None:
            visit.attempt(
                offering.answer_offer,
                done=text.SAID_NO,
                draft=visit.draft(f"no-{offer.id}"),
                claim_id=offer.id,
                answer=Answer.NO,
                reason=no,
            )

here = actor.may(Right.SEE_ACTIVITIES) and not actor.reaches_all
on_today = mine.on(visit.ask(activity_list, first=visit.today, last=visit.today)) if here else []
if on_today:
    mine.today(visit, on_today)

whole = mine.whole(visit)
waiting = [group for group in visit.ask(mine_now, today=visit.today, whole=whole) if group.task is not Task.ANSWER]
if waiting or not asked:
    show.heading(text.MINE)
if not waiting and not asked:
    show.nothing(text.NOTHING)
for group in waiting:
    mine.group(visit, group, all_of_it=group.task is whole)

if here and not on_today and actor.may(Right.RECORD_ATTENDANCE):
    show.heading(text.TODAY)
    st.caption(say.say(text.NOTHING_TODAY))
    visit.link("serve/desk", text.TO_DESK, icon="how_to_reg")

if actor.member_id is not None:
    show.heading(text.CLAIMS)
    mine.claims(visit, visit.ask(claims_of, member_id=actor.member_id, today=visit.today))
    show.heading(text.SERVICE)
    served = visit.ask(own_service)
    mine.service(visit, served)
    visit.link("report/points", text.POINTS_LINK, icon="stars")
    mine.certificates(visit.ask(own_certificates))
    crediting.of_oneself(visit, actor.member_id)
    show.heading(text.DATA)
    held = visit.ask(own_data)
    mine.data(held)
    own_records.take_along(actor)
    visit.link("checkin/my_form", places.MY_FORM, icon="assignment_ind")
    st.caption(say.say(text.DATA_NOTE))

show.heading(text.LANGUAGE)
if forms.press(text.LANGUAGE_SWITCH, key=(draft := visit.draft("language")), icon="translate"):
    other = Language.EN if actor.language is Language.ZH else Language.ZH
    kept = visit.attempt(accounts.set_language, done=text.LANGUAGE_KEPT, draft=draft, language=other, rerun=False)
    if kept is not None:
        reload.whole_page(ATLAS["account/me"].url)
