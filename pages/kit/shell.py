"""What stands around every page: the menu, whose house it is, who is signed in, the language switch, the way out."""

from copy import copy
from html import escape
from typing import Any, Final

import streamlit as st

from db.reads.bureau import house
from db.rules.holding import TASKS
from db.rules.rights import Actor
from db.terms import Language, Role
from db.writes.accounts import set_language
from pages.kit import forms, markup, reload, say, signing
from pages.kit.atlas import ATLAS, Place, places_for
from pages.kit.menu import menu_of
from pages.kit.visit import Visit
from pages.text import frame

_RED: Final = {"light": "#b3261e", "dark": "#ff8a80"}
_FONT: Final = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
_LETTER: Final = 18

ME: Final = ATLAS["account/me"]
"""Where whoever has something to do begins."""


def around(visit: Visit) -> Any:  # noqa: ANN401 - Streamlit's page keeps its type to itself
    """Draw the shell and give the page that was asked for, ready to run; who has no page at all is told so."""
    mine = places_for(visit.actor)
    if not mine:
        st.info(say.say(frame.NOWHERE), icon=":material/door_front:")
        st.stop()
    bureau = visit.ask_alike(house)
    st.logo(_sign(bureau.name or say.bare(frame.PRODUCT)), size="large")
    listed = frozenset(place.path for place in mine if place.listed)
    # which page a run may call is noted on it, so every run calls a page of its own
    page = copy(st.navigation({"": [_home(visit.actor, mine)], **menu_of(listed)}, expanded=True))
    if bureau.demo:
        st.markdown(f":orange-badge[:material/science: {say.say(frame.DEMO)}] :gray[{say.say(frame.DEMO_NOTE)}]")
    with st.sidebar:
        _who(visit, page.url_path)
    if page.url_path != ATLAS["account/security"].url and signing.is_due(visit):
        signing.ask_for_another(visit)
    return page


def begins(actor: Actor, mine: list[Place]) -> Place:
    """Give where somebody begins: with what waits for whoever has things to do, with the overview whoever watches."""
    if actor.role is Role.SECURITY:
        return ATLAS["admin/accounts"]
    if TASKS.get(actor.role) and ME in mine:
        return ME
    return next((place for place in mine if place.listed), mine[0])


def _home(actor: Actor, mine: list[Place]) -> Any:  # noqa: ANN401 - as above
    """Give the page without a name, which leads to where somebody begins."""
    first = begins(actor, mine)
    # Streamlit takes the default page's own address away, so no page of the atlas may be the default
    return st.Page(
        lambda: st.switch_page(first.file),
        title=say.bare(frame.PRODUCT),
        url_path="home",
        default=True,
        visibility="hidden",
    )


def _who(visit: Visit, url: str) -> None:
    actor = visit.actor
    st.caption(say.say(frame.PRODUCT))
    st.markdown(say.say(frame.SIGNED_IN_AS, name=actor.name, role=actor.role))
    with st.container(horizontal=True, gap="small"):
        switch = forms.press(frame.OTHER_LANGUAGE, key="language", icon="translate")
        leave = forms.press(frame.SIGN_OUT, key="sign-out", icon="logout")
    if switch:
        other = Language.EN if actor.language is Language.ZH else Language.ZH
        if visit.attempt(set_language, language=other, done=frame.LANGUAGE_KEPT, rerun=False) is not None:
            reload.whole_page(url)
    if leave:
        st.logout()
        st.stop()


def _sign(name: str) -> str:
    """Draw the house's name as a picture, in the scheme's red as either theme bears it."""
    colour = _RED[markup.theme()]
    width = sum(_LETTER if ord(letter) > 0x2E80 else _LETTER * 0.6 for letter in name) + 4  # noqa: PLR2004 - CJK begins
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="28" viewBox="0 0 {width:.0f} 28">'
        f'<text x="0" y="21" font-size="{_LETTER}" font-weight="600" fill="{colour}" font-family="{_FONT}">'
        f"{escape(name)}</text></svg>"
    )
