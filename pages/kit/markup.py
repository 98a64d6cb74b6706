"""The one place where markup of our own reaches the screen, every text in it escaped by whoever made it."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape

import streamlit as st

_theme: ContextVar[str] = ContextVar("theme", default="")


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


def draw(markup: str) -> None:
    """Draw markup as it is."""
    st.html(markup)


def alert(said: str) -> None:
    """Draw a sentence that a screen reader speaks at once, close beneath what it is about."""
    colour = "#F0B45A" if theme() == "dark" else "#8A4B00"
    draw(
        f'<p role="alert" style="margin:-0.5rem 0 0;color:{colour};font-size:0.875rem;line-height:1.5">'
        f'<span aria-hidden="true">⚠ </span>{escape(said)}</p>'
    )
