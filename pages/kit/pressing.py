"""A press that outlives its run: one that is stopped before it came to its button hands it on to the next."""

from time import monotonic
from typing import Final

import streamlit as st

_A_MOMENT: Final = 5.0  # seconds


def remember(key: str) -> None:
    """Note that a button was pressed, before the run in which it counts."""
    # what was typed may reach the server just after the tap, and its run stops the one in which the button was pressed
    st.session_state["pressed"] = (key, monotonic())


def outlived(key: str, *, pressed: bool) -> bool:
    """Tell whether a button was pressed, in this run or in one that was stopped a moment ago before it came here."""
    noted, at = st.session_state.get("pressed", ("", 0.0))
    if noted != key:
        return pressed
    del st.session_state["pressed"]
    return pressed or monotonic() - at < _A_MOMENT
