"""Many needs at once: pasted or typed into a grid, looked over, saved together or not at all."""

import streamlit as st

from db.reads import choices
from db.reads.grids import grid_needs
from db.writes.grids import write_needs
from pages.kit import gridding, needing, show
from pages.kit.visit import open_page
from pages.text import grid as text
from pages.text import needs as words

visit = open_page("serve/need_grid", text.LEAD)
visit.link("serve/needs", words.BACK, icon="arrow_back")
communities = visit.ask(choices.communities)
if not communities:
    show.nothing(words.NO_COMMUNITY)
    st.stop()
columns = needing.columns(visit.ask(choices.skills))
gridding.draw(
    visit, gridding.Sheet(gridding.of_communities(communities), columns, grid_needs, write_needs, text.NO_NEEDS)
)
