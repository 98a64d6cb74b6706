"""One line as text: what it is, chips for how it stands, what is below; and a record's fields. Lists are `cards`."""

import math
from collections.abc import Iterable, Mapping
from enum import StrEnum
from html import escape
from typing import Final, NoReturn

import streamlit as st

from db.reads.paging import PAGE
from pages.kit import markup, say
from pages.kit.atlas import ATLAS
from pages.kit.chips import Chip, Colour, look
from pages.text.phrase import Phrase

_PAGES: Final = 5  # side by side: with the arrows around them as many as a phone has room for
STYLE: Final = """<style>
.stHtml dl.ss-facts{margin:0;padding:0;display:grid;gap:1rem;
grid-template-columns:repeat(auto-fit,minmax(min(150px,100%),1fr))}
.stHtml .ss-facts dt{margin:0;padding:0;font-size:.875rem;font-weight:400}
.ss-light dt{color:#686255}.ss-dark dt{color:#B8B3A8}
.stHtml .ss-facts dd{margin:0;padding:0;overflow-wrap:anywhere}
</style>"""
"""How the fields of a record look, for the head of the page."""


def badge(word: StrEnum) -> Chip:
    """Give a word of the scheme as a chip."""
    icon, colour = look(word)
    return Chip(say.bare(word), icon, colour)


def flag(phrase: Phrase, icon: str, colour: Colour = "orange", **facts: object) -> Chip:
    """Give free words as a chip; trouble is orange."""
    return Chip(say.bare(phrase, **facts), icon, colour)


def beside(*parts: str | Chip | None) -> str:
    """Put parts of small print beside each other, chips among them as Markdown; empty ones are left out."""
    return " · ".join(str(part) for part in parts if part)


def row(*parts: str | Chip | None) -> str:
    """Put chips, and words in Markdown, into one row of a text; empty words are left out."""
    return " ".join(str(part) for part in parts if part)


def draw(head: str, chips: str | Chip = "", *rows: str) -> None:
    """Draw a line of a list: its head in bold with its chips, its rows below; empty rows are left out."""
    first = f"**{head}** {chips}".strip()
    st.markdown("  \n".join([first, *(row for row in rows if row)]), width="stretch")


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
        st.pagination(count, key="page", max_visible_pages=_PAGES, bind="query-params")


def facts(them: Mapping[Phrase, object] | Iterable[tuple[Phrase, object]]) -> None:
    """Draw the fields of a record, name above value, as many beside each other as fit; the unknown are left out."""
    fields = "".join(
        f"<div><dt>{escape(say.bare(name))}</dt><dd>{escape(say.fact(value))}</dd></div>"
        for name, value in (them.items() if isinstance(them, Mapping) else them)
        if value not in (None, "")
    )
    if fields:
        markup.draw(f'<dl class="ss-facts ss-{markup.theme()}">{fields}</dl>')
