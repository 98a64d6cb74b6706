"""Fields: what was picked is given as it stands since, and nobody is taken for another who is written alike."""

from textwrap import dedent

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders.screens import PATIENCE

PICKING = """
from types import SimpleNamespace
import streamlit as st
from pages.kit import forms
from pages.text.phrase import Phrase

saves = st.session_state.setdefault("saves", 0)
people = [SimpleNamespace(name="张三", number=number, saves=saves) for number in range(%d)]
picked = forms.one_of(Phrase("谁", "Who"), people, lambda one: one.name, key="who")
if st.button("save"):
    st.session_state["saves"] += 1
    st.rerun()
st.text(f"{picked.number} {picked.saves}" if picked else "nobody")
"""


@pytest.mark.parametrize(("namesakes", "after"), [(1, "0 1"), (2, "nobody")])
def test_after_a_save_the_pick_is_the_one_who_is_written_so_and_of_two_nobody(namesakes: int, after: str) -> None:
    screen = AppTest.from_string(dedent(PICKING % namesakes), default_timeout=PATIENCE).run()
    screen.selectbox[0].select_index(0).run()

    screen.button[0].click().run()

    assert [screen.text[0].value, *screen.exception] == [after]
