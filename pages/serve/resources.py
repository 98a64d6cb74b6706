"""Resource list: what units and branches offer, which communities claim."""

import streamlit as st

from db.reads.resources import resource_list
from db.rules.rights import Right
from db.terms import ResourceKind, ResourceStatus
from pages.kit import cards, forms, lines, say, sharing, show
from pages.kit.visit import open_page
from pages.text import grid, places
from pages.text import resources as text

visit = open_page("serve/resources", text.LEAD)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    typed = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
    with st.popover(say.say(text.FILTERS), icon=":material/tune:"):
        kind = forms.filtered_word("kind", text.KIND, ResourceKind)
        status = forms.filtered_word("status", text.STATUS, ResourceStatus)
    if visit.actor.may(Right.OFFER_RESOURCE) and forms.press(places.OFFER, key="offer", main=True, icon="add"):
        lines.go("serve/offer")
    if visit.actor.may(Right.OFFER_RESOURCE) and forms.press(grid.MANY, key="grid", icon="table_edit"):
        lines.go("serve/resource_grid")

found = visit.ask(resource_list, text=typed, kind=kind, status=status, page=lines.page_in_address())
chosen = [say.say(word) for word in (kind, status) if word]
st.caption(lines.beside(say.say(text.COUNT, total=found.total), *chosen))
if not found.lines:
    show.nothing(text.EMPTY)
cards.draw(sharing.resource_card(visit, line) for line in found.lines)
lines.pages(found.total)
