"""Fields: labelled in the user's language, with their own words where Streamlit would speak English."""

from collections.abc import Callable, Mapping, Sequence
from contextvars import copy_context
from datetime import date, time, timedelta
from enum import StrEnum
from time import monotonic
from typing import Any, Final, TypeVar

import streamlit as st
from pydantic import SecretStr

from pages.kit import days, say
from pages.text import called, frame
from pages.text.phrase import Phrase

ALL: Final = ""
"""The code of no filter."""

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)

_A_MOMENT: Final = 5.0  # seconds


def text(
    label: Phrase,
    *,
    value: str = "",
    most: int = 60,
    long: bool = False,
    tall: int = 120,
    help_: Phrase | None = None,
    hint: Phrase | None = None,
    required: bool = False,
    key: str | None = None,
) -> str:
    """Ask for words, of at most so many characters; surrounding blanks are taken off."""
    hint_ = say.bare(hint) if hint else ""
    if long:
        typed = st.text_area(
            _label(label, required=required),
            value,
            max_chars=most,
            placeholder=hint_,
            help=_help(help_),
            key=key,
            height=tall,
        )
    else:
        typed = st.text_input(
            _label(label, required=required), value, max_chars=most, placeholder=hint_, help=_help(help_), key=key
        )
    return (typed or "").strip()


def sealed(label: Phrase, *, most: int, hint: Phrase, draft: str, required: bool = False) -> str:
    """Ask for words that the records keep sealed: the browser keeps none of them, either."""
    return text(label, long=True, most=most, hint=hint, required=required, key=f"sealed-{draft}")


def password(label: Phrase, *, hint: str = "", complete: str = "new-password", key: str | None = None) -> SecretStr:
    """Ask for a password; it never becomes part of a log or of a draft's digest."""
    typed = st.text_input(
        _label(label, required=True), type="password", max_chars=128, placeholder=hint, autocomplete=complete, key=key
    )
    return SecretStr(typed or "")


def phone(label: Phrase, *, value: str = "", required: bool = False, key: str | None = None) -> str:
    """Ask for a telephone number; the keypad opens on a phone. Writes check it."""
    typed = st.text_input(
        _label(label, required=required), value, max_chars=20, type="phone", placeholder="", validate=None, key=key
    )
    return (typed or "").strip()


def number(
    label: Phrase,
    *,
    value: int | None = None,
    least: int = 0,
    most: int = 100_000,
    help_: Phrase | None = None,
    required: bool = False,
    key: str | None = None,
) -> int | None:
    """Ask for a whole number; empty stays unknown."""
    shown = _label(label, required=required)
    return st.number_input(shown, least, most, value, 1, placeholder="", help=_help(help_), key=key)


def degrees(label: Phrase, *, value: float | None = None, help_: Phrase | None = None, key: str) -> float | None:
    """Ask for degrees of latitude or longitude as maps give them; empty stays unknown."""
    return st.number_input(
        _label(label), -180.0, 180.0, value, 0.001, "%.6f", placeholder="", help=_help(help_), key=key
    )


def day(
    label: Phrase,
    *,
    value: date | None,
    earliest: date | None = None,
    latest: date | None = None,
    key: str | None = None,
) -> date | None:
    """Ask for a day; None leaves it empty."""
    return days.ask(_label(label), value, (earliest, latest), key)


def hour(label: Phrase, *, value: time | None = None, key: str | None = None) -> time | None:
    """Ask for a time of day, by quarters of an hour; empty stays unknown."""
    return st.time_input(_label(label), value, key=key, step=timedelta(minutes=15))


def one_of(
    label: Phrase,
    options: Sequence[T],
    words: Callable[[T], str] = say.fact,
    *,
    sound: Callable[[T], str] | None = None,
    value: T | None = None,
    hint: Phrase = frame.CHOOSE,
    required: bool = False,
    key: str | None = None,
) -> T | None:
    """Ask for one of a list. `sound` adds what else it is found by: initials, pinyin, the tail of a phone.

    What was picked before a save is given as it stands since, if just one is written so.
    """

    def written(option: T) -> str:
        return f"{words(option)}　{sound(option)}" if sound else words(option)

    picked = st.selectbox(
        _label(label, required=required), options, options.index(value) if value in options else None,
        _in_this_language(written), key=key, placeholder=say.bare(hint), filter_mode="contains",
    )  # fmt: skip
    if picked is None or picked in options:
        return picked
    alike = [option for option in options if written(option) == written(picked)]
    return alike[0] if len(alike) == 1 else None


def several_of(
    label: Phrase,
    options: Sequence[T],
    words: Callable[[T], str] = say.fact,
    *,
    value: Sequence[T] = (),
    key: str | None = None,
) -> list[T]:
    """Ask for any number of a list."""
    hint = say.bare(frame.CHOOSE)
    return st.multiselect(_label(label), options, list(value), format_func=words, placeholder=hint, key=key)


def word(label: Phrase, of: type[W], *, value: W | None = None, key: str | None = None) -> W | None:
    """Ask for one of the scheme's words, all of them in sight, by their labels."""
    options = called.offered(of, value)
    return st.pills(_label(label), options, format_func=_in_this_language(say.say), default=value, key=key)


def words(label: Phrase, of: type[W], *, value: Sequence[W] = (), key: str | None = None) -> list[W]:
    """Ask for several of the scheme's words."""
    return st.pills(
        _label(label),
        called.offered(of),
        selection_mode="multi",
        format_func=_in_this_language(say.say),
        default=list(value),
        key=key,
    )


def yes(label: Phrase, *, value: bool = False, key: str | None = None) -> bool:
    """Ask for a yes."""
    return st.checkbox(_label(label), value, key=key)


def submit(label: Phrase, *, main: bool = True, icon: str | None = None, draft: str = "") -> bool:
    """Draw a form's button, named by its verb. With the form's draft the press outlives a run that is stopped."""
    pressed = st.form_submit_button(
        say.say(label),
        type="primary" if main else "secondary",
        icon=_icon(icon),
        width="stretch",
        on_click=_remember if draft else None,
        args=(draft,),
    )
    return (_outlived(draft, pressed=pressed) if draft else pressed) and not days.wrong()


def reason(draft: str, label: Phrase, asked: Phrase) -> str:
    """Ask for a reason behind a button that opens; the reason is given once it is sent, and is never empty."""
    # by its key it is known as itself: without one, what stands in its place after the press would stand open
    with st.popover(say.say(label), key=f"why-{draft}"), st.form(draft, border=False):
        said = text(asked, most=200, required=True)
        pressed = submit(label, main=False)
        if pressed and not said:
            st.caption(say.say(frame.MISSING_FIELD, field=asked))
    return said if pressed else ""


def press(
    label: Phrase, *, key: str, main: bool = False, icon: str | None = None, disabled: bool = False, **facts: object
) -> bool:
    """Draw a button outside a form. For a write, let the key be a visit's draft, so that a double tap writes once."""
    pressed = st.button(
        say.say(label, **facts),
        key=key,
        type="primary" if main else "secondary",
        icon=_icon(icon),
        disabled=disabled,
        on_click=_remember,
        args=(key,),
    )
    return _outlived(key, pressed=pressed)


def late(draft: str) -> bool:
    """Whether a button was pressed for which this run has no place any more, because somebody else was faster."""
    return _outlived(draft, pressed=False)


def _remember(key: str) -> None:
    # what was typed may reach the server just after the tap, and its run stops the one in which the button was pressed
    st.session_state["pressed"] = (key, monotonic())


def _outlived(key: str, *, pressed: bool) -> bool:
    """Tell whether a button was pressed, in this run or in one that was stopped a moment ago before it came here."""
    noted, at = st.session_state.get("pressed", ("", 0.0))
    if noted != key:
        return pressed
    del st.session_state["pressed"]
    return pressed or monotonic() - at < _A_MOMENT


def filtered(
    name: str,
    label: Phrase,
    options: Mapping[str, str | Phrase | StrEnum],
    *,
    default: str = ALL,
    wide: bool = False,
    always: bool = False,
    every: Phrase = frame.ALL,
    named: bool = True,
) -> str | None:
    """Ask for a filter that stands in the address by its code; None is all. The default is not written there.

    Args:
        name: the name in the address, such as "street".
        label: what is filtered by.
        options: code → words.
        default: the code that holds when the address says nothing; without one, all comes first.
        wide: show all options side by side instead of a list.
        always: write the code into the address even when it is the default, as for the record a page is about.
        every: what no code at all is called.
        named: show the label; not where what stands around says it.

    """
    default = str(default)
    shown = {ALL: every, **options} if default == ALL else options
    # said here and once: Streamlit asks for the words of an option several times, also where no language is spoken
    said = {str(code): say.bare(one) if isinstance(one, Phrase | StrEnum) else one for code, one in shown.items()}
    codes, key = list(said), _filter_key(name)
    first = _first(name, key, codes, default)
    if wide:
        st.segmented_control(
            say.say(label), codes, default=first, format_func=lambda code: said.get(code, code), key=key, required=True,
            wrap=True, label_visibility="visible" if named else "collapsed",
        )  # fmt: skip
    else:
        st.selectbox(
            say.say(label),
            codes,
            codes.index(first) if first in codes else 0,
            format_func=lambda code: said.get(code, code),
            key=key,
            placeholder=say.bare(frame.CHOOSE),
            filter_mode="contains",
        )
    chosen: str = st.session_state[key] or default
    _write_address(name, chosen if always or chosen != default else "")
    return chosen or None


def filtered_word(name: str, label: Phrase, of: type[W]) -> W | None:
    """Ask for a filter that is one of the scheme's words; None is all."""
    code = filtered(name, label, {word.value: word for word in called.entries(of)})
    return of(code) if code else None


def filtered_day(name: str, label: Phrase, *, default: date, latest: date) -> date:
    """Ask for the day that a page is about, none after the latest; it stands in the address, but for the default."""
    chosen = _day_by_address(name, label, default, latest) or default
    _write_address(name, chosen.isoformat() if chosen != default else "")
    return chosen


def filtered_day_or_any(name: str, label: Phrase, *, latest: date) -> date | None:
    """Ask for a day to filter by, none after the latest; it stands in the address, and empty is any day."""
    chosen = _day_by_address(name, label, None, latest)
    _write_address(name, chosen.isoformat() if chosen else "")
    return chosen


def searched(name: str, label: Phrase, *, hint: Phrase = frame.SEARCH_HINT) -> str:
    """Ask for words to search by, as they are typed; they stand in the address."""
    key = _filter_key(name)
    first = _first(name, key, None, "")
    typed = st.text_input(
        say.say(label),
        first or "",
        key=key,
        type="search",
        live=True,
        placeholder=say.bare(hint),
        label_visibility="collapsed",
    )
    found = (typed or "").strip()
    _write_address(name, found)
    return found


def typed(key: str, label: Phrase, *, hint: Phrase, most: int = 200) -> str:
    """Ask for words that act as they are typed; with a visit's draft as key the field empties when it is renewed."""
    words = st.text_input(say.say(label), key=key, live=True, placeholder=say.bare(hint), max_chars=most)
    return (words or "").strip()


def _in_this_language(words: Callable[[Any], str]) -> Callable[[Any], str]:
    # Streamlit may ask for an option's words later and elsewhere, where no language is spoken
    spoken_now = copy_context()
    return lambda option: spoken_now.copy().run(words, option)


def _filter_key(name: str) -> str:
    # a field keeps the words it was drawn with, so another language is another field
    return f"filter-{name}-{say.language()}"


def _first(name: str, key: str, codes: Sequence[str] | None, default: str) -> str | None:
    """Give what a field begins with: what the address says. None when it stands already and has to follow.

    The field is drawn with it, time and again: a browser that draws only the second of two runs knows it, too, where
    one that was told in the first alone would answer with an empty field and lose what the address said.
    """
    said = st.query_params.get(name, "")
    wanted = said if said and (codes is None or said in codes) else default
    if key not in st.session_state:
        return wanted
    # a link or the browser's "back" changes the address behind the field's back: then the address is right
    if said != st.session_state.get(f"heard-{name}") or (codes is not None and st.session_state[key] not in codes):
        st.session_state[key] = wanted
        return None
    return wanted


def _day_by_address(name: str, label: Phrase, default: date | None, latest: date) -> date | None:
    key, said = _filter_key(name), st.query_params.get(name, "")
    first = wanted = _day_said(said, latest) or default
    if key in st.session_state and said != st.session_state.get(f"heard-{name}"):
        st.session_state[key], first = wanted, None
    st.date_input(say.say(label), first, key=key, max_value=latest, format="YYYY-MM-DD")
    chosen: date | None = st.session_state[key]
    return chosen


def _day_said(said: str, latest: date) -> date | None:
    try:
        return min(date.fromisoformat(said), latest)
    except ValueError:
        return None


def _write_address(name: str, code: str) -> None:
    st.session_state[f"heard-{name}"] = code
    if st.query_params.get(name, "") == code:
        return
    if code:
        st.query_params[name] = code
    else:
        del st.query_params[name]


def _label(label: Phrase, *, required: bool = False) -> str:
    return f"{say.say(label)} \\*" if required else say.say(label)


def _help(phrase: Phrase | None) -> str | None:
    return say.say(phrase) if phrase else None


def _icon(name: str | None) -> str | None:
    return f":material/{name}:" if name else None
