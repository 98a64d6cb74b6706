"""The one place where markup of our own reaches the screen, every text in it escaped by whoever made it."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

Standing = dict[str, tuple[DeltaGenerator, str]]
"""By name, the pieces of a page that can be exchanged: where each stands, and as what."""

_theme: ContextVar[str] = ContextVar("theme", default="")
_standing: ContextVar[Standing | None] = ContextVar("standing", default=None)


def theme() -> str:
    """Give the theme of whoever looks: dark or light."""
    return _theme.get() or ("dark" if st.context.theme.type == "dark" else "light")


@contextmanager
def in_theme(theme: str) -> Iterator[None]:
    """Draw in a theme for a while, where nobody knows yet in which one it will be looked at."""
    before = _theme.set(theme)
    try:
        yield
    finally:
        _theme.reset(before)


def picture(drawing: str) -> str:
    """Give a drawing as the source of an image: markup of pictures itself would not pass."""
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


def draw(markup: str, name: str = "") -> None:
    """Draw markup as it is; under a name it may be exchanged where it stands."""
    stands = st.html(markup)
    if name and (standing := _standing.get()) is not None:
        standing[name] = stands, markup


def begin() -> Standing:
    """Begin a page of which pieces will be exchanged; gives them, as they come to stand."""
    standing: Standing = {}
    _standing.set(standing)
    return standing


def exchange(standing: Standing, name: str, markup: str) -> None:
    """Put other markup where a piece stands, from a part of the page that renews itself; the same is left alone."""
    stands, before = standing[name]
    if markup == before:
        return
    # it stays the page's own: a part's own pieces go whenever it is run without them
    with ThreadState.scoped(fragment_id=None):
        stands.html(markup)
    standing[name] = stands, markup


def alert(said: str) -> None:
    """Draw a sentence that a screen reader speaks at once, close beneath what it is about."""
    colour = "#F0B45A" if theme() == "dark" else "#8A4B00"
    draw(
        f'<p role="alert" style="margin:-0.5rem 0 0;color:{colour};font-size:0.875rem;line-height:1.5">'
        f'<span aria-hidden="true">⚠ </span>{escape(said)}</p>'
    )
