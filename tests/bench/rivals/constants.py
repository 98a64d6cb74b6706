"""What the overview drew a moment ago, as constants: CONSTANTS names the file that holds it."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

ACROSS = 4


@cache
def told() -> Any:  # noqa: ANN401 - whatever the browser held
    """Give the figures, the map and the charts."""
    return json.loads(Path(os.environ["CONSTANTS"]).read_text("utf-8"))


st.set_page_config(layout="wide")
for start in range(0, len(told()["figures"]), ACROSS):
    for column, (label, value) in zip(st.columns(ACROSS), told()["figures"][start : start + ACROSS], strict=False):
        column.metric(label, value)
st.html(told()["map"])
for chart in told()["charts"]:
    st.html(chart)
