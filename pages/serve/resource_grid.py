"""Many resources at once: pasted or typed into a grid, looked over, saved together or not at all."""

import streamlit as st

from db.reads import choices
from db.reads.grids import grid_resources
from db.writes.grids import write_resources
from pages.kit import gridding, sharing, show
from pages.kit.visit import open_page
from pages.text import grid as text
from pages.text import resources as words

visit = open_page("serve/resource_grid", text.LEAD)
visit.link("serve/resources", words.BACK, icon="arrow_back")
branches = visit.ask(choices.branches)
if not branches:
    show.nothing(words.NO_BRANCH)
    st.stop()
columns = sharing.resource_columns()
gridding.draw(
    visit, gridding.Sheet(gridding.of_branches(branches), columns, grid_resources, write_resources, text.NO_RESOURCES)
)
