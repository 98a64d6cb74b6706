"""The gate before everything: no session, no page, no socket, no file."""

import asyncio
import gzip
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from http import HTTPStatus
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from db.engine import engine
from db.errors import Refusal
from db.reads.accounts import Visitor, visitor_of
from db.rules.rights import Actor, Right
from db.work import perform, reading
from db.work.retry import foreseen
from db.writes.sign_ins import note_sign_of_life
from pages.doors import index
from pages.doors.address import is_own_origin, is_secure, origin_of, sign_in_for
from pages.doors.assets import asset
from pages.doors.first import within_document
from pages.doors.opening import plainly
from pages.doors.paper import page, sentence
from pages.doors.tongue import html_lang, tongue_of
from pages.kit.atlas import PLACES
from pages.kit.first import is_first
from pages.kit.session import COOKIE_HTTP, COOKIE_HTTPS, HEADER
from pages.text import doors as text

SAFE: Final = {"GET", "HEAD"}
STREAM: Final = "/_stcore/stream"
PUBLIC: Final = {"/_stcore/health", "/_stcore/host-config"}
"""Streamlit's paths that say nothing of anybody: alive or not, and settings that every browser needs."""

INTERNAL: Final = ("/_stcore", "/media", "/component", "/app", "/static", "/auth", "/oauth2callback")
"""Where no page can be: whoever asks there without a session is refused, not led to the sign-in."""

FOR_HEALTH: Final = ("/_stcore/metrics", "/_stcore/script-health-check")
CLOSED: Final = ("/_stcore/agent",)
_PATIENCE: Final = 5


class Gate:
    """Decides about every request and every socket before Streamlit hears of it."""

    def __init__(self, app: ASGIApp, doors: Sequence[BaseRoute], public_doors: Sequence[BaseRoute]) -> None:
        self.app, self.doors, self.public_doors = app, doors, public_doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] == "http":
            _strip(scope)
            await self._request(scope, receive, guarded(send, secure=is_secure(scope)))
        elif scope["type"] == "websocket":
            _strip(scope)
            await self._socket(scope, receive, send)
        else:
            await self.app(scope, receive, plainly(send))

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(scope, receive)
        await (answer or self.app)(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> ASGIApp | None:
        request, path = Request(scope, receive), scope["path"]
        if scope["method"] not in SAFE and not is_own_origin(scope):
            return sentence(request, HTTPStatus.FORBIDDEN, text.FORBIDDEN_TITLE, text.FORBIDDEN)
        if path.startswith("/static/"):
            return await asset(request)
        if path in PUBLIC or _is_among(self.public_doors, scope):
            return None
        try:
            visitor = await visitor_behind(scope)
        except Refusal:
            return away(request)
        if visitor is None:
            return _refused(scope, to_a_person=is_page(scope) or self._is_read_by_a_person(scope))
        return await self._for_visitor(visitor, scope, request)

    async def _for_visitor(self, visitor: Visitor, scope: Scope, request: Request) -> ASGIApp | None:
        scope["visitor"], path = visitor, scope["path"]
        if _is_among(self.doors, scope):
            return None
        hidden = path.startswith(FOR_HEALTH) and not visitor.actor.may(Right.SEE_HEALTH)
        nowhere = path.removeprefix("/") not in _pages() if is_page(scope) else not _is_internal(path)
        if path.startswith(CLOSED) or hidden or nowhere:
            return sentence(request, HTTPStatus.NOT_FOUND, text.NOT_FOUND_TITLE, text.NOT_FOUND)
        return await _page(visitor.actor, scope) if is_page(scope) else None

    def _is_read_by_a_person(self, scope: Scope) -> bool:
        asked = "text/html" in Headers(scope=scope).get("accept", "")
        return asked and scope["method"] in SAFE and _is_among(self.doors, scope)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != STREAM or not is_own_origin(scope):
            await send({"type": "websocket.close", "code": 1008})
            return
        try:
            visitor = await visitor_behind(scope)
        except Refusal:
            await send({"type": "websocket.close", "code": 1013})
            return
        if visitor is None:
            await _lead_to_sign_in(scope, receive, send)
            return
        # the origin has been checked; Streamlit's own check of a foreign one would ask the internet for our address
        kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
        scope["headers"] = [*kept, (HEADER.encode(), token_of(scope).encode())]
        await self.app(scope, receive, send)


def token_of(scope: Scope) -> str:
    """Give the session's token that a browser brings, from the one cookie that is right for its connection."""
    name = COOKIE_HTTPS if is_secure(scope) else COOKIE_HTTP
    return cookie_parser(Headers(scope=scope).get("cookie", "")).get(name, "")


async def visitor_behind(scope: Scope) -> Visitor | None:
    """Give who stands behind a request, and write their sign of life down when it is due; Refusal when unanswerable."""
    token = token_of(scope)
    return await run_in_threadpool(_visitor, token, origin_of(scope)) if token else None


def away(request: Request) -> Response:
    """Say that the database is away, and try again by itself."""
    answer = page(
        request, "sentence.html", status=HTTPStatus.SERVICE_UNAVAILABLE, title=text.AWAY_TITLE,
        sentence=text.AWAY.words(tongue_of(request.scope)), again_in=_PATIENCE,
    )  # fmt: skip
    answer.headers["Retry-After"] = str(_PATIENCE)
    return answer


def is_page(scope: Scope) -> bool:
    """Whether an address could be one of the application's pages."""
    path = scope["path"]
    # a page stands at one word: on a deep link the browser looks for /page/_stcore/health, too, and must not find it
    return scope["method"] in SAFE and path.count("/") == 1 and not _is_internal(path)


def guarded(send: Send, *, secure: bool) -> Send:
    """Put the security headers on every answer."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", index.policy())
            headers["X-Content-Type-Options"] = "nosniff"
            headers["X-Frame-Options"] = "DENY"
            # not "no-referrer": browsers would then hide the origin of our own forms
            headers["Referrer-Policy"] = "same-origin"
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            if secure:
                headers["Strict-Transport-Security"] = "max-age=31536000"
        await send(message)

    return with_headers


def _visitor(token: str, origin: str) -> Visitor | None:
    now = datetime.now(UTC)
    with foreseen(), reading(engine()) as session:
        visitor = visitor_of(session, token, now)
    if visitor and visitor.sign_due:
        # a full disk must not keep anybody from reading
        with suppress(Refusal):
            perform(engine(), visitor.actor, note_sign_of_life, now=now, origin=origin, sign_in_id=visitor.sign_in_id)
    return visitor


async def _page(actor: Actor, scope: Scope) -> Response:
    language, who = actor.language, str(actor.account_id)
    headers = {"Cache-Control": "private, no-cache", "Content-Language": html_lang(language)}
    look = await within_document(actor) if not scope["query_string"] and is_first(actor, scope["path"]) else ""
    page = index.page_for(language, who, look)
    if not look:
        return Response(page, media_type="text/html", headers=headers)
    # what the records said a while ago is not found again in a browser
    headers |= {"Cache-Control": "private, no-store", "Vary": "Accept-Encoding"}
    if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
        # beside the loop: all sockets would wait for the milliseconds that it takes
        page = await run_in_threadpool(gzip.compress, page, compresslevel=6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(page, media_type="text/html", headers=headers)


def _refused(scope: Scope, *, to_a_person: bool) -> Response:
    if to_a_person:
        return RedirectResponse(sign_in_for(scope), HTTPStatus.SEE_OTHER, headers={"Cache-Control": "no-store"})
    return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"Cache-Control": "no-store"})


def _is_among(doors: Sequence[BaseRoute], scope: Scope) -> bool:
    return any(door.matches(scope)[0] is not Match.NONE for door in doors)


def _is_internal(path: str) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in INTERNAL)


@lru_cache(maxsize=1)
def _pages() -> frozenset[str]:
    return frozenset({"", *(place.url for place in PLACES)})


def _strip(scope: Scope) -> None:
    # whoever the outside says it is, does not count
    scope["headers"] = [(name, value) for name, value in scope["headers"] if name.lower() != HEADER.encode()]


async def _lead_to_sign_in(scope: Scope, receive: Receive, send: Send) -> None:
    """Tell a page whose session is over to go to the sign-in; Streamlit's runtime never hears of the socket."""
    wanted = (Headers(scope=scope).get("sec-websocket-protocol", "").split(",")[0]).strip()
    await receive()
    await send({"type": "websocket.accept", "subprotocol": wanted or None})
    message = ForwardMsg()
    message.auth_redirect.url = "/signin?why=ended"
    await send({"type": "websocket.send", "bytes": message.SerializeToString()})
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            while (await receive())["type"] != "websocket.disconnect":
                pass
            return
    await send({"type": "websocket.close", "code": 1000})
