"""What a form says beneath its fields: what is missing or refused stands at its field until the form is sent again.

Beneath each field lies a place that takes no room while there is nothing to say. Refusals name the field by the
parameter of their intent; those of no field of the form are said at the form.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from db.errors import Code, Refusal
from pages.kit import markup, say, show
from pages.text import frame, refusals
from pages.text.phrase import Phrase
from pages.text.telling import listing

N = TypeVar("N", int, float)

WIDEST: Final = 2**53 - 1
"""What a browser counts to: a field of narrower bounds keeps a press back without a word."""
REQUIRED: Final = " *"
"""What a label ends with whose field has to be filled in."""
_BEYOND: Final = "beyond"
_FEW = 2
"""A form of so few fields is seen as a whole: what stands at a field need not be told at its button as well."""


@dataclass(frozen=True, slots=True)
class _Place:
    label: Phrase
    slot: DeltaGenerator
    missing: bool
    asked_for: Phrase


@dataclass(slots=True)
class _Sheet:
    places: dict[str, _Place] = field(default_factory=dict)
    asked: int = 0


_open: ContextVar[_Sheet | None] = ContextVar("open", default=None)
_loose: ContextVar[_Sheet | None] = ContextVar("loose", default=None)
_sent: ContextVar[_Sheet | None] = ContextVar("sent", default=None)
_named: ContextVar[str] = ContextVar("named", default="")


def begin() -> None:
    """Forget the fields of the page before."""
    for one in (_open, _loose, _sent):
        one.set(None)
    st.session_state.pop(_BEYOND, None)


@contextmanager
def form(draft: str, *, border: bool = True, clear: bool = False, above: bool = False) -> Iterator[None]:
    """Draw a form under its draft; what is refused once it is sent comes to its fields.

    clear: its fields stand empty after each press, as for a code that is good for one time only.
    above: the fields drawn above it, which decide what it asks for, are sent with it.
    """
    before = _open.set(_sheet() if above else _Sheet())
    try:
        with st.form(draft, border=border, clear_on_submit=clear):
            yield
    finally:
        _open.reset(before)


@contextmanager
def named(parameter: str) -> Iterator[None]:
    """Draw a field that does not say itself for which parameter of the intent it asks."""
    before = _named.set(parameter)
    try:
        yield
    finally:
        _named.reset(before)


def place(label: Phrase, parameter: str, *, missing: bool = False, choice: bool = False) -> None:
    """Keep a place beneath the field just drawn.

    parameter: what the intent calls it. missing: it has to be filled in and is empty. choice: it is chosen, not typed.
    """
    parameter = parameter or _named.get()
    sheet = _sheet()
    sheet.asked += 1
    if parameter or missing:
        asked_for = frame.MISSING_CHOICE if choice else frame.MISSING_FIELD
        sheet.places[parameter or label.zh] = _Place(label, st.empty(), missing, asked_for)


def bounded(name: str, label: str, phrase: Phrase | None, **facts: object) -> None:
    """Say of the field just drawn, known by a name, that it lies beyond its bounds; without a phrase it does not.

    As long as one does, nothing of its page is sent.
    """
    beyond: dict[str, str] = st.session_state.setdefault(_BEYOND, {})
    if phrase:
        beyond[name] = label.removesuffix(REQUIRED)
        markup.alert(say.bare(phrase, **facts))
    else:
        beyond.pop(name, None)


def within(name: str, label: str, typed: N | None, least: int, most: int) -> N | None:
    """Give the number just typed; one beyond its bounds is said and not given."""
    beyond = typed is not None and not least <= typed <= most
    bounded(name, label, frame.NUMBER_BETWEEN if beyond else None, least=str(least), most=str(most))
    return None if beyond else typed


def sent(*, without: Collection[str] = ()) -> bool:
    """Note that the fields drawn here are being sent; whether nothing is missing, which is said at its field.

    without: the fields that do not matter for this button.
    """
    sheet = _sheet()
    _sent.set(sheet)
    missing = [one for name, one in sheet.places.items() if one.missing and name not in without]
    for one in missing:
        _say(one, say.bare(one.asked_for, field=one.label))
    beyond = list(st.session_state.get(_BEYOND, {}).values())
    _lead_to(sheet, [*(say.bare(one.label) for one in missing), *beyond])
    return not (missing or beyond)


def pressed() -> None:
    """Note that a button beside these fields was pressed, which takes what it needs of them."""
    _sent.set(_sheet())


def refused(refusal: Refusal) -> bool:
    """Say a refusal at the field that it names; False when what was sent has no such field."""
    return _said(refusal.field, refusals.sentence(refusal), refusal.facts, empty=refusal.code is Code.EMPTY)


def wrong(parameter: str, phrase: Phrase, **facts: object) -> None:
    """Say what a page itself finds wrong with what was sent, at the field it is about; else where the call stands."""
    if not _said(parameter, phrase, facts):
        show.trouble(phrase, **facts)


def _sheet() -> _Sheet:
    sheet = _open.get() or _loose.get()
    if sheet is None:
        _loose.set(sheet := _Sheet())
    return sheet


def _said(parameter: str, phrase: Phrase, facts: Mapping[str, object], *, empty: bool = False) -> bool:
    sheet = _sent.get()
    at = sheet.places.get(parameter) if sheet else None
    if sheet is None or at is None:
        return False
    _say(at, say.bare(at.asked_for, field=at.label) if empty else say.bare(phrase, **facts))
    _lead_to(sheet, [say.bare(at.label)])
    return True


def _say(at: _Place, said: str) -> None:
    with at.slot:
        markup.alert(said)


def _lead_to(sheet: _Sheet, fields: list[str]) -> None:
    # on a phone the field may stand far above the button
    if fields and sheet.asked > _FEW:
        st.caption(say.say(frame.LOOK_AT_FIELDS, fields=listing(fields, say.language())))
