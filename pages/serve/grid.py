"""Many needs at once: pasted or typed into a grid, looked over, saved together or not at all."""

import streamlit as st

from db.reads import choices
from db.reads.needs import grid_needs
from db.writes import need_grids
from pages.kit import forms, grid, lines, show
from pages.kit.visit import open_page
from pages.text import grid as text
from pages.text import needs as words

visit = open_page("serve/grid", text.LEAD)
communities = {c.code: c for c in visit.ask(choices.communities)}
if not communities:
    show.nothing(words.NO_COMMUNITY)
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    new = forms.filtered("mode", text.MODE, {"new": text.NEW, "change": text.CHANGE}, default="new", wide=True) == "new"
    names = {code: lines.beside(c.name, c.street) for code, c in communities.items()}
    first = next(iter(communities))
    place = communities[forms.filtered("community", text.COMMUNITY, names, default=first, always=True) or first]

needs = None if new else visit.ask(grid_needs, community_id=place.id)
if needs is not None and not needs:
    show.nothing(text.NONE_OPEN)
    st.stop()
key = visit.draft(f"grid-{'new' if new else 'change'}-{place.code}")
found = grid.edited(key, needs, grid.Reader(visit.ask(choices.skills)))
refused: tuple[need_grids.Refused, ...] = ()
if found.rows and not grid.too_many(found):
    count = len(found.rows)
    ready = not found.unread
    if forms.press(text.SAVE, key=f"save-{key}", main=True, icon="save", disabled=not ready, count=count):
        told = {"count": count}
        visit.attempt(
            need_grids.write_grid, done=text.SAVED, told=told, draft=key, community_id=place.id, rows=found.rows
        )
        looked_over = visit.rehearse(need_grids.write_grid, community_id=place.id, rows=found.rows, whole=False)
        refused = looked_over or ()
    grid.staged(found, refused)
elif not found.rows:
    show.nothing(text.NOTHING_STAGED)
