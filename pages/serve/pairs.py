"""Pairs: members and branches that look after a household, those whose visit is due longest first."""

import streamlit as st

from db.reads.pairs import pair_list
from db.rules.rights import Right
from db.terms import PairStatus
from pages.kit import cards, forms, lines, pairing, say, show
from pages.kit.visit import open_page
from pages.text import pairs as text
from pages.text import places

visit = open_page("serve/pairs", text.LEAD)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    status = forms.filtered_word("status", text.STATUS, PairStatus)
    if visit.actor.may(Right.KEEP_PAIR) and forms.press(places.START_PAIR, key="start", main=True, icon="add"):
        lines.go("serve/start_pair")

found = visit.ask(pair_list, today=visit.today, status=status, text=typed, page=lines.page_in_address())
st.caption(lines.beside(say.say(text.COUNT, total=found.total), say.say(status) if status else ""))
if not found.lines:
    show.nothing(text.EMPTY)
cards.draw(pairing.card(visit, line) for line in found.lines)
lines.pages(found.total)
