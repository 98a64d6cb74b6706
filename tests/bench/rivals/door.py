"""Our own server with another page behind its doors: RIVAL names the script."""

import os

import streamlit as st

from pages.doors import ERRORS, MIDDLEWARE, ROUTES
from pages.doors.opening import keep_cookie_secret, lifespan

keep_cookie_secret()
app = st.App(
    f"tests/bench/rivals/{os.environ['RIVAL']}.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    exception_handlers=ERRORS,
    lifespan=lifespan,
)
