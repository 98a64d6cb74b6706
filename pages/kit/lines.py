"""One line of a list: what it is, chips for how it stands, small print, and the way to open it."""

import math
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NoReturn

import streamlit as st

from db.reads.paging import PAGE
from pages.kit import say
from pages.kit.atlas import ATLAS
from pages.kit.chips import look
from pages.kit.visit import Visit
from pages.text import frame
from pages.text.phrase import Phrase


def badge(word: StrEnum) -> str:
    """Give a word of the scheme as a chip inside a text."""
    icon, colour = look(word)
    return f":{colour}-badge[:material/{icon}: {say.say(word)}]"


def flag(phrase: Phrase, icon: str, colour: str = "orange", **facts: object) -> str:
    """Give free words as a chip inside a text; trouble is orange."""
    return f":{colour}-badge[:material/{icon}: {say.say(phrase, **facts)}]"


def beside(*parts: str) -> str:
    """Put parts of small print beside each other; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def draw(head: str, chips: str = "", *rows: str) -> None:
    """Draw a line of a list: its head in bold with its chips, its rows below; empty rows are left out."""
    first = f"**{head}** {chips}".strip()
    st.markdown("  \n".join([first, *(row for row in rows if row)]), width="stretch")


def card(visit: Visit, head: str, chips: str, *rows: str, to: str, code: str, name: str = "code") -> None:
    """Draw a line in a frame, its head as somebody typed it, and at its end the link that opens what has a code."""
    with st.container(border=True, horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"):
        draw(say.plain(head), chips, *rows)
        if code:
            visit.link(to, frame.DETAILS, **{name: code})


def go(path: str, **codes: str) -> NoReturn:
    """Open another page, with codes in its address."""
    st.switch_page(ATLAS[path].file, query_params=codes)


def page_in_address() -> int:
    """Give the page of a long list that the address asks for; the first when it does not."""
    said = st.query_params.get("page", "1")
    return max(1, int(said)) if said.isdecimal() else 1


def pages(total: int) -> None:
    """Draw the pages of a long list under it; the chosen one stands in the address."""
    count = math.ceil(total / PAGE)
    if count > 1:
        st.pagination(count, key="page", bind="query-params")


def facts(them: Mapping[Phrase, object] | Iterable[tuple[Phrase, object]]) -> None:
    """Draw the fields of a record, name above value, as many beside each other as fit; the unknown are left out."""
    with st.grid(min_column_width=150, gap="small"):
        for name, value in them.items() if isinstance(them, Mapping) else them:
            if value not in (None, ""):
                st.markdown(f":small[:gray[{say.say(name)}]]  \n{say.plain(say.fact(value))}")
