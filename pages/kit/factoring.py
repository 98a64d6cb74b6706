"""The second factor on one's own page: switched on by a first code, kept up with recovery codes, switched off."""

from typing import Final

import streamlit as st

from db.reads.second_factors import OwnFactor, own_factor
from db.rules.calendar import day_in_shanghai
from db.writes import second_factors
from pages.kit import beneath, codes, forms, say, show
from pages.kit.visit import Visit
from pages.text import accounts as text

_WIDTH: Final = 220
_FEW: Final = 3


def second_factor(visit: Visit) -> None:
    """Draw what stands of one's own second factor, with the next step."""
    factor = visit.ask(own_factor)
    if factor is None:
        _begin(visit)
    elif factor.on_since is None:
        _confirm(visit, factor)
    else:
        _keep(visit, factor)


def _begin(visit: Visit) -> None:
    st.caption(say.say(text.FACTOR_WHY))
    with beneath.form(draft := visit.draft("factor"), clear=True):
        password = forms.password(text.FACTOR_PASSWORD, field="password", complete="current-password")
        pressed = forms.submit(text.FACTOR_BEGIN, main=False)
    if pressed:
        visit.attempt(second_factors.begin_second_factor, done=text.FACTOR_BEGUN, draft=draft, password=password)


def _confirm(visit: Visit, factor: OwnFactor) -> None:
    place = st.empty()
    with place.container():
        st.markdown(say.say(text.FACTOR_SCAN))
        st.image(codes.picture(factor.address), width=_WIDTH)
        st.code(factor.secret, language=None, wrap_lines=True)
        st.markdown(say.say(text.FACTOR_TYPE))
        with beneath.form(draft := visit.draft("factor-code"), clear=True):
            code = forms.text(text.FACTOR_CODE, field="code", most=12, required=True)
            pressed = forms.submit(text.FACTOR_CONFIRM)
    if pressed:
        made = visit.attempt(
            second_factors.confirm_second_factor, done=text.FACTOR_ON, draft=draft, code=code, rerun=False
        )
        if made is not None:
            place.empty()
        _recovery_codes(made)
    if forms.press(text.FACTOR_GIVE_UP, key=(draft := visit.draft("factor-not-now"))):
        visit.attempt(second_factors.give_second_factor_up, done=text.FACTOR_GIVEN_UP, draft=draft)


def _keep(visit: Visit, factor: OwnFactor) -> None:
    since = day_in_shanghai(factor.on_since) if factor.on_since else visit.today
    st.markdown(say.say(text.FACTOR_SINCE, day=since, left=factor.codes_left))
    if factor.codes_left < _FEW:
        show.trouble(text.FACTOR_FEW)
    with beneath.form(draft := visit.draft("factor-kept"), clear=True):
        password = forms.password(text.FACTOR_PASSWORD, field="password", complete="current-password")
        with st.container(horizontal=True):
            renewed = forms.submit(text.FACTOR_RENEW, main=False)
            off = forms.submit(text.FACTOR_OFF, main=False)
    if renewed:
        made = visit.attempt(
            second_factors.renew_recovery_codes, done=text.FACTOR_RENEWED, draft=draft, password=password, rerun=False
        )
        _recovery_codes(made)
    elif off:
        visit.attempt(
            second_factors.switch_second_factor_off, done=text.FACTOR_SWITCHED_OFF, draft=draft, password=password
        )


def _recovery_codes(made: tuple[str, ...] | None) -> None:
    """Show new recovery codes, this once, and nothing below them."""
    if made is None:
        return
    listed = "\n".join(made)
    with st.container(border=True):
        show.heading(text.CODES)
        st.markdown(say.say(text.CODES_NOTE))
        st.code(listed, language=None)
        with st.container(horizontal=True):
            name = say.bare(text.CODES_FILE)
            st.download_button(
                say.say(text.CODES_SAVE), listed, name, "text/plain", on_click="ignore", icon=":material/download:"
            )
            forms.press(text.CODES_KEPT, key="codes-kept", main=True)
    st.stop()
