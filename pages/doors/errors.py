"""Pages that say no: forbidden, not found, not readable, and an apology with a reference for what nobody foresaw."""

import logging
import secrets
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.errors import Code, Refusal
from pages.doors.gate import away
from pages.doors.paper import sentence
from pages.text import doors as text

PASSING: Final = frozenset({Code.BUSY, Code.DATABASE_AWAY, Code.DISK_FULL})
"""Refusals that pass by themselves: whoever is refused may send the same once more."""

_log = logging.getLogger("sanshuang.doors")


async def refused(request: Request, error: HTTPException) -> Response:
    """Say no in a sentence."""
    if error.status_code == HTTPStatus.NOT_FOUND:
        return sentence(request, error.status_code, text.NOT_FOUND_TITLE, text.NOT_FOUND)
    if error.status_code == HTTPStatus.FORBIDDEN:
        return sentence(request, error.status_code, text.FORBIDDEN_TITLE, text.FORBIDDEN)
    if error.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return sentence(request, error.status_code, text.TOO_MANY_TITLE, text.TOO_MANY)
    return sentence(request, error.status_code, text.NOT_SO_TITLE, text.NOT_SO)


async def foreseen(request: Request, refusal: Refusal) -> Response:
    """Answer a refusal that no door has turned into a sentence of its own."""
    if refusal.code in {Code.DATABASE_AWAY, Code.BUSY}:
        return away(request)
    return sentence(request, HTTPStatus.FORBIDDEN, text.FORBIDDEN_TITLE, text.FORBIDDEN)


async def broken(request: Request, error: Exception) -> Response:
    """Apologise with a reference code, under which the log has the trace."""
    reference = secrets.token_hex(3).upper()
    _log.error("%s %s failed, reference %s", request.method, request.url.path, reference, exc_info=error)
    return sentence(request, HTTPStatus.INTERNAL_SERVER_ERROR, text.BROKEN_TITLE, text.BROKEN, reference=reference)
