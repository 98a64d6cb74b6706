"""The helpers' door: the desk's quick list as a plain page that goes on where there is no network."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.activities import ActivityLine, activity_detail
from db.reads.attendance import Roll, roll
from db.reads.revision import revision
from db.rules.calendar import SHANGHAI
from db.rules.pinyin import search_text
from db.rules.rights import Actor, Right
from db.terms import ActivityId, DraftId, Language, MemberId
from db.work import perform, reading
from db.work.retry import foreseen
from db.writes import attendance
from db.writes.attendance import UNDO_TIME
from pages.doors.address import origin_of
from pages.doors.arrive_pace import AT_ONCE
from pages.doors.asking import allowed
from pages.doors.errors import PASSING
from pages.doors.forms import sent
from pages.doors.paper import page
from pages.doors.scripts import script_file, script_policy
from pages.doors.tongue import tongue_of
from pages.text import desk as desk_text
from pages.text import helping as text
from pages.text.refusals import sentence as sentence_for
from pages.text.telling import tell

_KEPT: Final = timedelta(hours=12)
"""How long after the activity's day a phone keeps the list."""

_AFTERWARDS: Final = timedelta(hours=2)
"""How long a phone keeps the list of a day that is past."""

_TOLD: Final = (
    "count-of", "count", "and-guests", "there", "undo", "entered", "missing", "found", "more", "nobody", "all-sent",
    "waiting", "ready", "no-network", "sign-in", "sign-in-link", "other", "not-taken", "empty", "forgotten",
    "asks-why", "why", "why-save", "why-drop",
)  # fmt: skip
"""What the script says: names of the words, as the page carries them."""

_FLAGS: Final = {
    False: (desk_text.ELSEWHERE, desk_text.ELSEWHERE_LEAD),
    True: (desk_text.STRUCK_BEFORE, desk_text.STRUCK_LEAD),
}
"""Why somebody is entered with a reason only, in a word and in a sentence; True is for who was struck before."""

_GAPS: Final = {name: f"{{{name}}}" for name in ("arrived", "expected", "count", "typed", "name", "why")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a helper tapped: the intent it performs, and its facts."""

    intent: Callable[..., object]
    facts: dict[str, object]


async def open_list(request: Request) -> Response:
    """Show the page without anybody's name: the list follows by the script, and is kept in the phone."""
    activity = await run_in_threadpool(_activity, request)
    language = tongue_of(request.scope)
    told = [(name, tell(getattr(text, name.upper().replace("-", "_")), language, **_GAPS)) for name in _TOLD]
    answer = page(request, "helping.html", helping=text, activity=activity, told=told)
    answer.headers["Content-Security-Policy"] = script_policy()
    return answer


async def give_roll(request: Request) -> Response:
    """Give who may arrive and who is there; nothing new since the caller's revision is an empty answer."""
    return await run_in_threadpool(_roll, request)


async def take(request: Request) -> Response:
    """Take one entry, once for its key; the phone forgets it as soon as it hears the answer."""
    typed = await sent(request)
    activity = await run_in_threadpool(_activity, request)
    if typed.get("by") != _sign(_actor(request), activity.code):
        return _said("other", status=HTTPStatus.CONFLICT)
    try:
        draft, entry = DraftId(UUID(typed.get("key", ""))), _entry(typed)
    except (ValueError, KeyError):
        return _said("no", tell(sentence_for(Refusal(Code.EMPTY)), tongue_of(request.scope)))
    try:
        async with AT_ONCE:
            await run_in_threadpool(_perform, request, activity.id, entry, draft)
    except Refusal as refusal:
        return _refused(request, refusal)
    return _said("done")


async def script(_request: Request) -> Response:
    """Give the page's own script."""
    return script_file("helping.js")


def _actor(request: Request) -> Actor:
    return allowed(request, Right.RECORD_ATTENDANCE)


def _activity(request: Request) -> ActivityLine:
    actor = _actor(request)
    try:
        with foreseen(), reading(engine()) as session:
            return activity_detail(session, actor, code=request.path_params["activity"]).line
    except Refusal as refusal:
        if refusal.code is Code.NOT_FOUND:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise


def _roll(request: Request) -> Response:
    with foreseen(), reading(engine()) as session:
        at = revision(session)
    if request.query_params.get("since") == str(at):
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})
    activity, actor = _activity(request), _actor(request)
    with foreseen(), reading(engine()) as session:
        found = roll(session, actor, activity_id=activity.id)
    end_of_day = datetime.combine(activity.day + timedelta(days=1), time(), SHANGHAI)
    until = max(end_of_day + _KEPT, datetime.now(UTC) + _AFTERWARDS)
    said = {"by": _sign(actor, activity.code), "until": int(until.timestamp() * 1000), "revision": at}
    return JSONResponse(said | _people(found, tongue_of(request.scope)), headers={"Cache-Control": "no-store"})


def _people(found: Roll, language: Language) -> dict[str, Any]:
    names = [one.name for one in found.people]
    return {
        "guests": found.guests,
        "people": [
            {
                "id": str(one.member_id),
                "name": one.name,
                "branch": one.branch,
                "tail": one.phone_tail,
                # a community is told only where it tells namesakes apart
                "community": one.community if names.count(one.name) > 1 else "",
                "sound": search_text(one.name),
                "expected": one.member_id in found.expected,
                "there": one.arrived_at is not None,
                # until when, in milliseconds, one may take it back oneself
                "mine": int((one.arrived_at + UNDO_TIME).timestamp() * 1000) if one.mine and one.arrived_at else 0,
                "flag": tell(_FLAGS[one.struck][0], language) if one.needs_reason else "",
                "asks": tell(_FLAGS[one.struck][1], language) if one.needs_reason else "",
            }
            for one in found.people
        ],
    }


def _entry(typed: dict[str, str]) -> Entry:
    if typed["act"] == "guest":
        return Entry(attendance.record_guest, {"name": typed["name"], "come_from": typed.get("from", "")})
    intents: dict[str, Callable[..., object]] = {"in": attendance.record_arrival, "undo": attendance.undo_arrival_of}
    why = {"reason": typed["reason"]} if typed["act"] == "in" and "reason" in typed else {}
    return Entry(intents[typed["act"]], {"member_id": MemberId(UUID(typed["member"])), **why})


def _perform(request: Request, activity_id: ActivityId, entry: Entry, draft: DraftId) -> None:
    try:
        perform(
            engine(), _actor(request), entry.intent, now=datetime.now(UTC), origin=origin_of(request.scope),
            draft=draft, activity_id=activity_id, **entry.facts,
        )  # fmt: skip
    except Refusal as refusal:
        # sent before, and the answer was lost on its way
        if refusal.code is not Code.ALREADY_SENT:
            raise


def _refused(request: Request, refusal: Refusal) -> Response:
    words = tell(sentence_for(refusal), tongue_of(request.scope), **refusal.facts)
    if refusal.code in PASSING:
        return _said("later", words, HTTPStatus.SERVICE_UNAVAILABLE)
    if refusal.code in {Code.OVERLAPS, Code.STRUCK}:
        return _said("why", words)
    return _said("no", words)


def _said(state: str, words: str = "", status: HTTPStatus = HTTPStatus.OK) -> Response:
    return JSONResponse({"state": state, "words": words}, status, headers={"Cache-Control": "no-store"})


def _sign(actor: Actor, activity: str) -> str:
    """Give the sign by which a phone knows whose entries it keeps, without saying who that is."""
    return hashlib.sha256(f"{activity}.{actor.account_id}".encode()).hexdigest()[:16]
