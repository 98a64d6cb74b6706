"""The organisation's own sign-in (OpenID Connect): it vouches for somebody, the session is ours as any other.

Authlib and httpx are loaded only in a house that names an issuer.
"""

import importlib
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from db.errors import Refusal
from db.settings import settings
from db.writes.sign_ins import sign_in_by_organisation
from pages.doors.address import is_secure, local
from pages.doors.sign_in import admitted, as_stranger, device_of

_NEXT: Final = "sanshuang-next"
_WAITING: Final = 10.0


async def leave(request: Request) -> Response:
    """Send the visitor to the organisation, remembering where they wanted to go."""
    if not settings().oidc_issuer:
        return RedirectResponse("/signin", HTTPStatus.SEE_OTHER)
    request.session[_NEXT] = local(request.query_params.get("next", "/"))
    try:
        answer: Response = await _organisation().authorize_redirect(request, _way_back(request))
    except _failures():
        return _not_completed()
    return answer


async def come_back(request: Request) -> Response:
    """Check what the organisation says of the visitor, and begin a session for the account that is theirs."""
    if not settings().oidc_issuer:
        return RedirectResponse("/signin", HTTPStatus.SEE_OTHER)
    try:
        token = await _organisation().authorize_access_token(request)
        said: dict[str, str] = dict(token["userinfo"])
        admission = await run_in_threadpool(
            as_stranger,
            request,
            sign_in_by_organisation,
            subject=str(said["sub"]),
            login=str(said.get("preferred_username") or said.get("email") or ""),
            device=device_of(request),
        )
    except _failures():
        return _not_completed()
    return await admitted(request, admission.token, local(str(request.session.pop(_NEXT, "/"))))


@lru_cache(maxsize=1)
def _organisation() -> Any:  # noqa: ANN401 - Authlib carries no types
    registry = importlib.import_module("authlib.integrations.starlette_client").OAuth()
    return registry.register(
        "organisation",
        server_metadata_url=f"{settings().oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_id=settings().oidc_client_id,
        client_secret=settings().oidc_client_secret,
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "timeout": _WAITING,
        },
    )


def _failures() -> tuple[type[Exception], ...]:
    """Give what goes wrong on the way: the organisation says no, cannot be reached, or vouches for nobody we know."""
    said_no = importlib.import_module("authlib.common.errors").AuthlibBaseError
    not_reached = importlib.import_module("httpx").HTTPError
    return said_no, not_reached, KeyError, ValueError, Refusal


def _way_back(request: Request) -> str:
    own = settings().public_url.rstrip("/")
    scheme = "https" if is_secure(request.scope) else "http"
    return f"{own or f'{scheme}://{request.url.netloc}'}/sso/callback"


def _not_completed() -> Response:
    return RedirectResponse("/signin?why=sso", HTTPStatus.SEE_OTHER)
