"""Letters and certificates on A4, one or the whole batch; and the door at which anybody verifies a certificate."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.files.papers import Paper
from db.reads import letters as questions
from db.rules.calendar import day_in_shanghai
from db.rules.letters import LETTERS, read_code, written_code
from db.rules.quarters import period_of_quarter
from db.rules.rights import Actor, Right, stranger
from db.terms import ReportKind
from db.work import reading
from db.work.retry import foreseen
from pages.doors.address import origin_of
from pages.doors.arrive_pace import Pace
from pages.doors.asking import asker, speak
from pages.doors.paper import page
from pages.doors.take import note
from pages.doors.tongue import HOME
from pages.kit import codes, lettering
from pages.text import letters as text
from pages.text.phrase import Phrase

T = TypeVar("T")

# a code has eighty bits; whoever guesses is slowed down all the same
_by_address = Pace(30, 0.5)


async def one(request: Request) -> Response:
    """Give one paper to be printed: a letter within reach, or a member's own certificate."""
    return _printed(request, await run_in_threadpool(_found, _one, request))


async def batch(request: Request) -> Response:
    """Give a quarter's papers of a kind to be printed, each on its own sheet."""
    return _printed(request, await run_in_threadpool(_found, _batch, request))


async def verify_form(request: Request) -> Response:
    """Ask for the code on a paper; a typed one leads to its answer."""
    typed = request.query_params.get("code", "")
    return await _answer(request, typed) if typed else _asking(request)


async def verify(request: Request) -> Response:
    """Say whether a code is true, and what the paper then says; nothing more."""
    return await _answer(request, request.path_params["code"])


async def _answer(request: Request, typed: str) -> Response:
    if not _by_address.allows(origin_of(request.scope), time.monotonic()):
        raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS)
    try:
        found, lines = await run_in_threadpool(_checked, request, read_code(typed))
    except Refusal as refusal:
        if refusal.code is not Code.NOT_FOUND:
            raise
        return _asking(request, typed=typed[:40])
    if not found.whole:
        return _asking(request, typed=typed[:40], said=text.DOOR_ALTERED, status=HTTPStatus.CONFLICT)
    return page(
        request, "verified.html", demo=found.demo, letters=text, lines=lines, newest=found.newest, stay=True,
        bureau=found.paper.bureau, code=written_code(found.paper.check_code),
        day=day_in_shanghai(found.paper.signed_at),
    )  # fmt: skip


def _checked(request: Request, code: str) -> tuple[questions.Checked, list[str]]:
    speak(request)
    with foreseen(), reading(engine()) as session:
        found = questions.checked(session, stranger(HOME), code=code)
    return found, lettering.certified(found.paper)


def _asking(
    request: Request, *, typed: str = "", said: Phrase = text.DOOR_UNKNOWN, status: HTTPStatus = HTTPStatus.NOT_FOUND
) -> Response:
    if not typed:
        status = HTTPStatus.OK
    return page(request, "verify.html", status=status, letters=text, typed=typed, said=said, stay=not typed)


def _found(question: Callable[[Request, Actor], tuple[questions.Written, ...]], request: Request) -> list[Paper]:
    speak(request)
    try:
        papers = question(request, asker(request))
    except Refusal as refusal:
        if refusal.code in {Code.NOT_FOUND, Code.BAD_DAY}:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise
    if papers:
        note(request, shown="report/letters", holds=lettering.HOLDS)
    return [lettering.paper_of(one, str(request.url)) for one in papers]


def _one(request: Request, actor: Actor) -> tuple[questions.Written, ...]:
    try:
        report_id = UUID(request.path_params["report"])
    except ValueError:
        raise Refusal(Code.NOT_FOUND) from None
    if not (actor.may(Right.SEE_LETTERS) or actor.member_id):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    with foreseen(), reading(engine()) as session:
        return (questions.letter(session, actor, report_id=report_id),)


def _batch(request: Request, actor: Actor) -> tuple[questions.Written, ...]:
    if not actor.may(Right.SEE_LETTERS):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    kind, period = request.path_params["kind"], period_of_quarter(request.path_params["quarter"])
    if kind not in LETTERS:
        raise Refusal(Code.NOT_FOUND)
    with foreseen(), reading(engine()) as session:
        return questions.letters(session, actor, kind=ReportKind(kind), period=period)


def _printed(request: Request, papers: list[Paper]) -> Response:
    if not papers:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return page(request, "letters.html", letters=text, papers=papers, picture=codes.picture, stay=True)
