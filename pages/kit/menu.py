"""Streamlit's pages of the atlas, each made once: what it asks of the disk would cost every run as much as a page."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from db.terms import Language
from pages.kit import say
from pages.kit.atlas import ATLAS, IN_ORDER, SECTION_NAMES, Place

_MENUS = 64  # each role has one in each language, on a wall too, and where the offices are held apart


def page_of(place: Place) -> Any:  # noqa: ANN401 - Streamlit's page keeps its type to itself
    """Give a page of the atlas as Streamlit's, in the language of this run."""
    return _made(place.path, say.language(), visible=True)


def menu_of(listed: frozenset[str]) -> Mapping[str, list[Any]]:
    """Give every page; those not listed for this actor are hidden, so that their address says whose they are."""
    return _menu(listed, say.language())


@lru_cache(maxsize=_MENUS)
def _menu(listed: frozenset[str], language: Language) -> Mapping[str, list[Any]]:
    menu: dict[str, list[Any]] = {}
    for place in IN_ORDER:
        page = _made(place.path, language, visible=place.path in listed)
        menu.setdefault(say.say(SECTION_NAMES[place.section]), []).append(page)
    return menu


@lru_cache(maxsize=len(ATLAS) * len(Language) * 2)
def _made(path: str, _language: Language, *, visible: bool) -> Any:  # noqa: ANN401 - as above
    place = ATLAS[path]
    return st.Page(
        place.file,
        title=say.bare(place.title),
        icon=place.sign,
        url_path=place.url,
        visibility="visible" if visible else "hidden",
    )
