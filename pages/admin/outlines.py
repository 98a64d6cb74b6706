"""The bureau's own map: a file of boundaries, matched to the places here, looked over, put in use, taken off."""

import streamlit as st

from db.files.outlines import match
from db.reads.outlines import drawable_places, own_map
from db.writes import outlines
from pages.kit import beneath, forms, outlining
from pages.kit.visit import open_page
from pages.text import outlines as text

visit = open_page("admin/outlines", text.LEAD)
own = visit.ask(own_map)
outlining.in_use(own)
if own is not None and forms.press(text.REMOVE, key=(off := visit.draft("remove")), icon="layers_clear"):
    visit.attempt(outlines.remove_map, done=text.REMOVED, draft=off)

file = outlining.uploaded()
if file is None:
    st.stop()
name, shapes = file
found = match(shapes, visit.ask(drawable_places))
outlining.review(found)
if not found.found:
    st.stop()
with beneath.form(draft := visit.draft("use")):
    number = forms.text(
        text.REVIEW_NUMBER,
        field="review_number",
        most=outlines.LONGEST_NUMBER,
        help_=text.REVIEW_HELP,
        required=True,
        key="review-number",
    )
    pressed = forms.submit(text.USE, icon="map", draft=draft)
if pressed:
    visit.attempt(outlines.load_map, done=text.USED, draft=draft, shapes=shapes, review_number=number, source=name)
