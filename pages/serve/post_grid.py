"""Many posts at once: pasted or typed into a grid, looked over, saved together or not at all."""

import streamlit as st

from db.reads import choices
from db.reads.grids import grid_posts
from db.writes.grids import write_posts
from pages.kit import gridding, posting, show
from pages.kit.visit import open_page
from pages.text import grid as text
from pages.text import posts as words

visit = open_page("serve/post_grid", text.LEAD)
visit.link("serve/posts", words.BACK, icon="arrow_back")
communities = visit.ask(choices.communities)
if not communities:
    show.nothing(words.NO_COMMUNITY)
    st.stop()
columns = posting.columns(visit.ask(choices.skills))
gridding.draw(
    visit, gridding.Sheet(gridding.of_communities(communities), columns, grid_posts, write_posts, text.NO_POSTS)
)
