"""A plain Streamlit page that aggregates in SQL at every run, on Streamlit as it comes."""

import streamlit as st

from tests.bench.rivals.asking import answer

ACROSS = 4

st.set_page_config(layout="wide")
told = answer(kept=False)
for start in range(0, len(told.figures), ACROSS):
    for column, (label, value) in zip(st.columns(ACROSS), told.figures[start : start + ACROSS], strict=False):
        column.metric(label, value)
for place, chart in enumerate(told.charts()):
    st.plotly_chart(chart, key=f"chart-{place}")
