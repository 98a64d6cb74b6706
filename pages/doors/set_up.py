"""The first day's door: name the bureau, create its administrator, with the code from the console."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from pydantic import SecretStr
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.accounts import doorstep, proof_of
from db.settings import settings
from db.work import reading
from db.work.retry import foreseen
from db.writes.setup import set_up
from db.writes.sign_ins import sign_in
from pages.doors.forms import sent
from pages.doors.paper import page
from pages.doors.sign_in import admitted, as_stranger, device_of
from pages.doors.tongue import tongue_of
from pages.text import doors as text
from pages.text.phrase import Phrase
from pages.text.refusals import sentence
from pages.text.telling import tell


@dataclass(frozen=True, slots=True)
class Field:
    """One box of the form."""

    name: str
    label: Phrase
    hint: Phrase | None = None
    kind: str = "text"
    complete: str = "off"
    most: int = 60
    mode: str = ""


FIELDS: Final = (
    Field("code", text.SETUP_CODE, text.SETUP_CODE_HINT, mode="plain"),
    Field("bureau", text.BUREAU, text.BUREAU_HINT, complete="organization"),
    Field("city", text.CITY, complete="address-level2", most=40),
    Field("name", text.ADMIN_NAME, complete="name", most=20),
    Field("login", text.ADMIN_LOGIN, text.ADMIN_LOGIN_HINT, complete="username", most=40, mode="plain"),
    Field("password", text.ADMIN_PASSWORD, text.PASSWORD_HINT, kind="password", complete="new-password", most=128),
)
_AT: Final = {
    Code.SETUP_CODE_WRONG: "code",
    Code.PASSWORD_TOO_SHORT: "password",
    Code.PASSWORD_TOO_COMMON: "password",
    Code.LOGIN_TAKEN: "login",
}


async def set_up_form(request: Request) -> Response:
    """Show the form of an empty house; a house that is lived in leads to the sign-in."""
    if not await run_in_threadpool(_is_empty):
        return RedirectResponse("/signin", HTTPStatus.SEE_OTHER)
    return _form(request, {"code": request.query_params.get("code", "")[:60]})


async def set_up_now(request: Request) -> Response:
    """Set the house up and sign its administrator in."""
    typed = await sent(request)
    facts = {field.name: typed.get(field.name, "")[:200] for field in FIELDS if field.kind != "password"}
    password = SecretStr(typed.get("password", "")[:200])
    try:
        token = await run_in_threadpool(_set_up, request, facts, password)
    except Refusal as refusal:
        if refusal.code is Code.SETUP_DONE:
            return RedirectResponse("/signin", HTTPStatus.SEE_OTHER)
        return _form(request, facts, refusal)
    return await admitted(request, token, "/")


def _set_up(request: Request, facts: dict[str, str], password: SecretStr) -> str:
    as_stranger(request, set_up, **facts, password=password, language=tongue_of(request.scope))
    with foreseen(), reading(engine()) as session:
        proof = proof_of(session, facts["login"], password)
    return as_stranger(request, sign_in, proof=proof, device=device_of(request)).token


def _is_empty() -> bool:
    with foreseen(), reading(engine()) as session:
        return doorstep(session).empty


def _form(request: Request, typed: dict[str, str], refusal: Refusal | None = None) -> Response:
    words = tell(sentence(refusal), tongue_of(request.scope), **refusal.facts) if refusal else ""
    at = _AT.get(refusal.code, str(refusal.facts.get("field", ""))) if refusal else ""
    empty_first = next((field.name for field in FIELDS if not typed.get(field.name)), "")
    return page(
        request, "setup.html", status=HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK, stay=True, fields=FIELDS,
        typed=typed, sentence=words, at=at, first=at or empty_first, least=settings().password_rule.least,
    )  # fmt: skip
