"""The front: who is here, which pages are theirs; then the page that was asked for."""

import streamlit as st

from pages.kit import visit
from pages.kit.shell import around

st.set_page_config(layout="wide", page_icon="🤝")
with visit.in_turn() as paced:
    around(visit.arrive(paced=paced)).run()
