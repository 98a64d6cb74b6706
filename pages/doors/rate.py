"""The door of a slip: who was served says how it went, with a signed code, once, and without an account."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.followups import FollowupLine, Slip, followup, slip_of
from db.rules import passes
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Right, stranger
from db.terms import Satisfaction
from db.work import reading
from db.work.keys import sign_key
from db.work.retry import foreseen
from db.writes.followups import rate_by_slip
from pages.doors.address import origin_of
from pages.doors.arrive_pace import Pace
from pages.doors.asking import allowed
from pages.doors.forms import sent
from pages.doors.paper import page
from pages.doors.sign_in import as_stranger
from pages.doors.tongue import HOME
from pages.kit import codes, following
from pages.text import followups as text
from pages.text.phrase import Phrase

_MOST_WORDS: Final = 500
_by_address = Pace(60, 1.0)


async def slip_form(request: Request) -> Response:
    """Show the three answers to whoever holds a slip; a used one says so."""
    try:
        slip = await run_in_threadpool(_opened, request)
    except Refusal as refusal:
        return _closed(request, refusal)
    return _answered(request) if slip.answered else _form(request, slip)


async def rate_now(request: Request) -> Response:
    """Take the answer, once."""
    typed = await sent(request)
    if not _by_address.allows(origin_of(request.scope), time.monotonic()):
        raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS)
    opinion, said = typed.get("opinion", "").strip()[:_MOST_WORDS], typed.get("satisfaction", "")
    try:
        slip = await run_in_threadpool(_opened, request)
        if slip.answered:
            return _answered(request)
        if said not in set(Satisfaction):
            return _form(request, slip, wrong=text.DOOR_MISSING, opinion=opinion)
        facts = {"followup_id": _id(request), "satisfaction": Satisfaction(said), "opinion": opinion}
        await run_in_threadpool(_rated, request, facts)
    except Refusal as refusal:
        return _closed(request, refusal)
    return _said(request, HTTPStatus.OK, text.THANKS_TITLE, text.THANKS[Satisfaction(said)], demo=slip.demo)


async def paper_slip(request: Request) -> Response:
    """Give the slip to be printed and handed over, for whoever may ask afterwards."""
    asked = await run_in_threadpool(_asked, request)
    address = codes.slip_address(str(request.url), asked.id)
    return page(
        request, "rating.html", after=text, asked=asked, answers=list(Satisfaction), address=address,
        picture=codes.picture(address), stay=True,
    )  # fmt: skip


def _opened(request: Request) -> Slip:
    followup_id = _id(request)
    passes.check_slip(sign_key(), followup_id, request.path_params["shown"])
    with foreseen(), reading(engine()) as session:
        return slip_of(session, stranger(HOME), followup_id=followup_id)


def _rated(request: Request, facts: Mapping[str, Any]) -> None:
    as_stranger(request, rate_by_slip, **facts)


def _asked(request: Request) -> FollowupLine:
    actor = allowed(request, Right.FOLLOW_UP)
    try:
        with foreseen(), reading(engine()) as session:
            found = followup(session, actor, followup_id=_id(request), today=day_in_shanghai(datetime.now(UTC)))
    except Refusal as refusal:
        if refusal.code in {Code.NOT_FOUND, Code.PASS_WRONG}:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise
    if not following.has_slip(found):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


def _id(request: Request) -> UUID:
    try:
        return UUID(request.path_params["followup"])
    except ValueError:
        raise Refusal(Code.PASS_WRONG) from None


def _form(request: Request, slip: Slip, *, wrong: Phrase | None = None, opinion: str = "") -> Response:
    status = HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK
    return page(
        request, "rate.html", status=status, demo=slip.demo, after=text, slip=slip, answers=list(Satisfaction),
        wrong=wrong, opinion=opinion, most=_MOST_WORDS, stay=not wrong,
    )  # fmt: skip


def _answered(request: Request) -> Response:
    return _said(request, HTTPStatus.OK, text.ANSWERED_TITLE, text.ANSWERED)


def _closed(request: Request, refusal: Refusal) -> Response:
    if refusal.code in {Code.ALREADY_RECORDED, Code.ILLEGAL_MOVE}:
        return _answered(request)
    if refusal.code in {Code.PASS_WRONG, Code.NOT_FOUND}:
        return _said(request, HTTPStatus.FORBIDDEN, text.WRONG_TITLE, text.WRONG)
    raise refusal


def _said(request: Request, status: HTTPStatus, title: Phrase, words: Phrase, *, demo: bool = False) -> Response:
    return page(request, "rated.html", status=status, demo=demo, title=title, words=words, stay=status is HTTPStatus.OK)
