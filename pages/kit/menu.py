"""Streamlit's pages of the atlas, each made once: what it asks of the disk would cost every run as much as a page."""

from copy import copy
from functools import lru_cache
from typing import Any

import streamlit as st

from db.terms import Language
from pages.kit import say
from pages.kit.atlas import ATLAS, Place


def page_of(place: Place, *, visible: bool = True) -> Any:  # noqa: ANN401 - Streamlit's page keeps its type to itself
    """Give a page of the atlas as Streamlit's, in the language of this run, shown in the menu or hidden from it."""
    # which page a run may call is noted on it, so every run gets a page of its own
    return copy(_made(place.path, say.language(), visible))


@lru_cache(maxsize=len(ATLAS) * len(Language) * 2)
def _made(path: str, _language: Language, visible: bool) -> Any:  # noqa: ANN401, FBT001 - as above; a key of the memory
    place = ATLAS[path]
    return st.Page(
        place.file,
        title=say.bare(place.title),
        icon=place.sign,
        url_path=place.url,
        visibility="visible" if visible else "hidden",
    )
