"""How a session is carried: the cookie in the browser, the header from the gate to the script."""

from typing import Final

COOKIE_HTTPS: Final = "__Host-sanshuang"
"""The session cookie over https: bound to this host, never sent in the clear."""

COOKIE_HTTP: Final = "sanshuang"
"""The session cookie over plain http, where browsers refuse the other name."""

LANGUAGE_COOKIE: Final = "sanshuang-language"
"""What a visitor chose at the door, before anybody is known."""

HEADER: Final = "x-sanshuang-session"
"""The header by which the gate tells Streamlit whose socket it is; the gate removes it from what comes in."""

USER_KEY: Final = "sign_in"
"""Where a script finds the token: st.user["sign_in"], as .streamlit/config.toml maps the header."""


def plain_address(address: str) -> str:
    """Write a network address as people know it: one of version 4 not as a socket of version 6 tells it."""
    return address.removeprefix("::ffff:")
