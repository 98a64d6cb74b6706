"""The doors: plain HTML outside Streamlit, and the gate before everything."""

from pages.doors.routes import ERRORS, MIDDLEWARE, ROUTES

__all__ = ["ERRORS", "MIDDLEWARE", "ROUTES"]
