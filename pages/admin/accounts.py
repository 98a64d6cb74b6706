"""Accounts: who may sign in, as what, and how far they reach."""

import streamlit as st

from db.reads.account_list import account_list
from db.rules.rights import Right
from db.terms import Role
from pages.kit import cards, forms, lines, say, show, signing
from pages.kit.visit import open_page
from pages.text import accounts as text
from pages.text import places

visit = open_page("admin/accounts", text.LEAD)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    role = forms.filtered_word("role", text.ROLE, Role)
    which = forms.filtered("which", text.WHICH, {"open": text.OPEN_ONES, "closed": text.CLOSED_ONES}, default="open")
    if visit.actor.may(Right.KEEP_ACCOUNTS) and forms.press(places.OPEN_ACCOUNT, key="open", main=True, icon="add"):
        lines.go("admin/open_account")

found = visit.ask(account_list, text=typed, role=role, closed=which == "closed", page=lines.page_in_address())
st.caption(say.say(text.COUNT, total=found.total))
if not found.lines:
    show.nothing(text.EMPTY)
cards.draw(signing.card(visit, line) for line in found.lines)
lines.pages(found.total)
