"""Service teams: who can be called for what, who leads them, how often they were out."""

import streamlit as st

from db.reads.teams import team_list
from db.rules.rights import Right
from pages.kit import cards, forms, lines, say, show, teaming
from pages.kit.visit import open_page
from pages.text import places
from pages.text import teams as text

visit = open_page("serve/teams", text.LEAD)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    disbanded = forms.yes(text.DISBANDED, key="disbanded")
    if visit.actor.may(Right.KEEP_TEAM) and forms.press(places.FOUND_TEAM, key="found", main=True, icon="group_add"):
        lines.go("serve/found_team")

found = visit.ask(team_list, text=typed, disbanded=disbanded, page=lines.page_in_address())
st.caption(say.say(text.COUNT, total=found.total))
if not found.lines:
    show.nothing(text.EMPTY_FOUND if typed or disbanded else text.EMPTY)
cards.draw(teaming.card(visit, line) for line in found.lines)
lines.pages(found.total)
