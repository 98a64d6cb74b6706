"""The check-in door of an activity: plain HTML for any phone, no account; with scripts it works without a network."""

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from http import HTTPStatus
from typing import Final
from uuid import UUID, uuid4

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.arrivals import Door, door_of
from db.rules import passes
from db.rules.passes import Opening
from db.rules.rights import stranger
from db.terms import Doubt, KnockStatus
from db.work import reading
from db.work.keys import sign_key
from db.work.retry import foreseen
from db.work.together import Task, results
from db.writes.arrivals import knock
from pages.doors.address import origin_of
from pages.doors.arrive_pace import Pace, Remembered
from pages.doors.errors import PASSING
from pages.doors.errors import foreseen as answer_foreseen
from pages.doors.forms import sent
from pages.doors.gathering import Gathering
from pages.doors.paper import page
from pages.doors.scripts import script_file, script_policy
from pages.doors.tongue import HOME, tongue_of
from pages.text import arrive as text
from pages.text.phrase import Phrase
from pages.text.refusals import sentence as sentence_for
from pages.text.telling import tell

_NOTES: Final[dict[Doubt | None, Phrase]] = {Doubt.OLD_CODE: text.OLD, Doubt.WALL_CODE: text.WALL}
_OUTCOMES: Final = {
    KnockStatus.ADMITTED: ("in", text.IN_TITLE, text.IN),
    KnockStatus.WAITING: ("waiting", text.WAITING_TITLE, text.WAITING),
    KnockStatus.TURNED_AWAY: ("away", text.AWAY_TITLE, text.AWAY),
}
_STANDS: Final = 5.0  # seconds for which a door's sign, its name and its day, is remembered
_crowd: Final = Gathering(lambda tasks: results(engine(), tasks))
_let_in: Final = Remembered()
# a whole crowd may stand behind one address; one opened page is one person who may mistype
_by_address, _by_opening = Pace(600, 10.0), Pace(10, 0.2)


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the door's form: for which activity, by which opening, under which key, and what was typed."""

    door: Door
    opening: str
    key: str
    typed: str = ""


async def open_door(request: Request) -> Response:
    """Show the door to whoever comes with a code; an old one opens it too, but is not believed."""
    activity, now = request.path_params["activity"], datetime.now(UTC)
    try:
        door, opening = await run_in_threadpool(_opened, activity, request.path_params["shown"], now)
    except Refusal as refusal:
        return await _closed(request, refusal)
    signed = passes.sign_opening(sign_key(), activity, opening)
    return _form(request, Form(door, signed, str(uuid4())), note=_NOTES.get(opening.doubt))


async def come_in(request: Request) -> Response:
    """Take an arrival: as a page for people, in few words for the door's own script."""
    typed = await sent(request)
    activity, signed, who = request.path_params["activity"], typed.get("opening", "")[:120], typed.get("typed", "")[:60]
    try:
        opening = passes.read_opening(sign_key(), activity, signed)
        if not _may_go_on(request, opening):
            return _slowly(request)
        key = UUID(typed.get("key", ""))
        door = await run_in_threadpool(_door, activity)
    except Refusal as refusal:
        return await _closed(request, refusal)
    except ValueError:
        return await _closed(request, Refusal(Code.PASS_WRONG))
    try:
        # whoever is let in stays so under this key, however often it is sent
        status = KnockStatus.ADMITTED if _let_in.holds(key, f"{activity} {who}") else await _knock(
            request, activity_code=activity, opening=opening, key=key, typed=who,
            choice=typed.get("choice", "")[:20], unattended=bool(typed.get("unattended")),
        )  # fmt: skip
    except Refusal as refusal:
        return await _not_in(request, refusal, Form(door, signed, str(key), who.strip()))
    if status is KnockStatus.ADMITTED:
        _let_in.keep(key, f"{activity} {who}")
    return _outcome(request, Form(door, signed, str(key), who.strip()), status)


async def script(_request: Request) -> Response:
    """Give the door's own script."""
    return script_file("arrive_door.js")


async def worker(_request: Request) -> Response:
    """Give the worker that opens the door again where there is no network."""
    return script_file("arrive_worker.js")


def _opened(activity: str, shown: str, now: datetime) -> tuple[Door, Opening]:
    doubt = passes.doubt_about(sign_key(), activity, shown, now)
    return _door(activity), Opening(secrets.token_hex(6), now, doubt)


def _door(activity: str) -> Door:
    return _door_at(activity, int(time.monotonic() / _STANDS))


@lru_cache(maxsize=256)
def _door_at(activity: str, _moment: int) -> Door:
    with foreseen(), reading(engine()) as session:
        return door_of(session, stranger(HOME), code=activity)


async def _knock(request: Request, **facts: object) -> KnockStatus:
    task = Task(stranger(HOME), knock, facts, datetime.now(UTC), origin_of(request.scope))
    try:
        return (await _crowd.perform(task)).status
    except Refusal as refusal:
        if refusal.code is not Code.ALREADY_SENT:
            raise
        # the same one was faster: its answer is the answer
        return (await _crowd.perform(task)).status


def _may_go_on(request: Request, opening: Opening) -> bool:
    now = time.monotonic()
    return _by_address.allows(origin_of(request.scope), now) and _by_opening.allows(opening.id, now)


def _form(request: Request, form: Form, *, wrong: str = "", note: Phrase | None = None) -> Response:
    status = HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK
    return _page(
        request, "arrive.html", demo=form.door.demo, status=status, stay=not wrong, form=form, wrong=wrong, note=note
    )


def _outcome(request: Request, form: Form, status: KnockStatus) -> Response:
    state, title, words = _OUTCOMES[status]
    told = tell(words, tongue_of(request.scope), typed=form.typed)
    if _by_script(request):
        return _said(state, told)
    return _page(request, "arrived.html", demo=form.door.demo, state=state, title=title, sentence=told, form=form)


async def _not_in(request: Request, refusal: Refusal, form: Form) -> Response:
    people, language = refusal.facts.get("people"), tongue_of(request.scope)
    if refusal.code is Code.SAME_NAME and people and not _by_script(request):
        return _page(request, "arrive_choose.html", demo=form.door.demo, people=people, form=form)
    if refusal.code is Code.SAME_NAME:
        return _wrong(request, "choose", form, tell(text.MORE, language, typed=form.typed), HTTPStatus.OK)
    if refusal.code in {Code.EMPTY, Code.TOO_LONG}:
        return _wrong(request, "wrong", form, tell(text.ASK, language), HTTPStatus.BAD_REQUEST)
    return await _closed(request, refusal)


def _wrong(request: Request, state: str, form: Form, words: str, status: HTTPStatus) -> Response:
    return _said(state, words, status) if _by_script(request) else _form(request, form, wrong=words)


async def _closed(request: Request, refusal: Refusal) -> Response:
    """Say why the door does not open: for now, or with this code never."""
    if refusal.code is Code.FULL:
        return _slowly(request)
    if refusal.code in PASSING:
        return await answer_foreseen(request, refusal)
    known = refusal.code in {Code.PASS_WRONG, Code.NOT_FOUND}
    words = tell(text.WRONG if known else sentence_for(refusal), tongue_of(request.scope), **refusal.facts)
    if _by_script(request):
        return _said("wrong", words, HTTPStatus.FORBIDDEN)
    return _page(request, "sentence.html", status=HTTPStatus.FORBIDDEN, title=text.WRONG_TITLE, sentence=words)


def _slowly(request: Request) -> Response:
    if _by_script(request):
        return _said("later", tell(text.SLOWLY, tongue_of(request.scope)), HTTPStatus.TOO_MANY_REQUESTS)
    told = tell(text.SLOWLY, tongue_of(request.scope))
    return _page(request, "sentence.html", status=HTTPStatus.TOO_MANY_REQUESTS, title=text.SLOWLY_TITLE, sentence=told)


def _page(request: Request, template: str, **facts: object) -> Response:
    answer = page(request, template, arrive=text, **facts)  # type: ignore[arg-type] # status and stay are among the facts
    answer.headers["Content-Security-Policy"] = script_policy()
    return answer


def _said(state: str, words: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return JSONResponse({"state": state, "words": words}, status, headers={"Cache-Control": "no-store"})


def _by_script(request: Request) -> bool:
    return request.headers.get("accept", "") == "application/json"
