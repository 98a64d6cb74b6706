"""The front door: `streamlit run dashboard.py`, or `uvicorn dashboard:app`."""

import streamlit as st

from pages.doors import ERRORS, MIDDLEWARE, ROUTES
from pages.doors.opening import keep_cookie_secret, lifespan
from pages.doors.tuning import remember
from pages.kit.apology import apologise

keep_cookie_secret()
remember()
app = st.App(
    "pages/front.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    exception_handlers=ERRORS,
    lifespan=lifespan,
    on_script_error=apologise,
)
