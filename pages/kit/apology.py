"""When a page fails in a way nobody foresaw: a plain sentence with a reference code, the trace in the log under it."""

import logging
import secrets

from pages.kit import show

_log = logging.getLogger("sanshuang.pages")


def noted(what: str, error: BaseException) -> str:
    """Write an error's trace into the log; give the reference code it stands under."""
    reference = secrets.token_hex(3).upper()
    _log.error("%s failed, reference %s", what, reference, exc_info=error)
    return reference


def apologise(error: Exception) -> bool:
    """Answer for an error of a page, its callbacks or its live parts, in place of Streamlit's own red box."""
    show.wrong(noted("a page", error))
    return True
