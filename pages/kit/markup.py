"""The one place where markup of our own reaches the screen, every text in it escaped by whoever made it."""

from base64 import b64encode

import streamlit as st


def theme() -> str:
    """Give the theme of whoever looks: dark or light."""
    return "dark" if st.context.theme.type == "dark" else "light"


def picture(drawing: str) -> str:
    """Give a drawing as the source of an image: markup of pictures itself would not pass."""
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


def draw(markup: str) -> None:
    """Draw markup as it is."""
    st.html(markup)
