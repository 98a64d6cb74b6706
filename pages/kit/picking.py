"""Several communities picked on the map: they stand in the address by their codes, and narrow all that the page shows.

Every tile and name is a link to the address with that pick made; our script (templates/picking.js) follows it without
a new page, and adds Shift and the box.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from db.reads import choices
from db.reads.choices import CommunityChoice
from pages.kit import forms, maps, say, show
from pages.kit.visit import Visit
from pages.text import picking as text
from pages.text.phrase import Phrase
from pages.text.telling import listing

_NAMED: Final = 4
_HOW: Final[Mapping[tuple[str, bool], tuple[Phrase, Phrase]]] = {
    ("tiles", False): (text.HOW, text.HOW_BY_FINGER),
    ("tiles", True): (text.HOW_BY_TAP, text.HOW_BY_TAP_AND_FINGER),
    ("alone", False): (text.HOW_ALONE, text.HOW_ALONE_BY_FINGER),
    ("alone", True): (text.HOW_ALONE_BY_TAP, text.HOW_ALONE_BY_TAP_AND_FINGER),
    ("outlines", False): (text.HOW_ON_OUTLINES, text.HOW_ON_OUTLINES_BY_FINGER),
    ("outlines", True): (text.HOW_ON_OUTLINES_BY_TAP, text.HOW_ON_OUTLINES_BY_TAP_AND_FINGER),
}
"""What is drawn and whether a tap picks → how to pick with a mouse, and how without one."""


def here(visit: Visit) -> tuple[CommunityChoice, ...]:
    """Give the communities that the address names, street by street; what is not within reach is as good as unnamed."""
    codes = frozenset(filter(None, visit.code(maps.PICKED).split(",")))
    return tuple(one for one in visit.ask(choices.communities) if one.code in codes) if codes else ()


def by_tap() -> bool:
    """Ask whether a tap on a community opens it or picks it."""
    options = {"open": text.OPEN, "pick": text.PICK}
    return forms.filtered("tap", text.TAP, options, default="open", wide=True, named=False) == "pick"


def picks(
    picked: Sequence[CommunityChoice], known: Mapping[str, str], *, tapped: bool, outlined: bool, alone: bool = False
) -> maps.Picks:
    """Give the map what is picked on it, with the line that says so, or how to pick on tiles or on outlines.

    Its links keep of the address what is known of it; whatever else somebody wrote there would be another map.
    `alone` are communities of one street, whose name picks nothing apart.
    """
    chosen = {**known, "tap": "pick" if tapped else "open"}
    keep = {name: code for name, code in st.query_params.items() if chosen.get(name) == code and name != maps.PICKED}
    codes = tuple(one.code for one in picked)
    if picked:
        return maps.Picks(codes, tapped, keep, _told(text.PICKED, picked))
    return nothing("outlines" if outlined else "alone" if alone else "tiles", keep, tapped=tapped)


def nothing(drawn: str, keep: Mapping[str, str], *, tapped: bool = False) -> maps.Picks:
    """Give the map on which nothing is picked, with the line that says how to: on tiles, outlines or in one street."""
    mouse, finger = _HOW[drawn, tapped]
    return maps.Picks((), tapped, keep, say.bare(mouse), say.bare(finger))


def told(picked: Sequence[CommunityChoice]) -> str:
    """Say that only these communities are looked at."""
    return say.plain(bare(picked))


def bare(picked: Sequence[CommunityChoice]) -> str:
    """Say it for a place that shows text as it is."""
    return _told(text.ONLY, picked)


def _told(phrase: Phrase, picked: Sequence[CommunityChoice]) -> str:
    names = listing([one.name for one in picked[:_NAMED]], say.language())
    more = say.bare(text.AND_OTHERS, names=names) if len(picked) > _NAMED else names
    return say.bare(phrase, count=len(picked), names=more)


def dropped(picked: Sequence[CommunityChoice]) -> None:
    """Say what a page is narrowed to, with the way out of it."""
    if not picked:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(told(picked), width="content")
        if forms.press(text.CLEAR, key="unpick", icon="close"):
            del st.query_params[maps.PICKED]
            st.rerun()


def together(values: Sequence[show.Figure], cells: Sequence[maps.Cell], period: Mapping[str, str]) -> None:
    """Draw what was picked: its figures taken together, and each community with what the map shows of it."""
    show.heading(text.TOGETHER, count=len(cells))
    show.figures(values, across=4)
    maps.listed(cells, period)
