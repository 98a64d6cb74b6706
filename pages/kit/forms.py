"""Fields: labelled in the user's language, with their own words where Streamlit would speak English."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final, TypeVar

import streamlit as st
from pydantic import SecretStr

from pages.kit import beneath, choosing, days, pressing, say
from pages.text import called, frame
from pages.text.phrase import Phrase

ALL: Final = ""
"""The code of no filter."""

T = TypeVar("T")
G = TypeVar("G")
W = TypeVar("W", bound=StrEnum)


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
    field: str = "",
    key: str | None = None,
) -> str:
    """Ask for words, of at most so many characters; surrounding blanks are taken off.

    field, of this and every other: the intent's parameter it asks for; what is refused of that is said beneath it.
    """
    hint_ = say.bare(hint) if hint else ""
    if long:
        typed = st.text_area(
            _label(label, required=required), value, max_chars=most, placeholder=hint_, help=_help(help_), key=key,
            height=tall,
        )  # fmt: skip
    else:
        typed = st.text_input(
            _label(label, required=required), value, max_chars=most, placeholder=hint_, help=_help(help_), key=key
        )
    return _placed((typed or "").strip(), label, field, required=required)


def sealed(label: Phrase, *, most: int, hint: Phrase, draft: str, required: bool = False, field: str = "") -> str:
    """Ask for words that the records keep sealed: the browser keeps none of them, either."""
    return text(label, long=True, most=most, hint=hint, required=required, field=field, key=f"sealed-{draft}")


def password(label: Phrase, *, hint: str = "", complete: str = "new-password", field: str = "") -> SecretStr:
    """Ask for a password; it never becomes part of a log or of a draft's digest."""
    typed = st.text_input(
        _label(label, required=True), type="password", max_chars=128, placeholder=hint, autocomplete=complete
    )
    return SecretStr(_placed(typed or "", label, field, required=True))


def phone(label: Phrase, *, value: str = "", required: bool = False, field: str = "", key: str | None = None) -> str:
    """Ask for a telephone number; the keypad opens on a phone. Writes check it."""
    typed = st.text_input(
        _label(label, required=required), value, max_chars=20, type="phone", placeholder="", validate=None, key=key
    )
    return _placed((typed or "").strip(), label, field, required=required)


def number(
    label: Phrase,
    *,
    value: int | None = None,
    least: int = 0,
    most: int = 100_000,
    help_: Phrase | None = None,
    required: bool = False,
    field: str = "",
    key: str | None = None,
) -> int | None:
    """Ask for a whole number; empty stays unknown. One beyond its bounds is as well, and said."""
    name = _label(label, required=required)
    typed = st.number_input(name, -beneath.WIDEST, beneath.WIDEST, value, 1, placeholder="", help=_help(help_), key=key)
    given = beneath.within(key or name, name, typed, least, most)
    return _placed(given, label, field, required=required and given is typed)


def degrees(
    label: Phrase, *, value: float | None = None, help_: Phrase | None = None, field: str = "", key: str
) -> float | None:
    """Ask for degrees of latitude or longitude as maps give them; empty stays unknown, and so does what is beyond."""
    name, widest = _label(label), float(beneath.WIDEST)
    typed = st.number_input(name, -widest, widest, value, 0.001, "%.6f", placeholder="", help=_help(help_), key=key)
    return _placed(beneath.within(key, name, typed, -180, 180), label, field)


def day(
    label: Phrase,
    *,
    value: date | None,
    earliest: date | None = None,
    latest: date | None = None,
    required: bool = False,
    field: str = "",
    key: str | None = None,
) -> date | None:
    """Ask for a day; None leaves it empty."""
    typed = days.ask(_label(label, required=required), value, (earliest, latest), key)
    return _placed(typed, label, field, required=required)


def hour(label: Phrase, *, value: time | None = None, field: str = "", key: str | None = None) -> time | None:
    """Ask for a time of day, by quarters of an hour; empty stays unknown."""
    return _placed(st.time_input(_label(label), value, key=key, step=timedelta(minutes=15)), label, field)


def one_of(
    label: Phrase,
    options: Sequence[T],
    words: Callable[[T], str] = say.fact,
    *,
    sound: Callable[[T], str] | None = None,
    value: T | None = None,
    hint: Phrase = frame.CHOOSE,
    required: bool = False,
    field: str = "",
    key: str | None = None,
) -> T | None:
    """Ask for one of a list. `sound` adds what else it is found by: initials, pinyin, the tail of a phone.

    What was picked before a save is given as it stands since, if just one is written so.
    """

    def written(option: T) -> str:
        return f"{words(option)}　{sound(option)}" if sound else words(option)

    picked = st.selectbox(
        _label(label, required=required), options, options.index(value) if value in options else None,
        say.later(written), key=key, placeholder=say.bare(hint), filter_mode="contains",
    )  # fmt: skip
    if picked is not None and picked not in options:
        picked = choosing.only([option for option in options if written(option) == written(picked)])
    return _placed(picked, label, field, required=required, choice=True)


def several_of(
    label: Phrase,
    options: Sequence[T],
    words: Callable[[T], str] = say.fact,
    *,
    value: Sequence[T] = (),
    required: bool = False,
    field: str = "",
    key: str | None = None,
) -> list[T]:
    """Ask for any number of a list."""
    hint, name = say.bare(frame.CHOOSE), _label(label, required=required)
    picked = st.multiselect(name, options, list(value), format_func=words, placeholder=hint, key=key)
    return _placed(picked, label, field, required=required, choice=True)


def word(
    label: Phrase,
    of: type[W],
    *,
    value: W | None = None,
    required: bool = False,
    field: str = "",
    key: str | None = None,
) -> W | None:
    """Ask for one of the scheme's words, all of them in sight, by their labels."""
    options, name = called.offered(of, value), _label(label, required=required)
    picked = st.pills(name, options, format_func=say.later(say.say), default=value, key=key)
    return _placed(picked, label, field, required=required, choice=True)


def words(label: Phrase, of: type[W], *, value: Sequence[W] = (), field: str = "", key: str | None = None) -> list[W]:
    """Ask for several of the scheme's words."""
    picked = st.pills(
        _label(label), called.offered(of), selection_mode="multi", format_func=say.later(say.say), default=list(value),
        key=key,
    )  # fmt: skip
    return _placed(picked, label, field, choice=True)


def yes(label: Phrase, *, value: bool = False, field: str = "", key: str | None = None) -> bool:
    """Ask for a yes."""
    return _placed(st.checkbox(_label(label), value, key=key), label, field)


def submit(
    label: Phrase, *, main: bool = True, icon: str | None = None, draft: str = "", without: Sequence[str] = ()
) -> bool:
    """Draw a form's button, named by its verb; whether it was pressed and nothing required is missing.

    With the form's draft the press outlives a run that is stopped. without: the required fields it can do without.
    """
    pressed = st.form_submit_button(
        say.say(label),
        type="primary" if main else "secondary",
        icon=_icon(icon),
        width="stretch",
        on_click=pressing.remember if draft else None,
        args=(draft,),
    )
    return (pressing.outlived(draft, pressed=pressed) if draft else pressed) and beneath.sent(without=without)


def reason(draft: str, label: Phrase, asked: Phrase) -> str:
    """Ask for a reason behind a button that opens; the reason is given once it is sent, and is never empty."""
    # by its key it is known as itself: without one, what stands in its place after the press would stand open
    with st.popover(say.say(label), key=f"why-{draft}"), beneath.form(draft, border=False):
        said = text(asked, most=200, required=True, field="reason")
        pressed = submit(label, main=False)
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
        on_click=pressing.remember,
        args=(key,),
    )
    pressed = pressing.outlived(key, pressed=pressed)
    if pressed:
        beneath.pressed()
    return pressed


def late(draft: str) -> bool:
    """Whether a button was pressed for which this run has no place any more, because somebody else was faster."""
    return pressing.outlived(draft, pressed=False)


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


def typed(key: str, label: Phrase, *, hint: Phrase, most: int = 200, field: str = "", required: bool = False) -> str:
    """Ask for words that act as they are typed; with a visit's draft as key the field empties when it is renewed."""
    name, shown = _label(label, required=required), say.bare(hint)
    words = (st.text_input(name, key=key, live=True, placeholder=shown, max_chars=most) or "").strip()
    return _placed(words, label, field, required=required)


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
    first = wanted = days.read(said, latest) or default
    if key in st.session_state and said != st.session_state.get(f"heard-{name}"):
        st.session_state[key], first = wanted, None
    st.date_input(say.say(label), first, key=key, max_value=latest, format="YYYY-MM-DD")
    chosen: date | None = st.session_state[key]
    return chosen


def _write_address(name: str, code: str) -> None:
    st.session_state[f"heard-{name}"] = code
    if st.query_params.get(name, "") == code:
        return
    if code:
        st.query_params[name] = code
    else:
        del st.query_params[name]


def _label(label: Phrase, *, required: bool = False) -> str:
    return say.say(label) + beneath.REQUIRED * required


def _placed(given: G, label: Phrase, field: str, *, required: bool = False, choice: bool = False) -> G:
    """Keep a place beneath a field for what may be said of it, and give what it was given."""
    beneath.place(label, field, missing=required and not given and given != 0, choice=choice)
    return given


def _help(phrase: Phrase | None) -> str | None:
    return say.say(phrase) if phrase else None


def _icon(name: str | None) -> str | None:
    return f":material/{name}:" if name else None
