"""Clauses of the stock that are ticked for a draft: each with its blanks to be filled in and the day it is due."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from db.files.blanks import COUNTS, blanks_of, filled
from db.reads.stock_clauses import StockLine
from db.terms import Blank
from db.writes.agreements import Promise
from pages.kit import forms, lines, say
from pages.text import agreements as text
from pages.text.labels import label

LONGEST_BLANK: Final = 60


def promises(ticked: Sequence[StockLine], year: int) -> list[Promise]:
    """Draw the ticked clauses and give what they promise; a blank without a value stays open in it."""
    # in a place of its own: what is ticked later moves nothing that is being typed below
    with st.container(gap="small"):
        return [_promise(one, year) for one in ticked]


def _promise(one: StockLine, year: int) -> Promise:
    st.markdown(lines.beside(f"**{say.say(one.party)}**", say.plain(one.text)))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        values = {blank: _value(one, blank) for blank in blanks_of(one.text)}
        # by its year: in another one the usual day is another
        key = f"due-{one.code}-{year}"
        due = forms.day(text.DUE, value=one.due_in(year), field=key, key=key)
    return filled(one.text, values), due, one.party


def _value(one: StockLine, blank: Blank) -> str:
    key = f"blank-{one.code}-{blank}"
    # what is said of it stands beneath it, not beside
    with st.container():
        if blank not in COUNTS:
            return forms.text(label(blank), most=LONGEST_BLANK, required=True, field=key, key=key)
        number = forms.number(label(blank), least=1, most=9_999, required=True, field=key, key=key)
    return "" if number is None else str(number)
