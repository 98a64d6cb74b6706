"""Nothing but one word."""

import streamlit as st

st.set_page_config(layout="wide")
st.markdown("empty")
