"""Match: who suits an open need best, with the reasons in words; one tap asks them."""

from dataclasses import asdict

import streamlit as st

from db.reads.matches import candidates, weights_in_force
from db.reads.needs import need_detail, to_match
from db.rules.rights import Right
from db.terms import DayPart
from db.writes import needs
from pages.kit import cards, forms, lines, matching, say, serving, show
from pages.kit.visit import open_page
from pages.text import match as text

visit = open_page("serve/match", text.LEAD)
waiting = visit.ask(to_match, today=visit.today)
if not waiting:
    show.nothing(text.NO_NEEDS)
    st.stop()

options = {n.code: say.bare(text.OPTION, community=n.community, text=n.text) for n in waiting}
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    code = forms.filtered("need", text.NEED, options, default=waiting[0].code)
    with st.popover(say.say(text.TIME), icon=":material/schedule:"):
        day = forms.day(text.DAY, value=None, earliest=visit.today)
        part = forms.word(text.PART, DayPart) if day else None

need = visit.ask(need_detail, code=code or waiting[0].code, today=visit.today)
found = visit.ask(candidates, need_id=need.line.id, today=visit.today, day=day, part=part)
cards.draw([serving.need_card(visit, need.line)])

if found.suited:
    show.heading(text.BEST, count=len(found.suited))
else:
    show.nothing(text.NOBODY)
skill = say.either(need.skill, need.skill_en)
may_ask = visit.actor.may(Right.ASSIGN_NEED)
for turn, suited in enumerate(found.suited):
    with st.container(border=True, gap="small"):
        matching.suited(suited, skill)
        draft = visit.draft(f"offer-{code}-{suited.member_id}")
        asked = may_ask and forms.press(text.ASK, key=draft, main=turn == 0, icon="send", name=suited.name)
    if asked:
        claim = visit.attempt(
            needs.offer_need,
            done=text.ASKED,
            told={"name": suited.name, "days": needs.ANSWER_DAYS},
            draft=draft,
            rerun=False,
            need_id=need.line.id,
            member_id=suited.member_id,
        )
        if claim is not None:
            lines.go("serve/need", code=need.line.code)

if found.unsuited:
    with st.expander(say.say(text.RULED_OUT, count=len(found.unsuited)), icon=":material/block:"):
        for ruled in found.unsuited:
            matching.unsuited(ruled)
st.caption(say.say(text.WEIGHTS, **asdict(visit.ask(weights_in_force).weights)))
if visit.actor.may(Right.SET_WEIGHTS):
    visit.link("admin/weights", text.SET_WEIGHTS, icon="balance")
