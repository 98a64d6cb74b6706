"""The one place where markup of our own reaches the screen, every text in it escaped by whoever made it."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

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
