"""Where a request comes from and may go next: same origin, local paths, https."""

from typing import Final
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from db.settings import settings
from pages.kit.session import plain_address

_SECURE: Final = {"https", "wss"}
_DOORS: Final = ("/signin", "/signout", "/setup", "/auth/", "/sso/", "/language/")


def is_secure(scope: Scope) -> bool:
    """Whether the visitor speaks https, to us or to the proxy before us."""
    return settings().speaks_https or scope.get("scheme") in _SECURE


def is_own_origin(scope: Scope) -> bool:
    """Whether a request that changes something, or opens a socket, was made by one of our own pages."""
    headers = Headers(scope=scope)
    origin = headers.get("origin", "")
    parts = urlsplit(origin)
    if not parts.netloc:
        return False
    return parts.netloc == headers.get("host") or origin == settings().public_url.rstrip("/")


def local(target: str) -> str:
    """Give a path of our own to go on to, else the front page: never another site, never a door again."""
    parts = urlsplit(target)
    foreign = parts.scheme or parts.netloc or "\\" in target or not target.startswith("/") or target.startswith("//")
    if foreign or not target.isprintable() or target.startswith(_DOORS):
        return "/"
    return target


def sign_in_for(scope: Scope) -> str:
    """Give the way to the sign-in that leads back to the page which was asked for."""
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    return "/signin" if wanted == "/" else f"/signin?next={quote(local(wanted), safe='')}"


def origin_of(scope: Scope) -> str:
    """Give the network address a request came from, for the journal."""
    client = scope.get("client")
    return plain_address(client[0]) if client else ""
