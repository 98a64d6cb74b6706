"""The sign-in and sign-out doors: password or persona in, cookie out."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, Final, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from pydantic import SecretStr
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.accounts import Doorstep, Persona, actor_of, doorstep, limits, personas, proof_of, wait_for
from db.rules.accounts import Proof, clean_login
from db.rules.rights import stranger
from db.settings import settings
from db.terms import AccountId
from db.work import perform, reading
from db.work.retry import foreseen
from db.writes.sign_ins import Admission, sign_in, sign_in_as_persona, sign_in_with_code, sign_out
from pages.doors.address import is_secure, local, origin_of
from pages.doors.device import device
from pages.doors.forms import sent
from pages.doors.gate import visitor_behind
from pages.doors.paper import page
from pages.doors.scripts import script_policy
from pages.doors.tongue import HOME, chosen, tongue_of
from pages.kit.session import COOKIE_HTTP, COOKIE_HTTPS, LANGUAGE_COOKIE
from pages.text import doors as text
from pages.text.phrase import Phrase
from pages.text.refusals import sentence as sentence_for
from pages.text.telling import tell

T = TypeVar("T")

_STATUS: Final = {
    Code.WRONG_LOGIN: HTTPStatus.UNAUTHORIZED,
    Code.CODE_WRONG: HTTPStatus.UNAUTHORIZED,
    Code.LOGIN_DELAYED: HTTPStatus.TOO_MANY_REQUESTS,
}
_OUT: Final = "out"
_NOTES: Final = {
    _OUT: text.SIGNED_OUT,
    "ended": text.SESSION_ENDED,
    "sso": text.SSO_FAILED,
    "code": text.CODE_WAITED,
}
_YEAR: Final = 365 * 24 * 3600
# a password takes 64 MiB and a core to try: a crowd at the door must not take the house's
_trying = asyncio.Semaphore(2)


async def sign_in_form(request: Request) -> Response:
    """Show the sign-in, the persona cards of a demo, or the way to the set-up of an empty house."""
    if await visitor_behind(request.scope):
        return RedirectResponse(local(request.query_params.get("next", "/")), HTTPStatus.SEE_OTHER)
    step, cards = await run_in_threadpool(_look)
    if step.empty:
        return RedirectResponse("/setup", HTTPStatus.SEE_OTHER)
    why = request.query_params.get("why", "")
    answer = _form(
        request, step, cards, target=request.query_params.get("next", "/"), note=_NOTES.get(why), forget=why == _OUT
    )
    if language := chosen(request.scope):
        answer.set_cookie(
            LANGUAGE_COOKIE, language.value, max_age=_YEAR, httponly=True, secure=is_secure(request.scope)
        )
    return answer


async def sign_in_with_password(request: Request) -> Response:
    """Try a login and a password."""
    typed = await sent(request)
    login, password = typed.get("login", "")[:80], SecretStr(typed.get("password", "")[:200])
    target = local(typed.get("next", "/"))
    try:
        async with _trying:
            admission = await run_in_threadpool(_try, request, login, password)
    except Refusal as refusal:
        admission = Admission(refusal=refusal)
    if admission.half_way:
        return _code_form(request, admission.half_way, target)
    if admission.refusal is None:
        return await admitted(request, admission.token, target)
    step, cards = await run_in_threadpool(_look)
    return _form(request, step, cards, target=target, login=login, refusal=admission.refusal)


async def sign_in_by_code(request: Request) -> Response:
    """Try the second factor's code, or a recovery code, of whoever has just proved a password."""
    typed = await sent(request)
    half_way, target = typed.get("half", "")[:200], local(typed.get("next", "/"))
    recovery = typed.get("recovery", "")[:80]
    try:
        admission = await run_in_threadpool(
            as_stranger, request, sign_in_with_code,
            half_way=half_way, code=recovery or typed.get("code", "")[:80], device=device_of(request),
        )  # fmt: skip
    except Refusal as refusal:
        if refusal.code is Code.HALF_WAY_OVER:
            return RedirectResponse(f"/signin?{urlencode({'why': 'code', 'next': target})}", HTTPStatus.SEE_OTHER)
        admission = Admission(refusal=refusal)
    if admission.refusal is None:
        return await admitted(request, admission.token, target)
    return _code_form(request, half_way, target, by_recovery=bool(recovery), refusal=admission.refusal)


async def sign_in_with_one_tap(request: Request) -> Response:
    """Sign in as a persona of the demo database."""
    typed = await sent(request)
    target = local(typed.get("next", "/"))
    try:
        account_id = AccountId(UUID(typed.get("account", "")))
        admission = await run_in_threadpool(
            as_stranger, request, sign_in_as_persona, account_id=account_id, language=tongue_of(request.scope),
            device=device_of(request),
        )  # fmt: skip
    except (ValueError, Refusal):
        return RedirectResponse("/signin", HTTPStatus.SEE_OTHER)
    return await admitted(request, admission.token, target)


async def sign_out_form(request: Request) -> Response:
    """Ask whether to sign out, for whoever comes by an address."""
    return page(request, "sign_out.html", stay=True)


async def sign_out_now(request: Request) -> Response:
    """End the session and forget the cookie; of a session that was over already, say so."""
    why = _OUT if await run_in_threadpool(end_session_of, request) else "ended"
    answer = RedirectResponse(f"/signin?why={why}", HTTPStatus.SEE_OTHER, headers={"Cache-Control": "no-store"})
    answer.delete_cookie(_cookie(request), path="/", secure=is_secure(request.scope), httponly=True, samesite="lax")
    return answer


async def sign_out_of_streamlit(request: Request) -> Response:
    """Sign out for st.logout(), which sends the browser here; a link on another site only gets to the question."""
    if request.headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}:
        return await sign_out_now(request)
    return RedirectResponse("/signout", HTTPStatus.SEE_OTHER)


async def admitted(request: Request, token: str, target: str, *, longest: timedelta | None = None) -> Response:
    """Hand a new session to the browser and let it go on; a session it had before is over."""
    await run_in_threadpool(end_session_of, request)
    longest = longest or limits().longest
    answer = RedirectResponse(target, HTTPStatus.SEE_OTHER, headers={"Cache-Control": "no-store"})
    answer.set_cookie(
        _cookie(request), token, max_age=int(longest.total_seconds()), path="/",
        secure=is_secure(request.scope), httponly=True, samesite="lax",
    )  # fmt: skip
    return answer


def as_stranger(request: Request, intent: Callable[..., T], **facts: Any) -> T:  # noqa: ANN401 - as the intent takes them
    """Perform an intent of the door for whoever stands before it."""
    now, origin = datetime.now(UTC), origin_of(request.scope)
    return perform(engine(), stranger(HOME), intent, now=now, origin=origin, **facts)


def device_of(request: Request) -> str:
    """Give the visitor's device in short, for the list of one's own sessions."""
    return device(request.headers.get("user-agent", ""), origin_of(request.scope))


def end_session_of(request: Request) -> bool:
    """End the session that a request brings, if it lives; tells whether it did."""
    token, now = request.cookies.get(_cookie(request), ""), datetime.now(UTC)
    with foreseen(), reading(engine()) as session:
        actor = actor_of(session, token, now)
    if actor:
        perform(engine(), actor, sign_out, now=now, origin=origin_of(request.scope), token=token)
    return actor is not None


def _try(request: Request, login: str, password: SecretStr) -> Admission:
    with foreseen(), reading(engine()) as session:
        waiting = wait_for(session, login, datetime.now(UTC))
        # while a login waits, nobody's guess is worth the work of trying it
        proof = Proof(clean_login(login), None, "") if waiting else proof_of(session, login, password)
    return as_stranger(request, sign_in, proof=proof, password=password, device=device_of(request))


def _look() -> tuple[Doorstep, list[Persona]]:
    with foreseen(), reading(engine()) as session:
        return doorstep(session), personas(session)


def _code_form(
    request: Request, half_way: str, target: str, *, by_recovery: bool = False, refusal: Refusal | None = None
) -> Response:
    wrong = tell(sentence_for(refusal), tongue_of(request.scope), **refusal.facts) if refusal else ""
    status = _STATUS.get(refusal.code, HTTPStatus.BAD_REQUEST) if refusal else HTTPStatus.OK
    return page(request, "code.html", status=status, half=half_way, next=target, by_recovery=by_recovery, wrong=wrong)


def _form(
    request: Request, step: Doorstep, cards: list[Persona], *, target: str, login: str = "",
    refusal: Refusal | None = None, note: Phrase | None = None, forget: bool = False,
) -> Response:  # fmt: skip
    language = tongue_of(request.scope)
    wrong = tell(sentence_for(refusal), language, **refusal.facts) if refusal else ""
    answer = page(
        request, "sign_in.html", status=_STATUS.get(refusal.code, HTTPStatus.BAD_REQUEST) if refusal else HTTPStatus.OK,
        stay=True, bureau=step.bureau, demo=step.demo, personas=cards, next=local(target), login=login, wrong=wrong,
        said="", note=note.words(language) if note else "", sso=bool(settings().oidc_issuer), forget=forget,
    )  # fmt: skip
    if forget:
        answer.headers["Content-Security-Policy"] = script_policy()
    return answer


def _cookie(request: Request) -> str:
    return COOKIE_HTTPS if is_secure(request.scope) else COOKIE_HTTP
